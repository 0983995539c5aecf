import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLACK } from '../../../../../core/base/ink';
import type { ComposedLine, GlyphRun } from '../../../../../core/page/composed';
import { paintPage, screenColour, type Window } from '../../../../../core/paint/canvas';
import { line, marksOf, page, run, verticalLine } from './pages';
import { type DrawnText, RecordingContext } from './recording';

const whole: Window = { scale: 2, x: 6, y: 4, width: 400, height: 600 };

function painted(...lines: readonly ComposedLine[]): RecordingContext {
  const context = new RecordingContext();
  paintPage(context, page(marksOf(...lines)), whole, {
    family: (face) => `"${face}"`,
    picture: () => undefined,
    outline: (face, glyph) => (glyph === 99 ? undefined : `${face}/${glyph}`),
  });
  return context;
}

/** The point of the page that a transform shows what is drawn at (x, y) at. */
function onPage([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[], x: number, y: number) {
  const left = a * x + c * y + e;
  const top = b * x + d * y + f;
  return { x: (left + whole.x) / whole.scale, y: (top + whole.y) / whole.scale };
}

/** Where each glyph of the drawn texts comes to lie, with the canvas's own advances and spacing. */
function pens(texts: readonly DrawnText[], advances: readonly number[]) {
  const out: { x: number; y: number }[] = [];
  for (const { text, x, y, spacing, transform } of texts) {
    let pen = x;
    for (const _ of text) {
      const advance = advances[out.length] ?? 0;
      out.push(onPage(transform, pen, y));
      pen += advance + spacing;
    }
  }
  return out;
}

const withRun = (given: Partial<GlyphRun> & Pick<GlyphRun, 'text' | 'xs' | 'advances'>): ComposedLine => ({
  ...verticalLine('', 60, 20),
  text: given.text,
  width: 200,
  bottom: 220,
  runs: [{ face: 'song-text', size: 10, ink: BLACK, ...given }],
});

describe('a vertical line on the canvas', () => {
  it('stands its characters upright, each at its own pen', () => {
    const { texts } = painted(verticalLine('天地人', 60, 20));
    expect(texts.map(({ text, x, y }) => [text, x, y])).toEqual([
      ['天', 55, 28.8],
      ['地', 55, 38.8],
      ['人', 55, 48.8],
    ]);
    expect(texts[0]?.transform).toEqual([2, 0, 0, 2, -6, -4]);
  });

  it('lays Western words on their side with one call, their tops to the right', () => {
    const turned = withRun({
      text: 'WTO',
      turned: true,
      xs: [56.2, 56.2, 56.2],
      ys: [30, 39, 45],
      advances: [9, 6, 7],
    });
    const { texts } = painted(turned);
    expect(texts.map((t) => t.text)).toEqual(['WTO']);
    const transform = texts[0]?.transform ?? [];
    expect(onPage(transform, texts[0]?.x ?? 0, texts[0]?.y ?? 0)).toEqual({ x: 56.2, y: 30 });
    // One em upwards of the text is one em to the right on the page.
    const up = onPage(transform, texts[0]?.x ?? 0, (texts[0]?.y ?? 0) - 10);
    expect(up.x).toBeCloseTo(66.2, 9);
    expect(up.y).toBeCloseTo(30, 9);
  });

  it('sets 纵中横 side by side, narrowed', () => {
    const two = withRun({
      text: '25',
      widen: 0.8,
      xs: [55.5, 60],
      ys: [28.8, 28.8],
      advances: [5.6, 5.6],
    });
    const { texts } = painted(two);
    expect(texts.map((t) => t.text)).toEqual(['25']);
    expect(texts[0]?.transform.slice(0, 4)).toEqual([1.6, 0, 0, 2]);
    expect(pens(texts, [5.6, 5.6])).toEqual([
      { x: expect.closeTo(55.5, 6), y: expect.closeTo(28.8, 6) },
      { x: expect.closeTo(60, 4), y: expect.closeTo(28.8, 6) },
    ]);
  });

  it('fills the outline of a glyph that no character maps to, at its pen and size', () => {
    const marks = withRun({
      text: '，乙',
      glyphs: [7, 0],
      xs: [55, 55],
      ys: [28.8, 38.8],
      advances: [10, 10],
    });
    const { outlines, texts } = painted(marks);
    expect(outlines).toEqual([
      {
        path: 'song-text/7',
        transform: [20, 0, 0, 20, 104, expect.closeTo(53.6, 9)],
        fill: screenColour(BLACK),
      },
    ]);
    expect(texts.map((t) => t.text)).toEqual(['乙']);
    expect(texts[0]?.transform).toEqual([2, 0, 0, 2, -6, -4]);
  });

  it('turns an outline with its run, and shows the character where the face has no outline', () => {
    const turned = withRun({ text: '—', glyphs: [8], turned: true, xs: [56], ys: [30], advances: [10] });
    expect(painted(turned).outlines[0]?.transform).toEqual([0, 20, -20, 0, 106, 56]);
    const none = withRun({ text: '—', glyphs: [99], turned: true, xs: [56], ys: [30], advances: [10] });
    const [text] = painted(none).texts;
    expect(onPage(text?.transform ?? [], text?.x ?? 0, text?.y ?? 0)).toEqual({ x: 56, y: 30 });
  });

  it('puts 着重号 at the right of each character', () => {
    const dots = { xs: [66, 66], y: 0, ys: [25, 35], radius: 0.6, ink: BLACK };
    expect(painted({ ...verticalLine('安全', 60, 20), dots }).dots).toEqual([
      [66, 25, 0.6],
      [66, 35, 0.6],
    ]);
  });
});

describe('what belongs to a line', () => {
  it('paints ruby at its own size and level', () => {
    const ruby = { ...run('tāo', 10, [], 5), ys: [30, 30, 30] };
    const { texts } = painted({ ...line('饕', 10, 40), ruby: [ruby] });
    expect(texts.map(({ text, y, font }) => [text, y, font])).toEqual([
      ['饕', 40, '10px "song-text"'],
      ['tāo', 30, '5px "song-text"'],
    ]);
  });

  it('raises a superscript above the baseline', () => {
    const small = { ...run('②', 20, [], 6), ys: [36] };
    expect(painted({ ...line('注', 10, 40), runs: [run('注', 10), small] }).texts.map((t) => t.y)).toEqual([
      40, 36,
    ]);
  });

  it('draws a hyphen the composition added', () => {
    const hyphen: GlyphRun = { ...run('-', 30), added: true };
    const { texts } = painted({ ...line('re', 10, 40), runs: [run('re', 10), hyphen] });
    expect(texts.map((t) => t.text)).toEqual(['re', '-']);
  });

  it('strokes a 专名号 straight and a 书名号 in waves, never thinner than the eye sees', () => {
    const name = { kind: 'name', x1: 10, y1: 43, x2: 40, y2: 43, weight: 0.1, wave: 0, ink: BLACK } as const;
    const title = { ...name, kind: 'title', x1: 50, x2: 80, weight: 0.4, wave: 1.4 } as const;
    const context = painted({ ...line('王安石', 10, 40), strokes: [name, title] });
    expect(context.strokes[0]).toEqual([10, 43, 40, 43]);
    expect(context.curves.length).toBeGreaterThan(5);
    expect(context.curves.at(-1)?.slice(4)).toEqual([80, 43]);
    expect(context.lineWidth).toBe(0.4);
  });
});

describe('any run', () => {
  const length = fc.double({ min: -80, max: 80, noNaN: true });
  const glyph = fc.record({ x: length, y: length, advance: fc.double({ min: 0.5, max: 12, noNaN: true }) });
  it('has every glyph on the canvas within a hundredth of a pixel of its pen', () => {
    fc.assert(
      fc.property(
        fc.array(glyph, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(undefined, 0.8, 1.06),
        fc.boolean(),
        fc.boolean(),
        (glyphs, widen, turned, level) => {
          const text = glyphs.map((_, i) => '天地玄黄ABcd'[i]).join('');
          const given = withRun({
            text,
            xs: glyphs.map((g) => (turned && level ? 10 : g.x)),
            ys: glyphs.map((g) => (!turned && level ? 10 : g.y)),
            advances: glyphs.map((g) => g.advance),
            ...(turned && { turned: true as const }),
            ...(widen !== undefined && { widen }),
          });
          const all = painted({ ...given, x: 0, y: -100, width: 300 }).texts;
          const drawn = pens(all, given.runs[0]?.advances ?? []);
          const [set] = given.runs;
          expect(drawn).toHaveLength(glyphs.length);
          drawn.forEach(({ x, y }, i) => {
            expect(Math.abs(x - (set?.xs[i] ?? 0))).toBeLessThan(0.005);
            expect(Math.abs(y - (set?.ys?.[i] ?? 0))).toBeLessThan(0.005);
          });
        },
      ),
    );
  });
});
