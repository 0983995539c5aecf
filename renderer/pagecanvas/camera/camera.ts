import type { Point, Rect, Size } from '../../../core/base/geometry';

/** CSS pixels of one point at 100 %. */
export const PX_PER_PT = 96 / 72;
export const MIN_ZOOM = 0.1;
export const MAX_ZOOM = 16;

/**
 * How the page lies in the canvas: its corner in CSS pixels from the canvas's corner, and its zoom
 * (1 is the size on paper). A per-window session value; it never reaches the disk.
 */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** CSS pixels per pt. */
export const scaleOf = (camera: Camera): number => camera.zoom * PX_PER_PT;

export const clampZoom = (zoom: number): number => Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));

/** A point of the canvas (CSS pixels) on the page (pt). */
export const toPage = (camera: Camera, screen: Point): Point => ({
  x: (screen.x - camera.x) / scaleOf(camera),
  y: (screen.y - camera.y) / scaleOf(camera),
});

/** A point of the page (pt) on the canvas (CSS pixels). */
export const toScreen = (camera: Camera, page: Point): Point => ({
  x: page.x * scaleOf(camera) + camera.x,
  y: page.y * scaleOf(camera) + camera.y,
});

export const rectToScreen = (camera: Camera, rect: Rect): Rect => ({
  ...toScreen(camera, rect),
  width: rect.width * scaleOf(camera),
  height: rect.height * scaleOf(camera),
});

/** The part of the page plane that the canvas shows, pt. */
export const visibleRect = (camera: Camera, viewport: Size): Rect => ({
  ...toPage(camera, { x: 0, y: 0 }),
  width: viewport.width / scaleOf(camera),
  height: viewport.height / scaleOf(camera),
});

/** Zooms so that the page's point under `at` (CSS pixels) stays under it. */
export function zoomAt(camera: Camera, zoom: number, at: Point): Camera {
  const next = clampZoom(zoom);
  const ratio = next / camera.zoom;
  return { x: at.x - (at.x - camera.x) * ratio, y: at.y - (at.y - camera.y) * ratio, zoom: next };
}

export const panBy = (camera: Camera, dx: number, dy: number): Camera => ({
  ...camera,
  x: camera.x + dx,
  y: camera.y + dy,
});

/** Some of the page always stays in view, so that nobody loses it. */
export function keepInView(camera: Camera, page: Size, viewport: Size): Camera {
  const margin = 64;
  const width = page.width * scaleOf(camera);
  const height = page.height * scaleOf(camera);
  return {
    ...camera,
    x: Math.min(viewport.width - margin, Math.max(margin - width, camera.x)),
    y: Math.min(viewport.height - margin, Math.max(margin - height, camera.y)),
  };
}

/** Room that rulers and the tool bar take from the canvas, CSS pixels. */
export interface Insets {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The whole page in the middle of the canvas. */
export function fitPage(page: Size, viewport: Size, insets: Insets): Camera {
  const width = Math.max(1, viewport.width - insets.left - insets.right);
  const height = Math.max(1, viewport.height - insets.top - insets.bottom);
  const zoom = clampZoom(Math.min(width / page.width, height / page.height) / PX_PER_PT);
  return centred(page, zoom, { x: insets.left + width / 2, y: insets.top + height / 2 });
}

/** The page as wide as the canvas, from its top. */
export function fitWidth(page: Size, viewport: Size, insets: Insets): Camera {
  const width = Math.max(1, viewport.width - insets.left - insets.right);
  const zoom = clampZoom(width / page.width / PX_PER_PT);
  return { ...centred(page, zoom, { x: insets.left + width / 2, y: 0 }), y: insets.top };
}

function centred(page: Size, zoom: number, middle: Point): Camera {
  const scale = zoom * PX_PER_PT;
  return { x: middle.x - (page.width * scale) / 2, y: middle.y - (page.height * scale) / 2, zoom };
}

/** How far a stretch must go to lie between `start` and `end`; its beginning counts more than its end. */
const shift = (from: number, length: number, start: number, end: number): number =>
  from < start ? start - from : from + length > end ? Math.max(end - length, start) - from : 0;

/** Moves the camera just so far that a rectangle of the page is in view; the same object where it is already. */
export function reveal(camera: Camera, rect: Rect, viewport: Size, insets: Insets): Camera {
  const screen = rectToScreen(camera, rect);
  const dx = shift(screen.x, screen.width, insets.left, viewport.width - insets.right);
  const dy = shift(screen.y, screen.height, insets.top, viewport.height - insets.bottom);
  return dx === 0 && dy === 0 ? camera : panBy(camera, dx, dy);
}

/** Steps of Ctrl = and Ctrl −. */
const STEPS = [0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 1, 1.25, 1.5, 2, 3, 4, 6, 8, 12, 16];

export const stepZoom = (zoom: number, direction: 1 | -1): number =>
  direction > 0
    ? (STEPS.find((step) => step > zoom * 1.01) ?? MAX_ZOOM)
    : (STEPS.findLast((step) => step < zoom * 0.99) ?? MIN_ZOOM);

/** Between two cameras: the zoom moves evenly to the eye, and the page in a straight line. */
export function between(from: Camera, to: Camera, t: number): Camera {
  if (t >= 1) return to;
  const zoom = from.zoom * (to.zoom / from.zoom) ** t;
  const part = from.zoom === to.zoom ? t : (zoom - from.zoom) / (to.zoom - from.zoom);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part, zoom };
}
