import { C, isWestern } from './classes';
import type { Gaps } from './gaps';
import { type Characters, GAP_KINDS, Gap, type Prepared } from './prepared';
import type { Room } from './room';

type Sums = Pick<
  Prepared,
  'left' | 'right' | 'shrinkable' | 'shrinks' | 'wordStretch' | 'latinStretch' | 'plain' | 'letters' | 'copy'
>;

/** Han, letters and figures: what may not stand alone on a last line (孤字), marks aside. */
const isCopy = new Uint8Array(256);
for (const cls of [C.Han, C.HanTail, C.Jamo, C.Letter, C.Digit]) isCopy[cls] = 1;
/** `￥5`, `5%`: the signs of a figure are of it; without one they are marks. */
const signsFigure = (classes: Uint8Array, i: number): boolean =>
  (classes[i] === C.Suffix && classes[i - 1] === C.Digit) ||
  (classes[i] === C.Prefix && classes[i + 1] === C.Digit);

const western = Uint8Array.from({ length: 256 }, (_, cls) => (isWestern(cls as C) ? 1 : 0));

/** All running sums of a paragraph in one go over its characters. */
export function sumUp(
  { n, classes }: Characters,
  blanks: Uint8Array,
  box: Float64Array,
  gaps: Gaps,
  room: Room,
): Sums {
  const { gap, kind, shrink, stretch } = gaps;
  const left = room.f64(n + 1);
  const right = room.f64(n + 1);
  const wordStretch = room.f64(n + 1);
  const latinStretch = room.f64(n + 1);
  const plain = room.u32(n + 1);
  const letters = room.u32(n + 1);
  const copy = room.u32(n + 1);
  const shrinkable = room.f64(n + 1);
  /** Kinds of gaps that can give, a bit each. */
  let giving = 0;
  let give = 0;
  let width = 0;
  let words = 0;
  let latin = 0;
  let plains = 0;
  let parting = 0;
  let copies = 0;
  for (let i = 0; i < n; i++) {
    const k = kind[i] ?? Gap.Rigid;
    right[i + 1] = width + (box[i] ?? 0);
    width += (box[i] ?? 0) + (gap[i] ?? 0);
    left[i + 1] = width;
    if (k === Gap.Word) words += stretch[i] ?? 0;
    else if (k === Gap.HanLatin) latin += stretch[i] ?? 0;
    else if (k !== Gap.Rigid) plains++;
    else if (western[blanks[i] ?? 0] === 1 && western[blanks[i + 1] ?? 0] === 1) parting++;
    const less = shrink[i] ?? 0;
    if (gives(k, less)) {
      give += less;
      giving |= 1 << k;
    }
    shrinkable[i + 1] = give;
    wordStretch[i + 1] = words;
    latinStretch[i + 1] = latin;
    plain[i + 1] = plains;
    letters[i + 1] = parting;
    if (isCopy[classes[i] ?? 0] === 1 || signsFigure(classes, i)) copies++;
    copy[i + 1] = copies;
  }
  const shrinks = shrinkSums(n, gaps, giving, room);
  return { left, right, shrinkable, shrinks, wordStretch, latinStretch, plain, letters, copy };
}

/** What no step of rule 17 takes is no shrink: blanks against `——` and inside rigid units. */
const gives = (k: number, less: number): boolean => less > 0 && k !== Gap.Rigid && k !== Gap.Plain;

/** Most paragraphs have two or three kinds of gaps that can give: only those have sums of their own. */
function shrinkSums(n: number, { kind, shrink }: Gaps, giving: number, room: Room): Prepared['shrinks'] {
  const shrinks: (Float64Array | undefined)[] = [];
  for (let k = 0; k < GAP_KINDS; k++)
    shrinks.push((giving & (1 << k)) === 0 ? undefined : sumOf(k, n, kind, shrink, room));
  return shrinks;
}

function sumOf(k: number, n: number, kind: Uint8Array, shrink: Float64Array, room: Room): Float64Array {
  const sums = room.f64(n + 1);
  let total = 0;
  for (let i = 0; i < n; i++) {
    if (kind[i] === k) total += shrink[i] ?? 0;
    sums[i + 1] = total;
  }
  return sums;
}
