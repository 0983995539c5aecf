import type { Ink } from '../base/ink';
import type { Em, Pt } from '../base/units';
import type { Style } from '../document/records/style';
import { uniform } from '../typeset/measures';
import type { SetLine } from '../typeset/types';
import type { Typesetter } from '../typeset/typesetter';
import type { LineSource } from './composed';
import { HAN_ASCENT } from './grid';
import type { FrameMaker, PieceMaker } from './piece';
import { displayPitch, paragraphStyle } from './styles';

/** One line of a headline or another display part. */
export interface DisplayLine {
  readonly set: SetLine;
  /** Offset of the line's paragraph in the part's text. */
  readonly from: number;
  /** The measure it was set to, em of its own size. */
  readonly measure: Em;
}

export interface DisplayText {
  readonly lines: readonly DisplayLine[];
  readonly style: Style;
  /** A line is wider than the room and cannot be broken. */
  readonly tooWide: boolean;
}

export type DisplayAlign = 'start' | 'center' | 'end' | 'justify';

const SEARCH_STEPS = 7;
/** A line may be this much wider than its measure before it is called too wide: a rounding error, no more. */
const SLACK: Em = 0.01;

/** Lines of near equal width: the narrowest measure at which the text still takes the same number of lines. */
function balanced(
  set: (measure: Em) => readonly SetLine[],
  measure: Em,
): { readonly lines: readonly SetLine[]; readonly measure: Em } {
  let best = { lines: set(measure), measure };
  const count = best.lines.length;
  if (count < 2) return best;
  let low = measure / (count + 1);
  let high = measure;
  for (let step = 0; step < SEARCH_STEPS; step++) {
    const middle = Math.round(((low + high) / 2) * 4) / 4;
    if (middle <= low || middle >= high) break;
    const lines = set(middle);
    if (lines.length <= count && lines.every((line) => line.width <= middle + SLACK)) {
      best = { lines, measure: middle };
      high = middle;
    } else low = middle;
  }
  return best;
}

function setSegment(
  typesetter: Typesetter,
  text: string,
  face: string,
  style: Style,
  align: DisplayAlign,
  room: Em,
): { readonly lines: readonly SetLine[]; readonly measure: Em } {
  const runs = [{ text, face }];
  const paragraph = { runs, style: paragraphStyle(style, { align, indent: 0 }) };
  const set = (measure: Em): readonly SetLine[] => typesetter.set(paragraph, uniform(measure)).lines;
  return align === 'justify' ? { lines: set(room), measure: room } : balanced(set, room);
}

/**
 * Sets a display part into a room of `width`. A line feed in the text is a break the editor decided and
 * always stands; what is still too wide is broken into lines of near equal width.
 */
export function setDisplay(
  maker: PieceMaker,
  text: string,
  style: Style,
  align: DisplayAlign,
  width: Pt,
): DisplayText {
  const face = maker.face(style.face, text);
  const room = width / style.size;
  const lines: DisplayLine[] = [];
  let from = 0;
  for (const segment of text.split('\n')) {
    if (segment !== '') {
      const done = setSegment(maker.bench.typesetter, segment, face, style, align, room);
      for (const set of done.lines) lines.push({ set, from, measure: done.measure });
    }
    from += segment.length + 1;
  }
  return { lines, style, tooWide: lines.some((line) => line.set.width > room + SLACK) };
}

/** Height from the top of the first Han em box to the foot of the last. */
export const displayHeight = (text: DisplayText): Pt =>
  text.lines.length === 0 ? 0 : (text.lines.length - 1) * displayPitch(text.style) + text.style.size;

export interface DisplayRoom {
  readonly x: Pt;
  readonly width: Pt;
  /** Top of the first Han em box. */
  readonly top: Pt;
}

/** Puts the lines of a display part into a frame. `source` gives a line its place in the story. */
export function placeDisplay(
  frame: FrameMaker,
  text: DisplayText,
  align: DisplayAlign,
  room: DisplayRoom,
  ink: Ink,
  source: (start: number, end: number) => LineSource | undefined,
): void {
  const { size } = text.style;
  const pitch = displayPitch(text.style);
  text.lines.forEach(({ set, from, measure }, i) => {
    const spare = room.width - measure * size;
    const shift = align === 'center' ? spare / 2 : align === 'end' ? spare : 0;
    frame.line(set, {
      x: room.x + shift,
      y: room.top + HAN_ASCENT * size + i * pitch,
      size,
      ink,
      source: source(from + set.start, from + set.end),
    });
  });
}
