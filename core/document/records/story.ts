import { z } from 'zod';
import { countCharacters } from '../../base/text';
import { defineRecord, type Known } from '../schema';
import { id } from './shared';

export const storyKinds = ['news', 'feature', 'photo', 'brief', 'comment', 'notice'] as const;
export const storyStatuses = ['draft', 'first-review', 'second-review', 'final-review', 'signed'] as const;
/** `name` 专名号, `title` the wavy 书名号. */
export const marks = ['bold', 'kai', 'emphasis', 'name', 'title', 'superscript'] as const;

/** A stretch of text with the same marks. Text is never normalised: names need their exact characters. */
const run = z.looseObject({
  text: z.string(),
  marks: z.array(z.enum(marks)).optional(),
  /** 注音: shown small over the whole run. */
  ruby: z.string().optional(),
});

/** A paragraph, or a 小标题 between paragraphs. */
const block = z.looseObject({
  id,
  kind: z.enum(['paragraph', 'subhead']),
  runs: z.array(run),
});

/** 稿件: what the editor writes and tags. Every part is data, so that the page can set it by its role. */
const schema = z.looseObject({
  id,
  /** 稿名: the working name in lists. */
  slug: z.string(),
  kind: z.enum(storyKinds),
  status: z.enum(storyStatuses),
  /** 栏目 */
  flag: z.string(),
  /** 引题 */
  kicker: z.string(),
  /** 主题; a line feed is a break the editor decided. */
  headline: z.string(),
  /** 副题 */
  deck: z.string(),
  /** 提要题 */
  summary: z.string(),
  /** 电头, wording kept: 本报讯（记者 …）. Set run into the first paragraph. */
  dateline: z.string(),
  /** 署名 on a line of its own: 本报记者 …, 通讯员 … */
  byline: z.string(),
  /** 来源: 转自《…》 */
  source: z.string(),
  /** 摄影 / 摄影报道 of a photo story. */
  credit: z.string(),
  tags: z.array(z.string()),
  body: z.array(block),
  /** Pictures that belong to the story, in order. */
  pictures: z.array(id),
});

export type Story = Known<z.infer<typeof schema>>;
export type Block = Known<z.infer<typeof block>>;
export type Run = Known<z.infer<typeof run>>;
export type Mark = (typeof marks)[number];
export type StoryKind = (typeof storyKinds)[number];
export type StoryStatus = (typeof storyStatuses)[number];
export const storyKind = defineRecord('story', schema);

export const blockText = (b: Block): string => b.runs.map((r) => r.text).join('');
/** Characters as a newsroom counts them: code points of the body without white space. */
export const storyCharacters = (story: Story): number =>
  story.body.reduce((sum, b) => sum + countCharacters(blockText(b)), 0);
