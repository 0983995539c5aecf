import type { FontBook } from '../../core/base/ports';
import { cellsOf } from '../../core/typeset/cells';
import { fitLine, lineEnd, newEnd, newFit } from '../../core/typeset/fit';
import { itemise } from '../../core/typeset/itemise';
import { justifyLine } from '../../core/typeset/justify';
import { levelOf, Needs, type Prepared } from '../../core/typeset/prepared';
import { type CellLine, FACE, type Way } from './measure';

const fit = newFit();
const edge = newEnd();

/**
 * First fit, the way of a word processor: every line takes as much as it can, the mark at its end squeezed in
 * where that is possible (先挤后推), and never looks back. Boxes, gaps, break places and justification are the
 * product's own: the two differ in the choice of breaks only.
 */
export function settleGreedily(fonts: FontBook, text: string, { style, measure }: Way): readonly CellLine[] {
  const p = itemise({ runs: [{ text, face: FACE }], style }, fonts);
  const lines: CellLine[] = [];
  for (let start = 0; start < p.n; ) {
    const width = measure - (start === 0 ? style.indent : 0);
    const stop = farthest(p, start, width, levelOf(p)) ?? farthest(p, start, width, Needs.Word) ?? start + 1;
    lines.push({ line: justifyLine(p, start, stop, measure), cells: cellsOf(p, start, stop, measure) });
    start = stop;
  }
  return lines;
}

/** The last place up to which the line can be set, breaking at places of that need at most. */
function farthest(p: Prepared, start: number, width: number, need: Needs): number | undefined {
  let found: number | undefined;
  for (let stop = start + 1; stop <= p.n; stop++) {
    if (stop < p.n && (p.needs[stop] ?? Needs.Never) > need) continue;
    const last = stop === p.n;
    const fits = fitLine(p, start, lineEnd(p, stop, edge), width, !last, fit);
    if (fits) found = stop;
    else if (fit.natural - fit.shrinkable > width + 2) return found;
  }
  return found;
}
