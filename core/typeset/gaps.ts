import { blankBetween } from './blanks';
import { C, closes, isHan } from './classes';
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

/** The natural space between neighbours and its limits (composition.md rules 5, 11, 16–18). */
export function fitGaps(characters: Characters, style: ParagraphStyle, room: Room): Gaps {
  const { n, classes } = characters;
  const gap = room.f64(n);
  const kind = room.u8(n);
  const shrink = room.f64(n);
  const stretch = room.f64(n);
  const at = (i: number): C => (classes[i] ?? C.Han) as C;
  for (let i = 0; i + 1 < n; i++) {
    const k = kindOf(characters, i, style);
    kind[i] = k;
    const tracking = k === Gap.Rigid ? 0 : style.tracking;
    if (k === Gap.Word) {
      gap[i] = WORD_SPACE.natural + tracking;
      shrink[i] = WORD_SPACE.natural - WORD_SPACE.least;
      stretch[i] = WORD_SPACE.most - WORD_SPACE.natural;
    } else if (k === Gap.HanLatin) {
      gap[i] = style.gap + tracking;
      shrink[i] = style.gap;
      stretch[i] = Math.max(0, LATIN_MOST - style.gap);
    } else {
      const blank = style.punctuation === 'grid' ? 0 : blankBetween(style.punctuation, at(i), at(i + 1));
      gap[i] = blank + tracking;
      shrink[i] = k === Gap.Dot ? DOT_SHRINK : k === Gap.Stop && !style.shrinkStops ? 0 : blank;
    }
  }
  holdStopRuns(characters, style, { gap, kind, shrink, stretch });
  return { gap, kind, shrink, stretch };
}

function kindOf({ n, codePoints, classes }: Characters, i: number, style: ParagraphStyle): Gap {
  const a = (classes[i] ?? C.Han) as C;
  const b = (classes[i + 1] ?? C.Han) as C;
  if (clings(a) || clings(b) || b === C.Join) return Gap.Rigid;
  if (b === C.Space || style.punctuation === 'grid') return Gap.Rigid;
  if (a === C.Space) return spaceKind(classes, i, n);
  if (a === C.Join) return joinedKind(classes, i, b);
  if ((a === C.Dash || a === C.Ellipsis) && codePoints[i] === codePoints[i + 1]) return Gap.Rigid;
  if (a === C.Connector || b === C.Connector || a === C.Slash || b === C.Slash) return Gap.Rigid;
  if ((a === C.Dash) !== (b === C.Dash)) return besideDash(classes, i, n);
  if (a === C.Dot || b === C.Dot) return Gap.Dot;
  return plainKind(a, b);
}

const clings = (c: C): boolean => c === C.Hidden || c === C.Glue;

function plainKind(a: C, b: C): Gap {
  if (a === C.Open || b === C.Open || a === C.Close) return Gap.Bracket;
  if (a === C.Pause) return Gap.Pause;
  if (a === C.Stop) return Gap.Stop;
  if (joinsLatin(a) && joinsLatin(b)) return Gap.Rigid;
  if (b === C.WestClose || a === C.WestOpen) return Gap.Rigid;
  if ((isHan(a) && takesGap(b)) || (takesGap(a) && isHan(b))) return Gap.HanLatin;
  return Gap.Plain;
}

/** After a mark that joins the base before it, the gap is what the base would have. */
function joinedKind(classes: Uint8Array, i: number, b: C): Gap {
  let base = i;
  while (base > 0 && classes[base] === C.Join) base--;
  const a = (classes[base] ?? C.Han) as C;
  return a === C.Join ? Gap.Rigid : plainKind(a, b);
}

/** A typed space between Han and Latin is the Han–Latin gap itself; between words it is a word space. */
function spaceKind(classes: Uint8Array, i: number, n: number): Gap {
  let start = i;
  while (start > 0 && classes[start] === C.Space) start--;
  const before = (classes[start] ?? C.Han) as C;
  const after = (classes[Math.min(i + 1, n - 1)] ?? C.Han) as C;
  const mixed = (isHan(before) && takesGap(after)) || (takesGap(before) && isHan(after));
  return mixed ? Gap.HanLatin : Gap.Word;
}

/** A lone `—` is a connector and keeps its distance; nothing is squeezed against `——` (rules 5, 11, 18). */
function besideDash(classes: Uint8Array, i: number, n: number): Gap {
  const dash = classes[i] === C.Dash ? i : i + 1;
  const double = (dash > 0 && classes[dash - 1] === C.Dash) || (dash + 1 < n && classes[dash + 1] === C.Dash);
  return double ? Gap.Plain : Gap.Rigid;
}

const joinsLatin = (c: C): boolean =>
  c === C.Letter ||
  c === C.Digit ||
  c === C.WestClose ||
  c === C.WestOpen ||
  c === C.Suffix ||
  c === C.Prefix;
const takesGap = (c: C): boolean => c === C.Letter || c === C.Digit || c === C.Suffix || c === C.Prefix;

/** `？！` and `！！` are one em, `！！！` two, and neither changes in justification (rule 5). */
function holdStopRuns({ n, codePoints, classes }: Characters, style: ParagraphStyle, gaps: Gaps): void {
  if (style.punctuation === 'grid') return;
  const exclaims = (i: number): boolean => {
    const c = codePoints[i];
    return c === 0xff01 || c === 0xff1f;
  };
  for (let start = 0; start < n; start++) {
    if (!exclaims(start)) continue;
    let end = start + 1;
    while (end < n && exclaims(end)) end++;
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
