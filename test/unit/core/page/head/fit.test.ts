import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Style } from '../../../../../core/document/records/style';
import { type Fitted, fitHeadline, type Room } from '../../../../../core/page/head/fit';
import { byGrades, gradesBetween, stepsAround } from '../../../../../core/page/head/grades';
import { widened } from '../../../../../core/page/head/widen';
import { paragraphStyle } from '../../../../../core/page/styles';
import { uniform } from '../../../../../core/typeset/measures';
import type { ParagraphInput } from '../../../../../core/typeset/types';
import { createTypesetter } from '../../../../../core/typeset/typesetter';
import { fonts, styles } from '../fixture';

const style = styles['headline-1'];
if (!style) throw new Error('The template has no headline style.');

const input =
  (of: Style) =>
  (text: string): ParagraphInput => ({
    runs: [{ text, face: of.face }],
    style: paragraphStyle(of, { align: 'start', indent: 0 }),
  });

const solve = (text: string, room: Room, of: Style = style) =>
  fitHeadline(text, of, input(of), fonts(), room);
const fit = (text: string, room: Room): Fitted => solve(text, room).fitted;
const lines = (text: string, room: Room): readonly string[] =>
  solve(text, room).segments.flatMap(({ text: own, parts }) =>
    (parts ?? []).map(({ start, end }) => own.slice(start, end)),
  );

describe('the ladder of 号 sizes', () => {
  it('offers the steps round a style, its own size among them, largest first', () => {
    expect(stepsAround(28)).toEqual([36, 28, 26, 24, 22]);
    expect(stepsAround(46)).toEqual([63, 56, 46, 42, 36]);
    expect(stepsAround(80)).toEqual([108, 96, 84, 80, 72, 63, 56]);
  });

  it('counts grades as the trade does: 小号 lie half a grade below', () => {
    expect(gradesBetween(42, 22)).toBe(2);
    expect(byGrades(26, -2)).toBe(16);
    expect(byGrades(19, 1)).toBe(24);
    expect(byGrades(15, -1)).toBe(12);
    expect(byGrades(19, 0)).toBe(19);
  });
});

const at = (em: number): number => em * style.size;

describe('fitting a headline to its width', () => {
  const text = '让技术工人挑大梁';

  it('leaves a headline that fits as its style has it', () => {
    expect(fit(text, { length: at(12), condense: 0.1, steps: 'none' })).toEqual({
      size: style.size,
      steps: 0,
      widen: 1,
      tracking: 0,
      reason: 'style',
    });
  });

  it('condenses within the limit rather than take another line, and no more than needed', () => {
    const fitted = fit(text, { length: at(7.6), condense: 0.1, steps: 'none' });
    expect(fitted.reason).toBe('narrow');
    expect(fitted.widen).toBeCloseTo(0.95, 3);
    expect(lines(text, { length: at(7.6), condense: 0.1, steps: 'none' })).toEqual([text]);
    expect(lines(text, { length: at(7.6), condense: 0, steps: 'none' }).length).toBe(2);
    expect(lines(text, { length: at(7), condense: 0.1, steps: 'none' }).length).toBe(2);
  });

  it('goes down the steps where a line would not fit, up where it leaves its width empty', () => {
    const down = fit(text, { length: at(6.4), condense: 0.05, steps: 'fill' });
    expect(down.steps).toBeLessThan(0);
    expect(down.size).toBeLessThan(style.size);
    const up = fit(text, { length: at(10.4), condense: 0.05, steps: 'fill' });
    expect(up.steps).toBeGreaterThan(0);
    expect(up.reason).toBe('fill');
  });

  it('gives way a step to save a line where that is all that is asked', () => {
    const room = { length: at(7.2), condense: 0, steps: 'smaller' } as const;
    expect(lines(text, room)).toEqual([text]);
    expect(fit(text, room).steps).toBeLessThan(0);
    expect(fit(text, { ...room, length: at(20) })).toMatchObject({ steps: 0, widen: 1, tracking: 0 });
  });

  it('keeps a line feed a break at every size', () => {
    for (const em of [5, 6, 8, 12])
      expect(lines('深夜食堂\n亮起灯', { length: at(em), condense: 0.1, steps: 'fill' })).toEqual([
        '深夜食堂',
        '亮起灯',
      ]);
  });

  it('stays within its limits and its width, whatever the text and the room', () => {
    const pieces = fc.constantFrom(
      '工会',
      '职工代表',
      '提案',
      '三百名',
      '《办法》',
      '云州',
      'AI',
      '走进',
      '的',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 4, max: 40 }),
        fc.constantFrom(0, 0.05, 0.1),
        fc.constantFrom('none', 'smaller', 'fill'),
        (words, em, condense, steps) => {
          const room = { length: at(em), condense, steps };
          const { fitted, segments } = solve(words.join(''), room);
          expect(stepsAround(style.size)).toContain(fitted.size);
          expect(fitted.widen).toBeGreaterThanOrEqual(1 - condense - 1e-9);
          expect(fitted.widen).toBeLessThanOrEqual(1 + condense + 1e-9);
          expect(fitted.tracking).toBeLessThanOrEqual(0.12);
          const own = { ...style, tracking: style.tracking + fitted.tracking };
          const measure = (part: string): number =>
            createTypesetter(fonts()).set(input(own)(part), uniform(1000)).lines[0]?.natural ?? 0;
          for (const { text: segment, parts } of segments)
            for (const { start, end } of parts ?? [])
              expect(measure(segment.slice(start, end)) * fitted.size * fitted.widen).toBeLessThanOrEqual(
                room.length * 1.003,
              );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('type set wider or narrower', () => {
  it('moves every pen and keeps the face’s own advances', () => {
    const [line] = createTypesetter(fonts()).set(input(style)('一件提案——“回家”'), uniform(20)).lines;
    if (!line) throw new Error('no line');
    const narrow = widened(line, 0.9);
    expect(narrow.width).toBeCloseTo(line.width * 0.9, 9);
    narrow.runs.forEach((run, i) => {
      const before = line.runs[i];
      expect(run.widen).toBeCloseTo((before?.widen ?? 1) * 0.9, 9);
      expect(run.advances).toEqual(before?.advances);
      run.xs.forEach((x, k) => expect(x).toBeCloseTo((before?.xs[k] ?? 0) * 0.9, 9));
    });
    expect(widened(line, 1)).toBe(line);
  });
});
