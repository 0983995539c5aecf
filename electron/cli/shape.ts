import { blockText, type Story, storyCharacters } from '../../core/document/records/story';

/** A story as `import` and `stories` print it. */
export const shapeOf = (story: Story): Readonly<Record<string, unknown>> => ({
  id: story.id,
  kind: story.kind,
  flag: story.flag,
  kicker: story.kicker,
  headline: story.headline,
  deck: story.deck,
  byline: story.byline,
  dateline: story.dateline,
  source: story.source,
  credit: story.credit,
  tags: story.tags,
  characters: storyCharacters(story),
  paragraphs: story.body.map(blockText),
});

/** One line a story: id, length, slug. */
export const storyLines = (stories: readonly Story[]): readonly string[] =>
  stories.map((story) => `${story.id}\t${storyCharacters(story)}\t${story.slug}`);
