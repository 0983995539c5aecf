import { RUNS, SIGNS } from './data';
import { LB } from './lineclass';

const BMP = 0x10000;

/** Classes of the basic plane, one entry each; above it the runs themselves, found by halving. */
interface ClassTable {
  readonly plane: Uint8Array;
  readonly starts: Uint32Array;
  readonly values: Uint8Array;
}

function unpack(): ClassTable {
  const plane = new Uint8Array(BMP);
  const starts: number[] = [];
  const values: number[] = [];
  let at = 0;
  for (const [, sign = '', length] of RUNS.matchAll(/([^0-9a-z])([0-9a-z]*)/gu)) {
    const value = SIGNS.indexOf(sign);
    const end = at + (length ? Number.parseInt(length, 36) : 1);
    if (at < BMP) plane.fill(value, at, Math.min(end, BMP));
    if (end > BMP) {
      starts.push(Math.max(at, BMP));
      values.push(value);
    }
    at = end;
  }
  return { plane, starts: Uint32Array.from(starts), values: Uint8Array.from(values) };
}

const table = unpack();

/** Line_Break class of a code point, before LB1 resolves it. */
export function lineClassOf(codePoint: number): LB {
  if (codePoint < BMP) return (table.plane[codePoint] ?? LB.XX) as LB;
  let low = 0;
  let high = table.starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((table.starts[middle] ?? 0) <= codePoint) low = middle;
    else high = middle;
  }
  return (table.values[low] ?? LB.XX) as LB;
}
