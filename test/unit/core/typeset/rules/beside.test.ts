import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../../core/typeset/measures';
import type { SetLine, TextRun } from '../../../../../core/typeset/types';
import { paragraph } from '../fonts';
import { fonts, linesOf, MEASURE, named, type Setting, setter, settings } from './harness';

const song = (text: string): TextRun => ({ text, face: 'song-text' });

interface Phase {
  readonly lines: readonly SetLine[];
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly setting: Setting;
  readonly where: string;
}

/** The run after 1 … MEASURE fillers, at every style, level and direction. */
function phases(unit: TextRun, given: readonly Setting[] = settings()): Phase[] {
  return given.flatMap((setting) =>
    Array.from({ length: MEASURE }, (_, n) => {
      const head = '文'.repeat(n + 1);
      const runs = [song(head), unit, song(`${'字'.repeat(MEASURE + 1)}。`)];
      const text = runs.map((run) => run.text).join('');
      const { lines } = setter.set({ ...paragraph('', setting), runs }, uniform(MEASURE));
      const where = `${named(setting)}: ${lines.map((l) => text.slice(l.start, l.end)).join('|')}`;
      return { lines, text, from: head.length, to: head.length + unit.text.length, setting, where };
    }),
  );
}

const MARK = /[，。：；？！“”（）《》、]/u;

describe('rule 25 in every phase, style, level and direction', () => {
  it('rule 25: every stressed character has its dot in the line that it stands in, no mark has one', () => {
    const unit = { ...song('安全，“生产”第一！'), emphasis: true };
    for (const { lines, text, from, to, where } of phases(unit))
      for (const line of lines) {
        const own = Array.from(
          text.slice(Math.max(line.start, from), Math.max(from, Math.min(line.end, to))),
        );
        expect(line.dots?.length ?? 0, where).toBe(own.filter((c) => !MARK.test(c)).length);
        for (const dot of line.dots ?? []) {
          expect(Number(dot), where).toBeGreaterThan(Number(line.offset));
          expect(Number(dot), where).toBeLessThan(Number(line.offset) + Number(line.width));
        }
      }
  });

  it('rule 25: digits side by side in a vertical line share one dot, in the middle of their em', () => {
    const unit = { ...song('第25次走了100里'), emphasis: true };
    const vertical = settings().filter(({ direction }) => direction === 'vertical');
    for (const { lines, where } of phases(unit, vertical)) {
      const dots = lines.flatMap((line) => line.dots ?? []);
      expect(dots.length, where).toBe('第次走了里'.length + 2);
      for (const { dots: own = [] } of lines)
        own.slice(1).forEach((dot, n) => expect(dot - (own[n] ?? 0), where).toBeGreaterThan(0.99));
    }
  });

  for (const kind of ['name', 'title'] as const)
    it(`rule 25: a ${kind} has a stroke in each of its lines, over all its characters there`, () => {
      const unit = { ...song('新疆维吾尔自治区乌鲁木齐'), underline: kind };
      for (const { lines, from, to, setting, where } of phases(unit))
        for (const [k, line] of lines.entries()) {
          const [start, end] = [Math.max(line.start, from), Math.min(line.end, to)];
          const strokes = line.strokes ?? [];
          expect(strokes.length, where).toBe(end > start ? 1 : 0);
          if (end <= start) continue;
          expect(strokes[0]?.kind).toBe(kind);
          const length = Number(strokes[0]?.to) - Number(strokes[0]?.from);
          expect(length, where).toBeGreaterThan(end - start - 0.3);
          // Only gaps between its own characters lengthen it.
          if (k === lines.length - 1 || setting.punctuation === 'grid')
            expect(length, where).toBeLessThanOrEqual(end - start + 1e-6);
          expect(Number(strokes[0]?.to), where).toBeLessThanOrEqual(MEASURE + 1e-6);
        }
    });

  it('rule 25: ruby stands whole over its base, in the line of it, and moves no line', () => {
    for (const reading of ['gōng huì', 'ㄍㄨㄥㄏㄨㄟ']) {
      const unit = { ...song('工会'), ruby: reading };
      for (const { lines, text, from, where, setting } of phases(unit)) {
        const explained = lines.filter((line) => line.ruby !== undefined);
        expect(explained, where).toHaveLength(1);
        const [line] = explained;
        expect(line && line.start <= from && line.end >= from + 2, where).toBe(true);
        expect(line?.ruby?.map((run) => run.text).join(''), where).toBe(reading);
        const [first = Number.NaN, last = Number.NaN] = line?.ruby?.[0]?.over ?? [];
        expect(last - first, where).toBeGreaterThanOrEqual(2 - 1e-6);
        // Short ruby takes no room: the lines break as they would without it, but for the seam inside the base.
        if (reading.startsWith('g')) {
          const plain = linesOf(text, setting);
          if (plain.every((own) => !own.endsWith('工') || !text.includes(`${own}会`)))
            expect(
              lines.map((l) => text.slice(l.start, l.end)),
              where,
            ).toEqual(plain);
        }
      }
    }
  });
});

/** Horizontal lines have nothing of this rule. */
const vertical = settings().filter(({ direction }) => direction === 'vertical');

/** Letters and figures of the unit stand so wherever the line parts, the copy before them upright. */
function standing(unit: string, stand: 'upright' | 'turned'): void {
  for (const { lines, text, from, to, where } of phases(song(unit), vertical)) {
    const own = lines.flatMap((line) =>
      line.runs.flatMap((run) => (run.added ? [] : [...run.text].map((c) => ({ c, stand: run.stand })))),
    );
    expect(own.map(({ c }) => c).join(''), where).toBe(text);
    for (const { c, stand: found } of own.slice(from, to))
      if (/[\dA-Za-z%]/u.test(c)) expect(found, where).toBe(stand);
    expect(
      own.slice(0, from).every((one) => one.stand === 'upright'),
      where,
    ).toBe(true);
  }
}

describe('rule 26 in every phase, style and level of vertical lines', () => {
  for (const unit of ['A', '5', '12', '365'])
    it(`rule 26: ${unit} stands upright`, () => standing(unit, 'upright'));
  for (const unit of ['WTO', '1200', '3.5%', 'long'])
    it(`rule 26: ${unit} lies on its side`, () => standing(unit, 'turned'));

  for (const digits of ['12', '365'])
    it(`rule 26: ${digits} shares one em and is never parted`, () => {
      for (const { lines, text, from, to, setting, where } of phases(song(digits), vertical)) {
        expect(
          lines.some((line) => line.start <= from && line.end >= to),
          where,
        ).toBe(true);
        const input = { ...paragraph(text, setting) };
        const all = lines.flatMap((_, k) => setter.cells(input, uniform(MEASURE), k));
        const cell = all.find((one) => one.text === digits);
        expect(cell, where).toBeDefined();
        expect(Number(cell?.advance), where).toBeGreaterThanOrEqual(1 - 1e-6);
      }
    });

  it('rule 26: “” and ‘’ are corners at every place, and in copy the quotes that were typed', () => {
    const face = fonts.face('song-text');
    for (const { lines, text, where } of phases(song('“引‘文’引”'), vertical)) {
      expect(lines.map((line) => text.slice(line.start, line.end)).join(''), where).toBe(text);
      for (const run of lines.flatMap((line) => line.runs))
        [...run.text].forEach((c, i) => {
          const corner = '『』「」'['“”‘’'.indexOf(c)];
          if (corner) expect(run.glyphs?.[i], where).toBe(face?.verticalGlyph(corner.codePointAt(0) ?? 0));
        });
    }
  });
});

describe('rule 5 in every phase, style, level and direction', () => {
  for (const unit of ['——', '……', '？！', '！！', '…………', '！！！'])
    it(`rule 5: ${unit} neither opens nor closes in a line`, () => {
      for (const { lines, text, from, to, setting, where } of phases(song(unit))) {
        const alone = setter.cells(paragraph(`文${unit}文`, setting), uniform(40), 0);
        const input = paragraph(text, setting);
        lines.forEach((line, k) => {
          if (line.start > from || line.end < to) return;
          const cells = setter.cells(input, uniform(MEASURE), k);
          const at = from - line.start;
          for (let i = 0; i + 1 < unit.length; i++) {
            const [own, was] = [cells[at + i], alone[1 + i]];
            expect(Number(own?.advance), where).toBeCloseTo(Number(was?.advance), 6);
          }
        });
        expect(
          lines.some((line) => line.start <= from && line.end >= to),
          where,
        ).toBe(true);
      }
    });
});

describe('rule 26: digits side by side and single letters in a composite font', () => {
  it.each([-0.1, 0, 0.1])('stand on the axis of the line with a baseline shift of %d', (shift) => {
    const latin = { face: 'hei', scale: 0.8, shift };
    const runs = [{ ...song('第12页A座8号共100人'), latin }];
    const upright = setter
      .set({ ...paragraph('', { direction: 'vertical' }), runs }, uniform(MEASURE))
      .lines.flatMap((line) => line.runs)
      .filter((run) => run.face === 'hei');
    expect(upright.map((run) => run.text)).toEqual(['12', 'A', '8', '100']);
    for (const { text, across = [], advances } of upright) {
      const end = Number(across.at(-1)) + Number(advances.at(-1));
      expect((Number(across[0]) + end) / 2, text).toBeCloseTo(0, 9);
    }
  });
});
