import { C, isWestern } from './classes';
import type { Gaps } from './gaps';
import { type Characters, GAP_KINDS, Gap, type Prepared } from './prepared';
import type { Room } from './room';

type Sums = Pick<
  Prepared,
  'left' | 'right' | 'shrinkable' | 'shrinks' | 'wordStretch' | 'latinStretch' | 'plain' | 'letters' | 'copy'
>;

/** Letters, figures and Han: what may not stand alone on a last line (孤字), marks aside. */
const isCopy = new Uint8Array(256);
for (const cls of [C.Han, C.HanTail, C.Letter, C.Digit, C.Suffix, C.Prefix]) isCopy[cls] = 1;

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
  const shrinkable = room.f64(n + 1);
  const shrinks = room.f64((n + 1) * GAP_KINDS);
  const wordStretch = room.f64(n + 1);
  const latinStretch = room.f64(n + 1);
  const plain = room.u32(n + 1);
  const letters = room.u32(n + 1);
  const copy = room.u32(n + 1);
  let width = 0;
  let shrunk = 0;
  let words = 0;
  let latin = 0;
  let plains = 0;
  let parting = 0;
  let copies = 0;
  for (let i = 0; i < n; i++) {
    const k = kind[i] ?? Gap.Rigid;
    // What no step of rule 17 takes is no shrink: blanks against `——` and inside rigid units.
    const less = k === Gap.Rigid || k === Gap.Plain ? 0 : (shrink[i] ?? 0);
    right[i + 1] = width + (box[i] ?? 0);
    width += (box[i] ?? 0) + (gap[i] ?? 0);
    left[i + 1] = width;
    shrunk += less;
    shrinkable[i + 1] = shrunk;
    if (k === Gap.Word) words += stretch[i] ?? 0;
    else if (k === Gap.HanLatin) latin += stretch[i] ?? 0;
    else if (k !== Gap.Rigid) plains++;
    wordStretch[i + 1] = words;
    latinStretch[i + 1] = latin;
    if (k === Gap.Rigid && western[blanks[i] ?? 0] === 1 && western[blanks[i + 1] ?? 0] === 1) parting++;
    plain[i + 1] = plains;
    letters[i + 1] = parting;
    copies += isCopy[classes[i] ?? 0] ?? 0;
    copy[i + 1] = copies;
    const row = (i + 1) * GAP_KINDS;
    for (let c = 0; c < GAP_KINDS; c++) shrinks[row + c] = shrinks[row - GAP_KINDS + c] ?? 0;
    if (less > 0) shrinks[row + k] = (shrinks[row + k] ?? 0) + less;
  }
  return { left, right, shrinkable, shrinks, wordStretch, latinStretch, plain, letters, copy };
}
