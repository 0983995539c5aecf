import type { FontBook } from '../../base/ports';
import type { Em } from '../../base/units';
import { itemise } from '../../typeset/itemise';
import { Needs, type Prepared } from '../../typeset/prepared';
import type { ParagraphInput } from '../../typeset/types';

/** Part of a headline on one line, in UTF-16 offsets. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

/** Particles that lean on what stands before them: never at a line start. */
const LEANING = new Set('的了着过地得们吗呢吧啊之等者性化式');
/** Words that open a phrase: a line may well begin with them. */
const OPENING = new Set('为让把被向在与和及或对将从使以到给因由');
/** After these a phrase is over. */
const CLOSING = new Set('，。；：！？、 \u3000”》）…');

/** Prices of a break, beside the price of uneven lines. */
const INSIDE_WORD = 900;
const BEFORE_LEANING = 1200;
const AFTER_OPENING = 500;
const AT_PHRASE = -200;
const AT_CLOSING = -160;
/** Price of lines that differ from the mean by their whole width. */
const UNEVEN = 900;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Offsets at which a word begins. */
function wordStarts(text: string): ReadonlySet<number> {
  return new Set(Array.from(segmenter.segment(text), ({ index }) => index));
}

/** Price of beginning a line with character `i`: what the sense of the words says about it. */
function breakPrice(p: Prepared, words: ReadonlySet<number>, i: number): number {
  const at = p.offsets[i] ?? 0;
  const after = String.fromCodePoint(p.codePoints[i] ?? 0);
  const before = String.fromCodePoint(p.codePoints[i - 1] ?? 0);
  let price = p.penalty[i] ?? 0;
  if (CLOSING.has(before)) return price + AT_CLOSING;
  if (LEANING.has(after)) price += BEFORE_LEANING;
  if (!words.has(at)) price += INSIDE_WORD;
  else if (OPENING.has(after)) price += AT_PHRASE;
  // The segmenter cannot know newsroom words (`为外|卖`): next to an opening word it is not trusted.
  const earlier = String.fromCodePoint(p.codePoints[i - 2] ?? 0);
  if (OPENING.has(before) || OPENING.has(earlier)) price += AFTER_OPENING;
  return price;
}

interface Way {
  readonly cost: number;
  readonly from: number;
}

/** Natural width of the characters [i, j). */
function widthsOf(p: Prepared): (i: number, j: number) => Em {
  const sums = [0];
  for (let i = 0; i < p.n; i++) sums.push((sums[i] ?? 0) + (p.box[i] ?? 0) + (p.gap[i] ?? 0));
  return (i, j) => (sums[j] ?? 0) - (sums[i] ?? 0) - (p.gap[j - 1] ?? 0);
}

/** The cheapest way to set `p` in exactly `count` lines no wider than `room`; offsets of characters. */
function cheapest(p: Prepared, count: number, room: Em): number[] | undefined {
  const width = widthsOf(p);
  const mean = width(0, p.n) / count;
  const words = wordStarts(p.text);
  const stops: number[] = [0];
  for (let i = 1; i < p.n; i++) if ((p.needs[i] ?? Needs.Never) <= Needs.Gb) stops.push(i);
  stops.push(p.n);
  const prices = stops.map((i) => (i === 0 || i === p.n ? 0 : breakPrice(p, words, i)));
  let ways: (Way | undefined)[] = stops.map((_, s) => (s === 0 ? { cost: 0, from: -1 } : undefined));
  const history: (Way | undefined)[][] = [];
  for (let line = 0; line < count; line++) {
    const next: (Way | undefined)[] = stops.map(() => undefined);
    ways.forEach((way, s) => {
      if (!way) return;
      for (let e = s + 1; e < stops.length; e++) {
        const w = width(stops[s] ?? 0, stops[e] ?? 0);
        if (w > room) break;
        const cost = way.cost + UNEVEN * ((w - mean) / mean) ** 2 + (prices[e] ?? 0);
        const known = next[e];
        if (!known || cost < known.cost) next[e] = { cost, from: s };
      }
    });
    history.push(next);
    ways = next;
  }
  if (!ways[stops.length - 1]) return undefined;
  const breaks = [p.n];
  let s = stops.length - 1;
  for (let line = count - 1; line >= 0; line--) {
    s = history[line]?.[s]?.from ?? 0;
    breaks.unshift(stops[s] ?? 0);
  }
  return breaks;
}

/**
 * Breaks a headline by sense into the fewest lines that fit: not inside a word, never before a leaning
 * particle, rather at the end of a phrase, lines of similar width. Undefined where no legal break helps.
 */
export function breakBySense(
  input: ParagraphInput,
  fonts: FontBook,
  room: Em,
  fewest: number,
): Part[] | undefined {
  const p = itemise(input, fonts);
  for (let count = fewest; count <= fewest + 1; count++) {
    const breaks = cheapest(p, count, room);
    if (!breaks) continue;
    return breaks.slice(1).map((end, i) => ({
      start: p.offsets[breaks[i] ?? 0] ?? 0,
      end: p.offsets[end] ?? p.text.length,
    }));
  }
  return undefined;
}
