import { C } from './classes';
import { isChained, Look, neverEnds, neverStarts, PAIRS, ROW } from './pairneeds';
import { type Characters, Needs } from './prepared';
import { holdRun, inRun, startNeed } from './rigid';
import type { Room } from './room';
import { isMinus } from './signs';
import type { ParagraphStyle } from './types';
import { Break, findBreaks } from './unicode/breaks';
import { HYPHEN, Place, SLASH, WesternRun, westernNeed } from './western';

export interface Opportunities {
  readonly needs: Uint8Array;
  readonly penalty: Float64Array;
  readonly wordWidth: Float64Array;
  /** See Prepared. */
  readonly hyphen: Float64Array | undefined;
}

/** Measure words that stay with their numeral where they can (rule 6: legal but dear). */
const MEASURE_WORDS: ReadonlySet<number> = new Set(
  Array.from(
    '年月日时分秒点个名人位条件项次元角万亿千百公里米吨克斤亩岁届期版号路层家所户台辆架艘座栋间套份篇本册天周倍成度瓦寸尺升桶箱包瓶双组批种类场站楼室排队班',
    (c) => c.codePointAt(0) ?? 0,
  ),
);
const NUMERAL_PENALTY = 60;
/** A line that starts with `——` or `……` is legal at level gb, but the second choice. */
const DASH_START_PENALTY = 15;
/** A word parted by its patterns, beside the price of any added hyphen, and one parted where its own hyphen stands. */
const HYPHENATION_PENALTY = 10;
const OWN_HYPHEN_PENALTY = 20;
/** A word wider than the line parts anywhere else before it parts in front of its marks, even if a line gets loose. */
const TORN_BEFORE_MARK = 100_000;
const SOFT_HYPHEN = 0xad;
const ZERO_WIDTH_JOINER = 0x200d;
const APOSTROPHE = 0x2019;

const western = new WesternRun();
const pair = new Uint8Array(2);

const LARGE_UNITS: ReadonlySet<number> = new Set([0x4e07, 0x4ebf, 0x5343, 0x767e]);

/** The arrays being filled, and what the loop remembers. */
interface Work {
  readonly characters: Characters;
  readonly needs: Uint8Array;
  readonly penalty: Float64Array;
  readonly hyphenate: boolean;
  /** Made with the first hyphen. */
  hyphen: Float64Array | undefined;
  /** End of the run of dashes, dots or ？！ that is settled already. */
  held: number;
}

/**
 * Where lines may break, as the strictest kinsoku level that allows it (composition.md rules 1–8; GB/T 15834-2011 5.1;
 * CLREQ #h-line_breaking). Two classes settle most places by one look-up; Western text goes by UAX #14.
 */
export function listOpportunities(
  characters: Characters,
  box: Float64Array,
  gap: Float64Array,
  room: Room,
  style: Pick<ParagraphStyle, 'hyphenate'> = {},
): Opportunities {
  const { n, classes } = characters;
  const needs = room.u8(n + 1);
  const penalty = room.f64(n + 1);
  const wordWidth = room.f64(n + 1);
  const work: Work = {
    characters,
    needs,
    penalty,
    hyphenate: style.hyphenate !== false,
    hyphen: undefined,
    held: 0,
  };
  needs[0] = Needs.Never;
  western.to = 0;
  let base: C = C.Hidden;
  let words = false;
  for (let i = 1; i < n; i++) {
    const before = (classes[i - 1] ?? C.Han) as C;
    if (before !== C.Join && before !== C.Hidden) base = before;
    const found = PAIRS[base * ROW + (classes[i] ?? C.Han)] ?? Needs.Strict;
    const clusters = before === C.Join || before === C.Hidden;
    if (found === Needs.Strict && !clusters) continue;
    const need = clusters ? clusterNeed(work, i, base, found) : settle(work, i, base, found);
    needs[i] = need;
    if (need >= Needs.Seam && need <= Needs.Word) words = true;
  }
  needs[n] = Needs.Strict;
  if (bindGroups(characters, needs)) words = true;
  if (words) measureWords(n, needs, box, gap, wordWidth);
  return { needs, penalty, wordWidth, hyphen: work.hyphen };
}

/** After marks that join their base: emoji sequences stay whole, a soft hyphen is a place to part the word. */
function clusterNeed(work: Work, i: number, base: C, found: number): Needs {
  const { codePoints, classes } = work.characters;
  const before = codePoints[i - 1];
  if (before === ZERO_WIDTH_JOINER) return Needs.Never;
  if (before !== SOFT_HYPHEN || classes[i] !== C.Letter || base !== C.Letter)
    return settle(work, i, base, found);
  addHyphen(work, i);
  return Needs.Strict;
}

/** The need of a place whose pair of classes asks for one or for a closer look. */
function settle(work: Work, i: number, base: C, found: number): Needs {
  const need = found > Needs.Never ? look(work, i, base, found as Look) : (found as Needs);
  return need === Needs.Mark && inChain(work.characters, i) ? Needs.None : need;
}

function look(work: Work, i: number, base: C, found: Look): Needs {
  switch (found) {
    case Look.Western:
      return westernLook(work, i, base);
    case Look.Hangul:
      findBreaks(work.characters.codePoints.subarray(i - 1, i + 1), 0, 2, pair);
      return pair[1] === Break.Prohibited ? Needs.Never : Needs.Strict;
    case Look.Rigid:
      return rigidLook(work, i, base);
    case Look.Measure:
      holdMeasure(work, i);
      return Needs.Strict;
    case Look.Between:
      return betweenLook(work.characters, i);
    case Look.Space:
      return spaceLook(work, i);
    case Look.Minus:
      return minusLook(work.characters, i);
    default:
      return work.characters.codePoints[i - 1] === SLASH ? Needs.Basic : Needs.Strict;
  }
}

function westernLook(work: Work, i: number, base: C): Needs {
  if (i >= western.to) western.read(work.characters, i, work.hyphenate);
  const place = western.at(i);
  const need = westernNeed(work.characters, i, base, place);
  if (place === Place.HyphenationPoint) {
    work.penalty[i] = HYPHENATION_PENALTY;
    addHyphen(work, i);
  } else if (need === Needs.Strict && base === C.After && place !== Place.AddressPart)
    work.penalty[i] = OWN_HYPHEN_PENALTY;
  else if (place === Place.CompoundPoint && need === Needs.Seam) addHyphen(work, i);
  else if (need === Needs.Word && neverStarts((work.characters.classes[i] ?? C.Han) as C))
    work.penalty[i] = TORN_BEFORE_MARK;
  // Who wants no hyphens wants words whole.
  return need === Needs.Letter && !work.hyphenate ? Needs.Word : need;
}

/** `35条`, `1.2万亿元`: what is counted follows the large units. */
function holdMeasure({ characters: { n, codePoints }, penalty }: Work, from: number): void {
  for (let i = from; i < n && MEASURE_WORDS.has(codePoints[i] ?? 0); i++) {
    penalty[i] = NUMERAL_PENALTY;
    if (!LARGE_UNITS.has(codePoints[i] ?? 0)) return;
  }
}

/** The hyphen that a break before i adds is of the face and size of the letter before it. */
function addHyphen(work: Work, i: number): void {
  const { n, faces, faceOf, scales } = work.characters;
  const index = faceOf[i - 1] ?? 0;
  work.hyphen ??= new Float64Array(n + 1);
  work.hyphen[i] = (faces[index]?.advance(HYPHEN) ?? 0) * (scales[index] ?? 1);
}

/** `——`, `……`, `？！` (rule 5), and what they may begin (rules 3 and 4). */
function rigidLook(work: Work, i: number, base: C): Needs {
  const { characters, needs, penalty } = work;
  const { classes } = characters;
  if (base === classes[i] && inRun(characters, i)) {
    if (i >= work.held) work.held = holdRun(characters, i, needs);
    return (needs[i] ?? Needs.Never) as Needs;
  }
  if (classes[i] === C.Stop || neverEnds(base)) return Needs.Mark;
  penalty[i] = DASH_START_PENALTY;
  return startNeed(characters, i);
}

/** `气温-5℃`, `气温－5℃`: a minus sign begins its figure; any other hyphen or connector never starts a line. */
function minusLook(characters: Characters, i: number): Needs {
  const { codePoints, classes } = characters;
  const signs = classes[i + 1] === C.Digit && (codePoints[i] === HYPHEN || isMinus(characters, i));
  return signs ? Needs.Strict : Needs.Mark;
}

/** `3：2`, `9·11`, `－2℃` and `don’t` are one (rule 6); otherwise the mark has ended. */
function betweenLook(characters: Characters, i: number): Needs {
  const { codePoints, classes } = characters;
  if (classes[i] !== C.Digit)
    return codePoints[i - 1] === APOSTROPHE && classes[i - 2] === C.Letter ? Needs.Word : Needs.Strict;
  const mark = codePoints[i - 1];
  if (isMinus(characters, i - 1)) return Needs.Word;
  const joins = mark === 0xff1a || mark === 0xff0e || mark === 0xb7;
  return joins && classes[i - 2] === C.Digit ? Needs.Word : Needs.Strict;
}

/** Spaces at a line end are swallowed: what stands before them is what the line ends with. */
function spaceLook(work: Work, i: number): Needs {
  const { classes, codePoints } = work.characters;
  let start = i - 1;
  while (start > 0 && classes[start - 1] === C.Space) start--;
  const before = (classes[start - 1] ?? C.Han) as C;
  const after = (classes[i] ?? C.Han) as C;
  if (start > 0 && neverEnds(before) && before !== C.Quote) return Needs.Mark;
  if (after === C.Dash || after === C.Ellipsis) return startNeed(work.characters, i);
  if (neverStarts(after)) return Needs.Mark;
  if (before === C.Digit && MEASURE_WORDS.has(codePoints[i] ?? 0)) work.penalty[i] = NUMERAL_PENALTY;
  return Needs.Strict;
}

/** Whether the marks round i are three or more: the chain that relief and level `none` may part (rule 3). */
function inChain({ classes }: Characters, i: number): boolean {
  const marked = (at: number): boolean => isChained[classes[at] ?? C.Han] === 1;
  return marked(i - 1) && marked(i) && (marked(i - 2) || marked(i + 1));
}

/** Superscripts stay with their base (rule 7), what shares ruby stays together. */
function bindGroups({ n, superscript, unit }: Characters, needs: Uint8Array): boolean {
  let words = false;
  if (superscript)
    for (let i = 1; i < n; i++) {
      if (superscript[i] !== 1) continue;
      if (superscript[i - 1] !== 1) needs[i] = Needs.Never;
      else if ((needs[i] ?? Needs.Never) < Needs.Word) needs[i] = Needs.Word;
      words = true;
    }
  if (unit) for (let i = 1; i < n; i++) if (unit[i] === 1) needs[i] = Needs.Never;
  return words;
}

/** The width of the word round each place inside one: most may be parted only where it is wider than the line. */
function measureWords(
  n: number,
  needs: Uint8Array,
  box: Float64Array,
  gap: Float64Array,
  wordWidth: Float64Array,
): void {
  for (let i = 1; i < n; ) {
    if ((needs[i] ?? Needs.Never) < Needs.Seam) {
      i++;
      continue;
    }
    const start = i - 1;
    let width = box[start] ?? 0;
    let end = i;
    while (end < n && (needs[end] ?? Needs.Never) >= Needs.Seam) {
      width += (gap[end - 1] ?? 0) + (box[end] ?? 0);
      end++;
    }
    wordWidth.fill(width, i, end);
    i = end + 1;
  }
}
