import { issuesByDate } from '../../core/contract/cards';
import type { AnswerOf, AppInfo, ProjectSnapshot } from '../../core/contract/desk';
import { type DocumentKey, emptyShelf, type LoadedDocument } from '../../core/contract/project';
import { unpackShelf } from '../../core/contract/shelf';
import { applyDiff, diffRecords, shortenDiff } from '../../core/document/apply';
import type { Json, RecordChange, RecordsDiff } from '../../core/document/diff';
import type { ProjectRecords, RecordByType } from '../../core/document/records';
import { storyItems } from '../../core/document/records/page';
import { Timeline, type TimelineStep } from '../../core/document/timeline';
import { Autosave } from './autosave';
import { noteBranches } from './branchList';
import { ask } from './client';
import { composer } from './composer';
import { desk, initialDesk, setDesk, setDeskUnseen, showDesk } from './desk';
import { withoutRecord, withRecord } from './edits';
import { deskShelf, withCards, withoutRemoved } from './shelf';
import { focusOn, type Label, type SaveState, type Selection, writeLabel } from './types';
import { useFindings } from './ui';

export { composer };

type Loaded = Extract<AnswerOf<'project.documents'>, { ok: true }>['value'];

const timeline = new Timeline<Selection>();
/** The window follows when the page has. */
const showSoon = (): void => composer.afterPaint(showDesk);

function report(save: SaveState): void {
  const { kind } = desk().save;
  if (kind === save.kind && kind === 'saving') return;
  setDeskUnseen({ save });
  showSoon();
}

let autosave = makeAutosave();

function makeAutosave(): Autosave {
  return new Autosave({
    save: async (diff) => {
      const answer = await ask('project.save', diff);
      if (answer.ok) noteBranches(answer.value.branches);
      return answer;
    },
    report,
    within: 300,
    retries: [1000, 2000, 5000],
    shorten: (diff) => shortenDiff(diff, desk().records),
  });
}

export interface EditOptions {
  /** Edits with the same key shortly after one another are one step: `type:<story>/<block>`. */
  readonly coalesce?: string;
  /** What is selected after the edit; what was selected before it where nothing is said. */
  readonly selection?: Selection;
  /**
   * The editor shows this change itself: the page comes next, and lists, counts and panels after it. Not for
   * fields that show what the document says.
   */
  readonly shown?: boolean;
}

type EditListener = (diff: RecordsDiff, from: 'edit' | 'timeline') => void;
const listeners = new Set<EditListener>();

/** Hears every change of the document, whoever made it. */
export function onEdit(listener: EditListener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const isDiff = (change: ProjectRecords | RecordsDiff): change is RecordsDiff => Array.isArray(change);

/** The one way to change the document: named, undoable, composed and saved. */
export function edit(label: Label, change: ProjectRecords | RecordsDiff, options: EditOptions = {}): void {
  const { records, selection: before, readOnly } = desk();
  if (readOnly) return;
  const diff = isDiff(change) ? change : diffRecords(records, change);
  if (diff.length === 0) return;
  const after = isDiff(change) ? applyDiff(records, change) : change;
  const selection = options.selection ?? before;
  timeline.push(
    { label: writeLabel(label), diff, selectionBefore: before, selectionAfter: selection, time: Date.now() },
    options.coalesce === undefined ? {} : { coalesce: options.coalesce },
  );
  commit(after, diff, selection, 'edit', options.shown === true ? 'later' : 'now');
}

/**
 * Documents that are other than before without an edit of this window: the disk has them, so they are not saved. In the
 * history they are a step like any other; to take it back is an edit.
 */
export function receiveDocuments(label: Label, documents: readonly LoadedDocument[]): void {
  const { records, selection } = desk();
  const after = documents.reduce(
    (all, { type, id, record }) =>
      record === null
        ? withoutRecord(all, type, id)
        : withRecord(all, type, record as RecordByType[typeof type]),
    records,
  );
  const diff = diffRecords(records, after);
  if (diff.length === 0) return;
  timeline.push({
    label: writeLabel(label),
    diff,
    selectionBefore: selection,
    selectionAfter: selection,
    time: Date.now(),
  });
  show(after, diff, selection, 'timeline', 'now');
}

/** What a shelf's documents come to: they were there all along, so nothing is undone, saved or told of as a change. */
export function takeLoaded({ documents, notes }: Loaded): void {
  const { records, shelf } = desk();
  const there = documents.filter((one) => one.record !== null && !Object.hasOwn(records[one.type], one.id));
  const lost = documents.filter(({ record }) => record === null);
  const diff = there.map(
    ({ type, id, record }): RecordChange => ({
      type,
      id,
      ops: [{ op: 'set', path: [], from: undefined, to: record as Json }],
    }),
  );
  if (diff.length > 0) composer.apply(diff);
  setDesk({
    records: applyDiff(records, diff),
    shelf: withCards(shelf, { stories: [], pages: [] }, lost),
    notes: [...desk().notes, ...notes],
  });
}

/** Whether edits of a document are on their way to the disk still. */
export const isUnsaved = (key: DocumentKey): boolean => autosave.concerns(key);

/** Changes between these two are one step: an input method's composition, a drag. */
export function openGroup(): void {
  groups += 1;
  timeline.openGroup();
}

export function closeGroup(): void {
  groups = Math.max(0, groups - 1);
  timeline.closeGroup();
  if (groups === 0) for (const run of ungrouped.splice(0)) run();
}

let groups = 0;
const ungrouped: (() => void)[] = [];

/** Runs when no input method's composition and no drag is under way. */
export function whenUngrouped(run: () => void): void {
  if (groups === 0) run();
  else ungrouped.push(run);
}

export const undo = (): void => step(() => timeline.undo());
export const redo = (): void => step(() => timeline.redo());
/** To the moment when `count` rows of the history were done. */
export const goToHistory = (count: number): void => step(() => timeline.goTo(count));

function step(take: () => TimelineStep<Selection> | undefined): void {
  const taken = desk().readOnly ? undefined : take();
  if (!taken) return;
  const { caret } = taken.selection;
  commit(applyDiff(desk().records, taken.diff), taken.diff, taken.selection, 'timeline', 'now');
  if (caret) setDesk({ focus: focusOn(caret) });
}

function commit(...change: Parameters<typeof show>): void {
  // The window never shows a change and “saved” beside it.
  if (desk().save.kind === 'saved') setDeskUnseen({ save: { kind: 'saving' } });
  show(...change);
  autosave.add(change[1]);
}

function show(
  records: ProjectRecords,
  diff: RecordsDiff,
  selection: Selection,
  from: 'edit' | 'timeline',
  window: 'now' | 'later',
): void {
  // The page is composed in the worker while the rest goes on here.
  composer.apply(diff);
  const { pageId } = desk();
  const page = pageId !== null && records.page[pageId] ? pageId : firstPage(records);
  const shelf = withoutRemoved(desk().shelf, diff, records);
  setDeskUnseen({ records, shelf, selection, pageId: page, history: timeline.list() });
  if (window === 'now') showDesk();
  else showSoon();
  for (const listener of listeners) listener(diff, from);
}

/** The story an opened page begins with, so that there is something to write in at once. */
function firstSelection(records: ProjectRecords, pageId: string | null): Selection {
  const page = pageId === null ? undefined : records.page[pageId];
  const block = page && storyItems(page).find((item) => records.story[item.story]);
  return block ? { item: block.id, story: block.story } : {};
}

/** Of the latest issue that is loaded. */
const firstPage = (records: ProjectRecords): string | null => {
  const pages = issuesByDate(records.issue).flatMap((issue) => issue.pages);
  return pages.find((id) => records.page[id]) ?? Object.keys(records.page)[0] ?? null;
};

/** Tries again to save what could not be saved; saves now what waits. True when all is on the disk. */
export const flushEdits = (): Promise<boolean> => autosave.flush();

/** Nothing is saved any more until `releaseEdits`; answers with what could not be saved. */
export const holdEdits = (): Promise<RecordsDiff> => autosave.hold();
export const releaseEdits = (): void => autosave.release();

/**
 * Goes on with the same document in another folder, or as the one that may write now: pages, history and hands stay where
 * they are. `since` is what was edited after the main process was told of the rest.
 */
export function goOnIn(snapshot: ProjectSnapshot, since: RecordsDiff): void {
  autosave.dispose();
  autosave = makeAutosave();
  const { folder, readOnly, holder, notes, branches } = snapshot;
  const save: SaveState =
    since.length > 0 ? { kind: 'saving' } : { kind: 'saved', at: new Date().toISOString() };
  const assets = new Set(snapshot.assets);
  setDesk({ folder, readOnly, holder, lost: null, notes, branches, save, assets });
  autosave.add(since);
}

/** Puts an opened project on the desk. */
export function openSnapshot(snapshot: ProjectSnapshot): void {
  autosave.dispose();
  autosave = makeAutosave();
  timeline.clear();
  groups = 0;
  ungrouped.length = 0;
  useFindings.setState({ language: [], ignored: new Set() });
  const { info, settings, systemDark, room } = desk();
  const pageId = snapshot.page ?? firstPage(snapshot.records);
  setDesk({
    ...initialDesk,
    phase: { kind: 'open' },
    info,
    settings,
    systemDark,
    room,
    folder: snapshot.folder,
    readOnly: snapshot.readOnly,
    holder: snapshot.holder,
    records: snapshot.records,
    shelf: deskShelf(unpackShelf(snapshot.shelf) ?? emptyShelf),
    assets: new Set(snapshot.assets),
    notes: snapshot.notes,
    branches: snapshot.branches,
    pageId,
    selection: firstSelection(snapshot.records, pageId),
  });
  composer.open(snapshot.records, snapshot.assets);
  if (pageId !== null) composer.show(pageId);
}

/** The interface language: what the settings say, or the system's where they follow it. */
export function languageOf(info: AppInfo | null, chosen: 'system' | 'zh-CN' | 'en'): 'zh-CN' | 'en' {
  if (chosen !== 'system') return chosen;
  return (info?.locale ?? 'zh-CN').toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
