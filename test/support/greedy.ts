import { C, closes } from '../../core/typeset/classes';
import { fitLine, lineEnd, newEnd, newFit } from '../../core/typeset/fit';
import { justifyLine } from '../../core/typeset/justify';
import { fillsMeasure, levelOf, Needs, type Prepared } from '../../core/typeset/prepared';
import type { Measures, SetLine } from '../../core/typeset/types';

const fit = newFit();
const edge = newEnd();

/**
 * The breaks a composer that sees one line at a time makes (first fit), for comparison: it fills the line to its
 * natural width; where a mark that may not start a line would come next, it first takes the mark in by squeezing the
 * line and, where that cannot be done, pushes the character before it out (先挤后推). No look ahead, no 孤字.
 */
export function greedyBreaks(p: Prepared, measures: Measures): number[] {
  const breaks = [0];
  for (let start = 0; start < p.n; ) {
    const line = breaks.length - 1;
    start = nextBreak(p, start, measures.at(line) - (start === 0 ? p.style.indent : 0));
    breaks.push(start);
  }
  return breaks;
}

/** The lines of the greedy breaks, justified as the composer justifies its own. */
export function greedyLines(p: Prepared, measures: Measures): SetLine[] {
  const breaks = greedyBreaks(p, measures);
  return breaks.slice(1).map((stop, k) => justifyLine(p, breaks[k] ?? 0, stop, measures.at(k)));
}

function nextBreak(p: Prepared, start: number, width: number): number {
  const level = levelOf(p);
  let plain = -1;
  let squeezed = -1;
  for (let stop = start + 1; stop <= p.n; stop++) {
    if (stop < p.n && (p.needs[stop] ?? Needs.Never) > level) continue;
    const fits = fitLine(p, start, lineEnd(p, stop, edge), width, fillsMeasure(p) && stop < p.n, fit);
    if (!fits) break;
    if (fit.slack >= 0) plain = stop;
    else if (squeezed < 0) squeezed = stop;
  }
  // A character is not squeezed in, only a mark that could not start the next line.
  const takesIn = squeezed > 0 && (plain < 0 || closes((p.classes[squeezed - 1] ?? C.Han) as C));
  if (takesIn) return squeezed;
  return plain > 0 ? plain : parted(p, start, width);
}

/** Nothing fits: as much of the word or chain as does, at least one cluster. */
function parted(p: Prepared, start: number, width: number): number {
  let best = -1;
  for (let stop = start + 1; stop <= p.n; stop++) {
    if (stop < p.n && (p.needs[stop] ?? Needs.Never) === Needs.Never) continue;
    if (best > 0 && !fitLine(p, start, lineEnd(p, stop, edge), width, false, fit)) break;
    best = stop;
  }
  return best > 0 ? best : p.n;
}
