import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Diagnostic } from '../../core/base/diagnostic';
import type { PageId } from '../../core/base/ids';
import type { AppInfo, DeskFailure, Settings } from '../../core/contract/desk';
import type { Branch, Holder } from '../../core/contract/project';
import { emptyRecords, type ProjectRecords } from '../../core/document/records';
import type { TimelineRow } from '../../core/document/timeline';
import { type DeskShelf, emptyDeskShelf } from './shelf';
import type { FocusRequest, Room, SaveState, Selection } from './types';

export type Phase =
  | { readonly kind: 'starting' }
  | { readonly kind: 'open' }
  /** No document: the start screen, with what went wrong where something did. */
  | { readonly kind: 'closed'; readonly failure: DeskFailure | null };

/** The open document and where the editor is in it. Changed only by the functions of this room. */
export interface DeskState {
  readonly phase: Phase;
  readonly info: AppInfo | null;
  readonly settings: Settings;
  /** The system's appearance, used where the settings follow it. */
  readonly systemDark: boolean;
  readonly folder: string;
  readonly readOnly: boolean;
  /** Who has the project open for writing, where that is why it is read-only here. */
  readonly holder: Holder | null;
  /** Why it became read-only while it was open here; what is unsaved stays and is tried again. */
  readonly lost: DeskFailure | null;
  /** What is loaded; edits are made here. */
  readonly records: ProjectRecords;
  /** Cards of all that there is. */
  readonly shelf: DeskShelf;
  /** Share of the project's documents that are known, 0–1. */
  readonly looked: number;
  /** SHA-256 of the picture files that are there. */
  readonly assets: ReadonlySet<string>;
  /** What opening found, until dismissed. */
  readonly notes: readonly Diagnostic[];
  /** Documents in two states, which wait for the editor's choice. */
  readonly branches: readonly Branch[];
  readonly pageId: PageId | null;
  readonly room: Room;
  readonly selection: Selection;
  readonly focus: FocusRequest | null;
  readonly save: SaveState;
  /** The undo timeline as the history panel shows it, oldest first. */
  readonly history: readonly TimelineRow[];
}

export const initialDesk: DeskState = {
  phase: { kind: 'starting' },
  info: null,
  settings: { language: 'system', theme: 'system' },
  systemDark: false,
  folder: '',
  readOnly: false,
  holder: null,
  lost: null,
  records: emptyRecords,
  shelf: emptyDeskShelf,
  looked: 1,
  assets: new Set(),
  notes: [],
  branches: [],
  pageId: null,
  room: 'stories',
  selection: {},
  focus: null,
  save: { kind: 'saved', at: null },
  history: [],
};

const truth = createStore<DeskState>()(() => initialDesk);
/** What the window shows: the truth, but for the moments in which typing comes first. */
const shown = createStore<DeskState>()(() => initialDesk);
let holding = false;

/** Brings the window up to date with the document. */
export const showDesk = (): void => shown.setState(truth.getState(), true);
truth.subscribe(() => {
  if (!holding) showDesk();
});

const useShown = <Value>(selector: (state: DeskState) => Value): Value => useStore(shown, selector);

/** Subscribe with a selector; read outside React with `useDesk.getState()`, which is never behind. */
export const useDesk = Object.assign(useShown, {
  getState: truth.getState,
  setState: truth.setState,
  subscribe: truth.subscribe,
});
export const desk = (): DeskState => truth.getState();
export const setDesk = (patch: Partial<DeskState>): void => truth.setState(patch);

/**
 * Changes the state without drawing the window anew: whoever calls this has `showDesk` called soon. What is
 * changed with `setDesk` meanwhile brings the window up to date at once.
 */
export function setDeskUnseen(patch: Partial<DeskState>): void {
  holding = true;
  truth.setState(patch);
  holding = false;
}
