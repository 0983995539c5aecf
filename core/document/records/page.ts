import { z } from 'zod';
import { defineRecord, type Known } from '../schema';
import { area, count, finite, id, ink, positive } from './shared';

/**
 * How the head lies to its body. `over`: across all columns (通栏, 盖文). `brow`: over the first `span` columns, the others
 * begin at the block's top (眉式). `inset`: a room in the block with text on its other sides (串文). `left`, `right`: the
 * headline stands vertically in a strip (竖题).
 */
export const arrangements = ['over', 'brow', 'inset', 'left', 'right'] as const;

const head = z.looseObject({
  arrangement: z.enum(arrangements),
  align: z.enum(['start', 'center']),
  /** Columns that a `brow` or `inset` head is wide. */
  span: count.min(1).max(24).optional(),
  /** Column (from 0) and body line of the block at which an `inset` head begins. */
  column: count.max(23).optional(),
  row: finite.min(0).max(1000).optional(),
  /** 加框 */
  border: z.enum(['none', 'hairline', 'wenwu']).optional(),
  /** 底纹 */
  tint: ink.optional(),
  /** Sizes the headline to its width: `steps` by 号, down or up to the style's neighbours; `none` keeps the style's size. */
  fit: z.enum(['none', 'steps']).optional(),
  summary: id.optional(),
  /** Styles of the parts; a missing one takes the paper's default of that role. */
  flag: id.optional(),
  kicker: id.optional(),
  headline: id.optional(),
  deck: id.optional(),
});

/**
 * How text goes round a picture. `outline`: a closed polygon as fractions of the area's width and height, instead of the
 * whole rectangle; the picture is cut out along it. `sides`: text on the wider side alone, or on both, the line read across the picture.
 */
const wrap = z.looseObject({
  outline: z
    .array(z.tuple([finite.min(-1).max(2), finite.min(-1).max(2)]))
    .min(3)
    .max(500)
    .optional(),
  sides: z.enum(['wider', 'both']).optional(),
});

/** A picture inside a story block; the area is relative to the block and includes the caption lines. */
const placedPicture = z.looseObject({
  picture: id,
  area,
  /** Show 图说 and credit under the picture. */
  caption: z.boolean(),
  /** Distance of the text in em. */
  distance: finite.min(0).max(10),
  wrap: wrap.optional(),
});

/** 稿块: one story in columns under its headline stack. */
const storyItem = z.looseObject({
  kind: z.literal('story'),
  id,
  story: id,
  area,
  /** Body columns (破栏 where they differ from the page's), and the space between in em. */
  columns: count.min(1).max(24),
  gutter: finite.min(0).max(10),
  columnRule: z.boolean(),
  head,
  body: id.optional(),
  pictures: z.array(placedPicture).max(100),
  /** Body frames in thread order, relative to the block; where given they replace the columns. */
  thread: z.array(area).max(100).optional(),
  /** `level`: columns end level, the shortage in the last. `top`: columns fill in turn. */
  fill: z.enum(['level', 'top']),
  /** Horizontal where absent. Vertical lines run down and follow one another to the left; `columns` are then tiers, one under the other. */
  direction: z.enum(['horizontal', 'vertical']).optional(),
});

/** A boxed package: a series head over stories that share a border. Areas inside are relative to the box. */
const packageItem = z.looseObject({
  kind: z.literal('package'),
  id,
  area,
  /** 文武线 (thick outside, hairline inside), one hairline, or none. */
  border: z.enum(['wenwu', 'hairline', 'none']),
  /** 底纹 */
  tint: ink.optional(),
  head: z.array(z.looseObject({ text: z.string(), style: id })),
  /** Hairline under the head. */
  headRule: z.boolean(),
  items: z.array(storyItem).max(100),
});

/** A picture that belongs to no story block. Text of the blocks under it flows round it. */
const pictureItem = z.looseObject({
  kind: z.literal('picture'),
  id,
  picture: id,
  area,
  caption: z.boolean(),
  distance: finite.min(0).max(10),
  wrap: wrap.optional(),
});

/** A line of text across the page or part of it: 通栏主题 over several stories, a slogan, a notice. */
const bannerItem = z.looseObject({
  kind: z.literal('banner'),
  id,
  area,
  text: z.string(),
  style: id,
  /** Rule under it in pt; 0 for none. */
  rule: finite.min(0).max(10),
});

/** A rule along the longer side of its area, through the middle. */
const ruleItem = z.looseObject({ kind: z.literal('rule'), id, area, weight: positive.max(20), ink });

const item = z.discriminatedUnion('kind', [storyItem, packageItem, pictureItem, bannerItem, ruleItem]);

/** Far more than any page has: a broadsheet of eight columns has a thousand body lines, and twenty blocks. */
const MOST_ITEMS = 1000;
const MOST_LINES = 100_000;

const linesOf = ({ thread, columns, area: { h } }: z.infer<typeof storyItem>): number =>
  thread ? thread.reduce((sum, frame) => sum + frame.h, 0) : columns * h;

/** Body lines that the blocks of a page have room for. */
const roomOf = (items: readonly z.infer<typeof item>[]): number =>
  items.reduce((sum, one) => {
    if (one.kind === 'story') return sum + linesOf(one);
    if (one.kind === 'package') return sum + roomOf(one.items);
    return sum;
  }, 0);

const fields = z.looseObject({
  id,
  issue: id,
  /** 版次 */
  number: count.min(1),
  /** 版名 */
  section: z.string(),
  /** Those named in the folio: 责任编辑, 美术编辑, 校对. */
  staff: z.array(z.looseObject({ role: z.string(), name: z.string() })),
  /** In painting and reading order. */
  items: z.array(item).max(MOST_ITEMS),
  /** What an import brought for this page beside its stories, until make-up places it. */
  incoming: z
    .looseObject({
      /** 通栏主题 */
      theme: z.string(),
      packages: z.array(z.looseObject({ head: z.array(z.string()), stories: z.array(id) })),
      /** Lines that belong to no story. */
      other: z.array(z.string()),
    })
    .optional(),
});

const schema = fields.refine(({ items }) => roomOf(items) <= MOST_LINES, {
  path: ['items'],
  message: `more than ${MOST_LINES} body lines`,
});

export type Page = Known<z.infer<typeof schema>>;
export type PageItem = Page['items'][number];
export type StoryItem = Known<z.infer<typeof storyItem>>;
export type PackageItem = Known<z.infer<typeof packageItem>>;
export type PictureItem = Known<z.infer<typeof pictureItem>>;
export type BannerItem = Known<z.infer<typeof bannerItem>>;
export type RuleItem = Known<z.infer<typeof ruleItem>>;
export type Head = Known<z.infer<typeof head>>;
export type HeadArrangement = (typeof arrangements)[number];
export type Wrap = Known<z.infer<typeof wrap>>;
export type PlacedPicture = Known<z.infer<typeof placedPicture>>;
export const pageKind = defineRecord('page', schema);

/** Every story block of the page in reading order, those inside boxes too. */
export const storyItems = (page: Page): readonly StoryItem[] =>
  page.items.flatMap((i) => (i.kind === 'story' ? [i] : i.kind === 'package' ? [...i.items] : []));
