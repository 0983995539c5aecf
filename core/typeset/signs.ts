import { C } from './classes';
import type { Characters } from './prepared';

const FULL_WIDTH_MINUS = 0xff0d;
/** What the sign of a figure may follow beside Han; after a figure, a letter or a closing mark `－` connects. */
const beforeSign = new Uint8Array(256);
for (const c of [C.Open, C.WestOpen, C.Pause, C.Stop, C.Dash, C.Connector, C.Space, C.WideSpace])
  beforeSign[c] = 1;
/** Han between a figure and `－` that may be its unit: `5公里－8公里`. */
const UNIT_LENGTH = 2;

/** Whether the `－` at i, which stands before a figure, is that figure's minus sign: no other figure stands before it. */
export function isMinus({ codePoints, classes }: Characters, i: number): boolean {
  if (codePoints[i] !== FULL_WIDTH_MINUS) return false;
  if (i === 0) return true;
  let from = i - 1;
  while (from >= 0 && i - from <= UNIT_LENGTH && classes[from] === C.Han) from--;
  if (from < i - 1) return classes[from] !== C.Digit;
  return beforeSign[classes[from] ?? C.Han] === 1 && codePoints[from] !== FULL_WIDTH_MINUS;
}
