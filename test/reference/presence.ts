import type { ProjectRecords } from '../../core/document/records';
import { blockText, type Story } from '../../core/document/records/story';
import type { ComposedFrame, ComposedPage } from '../../core/page/composed';
import { ownText } from './glyphs';

/** Parts of a story that stand on a page as lines of their own. */
const PARTS = ['flag', 'kicker', 'headline', 'deck', 'summary', 'byline'] as const;

const bare = (text: string): string => text.replace(/\s/gu, '');
const textOf = (frames: readonly ComposedFrame[]): string =>
  bare(frames.flatMap((frame) => frame.lines.map(ownText)).join(''));

/**
 * Whether every story block shows its story's text whole, in order and once: what is in its frames, joined, must be
 * what was written. Gives back what is not.
 */
export function presenceFaults(page: ComposedPage, records: ProjectRecords): readonly string[] {
  return page.stories.flatMap(({ item, story: id }) => {
    const story = records.story[id];
    if (!story) return [`${item}: no story ${id}`];
    const frames = page.frames.filter((frame) => frame.item === item && frame.story === id);
    const faults: string[] = [];
    for (const part of PARTS) {
      const set = textOf(frames.filter(({ role }) => role === part));
      if (!isWritten(set, bare(story[part])))
        faults.push(`${item}/${part}: “${set}” for “${bare(story[part])}”`);
    }
    const body = textOf(frames.filter(({ role }) => role === 'body'));
    const written = bodyOf(story);
    if (body !== written) faults.push(`${item}/body: ${firstDifference(body, written)}`);
    return faults;
  });
}

/** A flag stands behind a sign that the page sets before it. */
const isWritten = (set: string, written: string): boolean =>
  set === written || (written !== '' && set.endsWith(written) && set.length <= written.length + 2);

const bodyOf = (story: Story): string =>
  bare([story.dateline, ...story.body.map(blockText), story.source, story.credit].join(''));

function firstDifference(set: string, written: string): string {
  let i = 0;
  while (i < set.length && set[i] === written[i]) i += 1;
  return `differs at ${i} of ${written.length}: “${set.slice(i, i + 12)}” for “${written.slice(i, i + 12)}”`;
}
