import { useEffect, useMemo, useState } from 'react';
import type { StoryId } from '../../core/base/ids';
import { ask } from './client';
import { useDesk } from './desk';

/** The most that a search answers with: whoever gets more looks for something else. */
const MOST = 500;
/** Milliseconds without a key before the whole text is looked through. */
const PAUSE = 120;

const NONE: ReadonlySet<StoryId> = new Set();

/** Stories in whose text, whatever part of it, every word occurs. Comes a moment after the words. */
export function useFullText(search: string): ReadonlySet<StoryId> {
  const [found, setFound] = useState<{ readonly query: string; readonly stories: ReadonlySet<StoryId> }>();
  const query = search.trim();
  // What is saved, and what comes to be known of the project, may change the answer.
  const save = useDesk((state) => (query !== '' && state.save.kind === 'saved' ? state.save.at : null));
  const looked = useDesk((state) => (query === '' ? 1 : state.looked));
  const asked = useMemo(() => ({ query, save, looked }), [query, save, looked]);
  useEffect(() => {
    if (asked.query === '') return undefined;
    let gone = false;
    const look = async (): Promise<void> => {
      const answer = await ask('project.search', { query: asked.query, limit: MOST });
      if (!gone && answer.ok) setFound({ query: asked.query, stories: new Set(answer.value.stories) });
    };
    const timer = setTimeout(() => void look(), PAUSE);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return found?.query === query && query !== '' ? found.stories : NONE;
}
