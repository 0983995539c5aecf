import { bottom, right } from '../../base/geometry';
import type { Pt } from '../../base/units';
import type { ComposedFrame, ComposedLine, ComposedPage, FrameRole } from '../../page/composed';
import type { Extent } from './reach';
import type { Stacks } from './stacks';

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
/** Lines farther apart than this, in em, are blocks of their own to readers; lines nearer than that are one line. */
const FARTHEST = 1.47;
/** Where most lines of a story are farther apart than this they are made larger for readers. */
const WIDE = 1.4;
const NEAREST = 0.7;
/** A line that grows does so downwards for the most part: heads stand nearer over a column than anything under it. */
const SINK = 0.7;
/** Columns that are so far apart, in em, are two columns to readers. */
const COLUMN_GAP = 1.3;
/** Distance of one moved line from the next, enough for readers to keep them apart. */
const STEP: Pt = 1;

/**
 * How far each line of a page reaches for programs that read the text from where it stands: they know nothing of
 * stories and put blocks in order by what lies above and beside what.
 */
export class Extents {
  readonly #frames: ReadonlyMap<string, ComposedFrame>;
  /** Size that the lines of a body frame have for readers, the same in all columns of a story. */
  readonly #heights = new Map<string, Pt>();
  readonly #moved = new Map<ComposedLine, Extent>();

  constructor(
    page: ComposedPage,
    private readonly stacks: Stacks,
  ) {
    this.#frames = new Map(page.frames.map((frame) => [frame.id, frame]));
    for (const item of new Set(page.frames.map((frame) => frame.item))) {
      const frames = page.frames.filter((frame) => frame.item === item);
      this.#moveDown(frames);
      const bodies = frames.filter((frame) => frame.role === 'body');
      const height = heightOf(bodies);
      for (const { id } of bodies) this.#heights.set(id, height);
    }
  }

  of(line: ComposedLine): Extent {
    const moved = this.stacks.of(line) ?? this.#moved.get(line);
    if (moved) return moved;
    const size = line.runs[0]?.size ?? 0;
    const frame = this.#frames.get(line.frame);
    const cut = frame && HEADS[frame.role];
    if (!cut || frame.rect.width < NARROW * size) return inColumn(line, size, this.#heights.get(line.frame));
    return { left: frame.rect.x + cut[0] * size, right: right(frame.rect) - cut[1] * size };
  }

  /**
   * A caption over or in columns of its story would be read between the column before the picture and those below it,
   * in the middle of a sentence. For readers by place it therefore lies at the story's foot, under all columns.
   */
  #moveDown(frames: readonly ComposedFrame[]): void {
    const bodies = frames.filter((frame) => frame.role === 'body' && frame.lines.length > 0);
    const over = (frame: ComposedFrame): boolean =>
      AFTER.has(frame.role) &&
      bodies.some((body) => bottom(body.rect) > bottom(frame.rect) && spans(frame, body));
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

/**
 * The least size at which readers take the lines of a column that is set very wide for one block, subheads and all.
 * Not so large that they would take two lines for one. 0 where the lines stand near enough for their own size.
 */
function heightOf(bodies: readonly ComposedFrame[]): Pt {
  const steps = bodies.flatMap(({ lines }) => lines.slice(1).map((line, i) => line.y - (lines[i]?.y ?? 0)));
  const usual = steps.toSorted((a, b) => a - b)[steps.length >> 1] ?? 0;
  const size = Math.max(0, ...bodies.flatMap(({ lines }) => lines.map(({ runs: [run] }) => run?.size ?? 0)));
  if (usual <= WIDE * size) return 0;
  return Math.min(Math.max(...steps) / FARTHEST, Math.min(...steps) / NEAREST);
}

/** A line as it stands; as large as readers need it, but then as far from the next column as they need that. */
function inColumn({ x, y, width }: ComposedLine, size: Pt, height: Pt = 0): Extent {
  if (height <= size) return { left: x + INSET * size, right: x + width - INSET * size };
  const inset = (COLUMN_GAP * height - size) / 2;
  const middle = x + width / 2;
  return {
    left: Math.min(x + inset, middle),
    right: Math.max(x + width - inset, middle),
    foot: y + SINK * (height - size),
    size: height,
  };
}

const spans = (a: ComposedFrame, b: ComposedFrame): boolean =>
  a.rect.x < right(b.rect) && b.rect.x < right(a.rect);
