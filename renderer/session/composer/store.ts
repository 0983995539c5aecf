import { create } from 'zustand';
import type { PageId } from '../../../core/base/ids';
import type { DeskFailure } from '../../../core/contract/desk';
import type { CaretBox, PageSummary } from './summary';

/** What the window knows of the composed pages. Derived, never saved. */
export interface ComposerState {
  readonly status: 'closed' | 'starting' | 'ready' | 'failed';
  readonly failure: DeskFailure | undefined;
  readonly shown: PageId | undefined;
  readonly pages: Readonly<Record<PageId, PageSummary>>;
  /** Where the editor's caret stands on the shown page. */
  readonly caret: CaretBox | undefined;
}

export const closedState: ComposerState = {
  status: 'closed',
  failure: undefined,
  shown: undefined,
  pages: {},
  caret: undefined,
};

export const useComposerStore = create<ComposerState>()(() => closedState);
