import { C, isWestern } from './classes';
import { isLatin, LEAST_PART, markCompounds } from './compounds';
import { hyphenationPoints, LEAST_AFTER, LEAST_BEFORE } from './hyphenation/liang';
import { ROW } from './pairneeds';
import { type Characters, Needs } from './prepared';
import { Break, findBreaks } from './unicode/breaks';

/** What the places of a run are beside UAX #14: their numbers continue those of Break. */
export const Place = {
  /** In a web address: after `/` or `.`, and everywhere else (rule 6). */
  AddressPart: 8,
  AddressInner: 9,
  HyphenationPoint: 10,
  /** Where the parts of a compound meet, and where a dictionary parts one of them: `BlueHeron`, `HeronTech-nologies`. */
  Seam: 11,
  CompoundPoint: 12,
} as const;

const ZERO_WIDTH_JOINER = 0x200d;
const DOT = 0x2e;
const SMALL_W = 0x77;
export const SLASH = 0x2f;
export const HYPHEN = 0x2d;
const DOMAIN = /^(?:[\w-]+\.)+[a-z]{2,}$/iu;
const BARE_DOMAIN = /^(?:[\w.+-]+@)?(?:[a-z][\w-]+\.)+[a-z]{2,}\.?$/iu;
/** Shorter ones fit their line, or are no domains: `Node.js`. */
const LEAST_DOMAIN = 10;
const LONGEST_DOMAIN = 253;
const addressSign = new Uint8Array(0x80);
for (const c of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./?=&%#:~+@')
  addressSign[c.charCodeAt(0)] = 1;
const isAddressSign = (codePoint: number): boolean => addressSign[codePoint] === 1;
/** Units that stay with a figure over a space (rule 6). */
const UNIT =
  /^(?:[kKcmdμµnMG]?m[²³23]?|[kKmμµ]?g|[kKMGT]?B|[kKMG]?bps|[kKMG]?Hz|[kKMG]?Wh?|[kKm]?V|m?A|[kM]?Pa|mAh|[kKm]?J|[mdc]?[lL]|ha|t|s|h|min|ms|dB|mol|lx|lm|pt|px|km\/h|m\/s)$/u;
const UNIT_LENGTH = 4;

/** Characters that make up a run with Western neighbours. */
const runs = new Uint8Array(ROW);
for (let c = 0; c < ROW; c++) if (isWestern(c as C)) runs[c] = 1;
for (const c of [C.Space, C.Join, C.Hidden, C.Glue, C.BreakHere]) runs[c] = 1;
const inRun = (c: C): boolean => runs[c] === 1;

/**
 * Western text between Chinese: words, numerals, addresses and other scripts with their spaces. The run is looked at
 * as a whole when its first pair comes up, by the untailored algorithm and for addresses and hyphenation points.
 */
export class WesternRun {
  to = 0;
  private from = 0;
  private places = new Uint8Array(256);

  /** Finds the run round the place before i and what its places are. */
  read(characters: Characters, i: number, hyphenate: boolean): void {
    const { n, classes, codePoints } = characters;
    let from = i - 1;
    while (from > this.to && inRun((classes[from - 1] ?? C.Han) as C)) from--;
    let to = from;
    let letters = 0;
    let sign = false;
    for (; to < n; to++) {
      const c = (classes[to] ?? C.Han) as C;
      if (!inRun(c)) break;
      if (c === C.Letter) letters++;
      sign ||= codePoints[to] === SLASH || (codePoints[to] === DOT && codePoints[to - 1] === SMALL_W);
    }
    this.from = from;
    this.to = to;
    if (this.places.length < to - from) this.places = new Uint8Array(2 * (to - from));
    findBreaks(codePoints, from, to, this.places);
    if (hyphenate && letters >= LEAST_BEFORE + LEAST_AFTER) this.markWords(characters);
    if (letters >= LEAST_PART) markCompounds(characters, from, to, hyphenate, this.markCompound);
    if (sign) this.markAddresses(characters);
  }

  at(i: number): number {
    return this.places[i - this.from] ?? Break.Prohibited;
  }

  /** Only where nothing else allows a break already. */
  private readonly markCompound = (at: number, seam: boolean): void => {
    if (this.at(at) === Break.Prohibited)
      this.places[at - this.from] = seam ? Place.Seam : Place.CompoundPoint;
  };

  private markAddresses(characters: Characters): void {
    const { codePoints } = characters;
    for (let start = this.from; start < this.to; ) {
      let end = start;
      while (end < this.to && isAddressSign(codePoints[end] ?? 0)) end++;
      if (end - start > 4 && isAddress(characters, start, end))
        for (let i = start + 1; i < end; i++) this.places[i - this.from] = addressPlace(codePoints, i);
      start = Math.max(end, start + 1);
    }
  }

  private markWords(characters: Characters): void {
    const { codePoints, text, offsets } = characters;
    for (let start = this.from; start < this.to; ) {
      let end = start;
      while (end < this.to && isLatin(codePoints[end] ?? 0)) end++;
      if (end - start >= LEAST_BEFORE + LEAST_AFTER && mayHyphenate(characters, start, end)) {
        for (const point of hyphenationPoints(text.slice(offsets[start], offsets[end])))
          this.places[start + point - this.from] = Place.HyphenationPoint;
      }
      start = Math.max(end, start + 1);
    }
  }
}

/** A scheme, `www.`, a domain with a path, or one of some length by itself or behind an `@`. */
function isAddress({ codePoints, offsets, text }: Characters, start: number, end: number): boolean {
  let slash = start;
  while (slash < end && codePoints[slash] !== SLASH) slash++;
  const head = text.slice(offsets[start], offsets[Math.min(slash, start + LONGEST_DOMAIN)]);
  if (head.startsWith('www.')) return true;
  if (slash >= end) return head.length >= LEAST_DOMAIN && BARE_DOMAIN.test(head);
  return (head.endsWith(':') && codePoints[slash + 1] === SLASH) || DOMAIN.test(head);
}

function addressPlace(codePoints: Uint32Array, i: number): number {
  const before = codePoints[i - 1];
  const after = codePoints[i];
  const parts = (before === SLASH || before === DOT) && after !== SLASH && after !== DOT;
  return parts ? Place.AddressPart : Place.AddressInner;
}

const isCapital = (c: number): boolean => c >= 0x41 && c <= 0x5a;
/** Longer than any word: not English. */
const LONGEST = 60;

/** Whether the letters [start, end) are a word by themselves, in small letters but for the first. */
function mayHyphenate({ n, codePoints, classes }: Characters, start: number, end: number): boolean {
  if (end - start > LONGEST) return false;
  for (let i = start + 1; i < end; i++) if (isCapital(codePoints[i] ?? 0)) return false;
  const free = (i: number): boolean => {
    if (i < 0 || i >= n) return true;
    const c = (classes[i] ?? C.Han) as C;
    return !isWestern(c) || c === C.WestOpen || codePoints[i] === HYPHEN || codePoints[i] === 0x22;
  };
  const ends = (i: number): boolean => classes[i] === C.WestClose && !isLetterAt(classes, i + 1);
  const joined = (i: number): boolean => classes[i] === C.Join || classes[i] === C.Glue;
  return free(start - 1) && !joined(start - 1) && (free(end) || ends(end)) && !joined(end);
}

const isLetterAt = (classes: Uint8Array, i: number): boolean => {
  const c = classes[i];
  return c === C.Letter || c === C.Digit || c === C.Super;
};

/** What a break between the Western characters before and at i needs; `a` is the class that i follows. */
export function westernNeed(characters: Characters, i: number, a: C, place: number): Needs {
  const { codePoints, classes } = characters;
  const b = (classes[i] ?? C.Han) as C;
  if (place === Place.HyphenationPoint || place === Place.AddressPart) return Needs.Strict;
  if (place === Place.AddressInner || b === C.Super) return Needs.Word;
  if (place === Place.Seam || place === Place.CompoundPoint) return Needs.Seam;
  if (codePoints[i - 1] === ZERO_WIDTH_JOINER) return Needs.Never;
  return place === Break.Prohibited ? keptNeed(characters, i, a, b) : partedNeed(characters, i, a, b);
}

const isFlag = (c: number): boolean => c >= 0x1f1e6 && c <= 0x1f1ff;

/** Places that UAX #14 forbids: at marks relief may part them, words only where they are wider than the line. */
function keptNeed({ codePoints, classes }: Characters, i: number, a: C, b: C): Needs {
  if (isFlag(codePoints[i] ?? 0)) return Needs.Never;
  // `3.14`, `a.out`, `and/or`: marks between letters and figures are of the word.
  if (b === C.WestClose || b === C.After)
    return isLetterAt(classes, i - 1) && isLetterAt(classes, i + 1) ? Needs.Word : Needs.Mark;
  if (a === C.WestOpen) return Needs.Mark;
  if (b === C.Suffix && a !== C.Digit && a !== C.Letter) return Needs.Mark;
  return partsLetters(codePoints, i) ? Needs.Letter : Needs.Word;
}

/** Signs of calculation: `C++` is one. */
const isSign = (c: number): boolean => c === 0x2b || c === 0x5c || c === 0x2212 || c === 0x2213;
/** Letters of Latin, Greek and Cyrillic, which do not join in writing, two of them on either side. */
const partsLetters = (codePoints: Uint32Array, i: number): boolean =>
  isEuropean(codePoints[i - 2]) &&
  isEuropean(codePoints[i - 1]) &&
  isEuropean(codePoints[i]) &&
  isEuropean(codePoints[i + 1]) &&
  !isUnitOf(codePoints, i);
/** Whether i is among the first letters behind a figure: perhaps its unit. */
function isUnitOf(codePoints: Uint32Array, i: number): boolean {
  let from = i - 1;
  while (i - from <= UNIT_LENGTH && isEuropean(codePoints[from])) from--;
  const c = codePoints[from] ?? 0;
  return c >= 0x30 && c <= 0x39;
}
const isEuropean = (c = 0): boolean =>
  isLatin(c) || (c >= 0xc0 && c <= 0x24f && c !== 0xd7 && c !== 0xf7) || (c >= 0x370 && c < 0x530);

/** Places where UAX #14 lets the line break: rules 1, 2, 6 and 8 take some of them back. */
function partedNeed(characters: Characters, i: number, a: C, b: C): Needs {
  const { codePoints, classes } = characters;
  const before = codePoints[i - 1] ?? 0;
  if (b === C.Suffix || b === C.WestClose || codePoints[i] === SLASH) return Needs.Mark;
  if (a === C.Space) return isUnitAfter(characters, i) ? Needs.Word : Needs.Strict;
  // `No.5` and `A:1` are one, `km/h` too; letters and figures part at a hyphen that has two of them before it.
  if (a === C.WestClose && b === C.Digit) return Needs.Word;
  if (a !== C.After) return isSign(before) || isSign(codePoints[i] ?? 0) ? Needs.Word : Needs.Strict;
  if (before === SLASH) return Needs.Word;
  return isLetterAt(classes, i - 2) && isLetterAt(classes, i - 3) ? Needs.Strict : Needs.Word;
}

/** `35 kg`: a figure, a space and a unit. */
function isUnitAfter({ n, text, offsets, classes }: Characters, i: number): boolean {
  if (classes[i - 1] !== C.Space || (classes[i - 2] !== C.Digit && classes[i - 2] !== C.Super)) return false;
  let end = i;
  while (
    end < n &&
    end - i <= UNIT_LENGTH &&
    isWestern((classes[end] ?? C.Han) as C) &&
    classes[end] !== C.WestClose
  )
    end++;
  return UNIT.test(text.slice(offsets[i], offsets[end]));
}
