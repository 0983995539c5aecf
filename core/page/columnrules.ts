import { grey } from '../base/ink';
import type { Em, GridLine, Pt } from '../base/units';
import type { SetBody } from './body';
import type { Copy } from './copy';
import type { Lay } from './lay';
import type { PieceMaker } from './piece';
import type { Obstacle } from './slots';

const WEIGHT = 0.3;
const INK = grey(60);

interface Span {
  readonly from: GridLine;
  readonly to: GridLine;
}

/** First and last line with text in each column. */
function textSpans(body: SetBody): (Span | undefined)[] {
  const spans: (Span | undefined)[] = body.columns.map(() => undefined);
  for (const placed of body.thread.lines) {
    const slot = body.slots[placed.slot];
    if (!slot) continue;
    const rows = placed.stand?.rows ?? body.copies[placed.paragraph]?.paragraph.rows ?? 1;
    const to = slot.row + rows;
    const span = spans[slot.column];
    spans[slot.column] = span
      ? { from: Math.min(span.from, slot.row), to: Math.max(span.to, to) }
      : { from: slot.row, to };
  }
  return spans;
}

/** Lines on which an obstacle stands across `at`; a freeform one may do so in several places. */
function spansAcross(o: Obstacle, at: Em): Span[] {
  if (o.left >= at || o.right <= at) return [];
  if (!o.taken) return [{ from: o.from, to: o.to }];
  const spans: Span[] = [];
  for (let row = o.from; row < o.to; row++)
    if (o.taken(row).some(([from, to]) => from < at && at < to)) spans.push({ from: row, to: row + 1 });
  return spans;
}

/** What is left of a span after all obstacles that stand across `at` are taken out. */
function openSpans(span: Span, at: Em, obstacles: readonly Obstacle[]): Span[] {
  let open: Span[] = [span];
  for (const across of obstacles.flatMap((o) => spansAcross(o, at))) {
    open = open.flatMap((s) =>
      [
        { from: s.from, to: Math.min(s.to, across.from) },
        { from: Math.max(s.from, across.to), to: s.to },
      ].filter((part) => part.to > part.from),
    );
  }
  return open;
}

/** How far a hung mark reaches into the gutter: half an em (rule 14). */
const HUNG: Em = 0.5;

const hangs = ({ field, style }: Copy): boolean => field === 'body' && style.hang;

/** What marks that hang at line ends take of a gutter, in body em. */
const hungInto = (body: SetBody, gutter: Em, size: Pt): Em =>
  Math.min(
    gutter,
    Math.max(0, ...body.copies.map((copy) => (hangs(copy) ? (HUNG * copy.style.size) / size : 0))),
  );

/**
 * Rules between neighbouring columns or tiers, in the middle of what hung marks leave of the gutter, as long as the longer text beside them,
 * from the edge of its first Han em box to that of its last. Pictures across the gutter interrupt them: `bare` are
 * these without their distances.
 */
export function ruleColumns(maker: PieceMaker, lay: Lay, body: SetBody, bare: readonly Obstacle[]): void {
  const { size, pitch, lead } = maker.bench.grid;
  const spans = textSpans(body);
  for (let i = 1; i < body.columns.length; i++) {
    const before = body.columns[i - 1];
    const after = body.columns[i];
    const a = spans[i - 1];
    const b = spans[i];
    if (!before || !after || !a || !b || after.x <= before.x) continue;
    const end = before.x + before.measure;
    const at = (end + hungInto(body, after.x - end, size) + after.x) / 2;
    const span = { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
    for (const open of openSpans(span, at, bare)) {
      const from = lay.page(at * size, open.from * pitch + lead);
      const to = lay.page(at * size, open.to * pitch - lead);
      maker.rule({ x1: from.x, y1: from.y, x2: to.x, y2: to.y, weight: WEIGHT, ink: INK });
    }
  }
}
