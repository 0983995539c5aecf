import { describe, expect, it } from 'vitest';
import { uniform } from '../../../../core/typeset/measures';
import type { SetRun, TextRun } from '../../../../core/typeset/types';
import { createTypesetter } from '../../../../core/typeset/typesetter';
import { loadFonts, paragraph } from './fonts';

const fonts = loadFonts();
const setter = createTypesetter(fonts);
const DIRECTIONS = ['horizontal', 'vertical'] as const;
const FACES = ['song-text', 'song-medium', 'song-heavy', 'hei', 'hei-heavy', 'kai'];

function rubyOf(ruby: string, face: string, direction: (typeof DIRECTIONS)[number]): SetRun {
  const runs: TextRun[] = [
    { text: '文', face },
    { text: '行', face, ruby },
    { text: '字', face },
  ];
  const line = setter.set({ ...paragraph('', { direction }), runs }, uniform(20)).lines[0];
  const [run] = line?.ruby ?? [];
  if (!run || line?.ruby?.length !== 1) throw new Error('one ruby was expected');
  return run;
}

const point = (character: string): number => character.codePointAt(0) ?? 0;

interface Drawn {
  readonly glyph: number;
  readonly x: number;
  readonly across: number;
}
/** What is drawn of a ruby, glyph by glyph. */
function drawnOf({ face, text, glyphs, xs, across }: SetRun): readonly Drawn[] {
  const metrics = fonts.face(face);
  return [...text].flatMap((character, i) => {
    const glyph = glyphs?.[i] || (metrics?.glyph(point(character)) ?? 0);
    return glyph < 0 ? [] : [{ glyph, x: Number(xs[i]), across: Number(across?.[i] ?? 0) }];
  });
}

describe.each(DIRECTIONS)('rule 25: ruby, %s', (direction) => {
  it.each(FACES)(
    'rule 25: decomposed ruby is drawn as the composed one, its text as typed, in %s',
    (face) => {
      for (const typed of ['ha\u030co', 'xi\u0301ng', 'lu\u0308\u030c', 'か\u3099']) {
        const apart = rubyOf(typed, face, direction);
        const whole = rubyOf(typed.normalize('NFC'), face, direction);
        expect(apart.text).toBe(typed);
        expect(apart.xs).toHaveLength([...typed].length);
        const [one, other] = [drawnOf(apart), drawnOf(whole)];
        expect(one.map(({ glyph }) => glyph)).toEqual(other.map(({ glyph }) => glyph));
        one.forEach(({ x, across }, i) => {
          expect(x).toBeCloseTo(other[i]?.x ?? Number.NaN, 9);
          expect(across).toBeCloseTo(other[i]?.across ?? Number.NaN, 9);
        });
      }
    },
  );

  it('rule 25: a mark that makes no one character with its letter stands over it', () => {
    const run = rubyOf('m\u0300', 'song-text', direction);
    const ink = (c: number) => fonts.face(run.face)?.letterInk(c) ?? { left: 0, right: 0, top: 0, bottom: 0 };
    const [letter, mark] = [ink(0x6d), ink(0x300)];
    const scale = Number(run.scale);
    const [first = 0, second = 0] = run.xs.map(Number);
    const middle = (left: number, right: number): number => (scale * (left + right)) / 2;
    expect(second + middle(mark.left, mark.right)).toBeCloseTo(first + middle(letter.left, letter.right), 6);
    const ups = direction === 'horizontal' ? run.rises : run.across;
    const up = Number(ups?.[1]) - Number(ups?.[0]);
    expect(up + scale * mark.bottom).toBeGreaterThan(scale * letter.top);
    expect(run.advances[1]).toBe(0);
  });

  it('rule 25: what the face of a ruby lacks comes with the whole ruby from the nearest face that has it', () => {
    expect(fonts.face('hei')?.glyph(point('𠮷'))).toBe(0);
    const run = rubyOf('𠮷工', 'hei', direction);
    expect(run.face).toBe('kai');
    expect(drawnOf(run).every(({ glyph }) => glyph > 0)).toBe(true);
    expect(rubyOf('工会', 'hei', direction).face).toBe('hei');
    // No face has it: the run's own.
    expect(rubyOf('\u{30000}', 'hei', direction).face).toBe('hei');
  });
});
