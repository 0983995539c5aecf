import type { Em } from '../base/units';
import { HALF } from './blanks';
import { C, closes } from './classes';
import { leadBlank } from './fit';
import { type Prepared, Stand } from './prepared';
import { alignShift, spreadLine } from './spread';

/** One character's cell along the line, as the rules count it: blank and body, not the font's box. */
export interface Cell {
  readonly text: string;
  readonly x: Em;
  readonly advance: Em;
}

/**
 * The cells of a set line for those who read the composition as numbers: the natural blank before an opening mark
 * belongs to it, every other space to the character before it, so that each x is the one before plus its
 * advance. A hyphen at the line's end belongs to the last character. Characters that stand side by side in a
 * vertical line share a cell.
 */
export function cellsOf(p: Prepared, start: number, stop: number, measure: Em): readonly Cell[] {
  const indent = start === 0 ? p.style.indent : 0;
  const width = (measure as number) - indent;
  const { end, fit, space, tail } = spreadLine(p, start, stop, width);
  const { hung, natural } = fit;
  const cells: { text: string; x: Em; advance: Em }[] = [];
  let x = indent + alignShift(p, width - natural);
  /** Blank that the character before handed on to an opening mark. */
  let ahead = leadBlank(p, start);
  for (let i = start; i < stop; i++) {
    const text = p.text.slice(p.offsets[i], p.offsets[i + 1]);
    const after = i + 1 < end ? (space[i - start] ?? 0) : 0;
    const opens = i + 1 < end && p.blanks[i + 1] === C.Open && !closes((p.blanks[i] ?? C.Han) as C);
    const blank = opens ? Math.min(after, HALF, Math.max(0, (p.gap[i] ?? 0) - p.style.tracking)) : 0;
    const behind = i === end - 1 ? (hung ? 0 : tail) + (p.hyphen?.[stop] ?? 0) : 0;
    const advance = i < end ? ahead + (p.box[i] ?? 0) + after - blank + behind : 0;
    const last = cells.at(-1);
    if (last && p.upright?.stand[i] === Stand.Beside) {
      last.text += text;
      last.advance = (last.advance as number) + advance;
    } else cells.push({ text, x, advance });
    x += advance;
    ahead = blank;
  }
  return cells;
}
