import { blockText, type Story } from '../../../../core/document/records/story';

/** One form for letters that look alike to a reader: wide and narrow, great and small. */
export const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** A headline broken by the editor is still one line to the one who looks for it. */
const unbroken = (text: string): string => text.replace(/\n/gu, '');

/** Everything of a story that is looked through, one part a line so that no word reaches from one into the next. */
export const searchText = (story: Story): string =>
  folded(
    [
      story.slug,
      story.flag,
      story.kicker,
      unbroken(story.headline),
      story.deck,
      story.summary,
      story.dateline,
      story.byline,
      story.source,
      story.credit,
      ...story.tags,
      ...story.body.map(blockText),
    ].join('\n'),
  );

/** The words of a query; each must occur. */
export const searchWords = (query: string): readonly string[] => [
  ...new Set(folded(query).split(/\s+/u).filter(Boolean)),
];
