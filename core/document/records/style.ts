import { z } from 'zod';
import { defineRecord, type Known } from '../schema';
import { count, finite, id, ink, positive } from './shared';

/** 标点风格 of composition.md rule 13. */
export const punctuationStyles = ['quanjiao', 'kaiming', 'banjiao', 'line-end', 'grid'] as const;
/** 禁则 levels of rule 3. */
export const breakLevels = ['none', 'basic', 'gb', 'strict'] as const;
export const alignments = ['justify', 'start', 'center', 'end'] as const;

/** A paragraph style of the paper: 正文, 主题, 图说 … Lengths in em of the style's own size unless said. */
const schema = z.looseObject({
  id,
  /** As editors call it: 正文, 头条主题 … */
  name: z.string().min(1),
  /** Face by the name in resources/fonts.json: song-text, song-medium, song-heavy, hei, hei-heavy, kai. */
  face: z.string().min(1),
  /** pt */
  size: finite.min(1).max(400),
  /** Line pitch in pt; null follows the body grid (whole body lines for anything larger than the body). */
  pitch: finite.min(1).max(1000).nullable(),
  align: z.enum(alignments),
  /** First-line indent. */
  indent: finite.min(0).max(20),
  /** Added between all characters. */
  tracking: finite.min(-0.2).max(4),
  /** Body lines kept free above and below, for headline parts and subheads. */
  before: finite.min(0).max(20),
  after: finite.min(0).max(20),
  ink,
  punctuation: z.enum(punctuationStyles),
  level: z.enum(breakLevels),
  /** Natural Han–Latin gap; rule 16. */
  gap: finite.min(0).max(0.5),
  /** Hanging punctuation; rule 14. */
  hang: z.boolean(),
  /** `。？！` may shrink at the very last; rule 17. */
  shrinkStops: z.boolean(),
  /** An opening mark at the start of an indented first line loses its blank half; rule 12. */
  trimIndentedOpener: z.boolean(),
  /** The most the Han–Latin gap may stretch to; 1/2 where absent. */
  gapMost: finite.min(0).max(1).optional(),
  /** Letters, digits and Western marks from another face (composite font): its size and upward shift in em of the Han. */
  latin: z
    .looseObject({ face: z.string().min(1), scale: positive.max(2), shift: finite.min(-1).max(1) })
    .optional(),
  /** Latin words may part at hyphenation points; on where absent. */
  hyphenate: z.boolean().optional(),
  /** 纵中横: the most digits that stand side by side in a vertical line; rule 26. */
  combine: count.max(4).optional(),
  /** Vertical quotes: 『』「」 or the curly ones turned; rule 26. */
  quotes: z.enum(['corner', 'keep']).optional(),
  /** A headline line may be set this much narrower or wider than its face has it, as a share: 0.1 is 90–110 %. */
  condense: finite.min(0).max(0.3).optional(),
});

export type Style = Known<z.infer<typeof schema>>;
export type PunctuationStyle = (typeof punctuationStyles)[number];
export type BreakLevel = (typeof breakLevels)[number];
export type Alignment = (typeof alignments)[number];
export const styleKind = defineRecord('style', schema);
