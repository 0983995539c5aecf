import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Diagnostic } from '../../core/base/diagnostic';
import type { Room } from './types';

export type RightPanel = 'inspector' | 'findings' | 'history' | 'versions' | 'branches';
export type EditorView = 'manuscript' | 'galley';

/** How this window is arranged: remembered by the window, never part of the document. */
export interface UiState {
  readonly leftDock: boolean;
  /** The right dock, room by room: the editor needs the width that a page can spare. */
  readonly rightDocks: Readonly<Record<Room, boolean>>;
  readonly rightPanel: RightPanel;
  readonly editorView: EditorView;
  /** The list of things to try, shown until dismissed. */
  readonly welcome: boolean;
  readonly palette: boolean;
  readonly exportPanel: boolean;
  readonly newPaper: boolean;
  /** The list of backups. */
  readonly backups: boolean;
  /** The outlines that text goes round are being drawn on the page. */
  readonly outlining: boolean;
}

export const useUi = create<UiState>()(
  persist(
    (): UiState => ({
      leftDock: true,
      rightDocks: { stories: false, pages: true, proofs: false },
      rightPanel: 'inspector',
      editorView: 'galley',
      welcome: true,
      palette: false,
      exportPanel: false,
      newPaper: false,
      backups: false,
      outlining: false,
    }),
    {
      name: 'banxin.ui',
      partialize: ({ leftDock, rightDocks, rightPanel, editorView, welcome }) => ({
        leftDock,
        rightDocks,
        rightPanel,
        editorView,
        welcome,
      }),
    },
  ),
);
export const ui = (): UiState => useUi.getState();
export const setUi = (patch: Partial<UiState>): void => {
  useUi.setState(patch);
};

/** What the proof found and what the editor decided to pass over; derived, shared by panel, palette and status bar. */
interface FindingsState {
  readonly language: readonly Diagnostic[];
  readonly ignored: ReadonlySet<string>;
}
export const useFindings = create<FindingsState>()(() => ({ language: [], ignored: new Set<string>() }));

/** The same finding at the same words has the same key, wherever the words have moved. */
export const findingKey = (d: Diagnostic): string =>
  [
    d.rule,
    d.place.page,
    d.place.item,
    d.place.story,
    d.place.field,
    d.place.block,
    d.text ?? d.place.start,
  ].join('|');
