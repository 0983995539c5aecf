import type { Em } from '../base/units';
import { HALF } from './blanks';
import { C, closes } from './classes';
import { fitLine, leadBlank, lineEnd, newEnd, newFit, SHRINK_STEPS, shrinkOf, tailBlank } from './fit';
import { fillsMeasure, Gap, type Prepared } from './prepared';
import type { SetLine, SetRun } from './types';

/** One character's cell along the line, as the rules count it: blank and body, not the font's box. */
export interface Cell {
  readonly text: string;
  readonly x: Em;
  readonly advance: Em;
}

interface Spread {
  /** Space after character i beyond its body. */
  readonly spaceAfter: (i: number) => number;
  readonly tail: number;
}

const fit = newFit();
const edge = newEnd();

/** Sets the characters [start, stop) as line `index` of the paragraph into its measure. */
export function justifyLine(p: Prepared, start: number, stop: number, measure: Em): SetLine {
  const first = start === 0;
  const indent = first ? p.style.indent : 0;
  const width = (measure as number) - indent;
  const justified = isJustified(p, stop);
  fitLine(p, start, lineEnd(p, stop, edge), width, justified, fit);
  const { end, natural, slack, stretch, hung } = fit;
  const spread = shareOut(p, start, end, hung, justified || slack < 0 ? slack : 0);
  const lead = leadBlank(p, start);
  const set = advanceTo(p, start, end, spread, lead);
  const hungWidth = hung ? (p.box[end - 1] ?? 0) : 0;
  const tail = hung ? 0 : spread.tail;
  const setWidth = set.end + tail - hungWidth;
  const offset = indent + alignShift(p, width - setWidth);
  for (const { xs } of set.runs) for (let k = 0; k < xs.length; k++) xs[k] = (xs[k] ?? 0) + offset;
  const dots = set.dots?.map((x) => x + offset);
  return {
    start: p.offsets[start] ?? 0,
    end: p.offsets[stop] ?? 0,
    runs: set.runs,
    natural,
    width: setWidth,
    measure,
    stretch,
    offset,
    ...(dots && { dots }),
  };
}

const isJustified = (p: Prepared, stop: number): boolean => fillsMeasure(p) && stop < p.n;

function alignShift(p: Prepared, free: number): number {
  if (p.style.align === 'center') return Math.max(0, free / 2);
  return p.style.align === 'end' ? Math.max(0, free) : 0;
}

/** Shares what is missing or too much among the gaps, one class after the other (rules 17 and 18). */
function shareOut(p: Prepared, start: number, end: number, hung: boolean, slack: number): Spread {
  const last = end - 1;
  const blank = hung ? 0 : tailBlank(p, end);
  if (slack < 0) return squeeze(p, start, last, blank, -slack);
  if (slack === 0) return { spaceAfter: (i) => p.gap[i] ?? 0, tail: blank };
  const words = (p.wordStretch[last] ?? 0) - (p.wordStretch[start] ?? 0);
  const latin = (p.latinStretch[last] ?? 0) - (p.latinStretch[start] ?? 0);
  const forWords = share(slack, words);
  const forLatin = share(slack - Math.min(slack, words), latin);
  const rest = Math.max(0, slack - words - latin);
  const count = (p.plain[last] ?? 0) - (p.plain[start] ?? 0);
  const each = count > 0 ? rest / count : 0;
  return {
    spaceAfter: (i) => {
      const gap = p.gap[i] ?? 0;
      const kind = p.kind[i] ?? Gap.Rigid;
      if (kind === Gap.Rigid || (hung && i === last - 1)) return gap;
      if (kind === Gap.Word) return gap + (p.stretch[i] ?? 0) * forWords;
      return kind === Gap.HanLatin ? gap + (p.stretch[i] ?? 0) * forLatin : gap + each;
    },
    tail: blank,
  };
}

const share = (need: number, room: number): number => (room > 0 ? Math.min(1, need / room) : 0);

function squeeze(p: Prepared, start: number, last: number, blank: number, need: number): Spread {
  const ratio = new Float64Array(8);
  const tail = blank - Math.min(need, blank);
  let rest = need - (blank - tail);
  for (const [kind] of SHRINK_STEPS) {
    const room = shrinkOf(p, start, last, kind);
    ratio[kind] = share(rest, room);
    rest -= Math.min(rest, room);
  }
  return {
    spaceAfter: (i) => (p.gap[i] ?? 0) - (p.shrink[i] ?? 0) * (ratio[p.kind[i] ?? Gap.Rigid] ?? 0),
    tail,
  };
}

const invisible = (c: number | undefined): boolean => c === C.Hidden || c === C.BreakHere || c === C.Glue;
const selector = (codePoint: number): boolean =>
  codePoint === 0x200d || (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || codePoint >= 0xe0100;

const isDrawn = (p: Prepared, i: number): boolean =>
  !invisible(p.classes[i]) && !selector(p.codePoints[i] ?? 0);

interface OpenRun extends SetRun {
  text: string;
  readonly xs: number[];
  readonly advances: number[];
}

function openRun(p: Prepared, i: number): OpenRun {
  const face = p.faces[p.faceOf[i] ?? 0]?.id ?? '';
  const widen = p.widen.get(i);
  return { face, text: '', ...(widen !== undefined && { widen }), xs: [], advances: [] };
}

/** Runs with pen positions from the line's own start, and the width of the bodies and gaps. */
function advanceTo(
  p: Prepared,
  start: number,
  end: number,
  { spaceAfter }: Spread,
  lead: number,
): { runs: OpenRun[]; end: number; dots: number[] | undefined } {
  const runs: OpenRun[] = [];
  let dots: number[] | undefined;
  let x = lead;
  let run: OpenRun | undefined;
  /** Character the open run began with: the others share its face and width. */
  let first = -1;
  /** First character that is not in `run.text` yet. */
  let from = start;
  const take = (to: number): void => {
    if (run) run.text += p.text.slice(p.offsets[from], p.offsets[to]);
    from = to;
  };
  for (let i = start; i < end; i++) {
    if (!isDrawn(p, i)) {
      take(i);
      from = i + 1;
    } else {
      if (!run || p.faceOf[i] !== p.faceOf[first] || p.widen.get(i) !== p.widen.get(first)) {
        take(i);
        run = openRun(p, i);
        runs.push(run);
        first = i;
      }
      run.xs.push(x + (p.pen[i] ?? 0));
      run.advances.push(p.advance[i] ?? 0);
      if (p.emphasis?.[i] === 1) (dots ??= []).push(x + (p.box[i] ?? 0) / 2);
    }
    x += (p.box[i] ?? 0) + (i + 1 < end ? spaceAfter(i) : 0);
  }
  take(end);
  return { runs, end: x, dots };
}

/**
 * The cells of a set line for those who read the composition as numbers: the blank before an opening mark
 * belongs to it, every other space to the character before it, so that each x is the one before plus its
 * advance.
 */
export function cellsOf(p: Prepared, start: number, stop: number, measure: Em): readonly Cell[] {
  const indent = start === 0 ? p.style.indent : 0;
  const justified = isJustified(p, stop);
  fitLine(p, start, lineEnd(p, stop, edge), (measure as number) - indent, justified, fit);
  const { end, slack, hung } = fit;
  const spread = shareOut(p, start, end, hung, justified || slack < 0 ? slack : 0);
  const width = (measure as number) - indent;
  const shift = alignShift(p, width - fit.natural);
  const cells: Cell[] = [];
  let x = indent + shift;
  /** Blank that the character before handed on to an opening mark. */
  let ahead = leadBlank(p, start);
  for (let i = start; i < stop; i++) {
    const inked = i < end;
    const space = i + 1 < end ? spread.spaceAfter(i) : 0;
    const opens = i + 1 < end && p.classes[i + 1] === C.Open && !closes((p.classes[i] ?? C.Han) as C);
    const blank = opens ? Math.min(space, HALF) : 0;
    const tail = i === end - 1 && !hung ? spread.tail : 0;
    const advance = inked ? ahead + (p.box[i] ?? 0) + space - blank + tail : 0;
    cells.push({ text: p.text.slice(p.offsets[i], p.offsets[i + 1]), x, advance });
    x += advance;
    ahead = blank;
  }
  return cells;
}
