import { useRef } from 'react';
import type { StoryId } from '../../core/base/ids';
import { useStoryFit } from '../session/composer';
import { useComposerStore } from '../session/composer/store';
import { type Cuts, cutsOf } from './segments';

const none: Cuts = new Map();

/**
 * The page's line ends of a story. While the page is still being composed from a newer text the last ones
 * that were true are kept: old ends on new text would lie.
 */
export function useStoryLines(story: StoryId): Cuts {
  const composed = useStoryFit(story);
  const current = useComposerStore((state) => {
    const shown = state.shown === undefined ? undefined : state.pages[state.shown];
    return shown !== undefined && shown.revision === state.sent;
  });
  const kept = useRef<{ lines: unknown; cuts: Cuts }>({ lines: undefined, cuts: none });
  if (composed === undefined) return none;
  if (current && kept.current.lines !== composed.lines)
    kept.current = { lines: composed.lines, cuts: cutsOf(composed.lines) };
  return kept.current.cuts;
}
