import { C } from './classes';
import { type Characters, Needs } from './prepared';

const DOUBLE_DASH = 0x2e3a;
/** `…………` is the longest unit (rule 5). */
const LONGEST_UNIT = 4;
/** What stays together at either end of a longer row. */
const PAIR = 2;

const exclaims = (codePoint: number | undefined): boolean => codePoint === 0xff01 || codePoint === 0xff1f;

/** Whether the marks before and at i belong to one run: the same dash or ellipsis, or ？ and ！ in any order. */
export function inRun({ codePoints, classes }: Characters, i: number): boolean {
  const c = codePoints[i];
  if (classes[i] === C.Stop) return exclaims(c) && exclaims(codePoints[i - 1]);
  return c === codePoints[i - 1];
}

/**
 * Writes what the places inside the run that begins before i need (rule 5): two and four dashes or dots and up to
 * three ？！ are rigid, a longer row parts in pairs. Answers with the end of the run.
 */
export function holdRun(characters: Characters, i: number, needs: Uint8Array): number {
  const { n, classes } = characters;
  const start = i - 1;
  let end = i + 1;
  while (end < n && classes[end] === classes[i] && inRun(characters, end)) end++;
  const length = end - start;
  for (let k = 1; k < length; k++)
    needs[start + k] = classes[i] === C.Stop ? exclamationNeed(k) : rowNeed(k, length);
  return end;
}

/** Up to three are a unit; beyond it two stand side by side in vertical lines. */
const exclamationNeed = (k: number): Needs => (k > PAIR && k % PAIR === 0 ? Needs.Mark : Needs.Never);

function rowNeed(k: number, length: number): Needs {
  if (length <= LONGEST_UNIT) return Needs.Never;
  return k % PAIR === 0 && length - k >= PAIR ? Needs.Gb : Needs.Never;
}

/** Whether a dash or ellipsis that begins at i may begin a line: `——` and `……` at level gb, a single dash never (rules 3, 4). */
export function startNeed({ n, codePoints, classes }: Characters, i: number): Needs {
  if (classes[i] === C.Ellipsis || codePoints[i] === DOUBLE_DASH) return Needs.Gb;
  return i + 1 < n && codePoints[i + 1] === codePoints[i] ? Needs.Gb : Needs.Mark;
}
