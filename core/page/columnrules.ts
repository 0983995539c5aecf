import { grey } from '../base/ink';
import type { Em, GridLine } from '../base/units';
import type { SetBody } from './body';
import { topOf, xOf } from './grid';
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
    const to = slot.row + (body.copies[placed.paragraph]?.paragraph.rows ?? 1);
    const span = spans[slot.column];
    spans[slot.column] = span
      ? { from: Math.min(span.from, slot.row), to: Math.max(span.to, to) }
      : { from: slot.row, to };
  }
  return spans;
}

/** What is left of a span after all obstacles that stand across `x` are taken out. */
function openSpans(span: Span, x: Em, obstacles: readonly Obstacle[]): Span[] {
  let open: Span[] = [span];
  for (const o of obstacles) {
    if (o.left >= x || o.right <= x) continue;
    open = open.flatMap((s) =>
      [
        { from: s.from, to: Math.min(s.to, o.from) },
        { from: Math.max(s.from, o.to), to: s.to },
      ].filter((part) => part.to > part.from),
    );
  }
  return open;
}

/**
 * Rules between neighbouring columns, in the middle of the gutter, as long as the longer text beside them,
 * from the top of its first Han em box to the foot of its last. Pictures across the gutter interrupt them:
 * `bare` are these without their distances.
 */
export function ruleColumns(maker: PieceMaker, body: SetBody, bare: readonly Obstacle[]): void {
  const { grid } = maker.bench;
  const spans = textSpans(body);
  for (let i = 1; i < body.columns.length; i++) {
    const left = body.columns[i - 1];
    const right = body.columns[i];
    const a = spans[i - 1];
    const b = spans[i];
    if (!left || !right || !a || !b || right.x <= left.x) continue;
    const x = (left.x + left.measure + right.x) / 2;
    const span = { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
    for (const open of openSpans(span, x, bare)) {
      const y1 = topOf(grid, open.from) + grid.lead;
      const y2 = topOf(grid, open.to) - grid.lead;
      maker.rule({ x1: xOf(grid, x), y1, x2: xOf(grid, x), y2, weight: WEIGHT, ink: INK });
    }
  }
}
