import { HALF } from './blanks';
import { C, closes, isWestern } from './classes';
import type { Glyphs } from './glyphs';

/** Least space between two words on the character grid. */
const GRID_SPACE = 1 / 3;

/**
 * 纵横对齐 (rule 13): every character and mark fills one em, adjoining marks share one, and a western word takes
 * as many whole ems as it needs. `classes` are those that blanks and gaps go by.
 */
export function squareGlyphs(n: number, classes: Uint8Array, { box, pen }: Glyphs): void {
  const at = (i: number): C => (classes[i] ?? C.Han) as C;
  const mark = (i: number): boolean => i < n && (at(i) === C.Open || closes(at(i)));
  for (let i = 0; i < n; i++) {
    const cls = at(i);
    if (mark(i)) {
      if (mark(i + 1) && !(cls === C.Open && closes(at(i + 1)))) {
        i++;
        continue;
      }
      if (cls === C.Open) pen[i] = (pen[i] ?? 0) + HALF;
      box[i] = 1;
    } else if (cls === C.Dot || cls === C.Slash || cls === C.Connector) {
      pen[i] = (pen[i] ?? 0) + (1 - (box[i] ?? 1)) / 2;
      box[i] = 1;
    }
  }
  padWords(n, at, box, pen);
}

/** Gives each western word, its spaces included, the whole ems it needs, and centres it in them. */
function padWords(n: number, at: (i: number) => C, box: Float64Array, pen: Float64Array): void {
  for (let start = 0; start < n; start++) {
    if (!isWestern(at(start))) continue;
    let end = start;
    let width = 0;
    let last = start;
    for (; end < n && (isWestern(at(end)) || at(end) === C.Join); end++) {
      if (at(end) !== C.Join) last = end;
      width += box[end] ?? 0;
    }
    if (at(end) === C.Space) width += GRID_SPACE;
    const spare = Math.ceil(width - 1e-6) - width;
    for (let k = start; k < end; k++) pen[k] = (pen[k] ?? 0) + spare / 2;
    box[last] = (box[last] ?? 0) + spare + (at(end) === C.Space ? GRID_SPACE : 0);
    start = end - 1;
  }
}
