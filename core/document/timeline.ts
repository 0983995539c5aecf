import { invertDiff, squashDiffs } from './apply';
import type { RecordsDiff } from './diff';

/** One thing the editor did, as undo keeps it. `Selection` is whatever the window wants back with it. */
export interface TimelineEntry<Selection> {
  /** Key of the words for the Edit menu and the history panel. */
  readonly label: string;
  readonly diff: RecordsDiff;
  readonly selectionBefore: Selection;
  readonly selectionAfter: Selection;
  /** Milliseconds, from the caller's clock: the last change of the entry. */
  readonly time: number;
}

export interface PushOptions {
  /**
   * Changes with the same key that follow within `pause` are one entry: `type:<story>/<block>` for typing.
   * Without a key the change stands alone.
   */
  readonly coalesce?: string;
}

/** What to apply and what to select; `diff` already points in the right direction. */
export interface TimelineStep<Selection> {
  readonly label: string;
  readonly diff: RecordsDiff;
  readonly selection: Selection;
}

/** A row of the history panel, oldest first. */
export interface TimelineRow {
  readonly label: string;
  readonly time: number;
  /** False for what was undone and can be redone. */
  readonly done: boolean;
  readonly mark?: string;
}

interface Kept<Selection> extends TimelineEntry<Selection> {
  readonly coalesce: string | undefined;
  readonly sealed: boolean;
}

export interface TimelineLimits {
  /** Entries kept; the oldest are forgotten. */
  readonly entries: number;
  /** Milliseconds without a change after which typing starts a new entry. */
  readonly pause: number;
}

const LIMITS: TimelineLimits = { entries: 1000, pause: 1000 };

/**
 * The undo timeline of one window. It holds changes, not states: the caller applies the diff of a step to its
 * records and restores the selection. Pure but for its own memory; the clock is the caller's.
 */
export class Timeline<Selection> {
  #entries: Kept<Selection>[] = [];
  /** Entries before this index are done, those from it on can be redone. */
  #at = 0;
  #group = 0;
  /** Index of the entry an open group has grown; undefined until its first change. */
  #grouped: number | undefined;
  /** Mark names by the number of entries before them. */
  #marks = new Map<string, number>();
  readonly #limits: TimelineLimits;

  constructor(limits: Partial<TimelineLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
  }

  /** Takes a change that has been made. What was undone before it can no longer be redone. */
  push(entry: TimelineEntry<Selection>, options: PushOptions = {}): void {
    if (entry.diff.length === 0) return;
    this.#forgetUndone();
    if (this.#mayGrow(entry, options.coalesce)) this.#grow(entry);
    else this.#add(entry, options.coalesce);
  }

  /** Until the matching `closeGroup` all changes are one entry: an input method's composition, a drag. */
  openGroup(): void {
    if (this.#group++ === 0) this.seal();
  }

  closeGroup(): void {
    if (this.#group === 0) return;
    if (--this.#group === 0) this.#endGroup();
  }

  /** The next change starts an entry of its own. */
  seal(): void {
    const last = this.#entries[this.#at - 1];
    if (last) this.#entries[this.#at - 1] = { ...last, sealed: true };
  }

  /** Names this moment, to come back to with `undoTo`. A name used again moves. */
  mark(name: string): void {
    this.seal();
    this.#marks.set(name, this.#at);
  }

  /** Undefined where there is nothing to undo. */
  undo(): TimelineStep<Selection> | undefined {
    this.#endGroup();
    const entry = this.#entries[this.#at - 1];
    if (!entry) return undefined;
    this.seal();
    this.#at--;
    return { label: entry.label, diff: invertDiff(entry.diff), selection: entry.selectionBefore };
  }

  redo(): TimelineStep<Selection> | undefined {
    this.#endGroup();
    const entry = this.#entries[this.#at];
    if (!entry) return undefined;
    this.#at++;
    return { label: entry.label, diff: entry.diff, selection: entry.selectionAfter };
  }

  /** Everything after a mark taken back in one step. Undefined where the mark is unknown or nothing follows it. */
  undoTo(name: string): TimelineStep<Selection> | undefined {
    const at = this.#marks.get(name);
    return at === undefined || at >= this.#at ? undefined : this.goTo(at);
  }

  /** The step to the moment when `count` rows were done; undefined where we are there already. */
  goTo(count: number): TimelineStep<Selection> | undefined {
    const target = Math.min(Math.max(0, count), this.#entries.length);
    let step: TimelineStep<Selection> | undefined;
    while (this.#at !== target) {
      const next = this.#at > target ? this.undo() : this.redo();
      if (!next) break;
      step = step ? { ...next, diff: squashDiffs(step.diff, next.diff) } : next;
    }
    return step;
  }

  get canUndo(): boolean {
    return this.#at > 0;
  }

  get canRedo(): boolean {
    return this.#at < this.#entries.length;
  }

  /** Labels for the Edit menu. */
  get undoLabel(): string | undefined {
    return this.#entries[this.#at - 1]?.label;
  }

  get redoLabel(): string | undefined {
    return this.#entries[this.#at]?.label;
  }

  /** For the history panel, oldest first. */
  list(): readonly TimelineRow[] {
    const names = new Map([...this.#marks].map(([name, at]) => [at, name]));
    return this.#entries.map(({ label, time }, index) => {
      const mark = names.get(index + 1);
      return { label, time, done: index < this.#at, ...(mark === undefined ? {} : { mark }) };
    });
  }

  clear(): void {
    this.#entries = [];
    this.#at = 0;
    this.#group = 0;
    this.#grouped = undefined;
    this.#marks.clear();
  }

  #mayGrow(entry: TimelineEntry<Selection>, key: string | undefined): boolean {
    if (this.#group > 0) return this.#grouped !== undefined && this.#grouped === this.#at - 1;
    const last = this.#entries[this.#at - 1];
    if (!last || last.sealed || key === undefined || last.coalesce !== key) return false;
    return entry.time - last.time <= this.#limits.pause;
  }

  #grow(entry: TimelineEntry<Selection>): void {
    const last = this.#entries[this.#at - 1];
    if (!last) return;
    const diff = squashDiffs(last.diff, entry.diff);
    if (diff.length === 0) this.#drop();
    else
      this.#entries[this.#at - 1] = { ...last, diff, selectionAfter: entry.selectionAfter, time: entry.time };
  }

  /** Typed and deleted again: nothing is left to undo. */
  #drop(): void {
    this.#entries.pop();
    this.#at--;
    this.#grouped = undefined;
  }

  #add(entry: TimelineEntry<Selection>, coalesce: string | undefined): void {
    this.seal();
    const { label, diff, selectionBefore, selectionAfter, time } = entry;
    this.#entries.push({ label, diff, selectionBefore, selectionAfter, time, coalesce, sealed: false });
    this.#at++;
    const surplus = this.#entries.length - this.#limits.entries;
    if (surplus > 0) {
      this.#entries.splice(0, surplus);
      this.#at -= surplus;
      this.#shiftMarks(surplus);
    }
    if (this.#group > 0) this.#grouped = this.#at - 1;
  }

  #shiftMarks(surplus: number): void {
    for (const [name, at] of this.#marks) {
      if (at < surplus) this.#marks.delete(name);
      else this.#marks.set(name, at - surplus);
    }
  }

  #forgetUndone(): void {
    this.#entries.length = this.#at;
    for (const [name, at] of this.#marks) if (at > this.#at) this.#marks.delete(name);
  }

  #endGroup(): void {
    if (this.#grouped !== undefined) this.seal();
    this.#group = 0;
    this.#grouped = undefined;
  }
}
