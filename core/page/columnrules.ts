import { grey } from '../base/ink';
import type { Em, GridLine, Pt } from '../base/units';
import type { PlacedLine } from '../typeset/thread';
import type { SetBody } from './body';
import type { Copy } from './copy';
import type { Lay } from './lay';
import type { Part, PieceMaker } from './piece';
import type { PlacedBody } from './placing';
import type { Obstacle } from './slots';

const WEIGHT = 0.3;
const INK = grey(60);

interface Span {
  readonly from: GridLine;
  readonly to: GridLine;
}

/** First and last line with text in each column. */
function textSpans(body: SetBody, { slots, rooms }: PlacedBody): (Span | undefined)[] {
  const spans: (Span | undefined)[] = body.columns.map(() => undefined);
  const rowOf = (placed: PlacedLine | undefined): GridLine | undefined => slots[placed?.slot ?? -1]?.row;
  for (const { room, lines } of rooms) {
    const last = lines.at(-1);
    const from = rowOf(lines[0]);
    const end = rowOf(last);
    if (!last || from === undefined || end === undefined) continue;
    const to = end + (last.stand?.rows ?? body.copies[last.paragraph]?.paragraph.rows ?? 1);
    const above = spans[room.column];
    spans[room.column] = { from: above?.from ?? from, to };
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

/** How far marks at line ends hang out of the columns, in body em. */
const hungOf = (body: SetBody, size: Pt): Em =>
  Math.max(0, ...body.copies.map((copy) => (hangs(copy) ? (HUNG * copy.style.size) / size : 0)));

/** The rules of a block with what tells how they run: where that is the same they stand. */
export interface RuledColumns {
  readonly spans: readonly (Span | undefined)[];
  readonly hung: Em;
  readonly rules: Part;
}

const sameSpan = (a: Span | undefined, b: Span | undefined): boolean =>
  a?.from === b?.from && a?.to === b?.to;

/** The rules between a block's columns; `before` are those of an earlier body in the same columns. */
export function ruleColumns(
  maker: PieceMaker,
  lay: Lay,
  body: SetBody,
  placed: PlacedBody,
  bare: readonly Obstacle[],
  before: RuledColumns | undefined,
): RuledColumns {
  const spans = textSpans(body, placed);
  const hung = hungOf(body, maker.bench.grid.size);
  const same = before && before.hung === hung && spans.every((span, i) => sameSpan(span, before.spans[i]));
  const rules = maker.part(same ? before.rules : undefined, () => {
    drawRules(maker, lay, body, bare, spans, hung);
  });
  return { spans, hung, rules };
}

/**
 * Rules between neighbouring columns or tiers, in the middle of what hung marks leave of the gutter, as long as the longer text beside them,
 * from the edge of its first Han em box to that of its last. Pictures across the gutter interrupt them: `bare` are
 * these without their distances.
 */
function drawRules(
  maker: PieceMaker,
  lay: Lay,
  body: SetBody,
  bare: readonly Obstacle[],
  spans: readonly (Span | undefined)[],
  hung: Em,
): void {
  const { size, pitch, lead } = maker.bench.grid;
  for (let i = 1; i < body.columns.length; i++) {
    const before = body.columns[i - 1];
    const after = body.columns[i];
    const a = spans[i - 1];
    const b = spans[i];
    if (!before || !after || !a || !b || after.x <= before.x) continue;
    const end = before.x + before.measure;
    const at = (end + Math.min(after.x - end, hung) + after.x) / 2;
    const span = { from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
    for (const open of openSpans(span, at, bare)) {
      const from = lay.page(at * size, open.from * pitch + lead);
      const to = lay.page(at * size, open.to * pitch - lead);
      maker.rule({ x1: from.x, y1: from.y, x2: to.x, y2: to.y, weight: WEIGHT, ink: INK });
    }
  }
}
