import { C, isHan } from './classes';
import { type Characters, Needs } from './prepared';
import type { Room } from './room';

export interface Opportunities {
  readonly needs: Uint8Array;
  readonly penalty: Float64Array;
  readonly wordWidth: Float64Array;
  /** See Prepared. */
  readonly hyphen: Float64Array | undefined;
}

/** Measure words that stay with their numeral where they can (rule 6: legal but dear). */
const MEASURE_WORDS = new Set(
  '年月日时分秒个名人位条件项次元角万亿千百公里米吨克斤亩岁届期版号路层家所户台辆架艘座栋间套份篇本册天周倍成度瓦寸尺升桶箱包瓶双组批种类场场站楼室排队班'
    .split('')
    .map((c) => c.codePointAt(0) ?? 0),
);
const NUMERAL_PENALTY = 60;
/** A line that starts with `——` or `……` is legal at level gb, but the second choice. */
const DASH_START_PENALTY = 15;
const SUPERSCRIPT = /^[\u00b2\u00b3\u00b9\u2070-\u209f]$/u;
const ADDRESS = /(?:https?:\/\/|www\.)[\w\-./?=&%#:~+@]+/gu;

/**
 * Where lines may break, as the strictest kinsoku level that allows it (composition.md rules 1–8; GB/T
 * 15834-2011 5.1; UAX #14 classes OP, CL, EX, IN, NU with the zh tailoring).
 */
export function listOpportunities(
  characters: Characters,
  box: Float64Array,
  gap: Float64Array,
  room: Room,
): Opportunities {
  const { n, classes, codePoints } = characters;
  const needs = room.u8(n + 1).fill(Needs.Never);
  const penalty = room.f64(n + 1);
  const wordWidth = room.f64(n + 1);
  let previous: C = C.Hidden;
  for (let i = 1; i < n; i++) {
    const before = (classes[i - 1] ?? C.Han) as C;
    if (before !== C.Join && before !== C.Hidden) previous = before;
    const after = (classes[i] ?? C.Han) as C;
    const need = needAt(characters, i, previous, after);
    needs[i] = need;
    if (need === Needs.Never) continue;
    if (isHan(after) && isNumeral(previous) && MEASURE_WORDS.has(codePoints[i] ?? 0))
      penalty[i] = NUMERAL_PENALTY;
    else if (after === C.Dash || after === C.Ellipsis) penalty[i] = DASH_START_PENALTY;
  }
  needs[n] = Needs.Strict;
  openAddresses(characters, needs);
  measureWords(n, needs, box, gap, wordWidth);
  return { needs, penalty, wordWidth, hyphen: undefined };
}

const isNumeral = (c: C): boolean => c === C.Digit || c === C.Suffix;

function needAt(characters: Characters, i: number, a: C, b: C): Needs {
  if (b === C.Join || b === C.Hidden || b === C.Glue || a === C.Glue) return Needs.Never;
  if (characters.codePoints[i - 1] === 0x200d) return Needs.Never;
  if (b === C.Space || b === C.BreakHere) return Needs.Never;
  if (a === C.BreakHere) return Needs.Strict;
  if (a === C.Space) return b === C.WestClose || noStart(b) ? startNeed(characters, i, b) : Needs.Strict;
  if (sameUnit(characters, i)) return Needs.Never;
  const inner = wordNeed(characters, i, a, b);
  if (inner !== undefined) return inner;
  const start = startNeed(characters, i, b);
  const end = endNeed(a, b);
  return start > end ? start : end;
}

/** Inside `——`, `……` and runs of `？！` (rule 5); a longer row of dashes parts between pairs. */
function sameUnit({ codePoints, classes }: Characters, i: number): boolean {
  const c = codePoints[i];
  if (c !== codePoints[i - 1] && !(exclaims(c) && exclaims(codePoints[i - 1]))) return false;
  const cls = classes[i];
  if (cls !== C.Dash && cls !== C.Ellipsis && !exclaims(c)) return false;
  let start = i;
  while (start > 0 && (codePoints[start - 1] === c || (exclaims(c) && exclaims(codePoints[start - 1]))))
    start--;
  const index = i - start;
  return cls === C.Dash || cls === C.Ellipsis ? index < 4 || index % 2 === 1 : index < 3;
}

const exclaims = (c: number | undefined): boolean => c === 0xff01 || c === 0xff1f;

/** Inside western words, numerals with their signs and units, and before superscripts (rules 6, 7). */
function wordNeed({ codePoints }: Characters, i: number, a: C, b: C): Needs | undefined {
  const before = codePoints[i - 1] ?? 0;
  const after = codePoints[i] ?? 0;
  if (SUPERSCRIPT.test(String.fromCodePoint(after))) return Needs.Word;
  const wordA = a === C.Letter || a === C.Digit || a === C.Suffix;
  const wordB = b === C.Letter || b === C.Digit;
  if (before === 0x2d && wordB) return b === C.Digit ? Needs.Word : Needs.Strict;
  const inside =
    (wordA && (wordB || b === C.WestOpen || b === C.Suffix)) ||
    (wordB && (a === C.Prefix || a === C.WestClose)) ||
    (b === C.Prefix && (a === C.Prefix || a === C.Digit));
  return inside ? Needs.Word : undefined;
}

const noStart = (c: C): boolean =>
  c === C.Close || c === C.Pause || c === C.Stop || c === C.Dot || c === C.Connector || c === C.WestClose;

/** What may not stand at a line start (rules 1, 3, 4). */
function startNeed({ n, classes }: Characters, i: number, b: C): Needs {
  if (noStart(b) || b === C.Suffix || b === C.HanTail) return Needs.None;
  if (b === C.Slash) return Needs.Basic;
  if (b === C.Dash) {
    const double = i + 1 < n && classes[i + 1] === C.Dash;
    return double || classes[i - 1] === C.Dash ? Needs.Gb : Needs.None;
  }
  return b === C.Ellipsis ? Needs.Gb : Needs.Strict;
}

/** What may not stand at a line end (rule 2). */
function endNeed(a: C, b: C): Needs {
  if (a === C.Open || a === C.WestOpen) return Needs.None;
  if (a === C.Slash) return Needs.Basic;
  return a === C.Prefix && b === C.Digit ? Needs.None : Needs.Strict;
}

/** Web addresses break after `/` and `.` (rule 6). */
function openAddresses({ text, n, offsets, codePoints }: Characters, needs: Uint8Array): void {
  if (!text.includes('www.') && !text.includes('://')) return;
  for (const match of text.matchAll(ADDRESS)) {
    const end = match.index + match[0].length;
    for (let i = 1; i < n; i++) {
      const offset = offsets[i] ?? 0;
      if (offset <= match.index || offset >= end) continue;
      const before = codePoints[i - 1];
      if ((before === 0x2f || before === 0x2e) && codePoints[i] !== 0x2f) needs[i] = Needs.Strict;
    }
  }
}

/** The width of the word round each Needs.Word: it may be parted only where it is wider than the line. */
function measureWords(
  n: number,
  needs: Uint8Array,
  box: Float64Array,
  gap: Float64Array,
  wordWidth: Float64Array,
): void {
  let start = 0;
  let width = 0;
  for (let i = 0; i <= n; i++) {
    const inside = i > 0 && i < n && (needs[i] === Needs.Word || needs[i] === Needs.Never);
    if (!inside) {
      for (let k = start + 1; k < i; k++) wordWidth[k] = width;
      start = i;
      width = 0;
    }
    if (i < n) width += (box[i] ?? 0) + (i + 1 < n ? (gap[i] ?? 0) : 0);
  }
}
