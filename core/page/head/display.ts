import type { Ink } from '../../base/ink';
import type { FontBook } from '../../base/ports';
import { tied } from '../../base/tied';
import type { Em, Pt } from '../../base/units';
import type { Style } from '../../document/records/style';
import { uniform } from '../../typeset/measures';
import type { SetLine, TextRun } from '../../typeset/types';
import type { Typesetter } from '../../typeset/typesetter';
import type { LineSource } from '../composed';
import { HAN_ASCENT } from '../grid';
import type { FrameMaker, PieceMaker } from '../piece';
import { type Direction, displayPitch, paragraphStyle } from '../styles';
import { type Fitted, fitHeadline, MANUAL_BREAK, SLACK, type Steps } from './fit';
import type { Trouble } from './troubles';
import { widened } from './widen';

/** One line of a headline or another display part. */
export interface DisplayLine {
  readonly set: SetLine;
  /** Offset of the line's paragraph in the part's text. */
  readonly from: number;
}

export interface DisplayText {
  readonly lines: readonly DisplayLine[];
  /** The style in the size it was set in. */
  readonly style: Style;
  readonly fitted: Fitted;
  readonly direction: Direction;
  /** A line is wider than the room and cannot be broken. */
  readonly tooWide: boolean;
  /** What the lines part that belongs together, and what is wider than a line. */
  readonly troubles: readonly Trouble[];
}

export type DisplayAlign = 'start' | 'center' | 'end' | 'justify';

/** How a display part is to be set. */
export interface Setting {
  readonly align: DisplayAlign;
  /** Length of a line. */
  readonly width: Pt;
  /** What the lines together may take; endless where absent. */
  readonly depth?: Pt;
  /** Horizontal where absent. */
  readonly direction?: Direction;
  /** Which 号 sizes may be chosen; the style's own alone where absent. */
  readonly steps?: Steps;
  /** How far type may be condensed or expanded, as a share; the style's value where absent. */
  readonly condense?: number;
}

interface Tools {
  readonly typesetter: Typesetter;
  readonly fonts: FontBook;
}

/** Display texts remembered for each set of fonts: an edit in the body leaves its head as it was. */
const MEMORY = 400;
const memories = tied<Typesetter, Map<string, DisplayText>>();

/** The same style at another size; a pitch of its own goes with it. */
export const resized = (style: Style, size: Pt): Style =>
  size === style.size
    ? style
    : { ...style, size, pitch: style.pitch === null ? null : (style.pitch * size) / style.size };

function settle(
  tools: Tools,
  text: string,
  run: Omit<TextRun, 'text'>,
  style: Style,
  how: Setting,
): DisplayText {
  const direction = how.direction ?? 'horizontal';
  const plain = { align: 'start', indent: 0, direction } as const;
  const { fitted, segments, troubles } = fitHeadline(
    text,
    style,
    (part) => ({ runs: [{ ...run, text: part }], style: paragraphStyle(style, plain) }),
    tools.fonts,
    {
      length: how.width,
      ...(how.depth !== undefined && { depth: how.depth }),
      condense: direction === 'vertical' ? 0 : (how.condense ?? style.condense ?? 0),
      steps: how.steps ?? 'none',
    },
  );
  const own = resized(style, fitted.size);
  const room: Em = how.width / fitted.size;
  const look = {
    ...paragraphStyle(own, { align: how.align, indent: 0, direction }),
    tracking: style.tracking + fitted.tracking,
  };
  const set = (part: string): SetLine[] =>
    tools.typesetter
      .set({ runs: [{ ...run, text: part }], style: look }, uniform(room / fitted.widen + SLACK))
      .lines.map((line) => widened(line, fitted.widen));
  const lines = segments.flatMap(({ text: segment, from, parts }) =>
    (parts ?? [{ start: 0, end: segment.length }]).flatMap(({ start, end }) =>
      set(segment.slice(start, end)).map((line) => ({ set: line, from: from + start })),
    ),
  );
  const tooWide = lines.some((line) => line.set.width > room + 2 * SLACK);
  return { lines, style: own, fitted, direction, tooWide, troubles };
}

/** Running text of a head (提要题): the typesetter breaks its lines, each line feed begins a new one. */
function setRunning(
  tools: Tools,
  text: string,
  run: Omit<TextRun, 'text'>,
  style: Style,
  how: Setting,
): DisplayText {
  const direction = how.direction ?? 'horizontal';
  const look = paragraphStyle(style, { align: how.align, direction });
  const room: Em = how.width / style.size;
  const lines: DisplayLine[] = [];
  let from = 0;
  for (const paragraph of text.split(MANUAL_BREAK)) {
    if (paragraph.trim() !== '') {
      const { lines: own } = tools.typesetter.set(
        { runs: [{ ...run, text: paragraph }], style: look },
        uniform(room),
      );
      for (const set of own) lines.push({ set, from });
    }
    from += paragraph.length + 1;
  }
  const fitted = { size: style.size, steps: 0, widen: 1, tracking: 0, reason: 'style' } as const;
  const tooWide = lines.some(({ set }) => set.width > room + SLACK);
  return { lines, style, fitted, direction, tooWide, troubles: [] };
}

/**
 * Sets a display part. A line feed in the text is a break the editor decided and always stands; what is still too
 * wide is broken by sense into lines of similar width, unless the part is justified: then it is running text.
 */
export function setDisplay(maker: PieceMaker, text: string, style: Style, how: Setting): DisplayText {
  const { typesetter } = maker.bench;
  const { text: _, ...run } = maker.run(style, text);
  let memory = memories.get(typesetter);
  if (!memory) memories.set(typesetter, (memory = new Map()));
  const key = JSON.stringify([text, run, style, how]);
  const known = memory.get(key);
  if (known) return known;
  const made = (how.align === 'justify' ? setRunning : settle)(maker.bench, text, run, style, how);
  if (memory.size >= MEMORY) memory.clear();
  memory.set(key, made);
  return made;
}

/** Depth of the lines: from the edge of the first em boxes to that of the last. */
export const displayHeight = (text: DisplayText): Pt =>
  text.lines.length === 0 ? 0 : (text.lines.length - 1) * displayPitch(text.style) + text.style.size;

/** Length of the longest line in pt. */
export const displayWidth = ({ lines, style }: DisplayText): Pt =>
  Math.max(0, ...lines.map(({ set }) => set.width)) * style.size;

export interface DisplayRoom {
  readonly x: Pt;
  /** Top of the first Han em box. */
  readonly top: Pt;
}

type SourceOf = (start: number, end: number) => LineSource | undefined;

/** Puts the lines of a display part into a frame, each where `at` says. `source` gives a line its place in the story. */
function placeLines(
  frame: FrameMaker,
  { lines, style }: DisplayText,
  at: (line: number) => { readonly x: Pt; readonly y: Pt },
  ink: Ink,
  source: SourceOf,
): void {
  lines.forEach(({ set, from }, i) => {
    const span = source(from + set.start, from + set.end);
    frame.line(set, { frame: frame.id, ...at(i), size: style.size, ink, source: span });
  });
}

/** Puts the lines of a horizontal display part into a frame. */
export function placeDisplay(
  frame: FrameMaker,
  text: DisplayText,
  room: DisplayRoom,
  ink: Ink,
  source: SourceOf,
): void {
  const pitch = displayPitch(text.style);
  const first = room.top + HAN_ASCENT * text.style.size;
  placeLines(frame, text, (i) => ({ x: room.x, y: first + i * pitch }), ink, source);
}

/** Puts the lines of a vertical display part into a frame: the first at `right`, the others to its left. */
export function standDisplay(
  frame: FrameMaker,
  text: DisplayText,
  room: { readonly right: Pt; readonly top: Pt },
  ink: Ink,
  source: SourceOf,
): void {
  const pitch = displayPitch(text.style);
  const first = room.right - text.style.size / 2;
  placeLines(frame, text, (i) => ({ x: first - i * pitch, y: room.top }), ink, source);
}
