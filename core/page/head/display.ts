import type { Ink } from '../../base/ink';
import type { Em, Pt } from '../../base/units';
import type { Style } from '../../document/records/style';
import { uniform } from '../../typeset/measures';
import type { SetLine } from '../../typeset/types';
import type { LineSource } from '../composed';
import { HAN_ASCENT } from '../grid';
import type { FrameMaker, PieceMaker } from '../piece';
import { displayPitch, paragraphStyle } from '../styles';
import { breakBySense, senseOf } from './sense';

/** One line of a headline or another display part. */
export interface DisplayLine {
  readonly set: SetLine;
  /** Offset of the line's paragraph in the part's text. */
  readonly from: number;
}

export interface DisplayText {
  readonly lines: readonly DisplayLine[];
  readonly style: Style;
  /** A line is wider than the room and cannot be broken. */
  readonly tooWide: boolean;
}

export type DisplayAlign = 'start' | 'center' | 'end' | 'justify';

/** A line may be this much wider than its measure before it is called too wide: a rounding error, no more. */
const SLACK: Em = 0.01;

/** Sets one segment: on one line where it fits, else broken by sense, else as the typesetter breaks it. */
function setSegment(
  maker: PieceMaker,
  text: string,
  face: string,
  style: Style,
  align: DisplayAlign,
  room: Em,
): DisplayLine[] {
  const { fonts, typesetter } = maker.bench;
  const set = (part: string): readonly SetLine[] =>
    typesetter.set(
      { runs: [{ text: part, face }], style: paragraphStyle(style, { align, indent: 0 }) },
      uniform(room),
    ).lines;
  const plain = set(text);
  if (align === 'justify' || plain.length < 2) return plain.map((line) => ({ set: line, from: 0 }));
  const natural = { runs: [{ text, face }], style: paragraphStyle(style, { align: 'start', indent: 0 }) };
  const found = breakBySense(senseOf(natural, fonts), room, plain.length);
  if (!found) return plain.map((line) => ({ set: line, from: 0 }));
  return found.parts.flatMap(({ start, end }) =>
    set(text.slice(start, end)).map((line) => ({ set: line, from: start })),
  );
}

/**
 * Sets a display part into a room of `width`. A line feed in the text is a break the editor decided and
 * always stands; what is still too wide is broken by sense into lines of similar width.
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
      for (const line of setSegment(maker, segment, face, style, align, room))
        lines.push({ set: line.set, from: from + line.from });
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
  room: DisplayRoom,
  ink: Ink,
  source: (start: number, end: number) => LineSource | undefined,
): void {
  const { size } = text.style;
  const pitch = displayPitch(text.style);
  text.lines.forEach(({ set, from }, i) => {
    frame.line(set, {
      frame: frame.id,
      x: room.x,
      y: room.top + HAN_ASCENT * size + i * pitch,
      size,
      ink,
      source: source(from + set.start, from + set.end),
    });
  });
}
