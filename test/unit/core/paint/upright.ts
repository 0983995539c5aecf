import { BLACK } from '../../../../core/base/ink';
import type { Pt } from '../../../../core/base/units';
import type { ComposedFrame, ComposedLine, GlyphRun, StrokeMark } from '../../../../core/page/composed';
import { face, type LineOptions, line } from './fixture';

const SIZE = 9;
const code = (c: string): number => c.codePointAt(0) ?? 0;

/** Characters one under another, a full em each, from `top` on, round the axis. */
export function upright(text: string, axis: Pt, top: Pt, size: Pt = SIZE): GlyphRun {
  const characters = [...text];
  const { metrics } = face('song-text');
  const glyphs = characters.map((c) => {
    const own = metrics.verticalGlyph(code(c));
    return own === metrics.glyph(code(c)) ? 0 : own;
  });
  return {
    face: 'song-text',
    size,
    ink: BLACK,
    text,
    xs: characters.map(() => axis - size / 2),
    ys: characters.map((_, i) => top + (i + 0.88) * size),
    advances: characters.map(() => size),
    ...(glyphs.some((glyph) => glyph !== 0) && { glyphs }),
  };
}

/** Western text on its side. */
export function turned(text: string, axis: Pt, top: Pt, size: Pt = SIZE): GlyphRun {
  const advances = Array.from(text, (c) => face('song-text').metrics.advance(code(c)) * size);
  let pen = top;
  const ys = advances.map((advance) => {
    pen += advance;
    return pen - advance;
  });
  const xs = ys.map(() => axis - 0.38 * size);
  return { face: 'song-text', size, ink: BLACK, text, turned: true, xs, ys, advances };
}

/** Two digits side by side in one em. */
export function combined(text: string, axis: Pt, top: Pt, size: Pt = SIZE): GlyphRun {
  const widen = 0.5 / face('song-text').metrics.advance(code(text[0] ?? '0'));
  return {
    face: 'song-text',
    size,
    ink: BLACK,
    text,
    widen,
    xs: Array.from(text, (_, i) => axis + (i - 1) * 0.5 * size),
    ys: Array.from(text, () => top + 0.88 * size),
    advances: Array.from(text, () => size / 2 / widen),
  };
}

/** A vertical line of runs from `top` on. */
export function column(
  axis: Pt,
  top: Pt,
  length: Pt,
  runs: readonly GlyphRun[],
  options: LineOptions = {},
): ComposedLine {
  return {
    ...line(top, runs, options),
    x: axis,
    y: top,
    width: length,
    vertical: true,
    top,
    bottom: top + length,
  };
}

/** A stroke at a vertical line's left side. */
export const stroke = (kind: StrokeMark['kind'], axis: Pt, from: Pt, to: Pt): StrokeMark => ({
  kind,
  x1: axis - 0.6 * SIZE,
  y1: from,
  x2: axis - 0.6 * SIZE,
  y2: to,
  weight: 0.4,
  wave: kind === 'title' ? 1.2 : 0,
  ink: BLACK,
});

/** A frame of vertical lines, from right to left. */
export function tier(
  id: string,
  rect: ComposedFrame['rect'],
  texts: readonly string[],
  options: LineOptions & {
    readonly item?: string;
    readonly role?: ComposedFrame['role'];
    readonly size?: Pt;
  } = {},
): ComposedFrame {
  const { item = 'i1', role = 'body', size = SIZE } = options;
  const pitch = 1.4 * size;
  const lines = texts.map((text, i) => {
    const axis = rect.x + rect.width - size / 2 - i * pitch;
    return column(axis, rect.y, rect.height, [upright(text, axis, rect.y, size)], { ...options, frame: id });
  });
  const none = { overset: { characters: 0, lines: 0 }, underset: { lines: 0 } };
  return { id, item, role, rect, lines, ...none };
}
