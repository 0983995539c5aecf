import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../core/typeset/measures';
import type { Slot, ThreadParagraph } from '../../../../core/typeset/thread';
import type { Variant } from '../../../../core/typeset/types';
import { createTypesetter } from '../../../../core/typeset/typesetter';
import { makeCopy } from './copy';
import { loadFonts } from './fonts';
import { body, subhead } from './threads';

const fonts = loadFonts();
const setter = createTypesetter(fonts);

const column = (room: number, height: number, measure = 13): Slot[] =>
  Array.from({ length: height }, () => ({ room, measure }));
const columns = (...heights: number[]): Slot[] => heights.flatMap((height, room) => column(room, height));
const copyOf = (paragraphs: readonly ThreadParagraph[], index: number): string =>
  paragraphs[index]?.input.runs.map((r) => r.text).join('') ?? '';

describe('flow', () => {
  it('loses no character and keeps the order, in any row of slots', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ height: fc.integer({ min: 1, max: 20 }), measure: fc.integer({ min: 5, max: 20 }) }),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.boolean()), { minLength: 1, maxLength: 8 }),
        (rooms, given) => {
          const slots = rooms.flatMap(({ height, measure }, room) => column(room, height, measure));
          const paragraphs = given.map(([seed, sub], k) =>
            sub ? subhead(`s${k}`, '工会新风') : body(`p${k}`, makeCopy(seed, 90)),
          );
          const thread = setter.flow(paragraphs, slots, 13);
          const texts = paragraphs.map(() => '');
          let last = -1;
          let overset = 0;
          for (const { paragraph: index, line, slot } of thread.lines) {
            texts[index] += copyOf(paragraphs, index).slice(line.start, line.end);
            if (slot < 0) overset++;
            else {
              expect(slot).toBeGreaterThan(last);
              expect(overset, 'nothing is placed after the overset').toBe(0);
              last = slot;
            }
          }
          expect(texts).toEqual(paragraphs.map((_, k) => copyOf(paragraphs, k)));
          expect(thread.overset.lines).toBe(overset);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives each line the measure of its slot', () => {
    const slots = [...column(0, 4, 13), ...column(1, 5, 6.5), ...column(2, 6, 27)];
    const thread = setter.flow([body('a', makeCopy(3, 200))], slots, 13);
    for (const { line, slot } of thread.lines) if (slot >= 0) expect(line.measure).toBe(slots[slot]?.measure);
  });

  it('counts the overset in lines and characters without white space', () => {
    const text = '文'.repeat(60);
    const thread = setter.flow([body('a', text)], columns(3), 13);
    const placed = thread.lines.filter((l) => l.slot >= 0);
    const used = placed.reduce((sum, l) => sum + l.line.end - l.line.start, 0);
    expect(thread.overset).toEqual({ lines: thread.lines.length - 3, characters: 60 - used });
  });
});

describe('rule 23: 孤行', () => {
  it('no first line alone at a foot, no last line alone at a top, where a column leaves any choice', () => {
    for (let height = 9; height < 24; height++) {
      const paragraphs = Array.from({ length: 6 }, (_, k) => body(`p${k}`, makeCopy(k * 31 + height, 130)));
      const thread = setter.flow(
        paragraphs,
        columns(height, height, height, height, height, height, height),
        13,
      );
      const lone = thread.warnings.filter((w) => w.kind === 'orphan' || w.kind === 'widow');
      expect(lone, `columns of ${height} lines`).toEqual([]);
    }
  });

  it('a subhead never stands at a column foot, whatever stands before it', () => {
    for (let before = 10; before < 160; before += 5) {
      const paragraphs = [
        body('a', '文'.repeat(before)),
        subhead('s', '写进提案的话'),
        body('b', makeCopy(7, 160)),
      ];
      const slots = columns(10, 10, 10, 10);
      const thread = setter.flow(paragraphs, slots, 13);
      const head = thread.lines.find((l) => l.paragraph === 1);
      const next = thread.lines.find((l) => l.paragraph === 2);
      expect(slots[head?.slot ?? 0]?.room, String(before)).toBe(slots[next?.slot ?? 0]?.room);
      expect(slots[(head?.slot ?? 0) + 1]?.room).toBe(slots[head?.slot ?? 0]?.room);
    }
  });
});

/** Ends of all rows of variants that leave no line alone and no hole, in columns of one height. */
function flawless(counts: readonly (readonly number[])[], height: number): boolean {
  const go = (index: number, start: number): boolean => {
    const choices = counts[index];
    if (!choices) return true;
    return choices.some((count) => {
      const alone = count > 1 && (start % height === height - 1 || (start + count - 1) % height === 0);
      return !alone && go(index + 1, start + count);
    });
  };
  return go(0, 0);
}

describe('variants over the whole thread', () => {
  const paragraphs = fc.array(
    fc.record({ seed: fc.integer({ min: 1, max: 9999 }), length: fc.integer({ min: 20, max: 150 }) }),
    { minLength: 2, maxLength: 6 },
  );

  it('leave no hole and no line alone wherever some row of choices avoids it', () => {
    let solved = 0;
    fc.assert(
      fc.property(paragraphs, fc.integer({ min: 5, max: 14 }), (given, height) => {
        const thread = given.map(({ seed, length }, k) => body(`p${k}`, makeCopy(seed, length)));
        const counts = thread.map(({ input }) => {
          const all = ([-1, 0, 1] as Variant[]).map((v) => setter.set(input, uniform(13), v).lines.length);
          return [...new Set(all)];
        });
        fc.pre(flawless(counts, height));
        const set = setter.flow(thread, columns(...Array.from({ length: 20 }, () => height)), 13);
        const lone = set.warnings.filter((w) => w.kind === 'orphan' || w.kind === 'widow');
        expect(lone).toEqual([]);
        expect(set.lines.map((l) => l.slot)).toEqual(set.lines.map((_, k) => k));
        if (set.lines.length !== counts.reduce((sum, c) => sum + (c[1] ?? c[0] ?? 0), 0)) solved++;
      }),
      { numRuns: 300 },
    );
    expect(solved, 'some need a variant').toBeGreaterThan(20);
  });

  it('no variant is taken where plain settings come out well', () => {
    const thread = [body('a', makeCopy(3, 120)), body('b', makeCopy(4, 120))];
    const set = setter.flow(thread, columns(60), 13);
    const plain = thread.flatMap(({ input }) => setter.set(input, uniform(13)).lines);
    expect(set.lines.map((l) => l.line)).toEqual(plain);
  });

  it('save lines that would be overset where asked to', () => {
    let saved = 0;
    for (let seed = 1; seed < 60; seed++) {
      const thread = Array.from({ length: 5 }, (_, k) => body(`p${k}`, makeCopy(seed * 7 + k, 140)));
      const room = setter.flow(thread, columns(200), 13).used;
      const short = columns(room - 1);
      expect(setter.flow(thread, short, 13).overset.lines).toBe(1);
      const lends = thread.some(
        ({ input }) =>
          setter.set(input, uniform(13), -1).lines.length < setter.set(input, uniform(13)).lines.length,
      );
      expect(setter.flow(thread, short, 13, true).overset.lines, String(seed)).toBe(lends ? 0 : 1);
      if (lends) saved++;
    }
    expect(saved).toBeGreaterThan(20);
  });
});

describe('a typesetter that remembers', () => {
  it('answers as a fresh one does, whatever it was asked before', () => {
    const slots = fc.array(
      fc.record({ height: fc.integer({ min: 2, max: 15 }), measure: fc.constantFrom(13, 13, 13, 8, 6.5) }),
      { minLength: 1, maxLength: 8 },
    );
    const threads = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 });
    const remembering = createTypesetter(fonts);
    fc.assert(
      fc.property(threads, slots, (seeds, rooms) => {
        const thread = seeds.map((seed, k) =>
          seed % 5 === 0 ? subhead(`s${k}`, '工会新风') : body(`p${k}`, makeCopy(seed, 40 + seed * 6)),
        );
        const row = rooms.flatMap(({ height, measure }, room) => column(room, height, measure));
        const known = remembering.flow(thread, row, 13);
        const fresh = createTypesetter(fonts).flow(thread, row, 13);
        expect(known.lines).toEqual(fresh.lines);
        expect([known.used, known.rows, known.overset]).toEqual([fresh.used, fresh.rows, fresh.overset]);
        expect(known.warnings).toEqual(fresh.warnings);
      }),
      { numRuns: 60 },
    );
  });
});
