import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TILE } from '../../../../../renderer/session/composer/protocol';
import {
  eachTile,
  patchWindow,
  pixelSize,
  tilesOver,
  tileWindow,
} from '../../../../../renderer/session/composer/tiles';

const page = { width: 1105, height: 1531 };
const all = { x: 0, y: 0, ...page };
const scale = fc.double({ min: 0.05, max: 8, noNaN: true });
const rect = fc.record({
  x: fc.double({ min: -200, max: 1200, noNaN: true }),
  y: fc.double({ min: -200, max: 1600, noNaN: true }),
  width: fc.double({ min: 1, max: 900, noNaN: true }),
  height: fc.double({ min: 1, max: 900, noNaN: true }),
});

describe('tiles of a page', () => {
  it('cover it without overlap', () => {
    fc.assert(
      fc.property(scale, (s) => {
        const pixels = pixelSize(page, s);
        const windows = eachTile(tilesOver(all, page, s)).map((index) => tileWindow(index, page, s));
        expect(windows.reduce((sum, w) => sum + w.width * w.height, 0)).toBe(pixels.width * pixels.height);
        for (const w of windows) expect(w.width > 0 && w.height > 0).toBe(true);
      }),
    );
  });

  it('are cut at the page’s edge', () => {
    expect(tileWindow({ column: 2, row: 0 }, page, 1)).toEqual({
      scale: 1,
      x: 2 * TILE,
      y: 0,
      width: 1105 - 2 * TILE,
      height: TILE,
    });
  });

  it('are none beside the page', () => {
    expect(eachTile(tilesOver({ x: 2000, y: 0, width: 50, height: 50 }, page, 1))).toEqual([]);
  });
});

describe('a changed piece', () => {
  it('holds the whole change, on whole pixels, within the tiles asked for', () => {
    fc.assert(
      fc.property(rect, scale, (r, s) => {
        const range = tilesOver(all, page, s);
        const window = patchWindow(r, range, page, s);
        if (!window) return;
        const pixels = pixelSize(page, s);
        expect([window.x, window.y, window.width, window.height].every(Number.isInteger)).toBe(true);
        expect(window.x).toBeLessThanOrEqual(Math.max(0, r.x * s));
        expect(window.y).toBeLessThanOrEqual(Math.max(0, r.y * s));
        expect(window.x + window.width).toBeGreaterThanOrEqual(Math.min(pixels.width, (r.x + r.width) * s));
        expect(window.y + window.height).toBeGreaterThanOrEqual(
          Math.min(pixels.height, (r.y + r.height) * s),
        );
        expect(window.x + window.width).toBeLessThanOrEqual(pixels.width);
        expect(window.y + window.height).toBeLessThanOrEqual(pixels.height);
      }),
    );
  });

  it('is nothing where it lies outside the tiles in sight', () => {
    const sight = { left: 0, top: 0, right: 0, bottom: 0 };
    expect(patchWindow({ x: 900, y: 900, width: 10, height: 10 }, sight, page, 1)).toBeUndefined();
  });
});
