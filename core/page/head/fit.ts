import type { FontBook } from '../../base/ports';
import type { Em, Pt } from '../../base/units';
import type { Style } from '../../document/records/style';
import type { ParagraphInput } from '../../typeset/types';
import { DISPLAY_PITCH } from '../styles';
import { stepsAround } from './grades';
import { LONGEST_HEADLINE, type Sense, senseOf } from './sense';
import { type Trouble, troublesIn } from './troubles';
import { countsFor, type Part, type SenseBreak, waysIn } from './ways';

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
  readonly troubles: readonly Trouble[];
}

/** What one line more costs. */
export const LINE_PRICE = 520;

/** Prices, on the scale of a break's price: 1,000 is a line that differs from the mean by its whole width. */
const PRICE = {
  /** One line more than the headline takes in its style's own size, besides. */
  extra: 600,
  /** Wider than the room: only where nothing else is left. */
  overflow: 1e6,
  /** Deeper than the room: rather than leave its width empty, but nothing that belongs together is parted for it. */
  deep: 4500,
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

/** A break that the editor decided: the line feed of a headline's field, or a line separator in what was pasted. */
export const MANUAL_BREAK = /[\n\u2028]/u;

interface Segment {
  readonly text: string;
  readonly from: number;
  readonly sense: Sense;
}

function segmentsOf(text: string, input: (text: string) => ParagraphInput, fonts: FontBook): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const line of text.split(MANUAL_BREAK)) {
    const own = line.trim();
    const lead = line.length - line.trimStart().length;
    if (own !== '') segments.push({ text: own, from: from + lead, sense: senseOf(input(own), fonts) });
    from += line.length + 1;
  }
  return segments;
}

/** A way to set all segments, before a size is chosen. */
export interface Arrangement {
  /** What its breaks and the unevenness of its lines cost. */
  readonly price: number;
  readonly widest: Em;
  /** Characters of the line that has most of them: where tracking counts. */
  readonly longest: number;
  readonly lines: number;
  readonly segments: readonly FittedSegment[];
  readonly overflows: boolean;
}

const EMPTY: Arrangement = { price: 0, widest: 0, longest: 1, lines: 0, segments: [], overflows: false };

/** The headline whole, for those that have room for it; a text that is none, or nothing that fits, is the typesetter's. */
function wholeOf({ text, from, sense }: Segment, room: Em): Arrangement {
  const fits = sense.natural <= room + SLACK;
  const parts = fits ? [{ start: 0, end: text.length }] : undefined;
  const lines = fits ? 1 : Math.max(2, Math.ceil(sense.natural / room - SLACK));
  return {
    price: fits ? 0 : PRICE.overflow,
    widest: fits ? sense.natural : room,
    longest: sense.prepared.n,
    lines,
    segments: [{ text, from, parts }],
    overflows: !fits,
  };
}

/** The widths of a line that the sizes give, in em: at the style's width of type, and condensed as far as it may be. */
interface Widths {
  readonly plain: Em;
  readonly condensed: Em;
}

/** The ways to set one segment that any of the sizes could take. */
function waysOf(segment: Segment, widths: readonly Widths[], floor: Em): readonly Arrangement[] {
  const { text, from, sense } = segment;
  const { prepared, natural } = sense;
  const room = Math.max(...widths.map(({ condensed }) => condensed));
  if (widths.every(({ plain }) => natural <= plain + SLACK) || prepared.n > LONGEST_HEADLINE)
    return [wholeOf(segment, room)];
  const rooms = [...new Set(widths.flatMap(({ plain, condensed }) => [plain + SLACK, condensed + SLACK]))];
  const countsOf = (own: Em): readonly number[] => countsFor(prepared, sense.stops, own);
  const found = isFine([segment])
    ? waysIn(prepared, sense.stops, new Set(rooms.flatMap(countsOf)), { room: room + SLACK, floor })
    : rooms.flatMap((own) => waysIn(prepared, sense.stops, countsOf(own), { room: own, floor: own }));
  const ways = found.map(
    ({ parts, price, widest, longest }: SenseBreak): Arrangement => ({
      price,
      widest,
      longest,
      lines: parts.length,
      segments: [{ text, from, parts }],
      overflows: false,
    }),
  );
  return ways.length > 0 ? ways : [wholeOf(segment, room)];
}

const both = (a: Arrangement, b: Arrangement): Arrangement => ({
  price: a.price + b.price,
  widest: Math.max(a.widest, b.widest),
  longest: Math.max(a.longest, b.longest),
  lines: a.lines + b.lines,
  segments: [...a.segments, ...b.segments],
  overflows: a.overflows || b.overflows,
});

/** What is longer, or has more breaks of the editor's, is weighed coarsely: nobody sees the difference, and it is made in no time. */
const FINE = { characters: 60, segments: 6 } as const;

const isFine = (segments: readonly Segment[]): boolean =>
  segments.length <= FINE.segments &&
  segments.reduce((sum, { sense }) => sum + sense.prepared.n, 0) <= FINE.characters;

const alone = ({ price, lines }: Arrangement): number => price + lines * LINE_PRICE;

/** Of many segments each is set in its own cheapest way. */
const cheapestOf = (ways: readonly Arrangement[]): readonly Arrangement[] =>
  ways.length > 1 ? [ways.reduce((least, way) => (alone(way) < alone(least) ? way : least))] : ways;

/** Every way of each segment with every way of the others; of those that are alike the cheapest. */
function arrangementsOf(
  segments: readonly Segment[],
  widths: readonly Widths[],
  floor: Em,
): readonly Arrangement[] {
  let all: readonly Arrangement[] = [EMPTY];
  for (const segment of segments) {
    const joined = new Map<string, Arrangement>();
    const ways = waysOf(segment, widths, floor);
    for (const way of segments.length > FINE.segments ? cheapestOf(ways) : ways)
      for (const before of all) {
        const made = both(before, way);
        const width = made.widest <= floor ? 0 : Math.round(made.widest * 1000);
        const key = `${made.lines} ${width} ${floor > 0 ? 0 : made.longest} ${made.overflows}`;
        const known = joined.get(key);
        if (!known || made.price < known.price) joined.set(key, made);
      }
    all = [...joined.values()];
  }
  return all;
}

/** A headline set: the arrangement of its lines, and what was done to its type. */
export interface Choice {
  readonly price: number;
  readonly size: Pt;
  readonly widen: number;
  readonly tracking: Em;
  readonly arrangement: Arrangement;
}

/**
 * What a size makes of an arrangement, and what that costs; undefined where its lines are too wide for it. `usual` is
 * the number of lines the headline takes in its style's own size.
 */
export function weigh(
  arrangement: Arrangement,
  style: Style,
  size: Pt,
  room: Room,
  usual: number,
): Choice | undefined {
  const { widest, longest, lines, overflows } = arrangement;
  const length = room.length / size;
  const least = 1 - room.condense;
  if (!overflows && widest * least > length + SLACK) return undefined;
  const fill = room.steps === 'fill';
  const most = fill ? 1 + room.condense : 1;
  const ratio = widest > 0 ? length / widest : 1;
  const widen = overflows ? 1 : Math.min(most, Math.max(least, ratio));
  const used = Math.abs(widen - 1) < 0.002 ? 1 : widen;
  const free = length / used - widest;
  const tracking = fill ? Math.min(TRACKING_MOST, Math.max(0, free / Math.max(1, longest - 1))) : 0;
  const filled = widest * used + tracking * (longest - 1) * used;
  const empty = fill ? Math.max(0, FULL - filled / length) : 0;
  const pitch = (style.pitch ?? style.size * DISPLAY_PITCH) / style.size;
  const depth = ((lines - 1) * pitch + 1) * size;
  const deep = room.depth !== undefined && depth > room.depth ? PRICE.deep : 0;
  const price =
    arrangement.price +
    lines * LINE_PRICE +
    Math.max(0, lines - usual) * PRICE.extra +
    deep +
    PRICE.size * Math.abs(Math.log2(size / style.size)) +
    PRICE.widen * Math.log2(used) ** 2 * 4 +
    PRICE.widen * Math.abs(Math.log2(used)) * 0.25 +
    PRICE.tracking * tracking +
    PRICE.empty * empty ** 1.5;
  return { price, size, widen: used, tracking, arrangement };
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

/** What an arrangement parts that belongs together, and what has no place to part although it is wider than `room`. */
const troublesOf = (segments: readonly Segment[], arrangement: Arrangement, room: Em): readonly Trouble[] =>
  arrangement.segments.flatMap(({ parts }, i) => {
    const segment = segments[i];
    return segment ? troublesIn(segment.sense, parts, room, segment.from) : [];
  });

/** The cheapest of some arrangements in some sizes, the largest first where two cost the same. */
function best(
  arrangements: readonly Arrangement[],
  sizes: readonly Pt[],
  style: Style,
  room: Room,
  usual: number,
): Choice | undefined {
  let found: Choice | undefined;
  for (const size of sizes)
    for (const arrangement of arrangements) {
      const made = weigh(arrangement, style, size, room, usual);
      if (made && (!found || made.price < found.price - 1e-6)) found = made;
    }
  return found;
}

/** Everything a headline may be set as: sizes, and arrangements of its lines that at least one of them has room for. */
export interface Offer {
  readonly sizes: readonly Pt[];
  readonly arrangements: readonly Arrangement[];
  /** Lines it takes in its style's own size: made larger, it is not to take more. */
  readonly usual: number;
}

function offerOf(segments: readonly Segment[], style: Style, room: Room): Offer {
  const sizes = sizesFor(style.size, room.steps);
  const widthsAt = (size: Pt, condense: number): Widths => ({
    plain: room.length / size,
    condensed: room.length / size / (1 - condense),
  });
  const floor = room.steps === 'fill' && isFine(segments) ? 0 : room.length / style.size;
  const arrangements = arrangementsOf(
    segments,
    sizes.map((size) => widthsAt(size, room.condense)),
    floor,
  );
  const own = { ...room, condense: 0, steps: 'none' } as const;
  const usual = best(arrangements, [style.size], style, own, Number.POSITIVE_INFINITY)?.arrangement.lines;
  return { sizes, arrangements, usual: usual ?? Number.POSITIVE_INFINITY };
}

/**
 * Fits a headline to its room: breaks it by sense, chooses the size among the 号 steps where that is asked for,
 * condenses or expands the type within its limit, and tracks what is left. All of it is weighed together, so that
 * a slightly narrower face may save a line, and a step down a bad break; of all that is allowed the cheapest is taken.
 */
export function fitHeadline(
  text: string,
  style: Style,
  input: (text: string) => ParagraphInput,
  fonts: FontBook,
  room: Room,
): Solution {
  const segments = segmentsOf(text, input, fonts);
  const { sizes, arrangements, usual } = offerOf(segments, style, room);
  const none = { size: style.size, steps: 0, widen: 1, tracking: 0, reason: 'style' } as const;
  const found = best(arrangements, sizes, style, room, usual);
  if (!found || segments.length === 0) return { fitted: none, segments: [], troubles: [] };
  const steps = sizes.indexOf(style.size) - sizes.indexOf(found.size);
  const { size, widen, tracking } = found;
  return {
    fitted: { size, steps, widen, tracking, reason: reasonOf(found, style) },
    segments: found.arrangement.segments,
    troubles: troublesOf(segments, found.arrangement, room.length / size + SLACK),
  };
}
