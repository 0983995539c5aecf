import { bottom, right } from '../../base/geometry';
import type { Pt } from '../../base/units';
import type { ComposedFrame, ComposedLine, ComposedPage, FrameRole } from '../../page/composed';
import type { Stacks } from './stacks';

/** No text is near as small, so that readers never take a lintel for a part of a block. */
export const BAR_SIZE: Pt = 0.5;

/** From where to where a line reaches for readers. */
export interface Extent {
  readonly left: Pt;
  readonly right: Pt;
  /** Baseline at which a reader finds the line, where it is not its own. */
  readonly foot?: Pt;
  /** Size of the blanks at the line's ends there; the least where absent. */
  readonly size?: Pt;
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
/** What is read after the columns that it stands over. */
const AFTER = new Set<FrameRole>(['caption', 'credit']);
/** Readers take columns one em apart for one; a little less at both ends keeps them apart. In em. */
const INSET = 0.15;
/** A head narrower than this, in em, stands over one column only. */
const NARROW = 10;
/** Distance of one moved line from the next, enough for readers to keep them apart. */
const STEP: Pt = 1;

/**
 * How far each line of a page reaches for programs that read the text from where it stands: they know nothing of
 * stories and put blocks in order by what lies above and beside what.
 */
export class Extents {
  readonly #frames: ReadonlyMap<string, ComposedFrame>;
  readonly #moved = new Map<ComposedLine, Extent>();

  constructor(
    page: ComposedPage,
    private readonly stacks: Stacks,
  ) {
    this.#frames = new Map(page.frames.map((frame) => [frame.id, frame]));
    for (const item of new Set(page.frames.map((frame) => frame.item)))
      this.#moveDown(page.frames.filter((frame) => frame.item === item));
  }

  of(line: ComposedLine): Extent {
    const moved = this.stacks.of(line) ?? this.#moved.get(line);
    if (moved) return moved;
    const size = line.runs[0]?.size ?? 0;
    const frame = this.#frames.get(line.frame);
    const cut = frame && HEADS[frame.role];
    if (!cut || frame.rect.width < NARROW * size)
      return { left: line.x + INSET * size, right: line.x + line.width - INSET * size };
    return { left: frame.rect.x + cut[0] * size, right: right(frame.rect) - cut[1] * size };
  }

  /**
   * A caption over columns of its story would be read between the column before the picture and those below it,
   * in the middle of a sentence. For readers by place it therefore lies at the story's foot, under all columns.
   */
  #moveDown(frames: readonly ComposedFrame[]): void {
    const bodies = frames.filter((frame) => frame.role === 'body' && frame.lines.length > 0);
    const over = (frame: ComposedFrame): boolean =>
      AFTER.has(frame.role) && bodies.some((body) => body.rect.y > frame.rect.y && spans(frame, body));
    const lines = frames.filter(over).flatMap((frame) => frame.lines);
    const foot = Math.max(...bodies.map((body) => bottom(body.rect)));
    const end = Math.max(...bodies.map((body) => right(body.rect)));
    for (const [i, line] of lines.entries())
      this.#moved.set(line, {
        left: line.x,
        right: Math.max(end, line.x + line.width),
        foot: foot + STEP * i,
      });
  }
}

const spans = (a: ComposedFrame, b: ComposedFrame): boolean =>
  a.rect.x < right(b.rect) && b.rect.x < right(a.rect);
