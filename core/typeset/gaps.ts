import { blankBetween } from './blanks';
import { C, closes } from './classes';
import { joinsLatin, kindOf, SPAN } from './gapkinds';
import { type Characters, Gap } from './prepared';
import type { Room } from './room';
import type { ParagraphStyle } from './types';

/** Space after each character with what justification may do to it; all in em. */
export interface Gaps {
  readonly gap: Float64Array;
  readonly kind: Uint8Array;
  readonly shrink: Float64Array;
  readonly stretch: Float64Array;
}

/** Western word space: natural, least and most (rules 17 and 18; JLREQ #handling_of_western_text for the natural third). */
const WORD_SPACE = { natural: 1 / 3, least: 1 / 4, most: 1 / 2 };
/** Rule 16. */
const LATIN_MOST = 1 / 2;
/** A `·` keeps at least half of the air beside it. */
const DOT_SHRINK = 1 / 8;

const blankTables = new Map<string, Float64Array>();

function blanksOf(style: ParagraphStyle['punctuation']): Float64Array {
  let table = blankTables.get(style);
  if (table) return table;
  table = new Float64Array(SPAN * SPAN);
  if (style !== 'grid')
    for (let a = 0; a < SPAN; a++)
      for (let b = 0; b < SPAN; b++) table[a * SPAN + b] = blankBetween(style, a as C, b as C);
  blankTables.set(style, table);
  return table;
}

/** Whether nothing but tracking stands between two Han. */
const hasPlainPairs = ({ superscript }: Characters, { punctuation }: ParagraphStyle): boolean =>
  !superscript && punctuation !== 'grid';

/** Most of all neighbours. */
const isHanPair = (classes: Uint8Array, i: number): boolean =>
  classes[i] === C.Han && classes[i + 1] === C.Han;

/**
 * The natural space between neighbours and its limits (composition.md rules 5, 11, 16–18). `classes` are those that
 * blanks and gaps go by, which vertical lines have of their own.
 */
export function fitGaps(
  characters: Characters,
  classes: Uint8Array,
  style: ParagraphStyle,
  room: Room,
): Gaps {
  const { n } = characters;
  const gaps: Gaps = { gap: room.f64(n), kind: room.u8(n), shrink: room.f64(n), stretch: room.f64(n) };
  const { gap, kind, shrink, stretch } = gaps;
  const { tracking } = style;
  const blanks = blanksOf(style.punctuation);
  const grid = style.punctuation === 'grid';
  const latinMost = Math.max(0, (style.gapMost ?? LATIN_MOST) - (style.gap as number));
  const plain = hasPlainPairs(characters, style);
  let stops = false;
  for (let i = 0; i + 1 < n; i++) {
    if (plain && isHanPair(classes, i)) {
      kind[i] = Gap.Plain;
      gap[i] = tracking;
      continue;
    }
    const pair = (classes[i] ?? 0) * SPAN + (classes[i + 1] ?? 0);
    const k = grid ? Gap.Rigid : kindOf(characters, classes, i);
    kind[i] = k;
    if (classes[i] === C.Stop) stops = true;
    if (k === Gap.Word) {
      gap[i] = WORD_SPACE.natural + tracking;
      shrink[i] = WORD_SPACE.natural - WORD_SPACE.least;
      stretch[i] = WORD_SPACE.most - WORD_SPACE.natural;
    } else if (k === Gap.HanLatin) {
      gap[i] = (style.gap as number) + tracking;
      shrink[i] = style.gap;
      stretch[i] = latinMost;
    } else if (k === Gap.Rigid) {
      gap[i] = grid ? 0 : (blanks[pair] ?? 0) + kernAfter(characters, classes, i);
    } else {
      const blank = blanks[pair] ?? 0;
      gap[i] = blank + tracking;
      shrink[i] = k === Gap.Dot ? DOT_SHRINK : k === Gap.Stop && !style.shrinkStops ? 0 : blank;
    }
  }
  if (stops && !grid) holdStopRuns(characters, classes, style, gaps);
  return gaps;
}

/** What the face moves the next letter by. */
function kernAfter(
  { codePoints, faces, scales, faceOf }: Characters,
  classes: Uint8Array,
  i: number,
): number {
  if (!joinsLatin((classes[i] ?? C.Han) as C) || !joinsLatin((classes[i + 1] ?? C.Han) as C)) return 0;
  const index = faceOf[i] ?? 0;
  if (index !== faceOf[i + 1]) return 0;
  const kern = faces[index]?.kern(codePoints[i] ?? 0, codePoints[i + 1] ?? 0) ?? 0;
  return kern * (scales[index] ?? 1);
}

const exclaims = (codePoint: number | undefined): boolean => codePoint === 0xff01 || codePoint === 0xff1f;

/** The same in vertical lines, where such marks fill their ems or share one: nothing opens between them (rule 5). */
export function holdStops({ n, codePoints }: Characters, { gap, kind, shrink }: Gaps): void {
  for (let i = 0; i + 1 < n; i++) {
    if (!exclaims(codePoints[i]) || !exclaims(codePoints[i + 1])) continue;
    kind[i] = Gap.Rigid;
    gap[i] = 0;
    shrink[i] = 0;
  }
}

/**
 * `？！` and `！！` are one em, `！！！` two, and neither changes in justification (rule 5). Vertical lines, where they
 * stand side by side, have settled that already.
 */
function holdStopRuns(
  { n, codePoints }: Characters,
  classes: Uint8Array,
  style: ParagraphStyle,
  gaps: Gaps,
): void {
  const held = (i: number): boolean => classes[i] === C.Stop && exclaims(codePoints[i]);
  for (let start = 0; start < n; start++) {
    if (!held(start)) continue;
    let end = start + 1;
    while (end < n && held(end)) end++;
    const count = end - start;
    for (let k = start; k + 1 < end; k++) {
      gaps.kind[k] = Gap.Rigid;
      gaps.gap[k] = 0;
      gaps.shrink[k] = 0;
    }
    if (count > 1 && end < n && !closes((classes[end] ?? C.Han) as C)) {
      gaps.gap[end - 1] = (count === 3 ? 0.5 : 0) + style.tracking;
      gaps.shrink[end - 1] = 0;
      if (gaps.kind[end - 1] === Gap.Stop) gaps.kind[end - 1] = Gap.Plain;
    }
    start = end - 1;
  }
}
