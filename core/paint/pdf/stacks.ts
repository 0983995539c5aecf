import { intersects, type Rect, right } from '../../base/geometry';
import type { Pt } from '../../base/units';
import type { ComposedFrame, ComposedLine, ComposedPage } from '../../page/composed';
import { BAR_SIZE, type Extent } from './reach';

/** Distance of one line from the next, in em: enough for readers to keep them apart, and too little to part blocks. */
const PITCH = 1.25;
/** Where the first baseline lies under the upper edge, in em. */
const ASCENT = 1.05;
/** The ends keep clear of every column edge, or readers see the cells of a table. */
const INSET: readonly [left: Pt, right: Pt] = [1.5, 2.7];

/** Where readers find lines that they cannot find by their own place. */
export interface Stack {
  /** The first of the lines, which is read before all others. */
  readonly line: ComposedLine;
  readonly rect: Rect;
  readonly size: Pt;
  readonly top: Pt;
}

/**
 * Programs that read by place take text for horizontal: letters under one another are so many lines to them, and
 * what stands left comes first, where vertical lines follow one another to the left. For them the lines of a
 * vertical story lie in a stack over the story's place, from the first line of its head to the last of its body,
 * and so do those of a story whose head stands among its columns; those of a vertical head beside a horizontal story
 * lie over that story.
 */
export class Stacks {
  readonly #extents = new Map<ComposedLine, Extent>();
  readonly #ofFrame = new Map<string, Stack>();
  readonly #stacks: Stack[] = [];

  constructor(page: ComposedPage) {
    for (const item of new Set(page.frames.map((frame) => frame.item))) {
      const frames = page.frames.filter((frame) => frame.item === item && frame.lines.length > 0);
      const upright = frames.filter(isVertical);
      const bodies = frames.filter((frame) => frame.role === 'body');
      if (isInset(frames, bodies)) this.#stack(frames);
      else if (upright.length === 0) continue;
      else if (bodies.length > 0 && !bodies.some(isVertical)) this.#over(headOf(frames, upright), frames);
      else this.#stack(frames);
    }
  }

  /** Where readers find a line; undefined for lines that stand where they are. */
  of(line: ComposedLine): Extent | undefined {
    return this.#extents.get(line);
  }

  /** The stack that a frame's lines lie in. */
  frame(frame: ComposedFrame): Stack | undefined {
    return this.#ofFrame.get(frame.id);
  }

  /** Whether something lies under a stack. */
  hides(rect: Rect): boolean {
    return this.#stacks.some((stack) => intersects(stack.rect, rect));
  }

  #stack(frames: readonly ComposedFrame[]): void {
    const lines = frames.flatMap((frame) => frame.lines);
    const rect = around(frames);
    const size = Math.min(rect.height / (lines.length * PITCH), ...lines.map(sizeOf));
    this.#lay(frames, rect, size, PITCH * size, rect.y + ASCENT * size);
  }

  #over(heads: readonly ComposedFrame[], frames: readonly ComposedFrame[]): void {
    const count = heads.reduce((sum, frame) => sum + frame.lines.length, 0);
    const whole = around(frames);
    const pitch = PITCH * BAR_SIZE;
    const height = pitch * (count + 1);
    const rect = { ...whole, y: whole.y - height, height };
    this.#lay(heads, rect, BAR_SIZE, pitch, rect.y + pitch);
  }

  #lay(frames: readonly ComposedFrame[], rect: Rect, size: Pt, pitch: Pt, first: Pt): void {
    const lines = frames.flatMap((frame) => frame.lines);
    const [head] = lines;
    if (!head) return;
    for (const [i, line] of lines.entries())
      this.#extents.set(line, {
        left: rect.x + INSET[0],
        right: right(rect) - INSET[1],
        foot: first + i * pitch,
        size,
      });
    const stack = { line: head, rect, size, top: first - ASCENT * size };
    for (const frame of frames) this.#ofFrame.set(frame.id, stack);
    this.#stacks.push(stack);
  }
}

/** Whether a head stands among the columns of its story (串文), and so lower than where the text begins. */
function isInset(frames: readonly ComposedFrame[], [first]: readonly ComposedFrame[]): boolean {
  if (!first) return false;
  const heads = frames.slice(0, frames.indexOf(first));
  return heads.some(({ rect }) => rect.y > first.rect.y && rect.x > first.rect.x);
}

/** The frames of the head down to its last vertical one; what lies across among them is read in its turn. */
function headOf(
  frames: readonly ComposedFrame[],
  upright: readonly ComposedFrame[],
): readonly ComposedFrame[] {
  const end = frames.findIndex((frame) => frame.role === 'body');
  const last = frames.findLastIndex((frame, i) => i < end && isVertical(frame));
  return frames.filter((frame, i) => i <= last || upright.includes(frame));
}

const isVertical = (frame: ComposedFrame): boolean => frame.lines.some((line) => line.vertical === true);
const sizeOf = (line: ComposedLine): Pt => Math.max(BAR_SIZE, ...line.runs.map((run) => run.size));

function around(frames: readonly ComposedFrame[]): Rect {
  const rects = frames.map((frame) => frame.rect);
  const x = Math.min(...rects.map((r) => r.x));
  const y = Math.min(...rects.map((r) => r.y));
  return {
    x,
    y,
    width: Math.max(...rects.map(right)) - x,
    height: Math.max(...rects.map((r) => r.y + r.height)) - y,
  };
}
