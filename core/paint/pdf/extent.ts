import { bottom, intersects, type Rect, right } from '../../base/geometry';
import type { Pt } from '../../base/units';
import type { ComposedFrame, ComposedLine, ComposedPage, FrameRole } from '../../page/composed';

/** From where to where a line reaches for readers. */
export interface Extent {
  readonly left: Pt;
  readonly right: Pt;
}

/**
 * Heads stand over all columns of their frame and must be as wide for readers, or a reader takes the columns
 * beside a short headline for columns of the story below. Em cut off at the left and right: no two parts that
 * stand under one another begin, end or have their middle in line, or two stories side by side pass for a table
 * and are read across.
 */
const HEADS: Partial<Readonly<Record<FrameRole, readonly [left: number, right: number]>>> = {
  kicker: [1, 5],
  headline: [1.5, 0.15],
  deck: [0.8, 4],
  summary: [0.8, 4],
  banner: [0.15, 0.15],
  series: [0.15, 0.15],
};
/** Readers take columns one em apart for one; a little less at both ends keeps them apart. In em. */
const INSET = 0.15;
/** A head narrower than this, in em, stands over one column only. */
const NARROW = 10;

const isHead = (frame: ComposedFrame): boolean => frame.role in HEADS;

/**
 * How far each line of a page reaches for programs that read the text from where it stands: they know nothing of
 * stories and put blocks in order by what lies above and beside what.
 */
export class Extents {
  readonly #frames: ReadonlyMap<string, ComposedFrame>;
  readonly #reach = new Map<string, Pt>();

  constructor(page: ComposedPage) {
    this.#frames = new Map(page.frames.map((frame) => [frame.id, frame]));
    for (const [i, head] of page.frames.entries())
      if (isHead(head)) this.#reach.set(head.id, reachOver(head, page.frames.slice(0, i), page.frames));
  }

  of(line: ComposedLine): Extent {
    const size = line.runs[0]?.size ?? 0;
    const frame = this.#frames.get(line.frame);
    const cut = frame && HEADS[frame.role];
    if (!cut || frame.rect.width < NARROW * size)
      return { left: line.x + INSET * size, right: line.x + line.width - INSET * size };
    return {
      left: frame.rect.x + cut[0] * size,
      right: (this.#reach.get(frame.id) ?? right(frame.rect)) - cut[1] * size,
    };
  }
}

/**
 * A head under the first columns of a wider story must reach under its last columns too, or the story is left
 * for the head before those are read; but never over another text. Answers with the head's right end.
 */
function reachOver(head: ComposedFrame, before: readonly ComposedFrame[], all: readonly ComposedFrame[]): Pt {
  const own = right(head.rect);
  const above = before.filter(
    (frame) => frame.role === 'body' && frame.item !== head.item && bottom(frame.rect) <= head.rect.y,
  );
  const over = new Set(
    above.filter((f) => f.rect.x < own && right(f.rect) > head.rect.x).map((frame) => frame.item),
  );
  const beside = above.filter((frame) => over.has(frame.item) && frame.rect.x >= own);
  const wanted = Math.max(own, ...beside.map((frame) => right(frame.rect)));
  const strip: Rect = { ...head.rect, x: own, width: wanted - own };
  return all.some((frame) => frame !== head && intersects(frame.rect, strip)) ? own : wanted;
}
