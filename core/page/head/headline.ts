import type { FaceId } from '../../base/ids';
import type { FontBook } from '../../base/ports';
import type { Em } from '../../base/units';
import { type Cell } from '../../typeset/cells';
import { uniform } from '../../typeset/measures';
import type { Measures, ParagraphInput, ParagraphStyle, SetLine } from '../../typeset/types';
import type { Typesetter } from '../../typeset/typesetter';
import { LINE_PRICE, MANUAL_BREAK, SLACK } from './fit';
import { LONGEST_HEADLINE, type Sense, senseOf } from './sense';
import { type Trouble, troublesIn } from './troubles';
import { countsFor, type Part, type SenseBreak, waysIn } from './ways';

/** One line of a headline; offsets are UTF-16 of the whole text, white space at line ends left out. */
export interface HeadlineLine {
  readonly start: number;
  readonly end: number;
  readonly set: SetLine;
  /** What each character of the line takes, in em. */
  readonly cells: readonly Cell[];
  /** What begins in this line and does not end in it although it belongs together, and what is wider than a line. */
  readonly troubles: readonly Trouble[];
}

export interface HeadlineTools {
  readonly typesetter: Typesetter;
  readonly fonts: FontBook;
}

/** A stretch of a headline between two manual breaks, and where it begins. */
interface Segment {
  readonly text: string;
  readonly from: number;
}

function setSegment(
  tools: HeadlineTools,
  segment: Segment,
  face: FaceId,
  style: ParagraphStyle,
  measures: Measures,
  first: number,
): HeadlineLine[] {
  const plain = { ...style, align: style.align === 'justify' ? ('start' as const) : style.align, indent: 0 };
  const input = (text: string): ParagraphInput => ({ runs: [{ text, face }], style: plain });
  const text = segment.text.trim();
  const from = segment.from + segment.text.length - segment.text.trimStart().length;
  const { parts, troubles } = partsOf(tools, { text, from }, input, measures, first);
  const lines: HeadlineLine[] = [];
  for (const part of parts ?? [{ start: 0, end: text.length }]) {
    const own = input(text.slice(part.start, part.end));
    const measure = uniform(measures.at(first + lines.length));
    tools.typesetter.set(own, measure).lines.forEach((set, i) => {
      const [start, end] = [from + part.start + set.start, from + part.start + set.end];
      const cells = tools.typesetter.cells(own, measure, i);
      const here = troubles.filter((trouble) => trouble.start >= start && trouble.start < end);
      lines.push({ start, end, set, cells, troubles: here });
    });
  }
  return lines;
}

interface Parted {
  readonly parts: readonly Part[] | undefined;
  readonly troubles: readonly Trouble[];
}

const AS_IT_IS: Parted = { parts: undefined, troubles: [] };

/** The lines a segment parts into; none where it fits, where no legal break helps, and where it is no headline. */
function partsOf(
  tools: HeadlineTools,
  { text, from }: Segment,
  input: (text: string) => ParagraphInput,
  measures: Measures,
  first: number,
): Parted {
  // Measured in UTF-16 units: whatever is twice as long is certainly longer in characters.
  if (text.length > 2 * LONGEST_HEADLINE) return AS_IT_IS;
  const sense = senseOf(input(text), tools.fonts);
  if (sense.prepared.n > LONGEST_HEADLINE || sense.natural <= measures.at(first) + SLACK) return AS_IT_IS;
  const room = narrowest(measures, first) + SLACK;
  const parts = breakBySense(sense, room)?.parts;
  return { parts, troubles: troublesIn(sense, parts, room, from) };
}

const priceOf = ({ price, parts }: SenseBreak): number => price + parts.length * LINE_PRICE;

/** The cheapest way to set a headline in lines no wider than `room`, as the page has it; undefined where none is. */
function breakBySense({ prepared, stops }: Sense, room: Em): SenseBreak | undefined {
  let best: SenseBreak | undefined;
  for (const way of waysIn(prepared, stops, countsFor(prepared, stops, room), { room, floor: room }))
    if (!best || priceOf(way) < priceOf(best)) best = way;
  return best;
}

function narrowest(measures: Measures, first: number): Em {
  let room = measures.at(Math.max(first, measures.uniformFrom));
  for (let line = first; line < measures.uniformFrom; line++) room = Math.min(room, measures.at(line));
  return room;
}

/**
 * Breaks a headline as the page does (rule 27): line feeds are breaks the editor decided, what is wider than the
 * narrowest of its measures is parted by sense into lines of similar width, and what no legal break makes fit is
 * left to the typesetter. Lines are never justified; `style.align` may be start, center or end. Never fails: empty
 * text gives no lines.
 */
export function setHeadline(
  tools: HeadlineTools,
  text: string,
  face: FaceId,
  style: ParagraphStyle,
  measures: Measures,
): HeadlineLine[] {
  const lines: HeadlineLine[] = [];
  let from = 0;
  for (const segment of text.split(MANUAL_BREAK)) {
    if (segment.trim() !== '')
      lines.push(...setSegment(tools, { text: segment, from }, face, style, measures, lines.length));
    from += segment.length + 1;
  }
  return lines;
}
