import type { Diagnostic } from '../../core/base/diagnostic';
import type { StoryId } from '../../core/base/ids';
import { storyItems } from '../../core/document/records/page';
import type { Story } from '../../core/document/records/story';
import { proofreadStory } from '../../core/proof/language';
import { type DeskState, useDesk } from './desk';
import { useFindings } from './ui';

/** Findings of a story as it stands; a story that changed is another object. */
const known = new WeakMap<Story, { readonly date: string; readonly findings: readonly Diagnostic[] }>();

function findingsOf(story: Story, date: string): readonly Diagnostic[] {
  const kept = known.get(story);
  if (kept?.date === date) return kept.findings;
  const findings = proofreadStory(story, date === '' ? {} : { issueDate: date });
  known.set(story, { date, findings });
  return findings;
}

/** Stories of the page shown, and the one in the editor. */
function wanted({ records, pageId, selection }: DeskState): readonly StoryId[] {
  const page = pageId === null ? undefined : records.page[pageId];
  const placed = page ? storyItems(page).map((item) => item.story) : [];
  return [...new Set([...placed, ...(selection.story === undefined ? [] : [selection.story])])];
}

function read(state: DeskState): void {
  const page = state.pageId === null ? undefined : state.records.page[state.pageId];
  const date = (page && state.records.issue[page.issue]?.date) ?? '';
  const language = wanted(state).flatMap((id) => {
    const story = state.records.story[id];
    return story ? findingsOf(story, date) : [];
  });
  useFindings.setState({ language });
}

/** A story is read when its text has stood still this long, milliseconds: not at every key. */
const PAUSE = 350;

/** Reads the page's stories by the language rules whenever the desk has a moment after a change. */
export function startProofing(): () => void {
  let waiting = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    clearTimeout(pause);
    cancelIdleCallback(waiting);
    pause = setTimeout(() => {
      waiting = requestIdleCallback(() => read(useDesk.getState()), { timeout: 1500 });
    }, PAUSE);
  };
  const stop = useDesk.subscribe((state, before) => {
    const same =
      state.records.story === before.records.story &&
      state.records.page === before.records.page &&
      state.pageId === before.pageId &&
      state.selection.story === before.selection.story;
    if (!same) later();
  });
  later();
  return () => {
    stop();
    clearTimeout(pause);
    cancelIdleCallback(waiting);
  };
}
