import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EvenTable, fillTable } from '../../../../core/typeset/even';
import { itemise } from '../../../../core/typeset/itemise';
import { type Broken, rebreak } from '../../../../core/typeset/rebreak';
import type { Slot, ThreadParagraph } from '../../../../core/typeset/thread';
import { createTypesetter } from '../../../../core/typeset/typesetter';
import { makeCopy } from './copy';
import { loadFonts, paragraph } from './fonts';
import { body } from './threads';

const fonts = loadFonts();

interface Edit {
  /** Share of the text before the place. */
  readonly place: number;
  readonly drop: number;
  readonly text: string;
}

const edits = fc.array(
  fc.record({
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.integer({ min: 0, max: 12 }),
    text: fc.oneof(
      fc.constantFrom(
        '',
        '工',
        '。',
        '，',
        '“',
        '”',
        '（',
        '——',
        '2026年',
        ' Wi-Fi ',
        'administration',
        '\u{20000}',
      ),
      fc.integer({ min: 1, max: 9999 }).map((seed) => makeCopy(seed, 30)),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

function apply(text: string, { place, drop, text: put }: Edit): string {
  const points = [...text];
  points.splice(Math.floor(place * points.length), drop, put);
  return points.join('');
}

const named = (text: string): ThreadParagraph => body('one', text, { hyphenate: true });
const columns = (measure: number): Slot[] =>
  Array.from({ length: 400 }, (_, k) => ({ room: Math.floor(k / 30), measure }));

describe('an edit of a paragraph', () => {
  it('is broken as if nothing had been there before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.constantFrom(9, 11.5, 13, 20),
        edits,
        (seed, measure, list) => {
          const kept = createTypesetter(fonts);
          let text = makeCopy(seed, 700);
          kept.flow([named(text)], columns(measure), measure);
          for (const edit of list) {
            text = apply(text, edit);
            const again = kept.flow([named(text)], columns(measure), measure);
            const fresh = createTypesetter(fonts).flow([named(text)], columns(measure), measure);
            expect(again.lines).toEqual(fresh.lines);
            expect(again.warnings).toEqual(fresh.warnings);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('leaves a table that equals a fresh one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), edits, (seed, list) => {
        let text = makeCopy(seed, 500);
        const prepare = (): Broken['p'] => itemise(paragraph(text, { indent: 2 }), fonts);
        let broken: Broken = { p: prepare(), measure: 13, table: new EvenTable() };
        broken.table.reset(broken.p);
        fc.pre(fillTable(broken.p, broken.table, 13, 1));
        for (const edit of list) {
          text = apply(text, edit);
          const p = prepare();
          const table = new EvenTable();
          const fresh = new EvenTable();
          fresh.reset(p);
          const possible = fillTable(p, fresh, 13, 1);
          expect(rebreak(p, 13, broken, table)).toBe(possible);
          fc.pre(possible);
          expect(table.size).toBe(fresh.size);
          expect(table.at.subarray(0, table.size).join()).toBe(fresh.at.subarray(0, table.size).join());
          expect(table.cost.subarray(0, 3 * table.size).join()).toBe(
            fresh.cost.subarray(0, 3 * table.size).join(),
          );
          expect(table.trace()).toEqual(fresh.trace());
          broken = { p, measure: 13, table };
        }
      }),
      { numRuns: 60 },
    );
  });

  it('looks at a small part of a long paragraph only', () => {
    const text = makeCopy(5, 20_000);
    const before: Broken = { p: itemise(paragraph(text), fonts), measure: 13, table: new EvenTable() };
    before.table.reset(before.p);
    fillTable(before.p, before.table, 13, 1);
    const p = itemise(paragraph(`${text.slice(0, 9000)}新${text.slice(9000)}`), fonts);
    const table = new EvenTable();
    let looked = 0;
    const add = table.add.bind(table);
    table.add = (given, stop) => {
      looked++;
      add(given, stop);
    };
    expect(rebreak(p, 13, before, table)).toBe(true);
    expect(looked).toBeLessThan(before.table.size / 4);
  });
});
