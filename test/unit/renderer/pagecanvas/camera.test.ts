import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  between,
  type Camera,
  fitPage,
  fitWidth,
  keepInView,
  MAX_ZOOM,
  MIN_ZOOM,
  rectToScreen,
  reveal,
  stepZoom,
  toPage,
  toScreen,
  visibleRect,
  zoomAt,
} from '../../../../renderer/pagecanvas/camera/camera';

const coordinate = fc.double({ min: -5000, max: 5000, noNaN: true });
const point = fc.record({ x: coordinate, y: coordinate });
const zoom = fc.double({ min: MIN_ZOOM, max: MAX_ZOOM, noNaN: true });
const camera: fc.Arbitrary<Camera> = fc.record({ x: coordinate, y: coordinate, zoom });
const insets = { left: 40, top: 40, right: 20, bottom: 20 };
const sheet = { width: 1105, height: 1531 };
const viewport = { width: 900, height: 700 };

describe('camera', () => {
  it('takes a point of the screen to the page and back', () => {
    fc.assert(
      fc.property(camera, point, (c, p) => {
        const back = toScreen(c, toPage(c, p));
        expect(back.x).toBeCloseTo(p.x, 6);
        expect(back.y).toBeCloseTo(p.y, 6);
      }),
    );
  });

  it('keeps the point under the pointer where it is while zooming', () => {
    fc.assert(
      fc.property(camera, point, fc.double({ min: 0.01, max: 40, noNaN: true }), (c, at, wanted) => {
        const next = zoomAt(c, wanted, at);
        const before = toPage(c, at);
        const after = toPage(next, at);
        expect(after.x).toBeCloseTo(before.x, 5);
        expect(after.y).toBeCloseTo(before.y, 5);
        expect(next.zoom).toBeGreaterThanOrEqual(MIN_ZOOM);
        expect(next.zoom).toBeLessThanOrEqual(MAX_ZOOM);
      }),
    );
  });

  it('shows the whole page, centred, when it fits the page', () => {
    const fitted = fitPage(sheet, viewport, insets);
    const rect = rectToScreen(fitted, { x: 0, y: 0, ...sheet });
    expect(rect.y).toBeCloseTo(insets.top, 6);
    expect(rect.height).toBeCloseTo(viewport.height - insets.top - insets.bottom, 6);
    expect(rect.x + rect.width / 2).toBeCloseTo(insets.left + (viewport.width - 60) / 2, 6);
  });

  it('makes the page as wide as the canvas, from its top', () => {
    const rect = rectToScreen(fitWidth(sheet, viewport, insets), { x: 0, y: 0, ...sheet });
    expect(rect.x).toBeCloseTo(insets.left, 6);
    expect(rect.width).toBeCloseTo(viewport.width - insets.left - insets.right, 6);
    expect(rect.y).toBe(insets.top);
  });

  it('never loses the page', () => {
    fc.assert(
      fc.property(camera, (c) => {
        const kept = keepInView(c, sheet, viewport);
        const seen = visibleRect(kept, viewport);
        expect(seen.x).toBeLessThan(sheet.width);
        expect(seen.y).toBeLessThan(sheet.height);
        expect(seen.x + seen.width).toBeGreaterThan(0);
        expect(seen.y + seen.height).toBeGreaterThan(0);
      }),
    );
  });

  it('moves no farther than a line needs to come into view', () => {
    const here: Camera = { x: 50, y: 50, zoom: 2 };
    const seen = { x: 20, y: 20, width: 100, height: 12 };
    expect(reveal(here, seen, viewport, insets)).toBe(here);
    const below = { x: 20, y: 900, width: 100, height: 12 };
    const moved = rectToScreen(reveal(here, below, viewport, insets), below);
    expect(moved.y + moved.height).toBeCloseTo(viewport.height - insets.bottom, 6);
    expect(reveal(here, below, viewport, insets).x).toBe(here.x);
  });

  it('steps to the next round zoom and back', () => {
    expect(stepZoom(0.52, 1)).toBe(0.67);
    expect(stepZoom(1, 1)).toBe(1.25);
    expect(stepZoom(1, -1)).toBe(0.75);
    expect(stepZoom(MAX_ZOOM, 1)).toBe(MAX_ZOOM);
    expect(stepZoom(MIN_ZOOM, -1)).toBe(MIN_ZOOM);
  });

  it('keeps the pointed place still all along a zoom in motion', () => {
    fc.assert(
      fc.property(camera, point, zoom, fc.double({ min: 0, max: 1, noNaN: true }), (c, at, wanted, t) => {
        const way = between(c, zoomAt(c, wanted, at), t);
        const before = toPage(c, at);
        const during = toScreen(way, before);
        expect(during.x).toBeCloseTo(at.x, 4);
        expect(during.y).toBeCloseTo(at.y, 4);
      }),
    );
  });
});
