import { joinComplements, joinNames, joinNumerals, joinPlaces } from './tokens';
import { firstOf, type Token, UNKNOWN, type WordClass, wordsFrom } from './words';

/** Stretches a headline is made of: Han, Western words, numerals with their signs, white space, single marks. */
const STRETCH =
  /\p{Script=Han}+|[\p{Script=Latin}][\p{Script=Latin}\p{M}\d'’.&+-]*|[\d０-９]+(?:[.,:][\d０-９]+)*[%％‰℃]?|\s+|./gsu;
const HAN = /^\p{Script=Han}/u;
const LATIN = /^\p{Script=Latin}/u;
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
export function segment(text: string): Token[] {
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
  return joinComplements(joinNames(joinPlaces(joinNumerals(tokens))));
}

/** Where a long word is made of shorter ones: the offsets between them. */
export const seamsOf = (word: Token): readonly number[] =>
  word.text.length < 4 || !HAN.test(word.text)
    ? []
    : cutHan(word.text, word.start, word.text.length)
        .slice(1)
        .filter(({ start, end }, i, all) => end - start > 1 && (all[i - 1]?.text.length ?? 2) > 1)
        .map(({ start }) => start);
