import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../../core/typeset/cells';
import { uniform } from '../../../../../core/typeset/measures';
import type { SetLine } from '../../../../../core/typeset/types';
import { Natural, type Piece } from '../../../../quality/natural';
import { paragraph } from '../fonts';
import { fonts, MEASURE, named, type Setting, setter, settings } from './harness';

/** What justification meets: every class of mark, pairs of them, words and figures, dots and rows. */
const UNITS = [
  '，',
  '。',
  '；',
  '？',
  '、',
  '：“安全”',
  '（含夜班）',
  '《公报》、《简报》',
  '。”“',
  '），（',
  '王·李·张',
  '3～5',
  '——',
  '……',
  '？！',
  'APP',
  '2026年',
  '35.6%，',
  'good morning',
  'Wi-Fi（5G）',
  '第7条“代表”',
];

/** The cells of a line with those that lie on their side, which the oracle cannot know. */
function piecesOf(line: SetLine, cells: readonly Cell[]): Piece[] {
  const stands = line.runs.flatMap(({ text, stand }) => Array.from(text, () => stand === 'turned'));
  let at = 0;
  return cells.map(({ text }) => {
    const turned = stands[at] ?? false;
    at += Array.from(text).length;
    return { text, turned };
  });
}

interface Gap {
  readonly kind: ReturnType<Natural['between']>;
  /** The characters behind which and before which it is. */
  readonly behind: string;
  readonly before: string;
  /** What is beyond the natural space, em; less where it was squeezed. */
  readonly more: number;
}

interface Swept {
  readonly line: SetLine;
  readonly gaps: readonly Gap[];
  readonly last: boolean;
  readonly where: string;
}

const face = fonts.fallback;
const TINY = 1e-6;

function linesOf(text: string, setting: Setting, measure: number): Swept[] {
  const input = paragraph(text, setting);
  const { lines } = setter.set(input, uniform(measure));
  return lines.map((line, k) => {
    const cells = setter.cells(input, uniform(measure), k);
    const pieces = piecesOf(line, cells);
    const natural = new Natural(
      { punctuation: setting.punctuation, vertical: setting.direction === 'vertical', face },
      pieces,
    );
    const gaps = pieces.slice(0, -1).map(
      ({ text: behind }, i): Gap => ({
        kind: natural.between(i),
        behind,
        before: pieces[i + 1]?.text ?? '',
        more: Number(cells[i]?.advance) - natural.advance(i),
      }),
    );
    // Letters of a word stand as their face has them, kerned.
    const given = gaps.filter(({ kind }) => kind !== 'rigid');
    const where = `${named(setting)}: ${text.slice(line.start, line.end)}`;
    return { line, gaps: given, last: k === lines.length - 1, where };
  });
}

const justified = settings().filter(({ punctuation }) => punctuation !== 'grid');

/** The unit after 1 … MEASURE fillers, at every style that justifies, direction and level. */
const sweptLines = (unit: string): Swept[] =>
  justified.flatMap((setting) =>
    Array.from({ length: MEASURE }, (_, n) => {
      const text = `${'文'.repeat(n + 1)}${unit}${'字'.repeat(MEASURE + 1)}。`;
      return linesOf(text, setting, MEASURE);
    }).flat(),
  );

const between = (set: Swept, kind: (more: number) => boolean): Gap[] =>
  set.gaps.filter(({ more }) => kind(more));
const opens = (more: number): boolean => more > TINY;
const shrinks = (more: number): boolean => more < -TINY;

describe('in every phase, style, level and direction', () => {
  for (const unit of UNITS) {
    let known: Swept[] | undefined;
    const swept = (): Swept[] => (known ??= sweptLines(unit));

    it(`rules 9, 11, 13 and 16: what stands in ${unit} is as wide as the tables say`, () => {
      for (const setting of justified)
        for (const { gaps, where } of linesOf(`文字${unit}文字`, setting, 60))
          for (const { more, behind } of gaps)
            expect(Math.abs(more), `${where} behind ${behind}`).toBeLessThan(TINY);
    });

    it(`rules 17 to 20: lines with ${unit} fill their measure by opening or by shrinking, never both`, () => {
      for (const set of swept()) {
        const opened = between(set, opens).length;
        expect(opened === 0 || between(set, shrinks).length === 0, set.where).toBe(true);
        if (set.last) expect(opened, set.where).toBe(0);
        else expect(Number(set.line.width), set.where).toBeCloseTo(MEASURE, 3);
      }
    });

    it(`rule 17: between Han nothing shrinks round ${unit}`, () => {
      for (const set of swept())
        for (const { behind, before } of between(set, shrinks))
          expect(behind + before, set.where).not.toMatch(/^[文字]{2}$/u);
    });

    it(`rule 18: what opens last opens by the same in a line with ${unit}`, () => {
      for (const set of swept()) {
        const plain = between(set, opens).flatMap(({ kind, more }) => (kind === 'plain' ? [more] : []));
        if (plain.length > 0) expect(Math.max(...plain) - Math.min(...plain), set.where).toBeLessThan(TINY);
      }
    });
  }
});
