import { describe, expect, it } from 'vitest';
import { BLACK, grey } from '../../../../../core/base/ink';
import type { ComposedPage, Mark } from '../../../../../core/page/composed';
import { paintPage, screenColour, type Window } from '../../../../../core/paint/canvas';
import { line, marksOf, page } from './pages';
import { RecordingContext } from './recording';

const whole: Window = { scale: 2, x: 0, y: 0, width: 400, height: 600 };

function painted(of: ComposedPage, window: Window = whole, picture = false): RecordingContext {
  const context = new RecordingContext();
  paintPage(context, of, window, {
    family: (face) => `"${face}"`,
    outline: (face, glyph) => `${face}/${glyph}`,
    picture: () => (picture ? { image: 'photo', width: 400, height: 100 } : undefined),
  });
  return context;
}

const tint = (y: number): Mark => ({
  kind: 'tint',
  item: 't',
  rect: { x: 0, y, width: 30.3, height: 10.3 },
  ink: grey(6),
});

describe('painting a page on a canvas', () => {
  it('covers the window with paper and nothing beside it', () => {
    const context = painted(page([]), { scale: 2, x: 100, y: 40, width: 64, height: 32 });
    expect(context.boxes).toEqual([{ x: 0, y: 0, width: 64, height: 32, fill: '#ffffff' }]);
    expect(context.clips).toEqual([[0, 0, 64, 32]]);
    expect(context.depth).toBe(0);
  });

  it('draws a line in points at the composed pen position, without the browser’s own typography', () => {
    const [text] = painted(page(marksOf(line('工会主席', 12.5, 40, [0.4, 0.4, 0.4])))).texts;
    expect(text).toMatchObject({
      text: '工会主席',
      x: 12.5,
      y: 40,
      spacing: 0.4,
      font: '10px "song-text"',
      fill: screenColour(BLACK),
      kerning: 'none',
      rendering: 'geometricPrecision',
      transform: [2, 0, 0, 2, -0, -0],
    });
  });

  it('draws 着重号 where the composition puts them, in points', () => {
    const stressed = { ...line('安全', 10, 40), dots: { xs: [15, 25], y: 42.5, radius: 0.6, ink: BLACK } };
    expect(painted(page(marksOf(stressed))).dots).toEqual([
      [15, 42.5, 0.6],
      [25, 42.5, 0.6],
    ]);
  });

  it('never leaves the spacing at nought, which would let letters join', () => {
    expect(painted(page(marksOf(line('office', 0, 20)))).texts[0]?.spacing).not.toBe(0);
  });

  it('sets font and spacing only when they change', () => {
    const lines = [20, 34, 48, 62].map((y) => line('同样的一行', 0, y, [0.2, 0.2, 0.2, 0.2]));
    const context = painted(page(marksOf(...lines)));
    expect(context.texts).toHaveLength(4);
    expect(context.fontChanges).toBe(1);
    expect(context.spacingChanges).toBe(1);
  });

  it('skips what the window does not show', () => {
    const near = line('近处', 0, 20);
    const far = line('远处', 0, 280);
    const window = { scale: 2, x: 0, y: 0, width: 400, height: 100 };
    expect(painted(page(marksOf(near, far)), window).texts.map((t) => t.text)).toEqual(['近处']);
  });

  it('draws a window’s piece where the whole page has it', () => {
    const given = page(marksOf(line('一样的位置', 30, 100)));
    const piece = painted(given, { scale: 2, x: 50, y: 150, width: 100, height: 80 });
    expect(piece.texts[0]?.transform).toEqual([2, 0, 0, 2, -50, -150]);
  });

  it('never lets a hairline vanish, and lays it on whole pixels', () => {
    const rule: Mark = { kind: 'rule', item: 'r', x1: 10, y1: 50, x2: 90, y2: 50, weight: 0.1, ink: BLACK };
    const context = painted(page([rule]), { scale: 0.5, x: 0, y: 0, width: 100, height: 150 });
    expect(context.boxes[1]).toEqual({ x: 5, y: 25, width: 40, height: 1, fill: screenColour(BLACK) });
    const upright: Mark = { ...rule, x2: 10, y2: 90, weight: 1 };
    expect(painted(page([upright])).boxes[1]).toMatchObject({ x: 19, y: 100, width: 2, height: 80 });
  });

  it('fills tints edge to edge with their neighbours', () => {
    const [, upper, lower] = painted(page([tint(0), tint(10.3)])).boxes;
    expect((upper?.y ?? 0) + (upper?.height ?? 0)).toBe(lower?.y);
  });

  it('crops a picture round its centre', () => {
    const rect = { x: 10, y: 10, width: 50, height: 50 };
    const mark: Mark = { kind: 'picture', item: 'i', picture: 'p', rect, missing: false };
    expect(painted(page([mark]), whole, true).images).toEqual([
      ['photo', 150, 0, 100, 100, 20, 20, 100, 100],
    ]);
  });

  it('crosses the box of a missing picture, and leaves one that is still loading plain', () => {
    const rect = { x: 10, y: 10, width: 50, height: 50 };
    const mark = { kind: 'picture', item: 'i', picture: 'p', rect } as const;
    const missing = painted(page([{ ...mark, missing: true }]));
    expect(missing.strokes).toContainEqual([20, 20, 120, 120]);
    expect(missing.strokes).toContainEqual([120, 20, 20, 120]);
    expect(painted(page([{ ...mark, missing: false }])).strokes).toEqual([]);
  });
});

describe('ink on screen', () => {
  it('leaves the paper white and darkens with every ink', () => {
    expect(screenColour({ c: 0, m: 0, y: 0, k: 0 })).toBe('rgb(255, 255, 255)');
    expect(screenColour(BLACK)).toBe('rgb(25, 25, 25)');
    expect(screenColour({ c: 0, m: 100, y: 100, k: 0 })).toMatch(/^rgb\(2\d\d, \d\d, \d\d\)$/u);
  });
});
