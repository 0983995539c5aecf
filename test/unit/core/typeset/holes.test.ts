import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SetThread, Slot, ThreadParagraph } from '../../../../core/typeset/thread';
import type { Measures, Variant } from '../../../../core/typeset/types';
import { createTypesetter } from '../../../../core/typeset/typesetter';
import { makeCopy } from './copy';
import { loadFonts } from './fonts';
import { body, subhead } from './threads';

const setter = createTypesetter(loadFonts());

const OVERFLOW = 13;
const VARIANTS: readonly Variant[] = [0, -1, 1];

type Direction = 'horizontal' | 'vertical';

const subheadOf = (key: string, rows: number, direction: Direction): ThreadParagraph => {
  const text = '把会场搬到机床边'.slice(0, 3 + rows);
  return subhead(key, text, { direction }, { rows, scale: rows === 1 ? 1 : 11 / 9 });
};

/** First slot after the room of `slot`. */
function footOf(slots: readonly Slot[], slot: number): number {
  let foot = slot;
  while (foot < slots.length && slots[foot]?.room === slots[slot]?.room) foot++;
  return foot;
}

/** The measures of lines of `rows` rows each that follow one another from `start` on. */
function measuresFrom(slots: readonly Slot[], start: number, { rows, scale }: ThreadParagraph): Measures {
  const at = (line: number): number => {
    const stack = slots.slice(start + line * rows, start + (line + 1) * rows);
    return Math.min(...stack.map(({ measure }) => measure), stack.length > 0 ? Infinity : OVERFLOW) / scale;
  };
  const uniformFrom = slots.length - start;
  return { at, uniformFrom, key: Array.from({ length: uniformFrom + 1 }, (_, k) => at(k)).join(' ') };
}

/** Whether so many lines from `start` on find their rows with none left free and none of a paragraph alone. */
function sound(slots: readonly Slot[], start: number, count: number, { rows }: ThreadParagraph): boolean {
  for (let k = 0; k < count; k++) {
    const at = start + k * rows;
    if (at + rows > footOf(slots, at)) return false;
  }
  const room = (k: number): number | undefined => slots[start + k]?.room;
  return rows > 1 || count < 2 || (room(0) === room(1) && room(count - 2) === room(count - 1));
}

/** Whether some row of variants leaves no hole, no line alone and no subhead parted from its text. */
function flawless(paragraphs: readonly ThreadParagraph[], slots: readonly Slot[]): boolean {
  const known = new Map<number, boolean>();
  const find = (index: number, start: number): boolean => {
    const given = paragraphs[index];
    if (!given) return true;
    const measures = measuresFrom(slots, start, given);
    return VARIANTS.some((variant) => {
      if (given.keepWithNext && variant !== 0) return false;
      const { length } = setter.set(given.input, measures, variant).lines;
      const end = start + length * given.rows;
      if (!sound(slots, start, length, given)) return false;
      const stranded = given.keepWithNext && slots[end]?.room !== slots[end - 1]?.room;
      return !stranded && go(index + 1, end);
    });
  };
  const go = (index: number, start: number): boolean => {
    const key = index * 4096 + start;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = find(index, start);
    known.set(key, found);
    return found;
  };
  return go(0, 0);
}

const faults = ({ warnings }: SetThread): string[] =>
  warnings.map(({ kind }) => kind).filter((kind) => ['orphan', 'widow', 'stranded-subhead'].includes(kind));

/** A column, some of whose lines stand beside a picture. */
interface Room {
  readonly height: number;
  readonly beside: readonly [from: number, lines: number, measure: number];
}
const rooms = (measures: readonly number[]): fc.Arbitrary<Room[]> => {
  const room = fc.record({
    height: fc.integer({ min: 6, max: 14 }),
    beside: fc.tuple(
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: 2, max: 6 }),
      fc.constantFrom(...measures),
    ),
  });
  return fc.array(room, { minLength: 14, maxLength: 14 });
};
const slotsOf = (given: readonly Room[]): Slot[] =>
  given.flatMap(({ height, beside: [from, lines, narrow] }, room) =>
    Array.from({ length: height }, (_, k) => ({
      room,
      measure: k >= from && k < from + lines ? narrow : OVERFLOW,
    })),
  );
const columns = fc
  .integer({ min: 6, max: 14 })
  .map((height) => Array.from({ length: 14 }, (): Room => ({ height, beside: [0, 0, OVERFLOW] })));

const copy = fc.array(
  fc.record({
    seed: fc.integer({ min: 1, max: 9999 }),
    length: fc.integer({ min: 30, max: 150 }),
    head: fc.constantFrom(0, 0, 1, 2, 2, 3),
  }),
  { minLength: 2, maxLength: 6 },
);

function check(make: fc.Arbitrary<Room[]>, direction: Direction, numRuns: number): number {
  let lent = 0;
  fc.assert(
    fc.property(copy, make, (given, row) => {
      const thread = given.flatMap(({ seed, length, head }, k) => [
        ...(head > 0 ? [subheadOf(`s${k}`, head, direction)] : []),
        body(`p${k}`, makeCopy(seed, length), { direction }),
      ]);
      const slots = slotsOf(row);
      fc.pre(flawless(thread, slots));
      const set = setter.flow(thread, slots, OVERFLOW);
      expect(faults(set)).toEqual([]);
      expect(set.used - set.rows, 'slots left free').toBe(0);
      const plain = thread.map((one) => setter.set(one.input, measuresFrom(slots, 0, one)).lines.length);
      const lines = thread.map((_, k) => set.lines.filter(({ paragraph: of }) => of === k).length);
      if (String(lines) !== String(plain)) lent++;
    }),
    { numRuns },
  );
  return lent;
}

describe('subheads among the text leave no hole wherever some row of choices avoids it', () => {
  it('in columns alike', () => {
    expect(check(columns, 'horizontal', 200), 'some need a variant').toBeGreaterThan(20);
  });
  it('beside pictures', () => {
    check(rooms([OVERFLOW, 6.5, 8, 10]), 'horizontal', 80);
  });
  it('in vertical tiers', () => {
    expect(check(columns, 'vertical', 80), 'some need a variant').toBeGreaterThan(10);
  });
});
