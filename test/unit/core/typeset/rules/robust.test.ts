import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../../core/typeset/measures';
import { createTypesetter } from '../../../../../core/typeset/typesetter';
import { makeCopy } from '../copy';
import { paragraph } from '../fonts';
import { DIRECTIONS, fonts, LEVELS, linesOf, STYLES, setter } from './harness';

const SAMPLES = [
  '文',
  '字',
  '，',
  '。',
  '“',
  '”',
  '（',
  '—',
  '…',
  'a',
  'b',
  ' ',
  '3',
  '%',
  '\t',
  '\u200d',
  '\ud83d',
  '\udc00',
  '\u0301',
  'א',
  '！',
  '？',
  '·',
  '／',
  '/',
  '-',
  '.',
  'manufacturing',
  'https://a.b/c',
  '²',
  '\u00ad',
  '\u200b',
  '\u00a0',
  '\u2060',
  '\u202e',
  '\u2028',
  '\r\n',
  '\u0000',
  '각',
  '\u1161',
  '🇨',
  '👍🏽',
  '𠮷',
  '\ufffe',
  '\u{10ffff}',
];
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...SAMPLES), { maxLength: 100 }).map((parts) => parts.join('')),
);

/** What has ink. */
const seen = (text: string): string => text.replaceAll(/[\p{C}\p{Z}\p{M}\t]/gu, '');

describe('robustness', () => {
  it('no text is lost and every number is finite, whatever the text, measure and style', () => {
    fc.assert(
      fc.property(
        anything,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(...STYLES),
        fc.constantFrom(...LEVELS),
        fc.constantFrom(...DIRECTIONS),
        fc.boolean(),
        (text, measure, punctuation, level, direction, hang) => {
          const input = paragraph(text, { punctuation, level, direction, hang });
          const { lines } = setter.set(input, uniform(measure));
          expect(lines.map((l) => text.slice(l.start, l.end)).join('')).toBe(text);
          lines.forEach((line, k) => {
            const cells = setter.cells(input, uniform(measure), k);
            expect(cells.map((c) => c.text).join('')).toBe(text.slice(line.start, line.end));
            for (const run of line.runs) {
              expect([...run.text]).toHaveLength(run.xs.length);
              expect(run.advances).toHaveLength(run.xs.length);
              expect(run.xs.every(Number.isFinite)).toBe(true);
            }
          });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('what has ink is drawn: visible characters are all in the runs of the lines', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...SAMPLES), { maxLength: 60 }),
        fc.constantFrom(...DIRECTIONS),
        (parts, direction) => {
          const text = parts.join('').replaceAll(/\p{Surrogate}/gu, '字');
          const { lines } = setter.set(paragraph(text, { direction }), uniform(12));
          const drawn = lines
            .flatMap((line) => line.runs.filter((run) => !run.added).map((run) => run.text))
            .join('');
          expect(seen(drawn)).toBe(seen(text));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('borders between runs may fall anywhere, even inside a surrogate pair', () => {
    const text = '铁路工会😀职工書屋𠮷野';
    for (const direction of DIRECTIONS)
      for (let cut = 0; cut <= text.length; cut++) {
        const runs = [
          { text: text.slice(0, cut), face: 'song-text' },
          { text: text.slice(cut), face: 'hei' },
        ];
        const { lines } = setter.set({ ...paragraph('', { direction }), runs }, uniform(5));
        expect(lines.map((l) => text.slice(l.start, l.end)).join('')).toBe(text);
        expect(lines.flatMap((l) => l.runs.map((r) => r.text)).join('')).toBe(text);
      }
  });

  it('the empty paragraph has no line', () => {
    for (const direction of DIRECTIONS) expect(linesOf('', { direction })).toEqual([]);
  });

  it('the same input gives the same bytes from fresh typesetters', () => {
    const copies = Array.from({ length: 12 }, (_, k) => makeCopy(k + 1, 300));
    const run = (): string => {
      const fresh = createTypesetter(fonts);
      return JSON.stringify(
        DIRECTIONS.flatMap((direction) =>
          copies.map((text) => fresh.set(paragraph(text, { indent: 2, direction }), uniform(13)).lines),
        ),
      );
    };
    expect(run()).toBe(run());
  });
});

const LENGTH = 6000;
/** Time of setting the text once, the better of two. */
const timeOf = (text: string, style: object): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 2; k++) {
    const fresh = createTypesetter(fonts);
    const start = process.cpuUsage();
    const { lines } = fresh.set(paragraph(text, style), uniform(13));
    // Processor time: what else the machine does is no matter of ours.
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
    expect(lines.map((l) => text.slice(l.start, l.end)).join('')).toBe(text);
  }
  return best;
};

describe('linear time', () => {
  const HARD: readonly (readonly [string, string])[] = [
    ['opening brackets', '（'],
    ['Western brackets', '('],
    ['dashes', '—'],
    ['ellipses', '…'],
    ['exclamation marks', '！'],
    ['combining marks', '\u0301'],
    ['joiners', '👩\u200d'],
    ['flags', '🇨'],
    ['letters', 'a'],
    ['words', 'manufacturing '],
    ['figures', '7'],
    ['domains', 'a.b'],
    ['addresses', 'https://a.cn/'],
    ['spaces', ' '],
    ['superscripts', '²'],
    ['no-break spaces', '字\u00a0'],
    ['controls', '\u0007'],
    ['right-to-left marks', 'א\u202e'],
    ['Hangul letters', '\u1161'],
    ['lone surrogates', '\ud83d'],
  ];
  for (const [name, unit] of HARD)
    it(`thousands of ${name}`, () => {
      for (const direction of DIRECTIONS) {
        const count = unit.length > 4 ? LENGTH / 4 : LENGTH;
        const short = timeOf(unit.repeat(count / 4), { direction });
        const long = timeOf(unit.repeat(count), { direction });
        // Four times the text: quadratic time would be sixteen times as long. Short times are noise.
        expect(long, `${direction}: ${short.toFixed(1)} ms, then ${long.toFixed(1)} ms`).toBeLessThan(
          10 * short + 100,
        );
      }
    });
});
