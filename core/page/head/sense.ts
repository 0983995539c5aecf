import type { FontBook } from '../../base/ports';
import type { Em } from '../../base/units';
import { itemise } from '../../typeset/itemise';
import { Needs, type Prepared } from '../../typeset/prepared';
import type { ParagraphInput } from '../../typeset/types';
import { priceJoints, UNKNOWN_WORD } from './joints';
import { segment } from './segment';
import { type Part, type Stop, widthOf } from './ways';
import type { Token } from './words';

/** Longer texts are no headlines: the typesetter breaks them. Code points. */
export const LONGEST_HEADLINE = 160;

/** A headline measured and cut into words. */
export interface Sense {
  readonly prepared: Prepared;
  readonly natural: Em;
  /** Where it may part, its two ends among them, each with its price. */
  readonly stops: readonly Stop[];
  /** What belongs together and is parted by a line break before a UTF-16 offset: a word, a name, a numeral and its measure word. */
  parted(offset: number): Part | undefined;
  /** What has no place to break in it and is wider than `room`: the first. */
  wider(room: Em): Part | undefined;
}

/** Breaks cheaper than this are ends of clauses. */
const CLAUSE_END = -300;

const isBlank = (codePoint: number | undefined): boolean => codePoint === 0x20 || codePoint === 0x3000;

function stopsOf(p: Prepared, prices: Float64Array): Stop[] {
  const stops: Stop[] = [{ at: 0, end: 0, price: 0, clauses: 0, clause: true, sound: true }];
  let clauses = 0;
  for (let i = 1; i < p.n; i++) {
    if ((p.needs[i] ?? Needs.Never) > Needs.Gb || isBlank(p.codePoints[i])) continue;
    // Headlines are never hyphenated.
    if ((p.hyphen?.[i] ?? 0) > 0) continue;
    let end = i;
    while (end > 0 && isBlank(p.codePoints[end - 1])) end--;
    const sense = prices[p.offsets[i] ?? 0] ?? 0;
    const clause = sense <= CLAUSE_END;
    const price = (p.penalty[i] ?? 0) + sense;
    stops.push({ at: i, end, price, clauses, clause, sound: sense < UNKNOWN_WORD });
    if (clause) clauses++;
  }
  stops.push({ at: p.n, end: p.n, price: 0, clauses, clause: true, sound: true });
  return stops;
}

/** The word or the name that has `offset` inside it, or what a numeral or a name is never parted from. */
function partedAt(tokens: readonly Token[], prices: Float64Array, offset: number): Part | undefined {
  const inside = tokens.find(({ start, end }) => start < offset && offset < end);
  if (inside) return inside.class === 'G' || (prices[offset] ?? 0) >= UNKNOWN_WORD ? inside : undefined;
  if ((prices[offset] ?? 0) < UNKNOWN_WORD) return undefined;
  const next = tokens.findIndex(({ start }) => start === offset);
  const [before, after] = [tokens[next - 1], tokens[next]];
  return before && after ? { start: before.start, end: after.end } : undefined;
}

/** The first piece between two stops that is wider than `room`. */
function widerThan(p: Prepared, stops: readonly Stop[], room: Em): Part | undefined {
  for (const [i, { at }] of stops.entries()) {
    const end = stops[i + 1]?.end ?? at;
    if (widthOf(p, at, end) > room)
      return { start: p.offsets[at] ?? 0, end: end < p.n ? (p.offsets[end] ?? 0) : p.text.length };
  }
  return undefined;
}

/** Measures a headline and cuts it into words; `input` is one line of the editor's, without line feeds. */
export function senseOf(input: ParagraphInput, fonts: FontBook): Sense {
  const p = itemise(input, fonts);
  let cut: { readonly tokens: readonly Token[]; readonly prices: Float64Array } | undefined;
  const cutUp = () => {
    if (cut) return cut;
    const tokens = segment(p.text);
    return (cut = { tokens, prices: priceJoints(p.text, tokens) });
  };
  let stops: readonly Stop[] | undefined;
  const allStops = (): readonly Stop[] => (stops ??= stopsOf(p, cutUp().prices));
  return {
    prepared: p,
    natural: widthOf(p, 0, p.n),
    get stops() {
      return allStops();
    },
    parted: (offset) => partedAt(cutUp().tokens, cutUp().prices, offset),
    wider: (room) => widerThan(p, allStops(), room),
  };
}
