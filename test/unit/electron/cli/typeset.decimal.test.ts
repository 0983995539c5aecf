import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FINE, writeDecimal } from '../../../../electron/cli/typeset/decimal';
import { Writer } from '../../../../electron/cli/typeset/writer';

/** Numbers as the writer writes them, with pieces too small for two. */
function written(numbers: readonly number[], piece = 20): string {
  let out = '';
  const writer = new Writer({ write: (bytes) => (out += Buffer.from(bytes).toString()) }, piece);
  for (const number of numbers) {
    writer.length(number);
    writer.text('\n');
  }
  writer.flush();
  return out;
}

describe('lengths as JSON has them', () => {
  it('are the numbers that JSON.stringify writes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
          fc.maxSafeInteger(),
          fc.integer({ min: 0, max: 20_000 }).map((half) => half * 500_000_000),
        ),
        (parts) => {
          expect(written([parts])).toBe(`${JSON.stringify(parts / FINE)}\n`);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it('at the edges', () => {
    for (const parts of [0, -0, 1, 999, 1000, 1001, 999_999_999, 1e9, 1e9 + 1, 1e10, 1e15 - 1, 1e15, -5e8])
      expect(written([parts]), String(parts)).toBe(`${JSON.stringify(parts / FINE)}\n`);
    expect(writeDecimal(1e15 - 1, new Uint8Array(16), 0)).toBe(16);
  });

  it('come one after the other, however small the pieces are that go out', () => {
    const numbers = Array.from({ length: 50 }, (_, k) => k * 123_456_789);
    const expected = numbers.map((parts) => `${parts / FINE}\n`).join('');
    for (const piece of [16, 17, 31, 1 << 16]) expect(written(numbers, piece)).toBe(expected);
  });

  it('and text of any length between them', () => {
    for (const length of [1, 5, 6, 7, 100]) {
      let out = '';
      const writer = new Writer({ write: (bytes) => (out += Buffer.from(bytes).toString()) }, 20);
      writer.text('前');
      writer.text('版心😀'.repeat(length));
      writer.encoded(Buffer.from('后'));
      writer.flush();
      expect(out).toBe(`前${'版心😀'.repeat(length)}后`);
    }
  });
});
