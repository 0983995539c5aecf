/** Parts of a whole that decimals are counted in: a thousand-millionth of an em is finer than anybody looks. */
export const FINE = 1e9;
const PLACES = 9;
/** Smaller numbers have an exponent in JSON, larger ones more digits than a double can tell apart. */
const LEAST = 1000;
const MOST = 1e15;
/** Bytes that `writeDecimal` writes at most: digits and a point. */
export const LONGEST_DECIMAL = 16;

const ZERO = 0x30;
const POINT = 0x2e;

/**
 * Writes `parts` / FINE, for whole `parts`, as JSON.stringify would: with fifteen digits or fewer no other decimal is as
 * short and means the same double. Answers with the end in `bytes`, 0 for numbers that it cannot write.
 */
export function writeDecimal(parts: number, bytes: Uint8Array, at: number): number {
  if (parts === 0) {
    bytes[at] = ZERO;
    return at + 1;
  }
  if (!(parts >= LEAST && parts < MOST)) return 0;
  const whole = Math.floor(parts / FINE);
  const end = writeDigits(whole, lengthOf(whole), bytes, at);
  let rest = (parts - whole * FINE) | 0;
  if (rest === 0) return end;
  let places = PLACES;
  for (let tens = (rest / 10) | 0; tens * 10 === rest; tens = (rest / 10) | 0) {
    rest = tens;
    places--;
  }
  bytes[end] = POINT;
  return writeDigits(rest, places, bytes, end + 1);
}

/** Digits of a whole number below 10⁹, zeros in front where it has fewer. */
function writeDigits(whole: number, count: number, bytes: Uint8Array, at: number): number {
  let rest = whole | 0;
  for (let i = at + count - 1; i >= at; i--) {
    const tens = (rest / 10) | 0;
    bytes[i] = ZERO + rest - 10 * tens;
    rest = tens;
  }
  return at + count;
}

function lengthOf(whole: number): number {
  let count = 1;
  for (let least = 10; least <= whole; least *= 10) count++;
  return count;
}
