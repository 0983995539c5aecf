import type { FontBook } from '../../base/ports';
import type { Em, Pt } from '../../base/units';
import type { Style } from '../../document/records/style';
import type { ParagraphInput } from '../../typeset/types';
import { DISPLAY_PITCH } from '../styles';
import { stepsAround } from './grades';
import { type Part, type Sense, senseOf } from './sense';

/** How a headline was made to fit: what was chosen, and why. */
export interface Fitted {
  readonly size: Pt;
  /** Steps on the ladder of 号 sizes from the style's own: above zero larger. */
  readonly steps: number;
  /** Share of its own width that type is set at: 0.95 is condensed by 5 %. */
  readonly widen: number;
  /** Space between characters beside the style's own tracking. */
  readonly tracking: Em;
  /** `style`: as the style has it. `narrow`: to get into the width or save a line. `fill`: to fill the width. */
  readonly reason: 'style' | 'narrow' | 'fill';
}

/** What a headline is to be fitted into. */
export interface Room {
  /** Length of a line in pt. */
  readonly length: Pt;
  /** Height (vertical: width) that the lines together may take; endless where absent. */
  readonly depth?: Pt;
  /** How far type may be condensed or expanded, as a share. */
  readonly condense: number;
  /** Choose among 号 sizes: so that the lines fill their length, or only smaller ones where that saves a line. */
  readonly steps: Steps;
}

export type Steps = 'none' | 'smaller' | 'fill';

/** One line feed's worth of headline with the parts it was broken into; none where only the typesetter can break it. */
export interface FittedSegment {
  readonly text: string;
  /** UTF-16 offset of the segment in the whole text. */
  readonly from: number;
  readonly parts: readonly Part[] | undefined;
}

export interface Solution {
  readonly fitted: Fitted;
  readonly segments: readonly FittedSegment[];
}

/** Prices, on the scale of a break's price: 1,000 is a line that differs from the mean by its whole width. */
const PRICE = {
  /** One line more than the fewest. */
  line: 520,
  /** One line more than the headline takes in its style's own size, besides. */
  extra: 600,
  /** Wider than the room: only where nothing else is left. */
  overflow: 1e6,
  /** Setting at half or twice the style's size. */
  size: 500,
  /** Type set at half or twice its width. */
  widen: 2600,
  /** A line that fills nothing of its width, when it is to be filled. */
  empty: 2400,
  /** Tracking of one em: sizes come first, then the width of the type, then space. */
  tracking: 1500,
} as const;

/** Tracking that may be added to a headline that is to fill its width. */
const TRACKING_MOST: Em = 0.12;
/** Lines that fill this much of the width look full. */
const FULL = 0.985;
/** A line may be this much wider than its measure before it is called too wide: a rounding error, no more. */
export const SLACK: Em = 0.002;

interface Segment {
  readonly text: string;
  readonly from: number;
  readonly sense: Sense;
}

function segmentsOf(text: string, input: (text: string) => ParagraphInput, fonts: FontBook): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const own = line.trim();
    const lead = line.length - line.trimStart().length;
    if (own !== '') segments.push({ text: own, from: from + lead, sense: senseOf(input(own), fonts) });
    from += line.length + 1;
  }
  return segments;
}

interface Candidate {
  readonly price: number;
  readonly widest: Em;
  readonly lines: number;
  readonly segments: readonly FittedSegment[];
  readonly overflows: boolean;
}

const whole = ({ text }: Segment): readonly Part[] => [{ start: 0, end: text.length }];

/** The ways to set one segment no wider than `room`: in the fewest lines, and in one line more. */
function waysOf(segment: Segment, room: Em): Candidate[] {
  const { text, from, sense } = segment;
  const way = (price: number, widest: Em, parts: readonly Part[]): Candidate => ({
    price,
    widest,
    lines: parts.length,
    segments: [{ text, from, parts }],
    overflows: false,
  });
  if (sense.natural <= room + SLACK) return [way(0, sense.natural, whole(segment))];
  const fewest = Math.max(2, Math.ceil(sense.natural / room - SLACK));
  const ways = [fewest, fewest + 1].flatMap((count) => {
    const found = sense.into(count, room + SLACK);
    return found ? [way(found.price, found.widest, found.parts)] : [];
  });
  if (ways.length > 0) return ways;
  const lost = { text, from, parts: undefined };
  return [{ price: PRICE.overflow, widest: room, lines: fewest, segments: [lost], overflows: true }];
}

const priceOf = ({ price, lines }: Candidate): number => price + lines * PRICE.line;

/** Every segment in its cheapest way. */
function joined(segments: readonly Segment[], room: Em): Candidate {
  const all = segments.map((segment) =>
    waysOf(segment, room).reduce((best, way) => (priceOf(way) < priceOf(best) ? way : best)),
  );
  return {
    price: all.reduce((sum, way) => sum + way.price, 0),
    widest: Math.max(0, ...all.map((way) => way.widest)),
    lines: all.reduce((sum, way) => sum + way.lines, 0),
    segments: all.flatMap((way) => way.segments),
    overflows: all.some((way) => way.overflows),
  };
}

interface Choice {
  readonly price: number;
  readonly size: Pt;
  readonly widen: number;
  readonly tracking: Em;
  readonly candidate: Candidate;
}

/** Longest line of a candidate in characters: where tracking counts. */
const longest = ({ segments }: Candidate): number =>
  Math.max(
    1,
    ...segments.flatMap(({ text, parts }) =>
      (parts ?? []).map(({ start, end }) => Array.from(text.slice(start, end)).length),
    ),
  );

/** What a size and a width of type make of the headline, and what that costs. */
function choose(segments: readonly Segment[], style: Style, size: Pt, room: Room, condense: number): Choice {
  const pitch = (style.pitch ?? style.size * DISPLAY_PITCH) / style.size;
  const length = room.length / size;
  const candidate = joined(segments, length / (1 - condense));
  const ratio = candidate.widest > 0 ? length / candidate.widest : 1;
  const least = 1 - condense;
  const fill = room.steps === 'fill';
  const most = fill ? 1 + room.condense : 1;
  const widen = candidate.overflows ? 1 : Math.min(most, Math.max(least, Math.min(ratio, most)));
  const used = Math.abs(widen - 1) < 0.002 ? 1 : widen;
  const free = length / used - candidate.widest;
  const tracking = fill
    ? Math.min(TRACKING_MOST, Math.max(0, free / Math.max(1, longest(candidate) - 1)))
    : 0;
  const filled = candidate.widest * used + tracking * (longest(candidate) - 1) * used;
  const empty = fill ? Math.max(0, FULL - filled / length) : 0;
  const depth = ((candidate.lines - 1) * pitch + 1) * size;
  const deep = room.depth !== undefined && depth > room.depth ? PRICE.overflow / 2 : 0;
  const price =
    priceOf(candidate) +
    deep +
    PRICE.size * Math.abs(Math.log2(size / style.size)) +
    PRICE.widen * Math.log2(used) ** 2 * 4 +
    PRICE.widen * Math.abs(Math.log2(used)) * 0.25 +
    PRICE.tracking * tracking +
    PRICE.empty * empty ** 1.5;
  return { price, size, widen: used, tracking, candidate };
}

/** 引题 and 副题 that only give way are not made smaller than this share of their size. */
const LEAST_SHARE = 0.84;

function sizesFor(size: Pt, steps: Steps): readonly Pt[] {
  if (steps === 'none') return [size];
  const all = stepsAround(size);
  return steps === 'fill' ? all : all.filter((s) => s <= size && s >= LEAST_SHARE * size);
}

const reasonOf = ({ size, widen, tracking }: Choice, style: Style): Fitted['reason'] => {
  if (size < style.size || (size === style.size && widen < 1)) return 'narrow';
  return size > style.size || widen > 1 || tracking > 0 ? 'fill' : 'style';
};

/**
 * Fits a headline to its room: breaks it by sense, chooses the size among the 号 steps where that is asked for,
 * condenses or expands the type within its limit, and tracks what is left. All of it is weighed together, so that
 * a slightly narrower face may save a line, and a step down a bad break.
 */
export function fitHeadline(
  text: string,
  style: Style,
  input: (text: string) => ParagraphInput,
  fonts: FontBook,
  room: Room,
): Solution {
  const segments = segmentsOf(text, input, fonts);
  const sizes = sizesFor(style.size, room.steps);
  const widths = room.condense > 0 ? [0, room.condense / 2, room.condense] : [0];
  // Made larger, a headline is not to take more lines than it does in its style's own size.
  const usual = joined(segments, room.length / style.size).lines;
  let best: Choice | undefined;
  for (const size of sizes)
    for (const condense of widths) {
      const made = choose(segments, style, size, room, condense);
      const price = made.price + Math.max(0, made.candidate.lines - usual) * PRICE.extra;
      if (!best || price < best.price - 1e-6) best = { ...made, price };
    }
  const none = { size: style.size, steps: 0, widen: 1, tracking: 0, reason: 'style' } as const;
  if (!best) return { fitted: none, segments: [] };
  const steps = sizes.indexOf(style.size) - sizes.indexOf(best.size);
  const { size, widen, tracking } = best;
  return {
    fitted: { size, steps, widen, tracking, reason: reasonOf(best, style) },
    segments: best.candidate.segments,
  };
}
