import { countCharacters } from '../../base/text';
import type { Block, Story, StoryKind } from '../../document/records/story';

/** A block of an imported body before it has an id. */
export interface ImportedBlock {
  readonly kind: Block['kind'];
  readonly text: string;
}

/** A story as an importer found it: the parts of a story record, without ids and pictures. */
export interface ImportedStory {
  readonly kind: StoryKind;
  readonly flag: string;
  readonly kicker: string;
  /** Lines as the source broke them. */
  readonly headline: string;
  readonly deck: string;
  readonly byline: string;
  readonly dateline: string;
  readonly source: string;
  readonly credit: string;
  readonly tags: readonly string[];
  readonly blocks: readonly ImportedBlock[];
}

/** A boxed package: the lines of its head and the positions of its stories in `ImportedPage.stories`. */
export interface ImportedPackage {
  readonly head: readonly string[];
  readonly stories: readonly number[];
}

/** What any importer gives: every character of the input is in exactly one of these places. */
export interface ImportedPage {
  /** 通栏主题 over the whole page. */
  readonly theme: string;
  readonly packages: readonly ImportedPackage[];
  readonly stories: readonly ImportedStory[];
  /** Page furniture and what belongs to no story, line by line. */
  readonly other: readonly string[];
}

export const emptyStory: ImportedStory = {
  kind: 'news',
  flag: '',
  kicker: '',
  headline: '',
  deck: '',
  byline: '',
  dateline: '',
  source: '',
  credit: '',
  tags: [],
  blocks: [],
};

const COMMENT = /评论|时评|短评|社论|快评|漫评|微评|观点|杂谈/u;
const NOTICE = /公告|启事|声明|通告|招标|遗失/u;
const PHOTO = /摄影报道|图片报道|图片新闻|摄影\s*[/／]?\s*文/u;

/** Characters as a newsroom counts them: code points without white space. */
export const charactersOf = (story: Pick<ImportedStory, 'blocks'>): number =>
  story.blocks.reduce((sum, block) => sum + countCharacters(block.text), 0);

/** The kind a story's parts speak for. */
export function kindOf(story: Omit<ImportedStory, 'kind'>): StoryKind {
  const length = charactersOf(story);
  if (PHOTO.test(story.credit) || PHOTO.test(story.flag)) return 'photo';
  const bare = story.dateline === '' && story.byline === '' && story.blocks.length <= 2;
  if (story.credit !== '' && bare && length <= 300) return 'photo';
  if (COMMENT.test(story.flag) || COMMENT.test(story.kicker)) return 'comment';
  if (NOTICE.test(story.headline) && story.dateline === '') return 'notice';
  if (length > 0 && length <= 150 && story.kicker === '') return 'brief';
  if (story.dateline === '' && story.byline !== '' && length > 600) return 'feature';
  return 'news';
}

/** The working name of a story in lists: its headline on one line, or the start of its copy. */
export function slugOf(story: ImportedStory): string {
  const name = story.headline || story.kicker || story.blocks[0]?.text || story.flag || story.credit;
  return [...name.replace(/\s+/gu, ' ').trim()].slice(0, 24).join('');
}

/** The story record of an imported story. `newId` gives a fresh id at every call. */
export function storyRecord(story: ImportedStory, newId: () => string): Story {
  const { blocks, tags, ...parts } = story;
  return {
    ...parts,
    id: newId(),
    slug: slugOf(story),
    status: 'draft',
    summary: '',
    tags: [...tags],
    body: blocks.map((block) => ({ id: newId(), kind: block.kind, runs: [{ text: block.text }] })),
    pictures: [],
  };
}
