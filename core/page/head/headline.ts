import type { FaceId } from '../../base/ids';
import type { FontBook } from '../../base/ports';
import type { Em } from '../../base/units';
import { type Cell } from '../../typeset/cells';
import { uniform } from '../../typeset/measures';
import type { Measures, ParagraphInput, ParagraphStyle, SetLine } from '../../typeset/types';
import type { Typesetter } from '../../typeset/typesetter';
import { LINE_PRICE, SLACK } from './fit';
import { LONGEST_HEADLINE, type Sense, senseOf } from './sense';
import { countsFor, type Part, type SenseBreak, waysIn } from './ways';

/** One line of a headline; offsets are UTF-16 of the whole text, white space at line ends left out. */
export interface HeadlineLine {
  readonly start: number;
  readonly end: number;
  readonly set: SetLine;
  /** What each character of the line takes, in em. */
  readonly cells: readonly Cell[];
}

export interface HeadlineTools {
  readonly typesetter: Typesetter;
  readonly fonts: FontBook;
}

function setSegment(
  tools: HeadlineTools,
  segment: string,
  from: number,
  face: FaceId,
  style: ParagraphStyle,
  measures: Measures,
  first: number,
): HeadlineLine[] {
  const plain = { ...style, align: style.align === 'justify' ? ('start' as const) : style.align, indent: 0 };
  const input = (text: string): ParagraphInput => ({ runs: [{ text, face }], style: plain });
  const lead = segment.length - segment.trimStart().length;
  const text = segment.trim();
  const parts = partsOf(tools, text, input, measures, first) ?? [{ start: 0, end: text.length }];
  const lines: HeadlineLine[] = [];
  for (const part of parts) {
    const own = input(text.slice(part.start, part.end));
    const measure = uniform(measures.at(first + lines.length));
    tools.typesetter.set(own, measure).lines.forEach((set, i) => {
      const start = from + lead + part.start;
      const cells = tools.typesetter.cells(own, measure, i);
      lines.push({ start: start + set.start, end: start + set.end, set, cells });
    });
  }
  return lines;
}

/** The lines a segment parts into; undefined where it fits, where no legal break helps, and where it is no headline. */
function partsOf(
  tools: HeadlineTools,
  text: string,
  input: (text: string) => ParagraphInput,
  measures: Measures,
  first: number,
): readonly Part[] | undefined {
  // Measured in UTF-16 units: whatever is twice as long is certainly longer in characters.
  if (text.length > 2 * LONGEST_HEADLINE) return undefined;
  const sense = senseOf(input(text), tools.fonts);
  if (sense.prepared.n > LONGEST_HEADLINE || sense.natural <= measures.at(first) + SLACK) return undefined;
  return breakBySense(sense, narrowest(measures, first) + SLACK)?.parts;
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
  for (const segment of text.split('\n')) {
    if (segment.trim() !== '')
      lines.push(...setSegment(tools, segment, from, face, style, measures, lines.length));
    from += segment.length + 1;
  }
  return lines;
}
