import type { Pt } from '../../base/units';
import type { GlyphRun } from '../../page/composed';
import { num } from './number';
import { hex4, type Shown } from './text';

/** Control characters draw nothing. */
const FIRST_PRINTING = 0x20;

/** A glyph at its pen position, in the sheet's own direction (y up). */
interface Placed {
  readonly glyph: number;
  readonly x: Pt;
  readonly y: Pt;
}

/** From a place on the page to one on the sheet. */
export interface Placing {
  x(x: Pt): Pt;
  y(y: Pt): Pt;
}

/**
 * The operators that show a run, each glyph where it stands: glyphs on one baseline as one array, and letters
 * under one another each with the way from the last. Turned runs have a text space whose right is down.
 */
export function showGlyphs(shown: Shown, baseline: Pt, sheet: Placing): string {
  const { run } = shown;
  const operators: string[] = [];
  let last: { readonly x: number; readonly y: number } | undefined;
  for (const row of rowsOf(placedOf(shown, baseline, sheet), run)) {
    const [first] = row;
    if (!first) continue;
    // Positions as they are written, so that steps between them never add up to an error.
    const at = { x: Number(num(first.x)), y: Number(num(first.y)) };
    const step = last && !run.turned ? `${num(at.x - last.x)} ${num(at.y - last.y)} Td` : undefined;
    operators.push(step ?? `${matrixOf(run)} ${num(at.x)} ${num(at.y)} Tm`, showRow(row, shown));
    // A step is taken in text space, which is as much wider as the glyphs are.
    last = (run.widen ?? 1) === 1 ? at : undefined;
  }
  return operators.join(' ');
}

const matrixOf = ({ turned, widen = 1 }: GlyphRun): string =>
  turned ? `0 ${num(-widen)} 1 0` : `${num(widen)} 0 0 1`;

function placedOf({ run, codePoints, glyphs }: Shown, baseline: Pt, sheet: Placing): readonly Placed[] {
  const placed: Placed[] = [];
  for (const [i, glyph] of glyphs.entries()) {
    if (glyph < 0 || (codePoints[i] ?? 0) < FIRST_PRINTING) continue;
    placed.push({ glyph, x: sheet.x(run.xs[i] ?? 0), y: sheet.y(run.ys?.[i] ?? baseline) });
  }
  return placed;
}

/** Parts a run wherever its baseline changes. */
function rowsOf(placed: readonly Placed[], { turned }: GlyphRun): readonly (readonly Placed[])[] {
  const rows: Placed[][] = [];
  let base = '';
  for (const glyph of placed) {
    const own = num(turned ? glyph.x : glyph.y);
    const row = rows.at(-1);
    if (row && own === base) row.push(glyph);
    else rows.push([glyph]);
    base = own;
  }
  return rows;
}

/**
 * Shows glyphs of one baseline: their numbers, with the distance to the next pen position in thousandths of the
 * size where it is not the glyph's own width. Rounding errors are carried along, never added up.
 */
function showRow(row: readonly Placed[], { run, use }: Shown): string {
  // Widened glyphs are set in a text space that is wider by as much.
  const em = run.size * (run.widen ?? 1);
  const way = ({ x, y }: Placed): Pt => (run.turned ? 0 - y : x);
  let pen = row[0] ? way(row[0]) : 0;
  let array = '[<';
  for (const placed of row) {
    const shift = Math.round(((way(placed) - pen) / em) * 10_000) / 10;
    if (Math.abs(shift) >= 0.5) {
      array += `>${num(-shift)}<`;
      pen += (shift * em) / 1000;
    }
    array += hex4(placed.glyph);
    pen += (use.face.file.width(placed.glyph) * em) / 1000;
  }
  return row.length === 1 ? `${array.slice(1)}> Tj` : `${array}>] TJ`;
}
