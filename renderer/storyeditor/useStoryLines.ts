import { useState } from 'react';
import type { StoryId } from '../../core/base/ids';
import { composer, useStoryFit } from '../session/composer';
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
    return shown !== undefined && shown.revision === composer.sentRevision;
  });
  const [kept, keep] = useState<{ readonly lines: unknown; readonly cuts: Cuts }>({
    lines: undefined,
    cuts: none,
  });
  if (composed && current && kept.lines !== composed.lines)
    keep({ lines: composed.lines, cuts: cutsOf(composed.lines) });
  return composed === undefined ? none : kept.cuts;
}
