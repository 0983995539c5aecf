import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakDemerits,
  breakPenalty,
  demeritsOf,
  lookOpen,
  lookTight,
  pairDemerits,
  RELIEF,
  ragged,
} from '../../../../core/typeset/demerits';
import { fitLine, lineEnd, newEnd, newFit } from '../../../../core/typeset/fit';
import { itemise } from '../../../../core/typeset/itemise';
import { listed, uniform } from '../../../../core/typeset/measures';
import { type Setting, setEven, setUneven } from '../../../../core/typeset/paragraph';
import { fillsMeasure, levelOf, Needs, type Prepared } from '../../../../core/typeset/prepared';
import type { Measures, ParagraphStyle } from '../../../../core/typeset/types';
import { JUMP, Look, USEFUL } from '../../../../core/typeset/ways';
import { loadFonts, paragraph } from './fonts';

const fonts = loadFonts();
const fit = newFit();
const edge = newEnd();

interface Line {
  readonly demerits: number;
  readonly look: Look;
}

/** Whether a place lies in the word that the paragraph begins with, which stands beside the indent. */
const inFirstWord = (p: Prepared, stop: number): boolean =>
  p.needs.slice(1, stop + 1).every((need) => need > Needs.Mark);

/** One line as the search rates it, looked at by itself; undefined where it cannot be set. */
function rate(p: Prepared, start: number, stop: number, measure: number, least = 0): Line | undefined {
  const width = measure - (start === 0 ? p.style.indent : 0);
  const justified = fillsMeasure(p) && stop < p.n;
  if (!fitLine(p, start, lineEnd(p, stop, edge), width, justified, fit)) return undefined;
  if (justified && fit.natural < least * width) return undefined;
  const more = breakPenalty(p, stop) + (justified ? 0 : ragged(p, stop, fit.slack, width));
  const demerits =
    demeritsOf(1 + fit.badness + more, fit.stretch) +
    breakDemerits(p, stop, measure - (inFirstWord(p, stop) ? p.style.indent : 0)) +
    pairDemerits(p, start, stop);
  return { demerits, look: fit.slack < 0 ? lookTight(fit.badness) : lookOpen(fit.stretch) };
}

const jumps = (a: Look, b: Look): boolean => a !== b && a !== Look.Even && b !== Look.Even;

/** The least cost of all rows of breaks there are, found by trying every one; Infinity where there is none. */
function cheapest(p: Prepared, measures: Measures, lines?: number, least = 0): number {
  let best = Infinity;
  const go = (start: number, line: number, cost: number, before: Look): void => {
    if (cost >= best) return;
    for (let stop = start + 1; stop <= p.n; stop++) {
      if (stop < p.n && (p.needs[stop] ?? Needs.Never) > levelOf(p)) continue;
      const one = rate(p, start, stop, measures.at(line), least);
      if (!one) continue;
      const total = cost + one.demerits + (line > 0 && jumps(before, one.look) ? JUMP : 0);
      if (stop < p.n) go(stop, line + 1, total, one.look);
      else if (lines === undefined || lines === line + 1) best = Math.min(best, total);
    }
  };
  go(0, 0, 0, Look.Even);
  return best;
}

/** What the breaks of a setting cost when they are added up from the start. */
function costOf(p: Prepared, setting: Setting, measures: Measures): number {
  let cost = 0;
  let before: Look = Look.Even;
  const at = setting.paragraph.lines.map((line) => p.offsets.indexOf(line.start));
  at.forEach((start, line) => {
    const one = rate(p, start, at[line + 1] ?? p.n, measures.at(line));
    cost += (one?.demerits ?? Infinity) + (line > 0 && one && jumps(before, one.look) ? JUMP : 0);
    before = one?.look ?? Look.Even;
  });
  return cost;
}

const pieces = fc.constantFrom(
  ...'工会提案办理车间师傅，，、。；：？！“”（）《》——……·'.split(''),
  '2026',
  '年',
  '35.6%',
  'BlueHeron15Pro',
  'APP',
  'workers',
  ' ',
  '——',
  '……',
);
const copy = fc.array(pieces, { minLength: 4, maxLength: 30 }).map((parts) => parts.join(''));
const styles: fc.Arbitrary<Partial<ParagraphStyle>> = fc.record({
  punctuation: fc.constantFrom('quanjiao', 'kaiming', 'banjiao', 'line-end'),
  level: fc.constantFrom('basic', 'gb', 'strict'),
  indent: fc.constantFrom(0, 2),
  hang: fc.boolean(),
  align: fc.constantFrom('justify', 'justify', 'start', 'center'),
  hyphenate: fc.boolean(),
});
const prepare = (text: string, style: Partial<ParagraphStyle>): Prepared =>
  itemise(paragraph(text, style), fonts);

describe('total fit', () => {
  it('finds the cheapest of all rows of breaks to one measure', () => {
    fc.assert(
      fc.property(copy, styles, fc.constantFrom(6, 7.5, 9), (text, style, measure) => {
        const p = prepare(text, style);
        const best = cheapest(p, uniform(measure));
        fc.pre(best < RELIEF);
        expect(setEven(p, measure).settings.best.cost).toBe(best);
      }),
      { numRuns: 600 },
    );
  });

  it('finds the cheapest one line shorter and one line longer', () => {
    fc.assert(
      fc.property(copy, styles, fc.constantFrom(6, 7.5, 9), (text, style, measure) => {
        const p = prepare(text, style);
        const { best, fewer, more } = setEven(p, measure).settings;
        fc.pre(best.cost < RELIEF);
        const limit = best.cost + RELIEF;
        for (const [variant, count] of [[fewer, best.count - 1] as const, [more, best.count + 1] as const]) {
          const cost = count < 1 ? Infinity : cheapest(p, uniform(measure), count);
          if (variant) expect([variant.count, variant.cost]).toEqual([count, cost]);
          else if (count > 0) {
            // Lines far from full are not looked at.
            const full = cheapest(p, uniform(measure), count, 1.1 * USEFUL);
            expect(full).toBeGreaterThanOrEqual(Math.min(limit, RELIEF));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds the cheapest to measures that change, but for ways far from the usual number of lines', () => {
    const widths = fc.array(fc.constantFrom(5, 6, 6.5, 9), { minLength: 1, maxLength: 4 });
    let found = 0;
    let all = 0;
    fc.assert(
      fc.property(copy, styles, widths, fc.constantFrom(6, 8), (text, style, first, then) => {
        const p = prepare(text, style);
        const measures = listed(first, then);
        const best = cheapest(p, measures);
        fc.pre(best < RELIEF);
        const { cost } = setUneven(p, measures).settings.best;
        expect(cost).toBeGreaterThanOrEqual(best);
        all++;
        if (cost === best) found++;
      }),
      { numRuns: 400 },
    );
    expect(found / all).toBeGreaterThan(0.98);
  });

  it('leaves a line loose where the next would else begin with a mark, however short it is', () => {
    const text = '秋发展3.5万亿元，同比12.8%。护士35.6%';
    const { paragraph: set } = setEven(itemise(paragraph(text), fonts), 4).settings.best;
    const lines = set.lines.map(({ start, end }) => text.slice(start, end));
    expect(lines).toEqual(['秋发展', '3.5万亿', '元，同比', '12.8%。', '护士', '35.6%']);
    expect(set.warnings.map(({ line, relief }) => [line, relief])).toContainEqual([4, 'loose']);
  });

  it('answers with the breaks that its cost is the cost of', () => {
    fc.assert(
      fc.property(copy, styles, fc.constantFrom(3, 4, 6, 9), (text, style, measure) => {
        const p = prepare(text, style);
        const measures = uniform(measure);
        const { settings } = setEven(p, measure);
        for (const setting of [settings.best, settings.fewer, settings.more]) {
          if (!setting) continue;
          const cost = costOf(p, setting, measures);
          if (Number.isFinite(cost)) expect(setting.cost).toBe(cost);
        }
      }),
      { numRuns: 600 },
    );
  });
});
