import type { PageId, StoryId } from '../../../core/base/ids';
import type { DeskFailure } from '../../../core/contract/desk';
import type { ComposedStory } from '../../../core/page/composed';
import { ComposerClient } from './client';
import { afterFrame, Late } from './late';
import { type ComposerState, useComposerStore } from './store';
import type { CaretBox, PageSummary } from './summary';

export { ComposerClient } from './client';
export type { AskFailure } from './protocol';
export type { CaretBox, ComposeTimings, Hit, PageSummary, SummaryItem, TextPlace } from './summary';

/** The window's composer: `open` with a document, `apply` every diff, `show` the page in view. */
export const composer = new ComposerClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'composer' }),
  new Late(afterFrame),
);

/** Summary of the shown page; undefined until it has been composed. */
export const usePageSummary = (): PageSummary | undefined =>
  useComposerStore((state) => (state.shown === undefined ? undefined : state.pages[state.shown]));

/** Summary of any page that has been composed: the shown one at once, the others when there is time. */
export const useSummaryOf = (page: PageId): PageSummary | undefined =>
  useComposerStore((state) => state.pages[page]);

const findStory = (state: ComposerState, story: StoryId): ComposedStory | undefined => {
  const shown = state.shown === undefined ? [] : [state.pages[state.shown]];
  for (const summary of [...shown, ...Object.values(state.pages)]) {
    const found = summary?.stories.find((s) => s.story === story);
    if (found) return found;
  }
  return undefined;
};

/** Fit and line ends of a story on the page that carries it; undefined where it is on no page. */
export const useStoryFit = (story: StoryId | undefined): ComposedStory | undefined =>
  useComposerStore((state) => (story === undefined ? undefined : findStory(state, story)));

/** Where the editor's caret stands on the shown page (for the status bar's column and line). */
export const usePageCaret = (): CaretBox | undefined => useComposerStore((state) => state.caret);

export const useComposerStatus = (): ComposerState['status'] => useComposerStore((state) => state.status);
export const useComposerFailure = (): DeskFailure | undefined => useComposerStore((state) => state.failure);
