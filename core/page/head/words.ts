import newsroom from '../../../resources/words/newsroom.txt?raw';
import packed from '../../../resources/words/words.txt?raw';

/**
 * What a word is, as far as line breaking asks: Noun, Verb, verbal noun (W), Preposition, Conjunction, aDverb,
 * particle (U), Quantity (measure word), nuMeral, Adjective, attributive (B), Time, place where (F), pRonoun,
 * Idiom, name of a person (H), place name (S), orGanisation, Latin (L), mark (K), or unknown (X).
 */
export type WordClass =
  | 'N'
  | 'V'
  | 'W'
  | 'P'
  | 'C'
  | 'D'
  | 'U'
  | 'Q'
  | 'M'
  | 'A'
  | 'B'
  | 'T'
  | 'F'
  | 'R'
  | 'I'
  | 'H'
  | 'S'
  | 'G'
  | 'L'
  | 'K'
  | 'X';

/** A word of a headline: UTF-16 offsets into its text. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly class: WordClass;
}

export interface Word {
  /** −ln of the word's share of running text. */
  readonly cost: number;
  readonly class: WordClass;
}

/** Words that begin with one character, by what follows it. */
export interface WordGroup {
  readonly words: ReadonlyMap<string, Word>;
  /** UTF-16 length of the longest of them without its first character. */
  readonly longest: number;
}

const WEIGHTS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Words of the newsroom count as seen this often among the `ALL` of the list. */
const NEWSROOM = 6000;
const ALL = 6e7;
/** A character that no word is known of. */
export const UNKNOWN: Word = { cost: Math.log(ALL), class: 'X' };

/** Words made by doubling count as seen this often. */
const OFTEN_DOUBLED = 4000;

const costOf = (frequency: number): number => Math.log(ALL / frequency);
export const DOUBLED = costOf(OFTEN_DOUBLED);
const costs = Array.from(WEIGHTS, (_, half) => costOf(2 ** (half / 2)));

export interface Lexicon {
  /** Lines of the packed list by their first character. */
  readonly lines: ReadonlyMap<string, string>;
  /** Words of the newsroom list by their first character. */
  readonly own: ReadonlyMap<string, readonly (readonly [word: string, own: WordClass])[]>;
  readonly groups: Map<string, WordGroup>;
}

const classes = new Set<string>('NVWPCDUQMATFRISHGBLKX');
const isClass = (letter: string): letter is WordClass => classes.has(letter);
const toClass = (letter: string): WordClass => (isClass(letter) ? letter : 'X');

/** The first code point of a text. */
export const firstOf = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0x3000);

function openNewsroom(): Lexicon['own'] {
  const own = new Map<string, (readonly [string, WordClass])[]>();
  for (const line of newsroom.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [letter = 'X', ...words] = line.split(' ');
    for (const word of words) {
      const first = firstOf(word);
      const group = own.get(first);
      if (group) group.push([word, toClass(letter)]);
      else own.set(first, [[word, toClass(letter)]]);
    }
  }
  return own;
}

/** Opened at the first headline: the lines are only told apart here, each is read when its character comes up. */
export function openWords(): Lexicon {
  const lines = new Map<string, string>();
  for (const line of packed.split('\n')) if (line !== '') lines.set(firstOf(line), line);
  return { lines, own: openNewsroom(), groups: new Map() };
}

let lexicon: Lexicon | undefined;

const ENTRY = /(\d?)([a-zA-Z])([A-Z])([^\dA-Za-z]*)/gu;

function readGroup({ lines, own }: Lexicon, first: string): WordGroup {
  const words = new Map<string, Word>();
  let longest = 0;
  let before = '';
  for (const [, shared = '', weight = 'a', letter = 'X', rest = ''] of (lines.get(first) ?? '').matchAll(
    ENTRY,
  )) {
    before = [...before].slice(0, Number(shared)).join('') + rest;
    words.set(before, { cost: costs[WEIGHTS.indexOf(weight)] ?? UNKNOWN.cost, class: toClass(letter) });
    longest = Math.max(longest, before.length);
  }
  for (const [word, letter] of own.get(first) ?? []) {
    const rest = word.slice(first.length);
    const known = words.get(rest)?.cost ?? UNKNOWN.cost;
    words.set(rest, { cost: rest === '' ? known : Math.min(known, costOf(NEWSROOM)), class: letter });
    longest = Math.max(longest, rest.length);
  }
  return { words, longest };
}

/** The known words that begin with a character; read once. */
export function wordsFrom(first: string): WordGroup {
  lexicon ??= openWords();
  const known = lexicon.groups.get(first);
  if (known) return known;
  const group = readGroup(lexicon, first);
  lexicon.groups.set(first, group);
  return group;
}
