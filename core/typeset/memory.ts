import type { Em } from '../base/units';
import { type Settings, setEven, setUneven } from './paragraph';
import type { Prepared } from './prepared';
import type { Broken } from './rebreak';
import type { Measures, ParagraphInput, ParagraphStyle } from './types';
import type { Widths } from './widths';

/** Measures that a paragraph's settings are remembered for. */
const SETTINGS_KEPT = 48;

/** A paragraph with everything worked out of it so far. What was forgotten is worked out again when asked for. */
export class Entry {
  readonly input: ParagraphInput;
  /** The memory has let go of it; whoever still holds the input finds it, and it is taken in again. */
  left = false;
  readonly #prepare: (input: ParagraphInput) => Prepared;
  #prepared: Prepared | undefined;
  #even = new Map<number, Settings>();
  #broken: Broken | undefined;
  /** A state of a paragraph after an edit: the next edit is likely to be in it as well. */
  readonly #edited: boolean;
  /** The state before the last edit, until it has been made use of. */
  #before: Entry | undefined;
  #uneven: { readonly settings: Settings; readonly widths: Widths }[] = [];

  constructor(input: ParagraphInput, prepare: (input: ParagraphInput) => Prepared, before?: Entry) {
    this.input = input;
    this.#prepare = prepare;
    this.#edited = before !== undefined;
    if (before && before.#broken) this.#before = before;
  }

  get prepared(): Prepared {
    this.#prepared ??= this.#prepare(this.input);
    return this.#prepared;
  }

  /** Gives back all but the input. */
  forget(): void {
    this.#prepared = undefined;
    this.#broken = undefined;
    this.#before = undefined;
    this.#even.clear();
    this.#uneven = [];
  }

  /** The settings for a row of measures; those that the paragraph's lines do not come to make no difference. */
  settings(measures: Measures): Settings {
    const even = this.#evenFor(measures);
    if (even) return even;
    for (const known of this.#uneven) if (known.widths.agree(measures)) return known.settings;
    const fresh = setUneven(this.prepared, measures);
    if (this.#uneven.length >= SETTINGS_KEPT) this.#uneven = [];
    this.#uneven.push(fresh);
    return fresh.settings;
  }

  /** Settings to one measure where all lines that could come into play have that one. */
  #evenFor(measures: Measures): Settings | undefined {
    const measure = measures.at(0);
    if (measures.uniformFrom === 0) return this.#evenly(measure);
    const { right, n, shrinkable } = this.prepared;
    const least = ((right[n] ?? 0) - (shrinkable[n] ?? 0)) / Math.max(1, measure);
    if (!leads(measures, measure, Math.floor(least))) return undefined;
    const settings = this.#evenly(measure);
    return leads(measures, measure, settings.best.count + SPARE) ? settings : undefined;
  }

  /** The table of the state before, for this one to use up. */
  #takeBroken(): Broken | undefined {
    const before = this.#before;
    if (!before) return undefined;
    this.#before = undefined;
    const broken = before.#broken;
    before.#broken = undefined;
    return broken;
  }

  #evenly(measure: Em): Settings {
    const known = this.#even.get(measure);
    if (known) return known;
    const keep = this.#edited && !this.#broken;
    const { settings, broken } = setEven(this.prepared, measure, keep, this.#takeBroken());
    if (this.#even.size >= SETTINGS_KEPT) this.#even.clear();
    this.#even.set(measure, settings);
    if (keep) this.#broken = broken;
    return settings;
  }
}

/** Lines more than the best setting has that a variant or a way on the way to it may come to. */
const SPARE = 2;

function leads(measures: Measures, measure: Em, lines: number): boolean {
  const to = Math.min(lines, measures.uniformFrom + 1);
  for (let line = 0; line < to; line++) if (measures.at(line) !== measure) return false;
  return true;
}

/** Characters whose boxes and settings are remembered, twice over. */
const REMEMBERED = 250_000;
/** Names remembered; all are forgotten beyond it. */
const NAMES = 5000;

/** Paragraphs by the thousand share one style. */
const styleKeys = new WeakMap<ParagraphStyle, string>();

function styleKey(style: ParagraphStyle): string {
  let key = styleKeys.get(style);
  if (key === undefined) styleKeys.set(style, (key = JSON.stringify(style)));
  return key;
}

/** Equal exactly for inputs that set alike. Most copy is one run of plain text, which needs no quoting. */
function keyOf({ style, runs }: ParagraphInput): string {
  const [run] = runs;
  const plain = run !== undefined && runs.length === 1 && Object.keys(run).length === 2;
  return styleKey(style) + (plain ? `${run.face}\n${run.text}` : JSON.stringify(runs));
}

/** What is known of an input: its entry, which was among the young in that turn. */
interface Known {
  readonly key: string;
  readonly entry: Entry;
  readonly turn: number;
}

/** An entry and what it is found by. */
interface Keyed {
  readonly key: string;
  readonly entry: Entry;
}

/** The state of a paragraph that has a name, and the one it was before. */
interface States {
  readonly last: Keyed;
  readonly before: Keyed | undefined;
}

/**
 * Paragraphs by what they are made of. The ones not asked for while REMEMBERED characters of others came along are
 * forgotten, whoever still holds their inputs; and so are, at once, the states that a paragraph with a name has left
 * behind: somebody who types leaves one with every key, which nobody asks for again.
 */
export class Memory {
  readonly #prepare: (input: ParagraphInput) => Prepared;
  readonly #entries = new WeakMap<ParagraphInput, Known>();
  readonly #named = new Map<string, States>();
  #young = new Map<string, Entry>();
  #old = new Map<string, Entry>();
  #characters = 0;
  /** Counts how often the old ones have been forgotten. */
  #turn = 0;

  constructor(prepare: (input: ParagraphInput) => Prepared) {
    this.#prepare = prepare;
  }

  /** The entry of a paragraph; `name` tells which one it is a state of. */
  entry(input: ParagraphInput, name?: string): Entry {
    const known = this.#entries.get(input);
    if (known && known.turn === this.#turn && !known.entry.left) return known.entry;
    const key = known?.key ?? keyOf(input);
    let entry = this.#young.get(key);
    if (!entry) {
      entry = this.#old.get(key) ?? known?.entry ?? this.#create(input, name);
      this.#renew(key, entry);
      if (name !== undefined) this.#name(name, { key, entry });
    }
    this.#entries.set(input, { key, entry, turn: this.#turn });
    return entry;
  }

  #create(input: ParagraphInput, name: string | undefined): Entry {
    return new Entry(
      input,
      this.#prepare,
      name === undefined ? undefined : this.#named.get(name)?.last.entry,
    );
  }

  #name(name: string, state: Keyed): void {
    const states = this.#named.get(name);
    if (states?.last.entry === state.entry) return;
    const left = states?.before;
    if (left && left.entry !== state.entry) this.#leave(left);
    if (this.#named.size >= NAMES) this.#named.clear();
    this.#named.set(name, { last: state, before: states?.last });
  }

  #leave({ key, entry }: Keyed): void {
    entry.forget();
    entry.left = true;
    if (this.#young.get(key) === entry && this.#young.delete(key)) this.#characters -= key.length;
    if (this.#old.get(key) === entry) this.#old.delete(key);
  }

  #renew(key: string, entry: Entry): void {
    entry.left = false;
    this.#old.delete(key);
    this.#young.set(key, entry);
    this.#characters += key.length;
    if (this.#characters < REMEMBERED) return;
    for (const forgotten of this.#old.values()) forgotten.forget();
    this.#old = this.#young;
    this.#young = new Map();
    this.#characters = 0;
    this.#turn++;
  }
}
