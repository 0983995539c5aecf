import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../../core/typeset/measures';
import { paragraph } from '../fonts';
import { DIRECTIONS, LEVELS, STYLES, setter } from './harness';

/** What stands between words of Han: marks as GB/T 15834 combines them, figures, Latin. */
const JOINTS =
  '， 。 、 ； ： ？ ！ 。” ，“ ：“ ” “ （ ） 《 》 》， ），  —— …… ——“ ？！ ！！！ · — ～ ／ 2026年 35.6% ￥88 12,500 3:2 20℃ 5kg m² GDP 5G long-term COVID-19'.split(
    / +/u,
  );
const word = fc.string({
  unit: fc.constantFrom(...'工会职代安全班组春风江边晨雾灯光图纸'),
  minLength: 2,
  maxLength: 6,
});
const copy = fc
  .array(fc.tuple(word, fc.constantFrom(...JOINTS)), { minLength: 6, maxLength: 30 })
  .map((parts) => `${parts.map(([han, joint]) => han + joint).join('')}工会完。`);

const NO_START = /^[。．，、：；？！”’）》·～—／%℃²](?!—)/u;
const NO_END = /[“‘（《￥]$/u;
/** Rigid units and numerals, as far as a break may stand inside one. */
const INSIDE: readonly (readonly [RegExp, RegExp])[] = [
  [/—$/u, /^—/u],
  [/…$/u, /^…/u],
  [/[？！]$/u, /^[？！]/u],
  [/\d$/u, /^[\d.,:%℃]/u],
  [/[.,:￥-]$/u, /^\d/u],
  [/\d$/u, /^[a-zA-Z]/u],
  [/[a-zA-Z]$/u, /^[a-zA-Z²-]/u],
];

describe('rules 1–6 and 8 in copy of every mixture', () => {
  it('rules 1, 2, 5 and 6: no line breaks them, at any measure, style, direction and level', () => {
    fc.assert(
      fc.property(
        copy,
        fc.integer({ min: 9, max: 30 }),
        fc.constantFrom(...STYLES),
        fc.constantFrom(...DIRECTIONS),
        fc.constantFrom(...LEVELS),
        (text, measure, punctuation, direction, level) => {
          const set = setter.set(paragraph(text, { punctuation, direction, level }), uniform(measure));
          const relieved = new Set(set.warnings.filter((w) => w.relief !== 'loose').map((w) => w.line));
          const lines = set.lines.map((l) => text.slice(l.start, l.end));
          expect(lines.join('')).toBe(text);
          for (let k = 1; k < lines.length; k++) {
            const [before = '', after = ''] = [lines[k - 1], lines[k]];
            const seam = `${before}|${after}`;
            expect(after, seam).not.toMatch(NO_START);
            expect(before, seam).not.toMatch(NO_END);
            if (level === 'strict' && !relieved.has(k - 1)) expect(after, seam).not.toMatch(/^(?:——|……)/u);
            if ((level === 'strict' || level === 'gb') && !relieved.has(k - 1))
              expect(before, seam).not.toMatch(/／$/u);
            for (const [left, right] of INSIDE)
              expect(left.test(before) && right.test(after), seam).toBe(false);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
