/** What stands between the two halves of `走一走`, `能不能`, `想了想`. */
const BETWEEN = '一不了';

/**
 * Where words end that are made by doubling and that no list has whole, as they begin at `at`: `踏踏实实`, `走一走`,
 * `能不能`, `热乎乎`. UTF-16 offsets; Chinese characters outside the BMP are not doubled.
 */
export function doubledEnds(text: string, at: number): number[] {
  const [a, b, c, d] = [text[at], text[at + 1], text[at + 2], text[at + 3]];
  if (a === undefined || b === undefined || c === undefined) return [];
  const ends: number[] = [];
  if (a === c && a !== b && BETWEEN.includes(b)) ends.push(at + 3);
  if (b === c && a !== b && (d === '的' || d === '地')) ends.push(at + 3);
  if (a === b && a !== c && (c === '的' || c === '地')) ends.push(at + 2);
  if (a === b && d !== undefined && c === d && a !== c) ends.push(at + 4);
  return ends;
}
