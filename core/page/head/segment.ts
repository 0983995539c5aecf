import { joinOrganisations, joinSuffixes } from './compounds';
import { doubledEnds } from './doubled';
import { joinForeignNames, joinNames } from './names';
import { joinComplements, joinNumerals, joinPlaces, joinVerbs } from './tokens';
import { DOUBLED, firstOf, type Token, UNKNOWN, type WordClass, wordsFrom } from './words';

/** Stretches a headline is made of: Han, Western words (`5G`, `C919`), numerals with their signs, white space, single marks. */
const STRETCH =
  /[\p{Script=Han}〇]+|\d*[\p{Script=Latin}][\p{Script=Latin}\p{M}\d'’.&+-]*|[\d０-９]+(?:[.,:][\d０-９]+)*[%％‰℃]?|\s+|./gsu;
const HAN = /^[\p{Script=Han}〇]/u;
const LATIN = /^\d*\p{Script=Latin}/u;
const DIGIT = /^[\d０-９]/u;

/** How a text is cut at a place: the cheapest way to get there, and the word that ends there. */
interface Step {
  readonly cost: number;
  readonly from: number;
  readonly class: WordClass;
}

/** The cheapest cut of a stretch of Han into known words (a unigram model); words as long as `most` do not count. */
function cutHan(text: string, offset: number, most: number): Token[] {
  const steps: (Step | undefined)[] = [{ cost: 0, from: -1, class: 'X' }];
  for (let at = 0; at < text.length; ) {
    const here = steps[at];
    const first = firstOf(text.slice(at, at + 2));
    const { words, longest } = wordsFrom(first);
    const begin = at + first.length;
    const offer = (end: number, cost: number, own: WordClass): void => {
      const total = (here?.cost ?? 0) + cost;
      const known = steps[end];
      if (!known || total < known.cost) steps[end] = { cost: total, from: at, class: own };
    };
    offer(begin, words.get('')?.cost ?? UNKNOWN.cost, words.get('')?.class ?? 'X');
    for (let end = begin + 1; end <= Math.min(text.length, begin + longest); end++) {
      const word = words.get(text.slice(begin, end));
      if (word && end - at < most) offer(end, word.cost, word.class);
    }
    for (const end of doubledEnds(text, at)) if (end - at < most) offer(end, DOUBLED, 'X');
    at = begin;
  }
  const tokens: Token[] = [];
  for (let end = text.length; end > 0; ) {
    const { from, class: own } = steps[end] ?? { from: 0, class: 'X' as const };
    tokens.unshift({ start: offset + from, end: offset + end, text: text.slice(from, end), class: own });
    end = from;
  }
  return tokens;
}

const classOfStretch = (text: string): WordClass => (LATIN.test(text) ? 'L' : DIGIT.test(text) ? 'M' : 'K');

/** Cuts a headline into words, by the word list alone: the same everywhere, whatever the machine's ICU knows. */
export function segment(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { 0: stretch, index } of text.matchAll(STRETCH)) {
    if (HAN.test(stretch)) tokens.push(...cutHan(stretch, index, Number.POSITIVE_INFINITY));
    else
      tokens.push({
        start: index,
        end: index + stretch.length,
        text: stretch,
        class: classOfStretch(stretch),
      });
  }
  return joins.reduce<readonly Token[]>((joined, join) => join(joined), tokens);
}

/** What belongs together although the list has only its parts: each takes what those before it have made. */
const joins: readonly ((tokens: readonly Token[]) => Token[])[] = [
  joinNumerals,
  joinPlaces,
  joinNames,
  joinForeignNames,
  joinVerbs,
  joinComplements,
  joinSuffixes,
  joinOrganisations,
];

const known = (text: string): boolean => wordsFrom(firstOf(text)).words.has(text.slice(firstOf(text).length));

/** Where a long word is made of shorter ones: the offsets between them. */
export function seamsOf({ text, start }: Token): readonly number[] {
  if (text.length < 4 || !HAN.test(text)) return [];
  const parts = cutHan(text, start, text.length);
  const seams = parts
    .slice(1)
    .filter((part, i) => part.text.length > 1 && (parts[i]?.text.length ?? 2) > 1)
    .map((part) => part.start);
  // `劳模` + `创新工作室`: what is long itself may have seams of its own.
  if (seams.length > 0)
    return parts.flatMap((part, i) => [
      ...(i > 0 && seams.includes(part.start) ? [part.start] : []),
      ...seamsOf(part),
    ]);
  if (text.length !== 4) return [];
  return known(text.slice(0, 2)) && known(text.slice(2)) ? [start + 2] : [];
}
