import { describe, expect, it } from 'vitest';
import type { InkBox } from '../../../../core/base/ports';
import { uniform } from '../../../../core/typeset/measures';
import type { ParagraphStyle, SetLine, SetRun } from '../../../../core/typeset/types';
import { createTypesetter } from '../../../../core/typeset/typesetter';
import { fonts } from '../page/fixture';
import { paragraph } from './fonts';

const FACES = ['song-text', 'song-medium', 'song-heavy', 'hei', 'hei-heavy', 'kai'];
const DIRECTIONS = ['horizontal', 'vertical'] as const;
const book = fonts();
const KERN = 0.04;

function lineOf(text: string, face: string, style: Partial<ParagraphStyle> = {}): SetLine {
  const input = paragraph(text, { align: 'start', ...style });
  const runs = input.runs.map((run) => ({ ...run, face }));
  const { lines } = createTypesetter(book).set({ ...input, runs }, uniform(40));
  const [line] = lines;
  if (!line || lines.length > 1) throw new Error('one line was expected');
  return line;
}

/** A character as it is drawn. */
interface Glyph {
  readonly character: string;
  readonly face: string;
  readonly glyph: number | undefined;
  readonly turned: boolean;
  /** Pen position in the text's own axes: to the right along its letters, and up from the baseline. */
  readonly right: number;
  readonly up: number;
}

const glyphOf = (run: SetRun, character: string, i: number): Glyph => {
  const along = run.xs[i] ?? 0;
  const across = run.across?.[i] ?? 0;
  const upright = run.stand === 'upright';
  return {
    character,
    face: run.face,
    glyph: run.glyphs?.[i],
    turned: run.stand === 'turned',
    right: upright ? across : along,
    up: upright ? 0 - along : (run.rises?.[i] ?? 0) + (run.shift ?? 0) + across,
  };
};
const glyphsOf = ({ runs }: SetLine): readonly Glyph[] =>
  runs.flatMap((run) => [...run.text].map((character, i) => glyphOf(run, character, i)));

const point = (character: string): number => character.codePointAt(0) ?? 0;

/** Ink of a glyph where it stands; Han fill their em. */
function inkAt({ character, face, right, up }: Glyph): InkBox {
  const ink = book.face(face)?.letterInk(point(character)) ?? { left: 0, bottom: -0.12, right: 1, top: 0.88 };
  return {
    left: right + ink.left,
    right: right + ink.right,
    bottom: up + ink.bottom,
    top: up + ink.top,
  };
}
const middle = ({ left, right }: InkBox): number => (left + right) / 2;

const textOf = ({ runs }: SetLine): string => runs.map(({ text }) => text).join('');

describe.each(FACES)('combining marks in %s', (face) => {
  it.each(DIRECTIONS)('are drawn by the one character that they and their base are, %s', (direction) => {
    const decomposed = 'caf\u0065\u0301 ha\u0300o nu\u0308\u030c se\u0302ta';
    const apart = lineOf(decomposed, face, { direction });
    const whole = lineOf(decomposed.normalize('NFC'), face, { direction });
    expect(textOf(apart)).toBe(decomposed);
    const drawn = glyphsOf(apart).filter(({ glyph }) => glyph !== -1);
    const metrics = book.face(face);
    const numbers = (glyphs: readonly Glyph[]): readonly number[] =>
      glyphs.map(({ glyph, character }) => glyph || (metrics?.glyph(point(character)) ?? 0));
    expect(numbers(drawn)).toEqual(numbers(glyphsOf(whole)));
    // Kerning is that of the base; it differs by a hair.
    expect(Math.abs(apart.width - whole.width)).toBeLessThan(KERN);
    for (const [i, { right, up }] of glyphsOf(whole).entries()) {
      expect(Math.abs((drawn[i]?.right ?? Infinity) - right)).toBeLessThan(KERN);
      expect(drawn[i]?.up).toBeCloseTo(up, 9);
    }
  });

  it.each(DIRECTIONS)('else stand over their base, in its middle, in one face, %s', (direction) => {
    for (const cluster of ['m\u0302', 'n\u0304', 'x\u0301', 'e\u0302\u0304', '字\u0301', '字\u0302\u0301']) {
      const glyphs = glyphsOf(lineOf(`工${cluster}会`, face, { direction })).slice(1, -1);
      const [base, ...marks] = glyphs.filter(({ glyph }) => glyph !== -1);
      if (!base) throw new Error('the base is not drawn');
      const own = { ...base, character: base.glyph ? cluster.normalize('NFC') : base.character };
      let below = inkAt(own);
      for (const mark of marks) {
        expect(mark.face).toBe(base.face);
        expect(mark.turned).toBe(base.turned);
        expect(mark.glyph).toBe(book.face(mark.face)?.glyph(point(mark.character)));
        expect(mark.glyph).toBeGreaterThan(0);
        const ink = inkAt(mark);
        expect(middle(ink)).toBeCloseTo(middle(inkAt(own)), 2);
        expect(ink.bottom - below.top).toBeCloseTo(0.06, 2);
        below = ink;
      }
      expect(marks.length).toBeGreaterThan(0);
    }
  });

  it('stand under it where that is their place', () => {
    const [base, mark] = glyphsOf(lineOf('q\u0323', face));
    if (!base || !mark) throw new Error('nothing is drawn');
    expect(inkAt(mark).top).toBeLessThan(inkAt(base).bottom);
    expect(middle(inkAt(mark))).toBeCloseTo(middle(inkAt(base)), 2);
  });

  it.each(DIRECTIONS)('have room of their own where nothing stands before them, %s', (direction) => {
    for (const text of ['\u0301字', '字 \u0301字']) {
      const glyphs = glyphsOf(lineOf(text, face, { direction }));
      const mark = glyphs.find(({ character }) => character === '\u0301');
      const next = glyphs.at(-1);
      if (!mark || !next) throw new Error('nothing is drawn');
      const start = direction === 'vertical' ? 0 - next.up - 0.88 : next.right;
      expect(inkAt(mark).right).toBeLessThanOrEqual(start + 1e-6);
    }
  });
});

describe('combining marks', () => {
  it('keep a single letter upright in a vertical line, and what stands above it free', () => {
    const glyphs = glyphsOf(lineOf('工e\u0302\u0304会', 'song-text', { direction: 'vertical' }));
    expect(glyphs.some(({ turned }) => turned)).toBe(false);
    const [above, , , macron] = glyphs;
    if (!above || !macron) throw new Error('nothing is drawn');
    expect(inkAt(macron).top).toBeLessThanOrEqual(inkAt(above).bottom + 1e-6);
  });

  it('do not grow over the page, however many there are', () => {
    const glyphs = glyphsOf(lineOf(`n${'\u0301'.repeat(400)}`, 'kai'));
    const tops = glyphs.slice(1).map((glyph) => inkAt(glyph).top);
    expect(Math.max(...tops)).toBeLessThan(1.6);
  });

  it('take no part of a word on the character grid from their base', () => {
    for (const text of ['工e\u0301cole会', '工cafe\u0301会']) {
      const apart = lineOf(text, 'hei', { punctuation: 'grid' });
      expect(apart.width).toBe(lineOf(text.normalize('NFC'), 'hei', { punctuation: 'grid' }).width);
    }
  });
});

describe.each(FACES)('letters with their marks in %s', (face) => {
  const metrics = book.face(face);
  const has = (c: string): boolean => (metrics?.glyph(point(c)) ?? 0) > 0;

  it.each(DIRECTIONS)(
    'i and j lose their dot under a mark above them where the face can, %s',
    (direction) => {
      for (const [letter, dotless] of [
        ['i', 'ı'],
        ['j', 'ȷ'],
      ] as const) {
        const drawn = (text: string): number | undefined => {
          const [, base] = glyphsOf(lineOf(`工${text}会`, face, { direction }));
          return base?.face === face ? base.glyph || metrics?.glyph(point(letter)) : undefined;
        };
        const marked = drawn(`${letter}\u030a`);
        // Where the face lacks the mark another one has the whole letter.
        if (marked !== undefined) expect(marked).toBe(metrics?.glyph(point(has(dotless) ? dotless : letter)));
        const below = drawn(`${letter}\u0325`);
        if (below !== undefined) expect(below).toBe(metrics?.glyph(point(letter)));
      }
    },
  );

  it.each(DIRECTIONS)('are kerned as the composed ones are, %s', (direction) => {
    for (const text of [
      'Te\u0301V',
      'To\u0308',
      'A\u0301V',
      'VA\u0301',
      'e\u0301v',
      'LY\u0301o\u0302T',
      'fi\u0304',
    ]) {
      const width = (typed: string): number => Number(lineOf(typed, face, { direction }).width);
      expect(width(text), text).toBeCloseTo(width(text.normalize('NFC')), 9);
    }
  });
});

it('some face has a letter without its dot', () => {
  expect(FACES.filter((id) => (book.face(id)?.glyph(point('ı')) ?? 0) > 0)).not.toEqual([]);
});
