import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Slot, ThreadParagraph } from '../../../../core/typeset/thread';
import { createTypesetter } from '../../../../core/typeset/typesetter';
import { makeCopy } from './copy';
import { loadFonts, paragraph } from './fonts';

const setter = createTypesetter(loadFonts());

const column = (room: number, height: number, measure = 13): Slot[] =>
  Array.from({ length: height }, () => ({ room, measure }));
const columns = (...heights: number[]): Slot[] => heights.flatMap((height, room) => column(room, height));
const body = (key: string, text: string): ThreadParagraph => ({
  key,
  input: paragraph(text, { indent: 2 }),
  scale: 1,
  rows: 1,
  keepWithNext: false,
});
const subhead = (key: string, text: string): ThreadParagraph => ({
  key,
  input: paragraph(text, { align: 'center' }),
  scale: 11 / 9,
  rows: 2,
  keepWithNext: true,
});
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
