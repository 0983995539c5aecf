import { z } from 'zod';
import { defineRecord, type Known } from '../schema';
import { count, finite, id, positive } from './shared';

/** The newspaper: sheet, grid, furniture and the facts that 出版形式 asks for. Nothing in code assumes one paper. */
const schema = z.looseObject({
  id,
  /** 报名 */
  name: z.string().min(1).max(60),
  /** 国内统一连续出版物号 */
  cn: z.string(),
  /** 主管、主办 */
  owner: z.string(),
  language: z.string(),
  /** Trimmed sheet in mm, and the bleed beyond it. */
  sheet: z.looseObject({
    width: positive.max(5000),
    height: positive.max(5000),
    bleed: finite.min(0).max(20),
  }),
  /**
   * 版心. `top` mm from the trim to body line 0; the type area is centred on the sheet. A column is
   * `measure` characters of `size` pt wide, columns stand `gutter` characters apart; `pitch` is the body
   * line pitch in pt and `lines` the height of the type area in body lines.
   */
  grid: z.looseObject({
    top: positive.max(5000),
    columns: count.min(1).max(24),
    measure: positive.max(500),
    gutter: finite.min(0).max(100),
    size: finite.min(1).max(100),
    pitch: finite.min(1).max(200),
    lines: count.min(1).max(1000),
  }),
  /** 报眉: the band above body line 0, `height` body lines high, closed by a rule of `rule` pt. */
  folio: z.looseObject({ height: finite.min(0).max(20), rule: finite.min(0).max(20) }),
  /** Names of the regular sections: 要闻, 综合 … */
  sections: z.array(z.string()),
});

export type Paper = Known<z.infer<typeof schema>>;
export const paperKind = defineRecord('paper', schema);
