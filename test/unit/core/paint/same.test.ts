import { describe, expect, it } from 'vitest';
import type { ComposedLine, GlyphRun } from '../../../../core/page/composed';
import { paintPage } from '../../../../core/paint/canvas';
import { paintPdf } from '../../../../core/paint/pdf';
import { RecordingContext } from './canvas/recording';
import { assets, face, line, lineMark, options, page, ports, run } from './fixture';
import { contentOf } from './readpdf';
import { column, combined, stroke, turned, upright } from './upright';

/** Where something is drawn, pt of the page, and how it is stretched and turned there. */
interface Placed {
  readonly x: number;
  readonly y: number;
  readonly matrix: readonly number[];
}

const round = (value: number): number => Math.round(value * 100) / 100 + 0;

const numbers = (text: string): number[] => text.trim().split(/\s+/u).map(Number);

/** What the canvas draws: the beginnings of its texts, and the ends of its curves. */
function onCanvas(composed: ComposedLine): { texts: Placed[]; curves: number[][] } {
  const context = new RecordingContext();
  const window = { scale: 1, x: 0, y: 0, width: 2000, height: 2000 };
  const sources = { family: String, picture: () => undefined, outline: () => undefined };
  paintPage(context, page([lineMark(composed)]), window, sources);
  const texts = context.texts.map(({ x, y, transform }) => {
    const [a = 1, b = 0, c = 0, d = 1] = transform;
    return { x: a * x + c * y, y: b * x + d * y, matrix: [a, b, c, d].map(round) };
  });
  return { texts, curves: context.curves.map((curve) => [...curve]) };
}

/** The same of the PDF, whose y axis points up, so that what turns one way there turns the other way here. */
async function inPdf(composed: ComposedLine): Promise<{ texts: Placed[]; curves: number[][] }> {
  const made = await paintPdf([page([lineMark(composed)])], assets(), options, ports);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const content = contentOf(made.value);
  const texts = [...content.matchAll(/((?:\S+ ){6})Tm/gu)].map(([, found = '']) => {
    const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = numbers(found);
    return { x, y: -y, matrix: [a, -b, -c, d].map(round) };
  });
  return {
    texts,
    curves: [...content.matchAll(/^((?:\S+ ){6})c$/gmu)].map(([, found = '']) => numbers(found)),
  };
}

const coincide = (at: Placed, text: Placed, by: { readonly x: number; readonly y: number }): boolean =>
  Math.abs(at.x - by.x - text.x) < 0.01 &&
  Math.abs(at.y - by.y - text.y) < 0.01 &&
  at.matrix.join() === text.matrix.join();

/** `ế` on its side: ê by one glyph, its first mark by none, the second above. */
function marked(): GlyphRun {
  const { metrics } = face('song-text');
  return {
    ...turned('e\u0302\u0301', 100, 59),
    xs: [96.5, 96.5, 99.25],
    ys: [59, 63, 60.5],
    glyphs: [metrics.glyph(0xea), -1, metrics.glyph(0x301)],
  };
}

const lines: Readonly<Record<string, ComposedLine>> = {
  'a horizontal line with ruby and a raised mark': {
    ...line(60, [run('江城职工报', 50), { ...run('②', 95, { size: 5 }), ys: [56] }]),
    ruby: [{ ...run('jiāng', 50, { size: 4.5 }), ys: [50, 50, 50, 50, 50] }],
  },
  'words on their side': column(100, 50, 80, [turned('WTO', 100, 59)]),
  'numerals side by side': column(100, 50, 9, [combined('26', 100, 50)]),
  'a letter with marks, one of them in its glyph': column(100, 50, 9, [marked()]),
  'upright characters': column(100, 50, 9, [upright('江', 100, 50)]),
};

describe('canvas and PDF', () => {
  for (const [name, composed] of Object.entries(lines)) {
    it(`begin the same texts at the same places: ${name}`, async () => {
      const [screen, paper] = [onCanvas(composed).texts, (await inPdf(composed)).texts];
      const [first] = screen;
      // The sheet's corner lies elsewhere, and a reader's blanks lie in the PDF as well.
      const shift = paper
        .map(({ x, y }) => ({ x: x - (first?.x ?? 0), y: y - (first?.y ?? 0) }))
        .find((by) => screen.every((text) => paper.some((at) => coincide(at, text, by))));
      expect(shift, JSON.stringify({ screen, paper })).toBeDefined();
    });
  }

  it('draw a letter that has its mark in its glyph once, and no mark', async () => {
    const composed = column(100, 50, 9, [marked()]);
    expect(onCanvas(composed).texts).toHaveLength(2);
    const made = await paintPdf([page([lineMark(composed)])], assets(), options, ports);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const { metrics } = face('song-text');
    const shown = [...contentOf(made.value).matchAll(/<([0-9a-f]{4})> Tj/gu)].map(([, hex = '']) =>
      parseInt(hex, 16),
    );
    expect(shown.filter((glyph) => glyph !== metrics.glyph(0x20))).toEqual([
      metrics.glyph(0xea),
      metrics.glyph(0x301),
    ]);
  });

  it('draw a wave by the same curves', async () => {
    const composed = {
      ...column(100, 50, 36, [upright('江城晚报', 100, 50)]),
      strokes: [stroke('title', 100, 50, 86)],
    };
    const [screen, paper] = [onCanvas(composed).curves, (await inPdf(composed)).curves];
    expect(paper).toHaveLength(screen.length);
    const [start, origin] = [screen[0] ?? [], paper[0] ?? []];
    screen.forEach((curve, i) => {
      curve.forEach((value, k) => {
        const way = k % 2 === 0 ? 1 : -1;
        const there = ((paper[i]?.[k] ?? Number.NaN) - (origin[k % 2] ?? 0)) * way;
        expect(there).toBeCloseTo(value - (start[k % 2] ?? 0), 2);
      });
    });
  });
});
