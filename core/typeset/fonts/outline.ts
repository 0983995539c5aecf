import { fitting, i16, u8, u16 } from './bytes';
import { type Component, componentsOf, type GlyphData, HEADER, isComposite } from './glyf';

/** Parts within parts deeper than any font has them mean damage: a glyph that contains itself. */
const DEEPEST = 6;

const ON_CURVE = 0x01;
const X_SHORT = 0x02;
const Y_SHORT = 0x04;
const REPEAT = 0x08;
const X_SAME = 0x10;
const Y_SAME = 0x20;

interface GlyphPoint {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}
type Contour = readonly GlyphPoint[];

/**
 * Outlines of some glyphs as SVG path data in em, y downwards from the pen position. Copies the bytes of these
 * glyphs and of their parts and nothing else of the file; a path is made when it is first asked for.
 */
export function keepOutlines(
  glyphs: Iterable<number>,
  data: GlyphData,
  unitsPerEm: number,
): (glyph: number) => string | undefined {
  const kept = new Map<number, DataView>();
  const keep = (glyph: number, depth: number): void => {
    const view = kept.has(glyph) ? undefined : data.at(glyph);
    if (!view) return;
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
    kept.set(glyph, new DataView(bytes.buffer));
    if (!isComposite(view) || depth === DEEPEST) return;
    for (const part of componentsOf(view)) keep(part.glyph, depth + 1);
  };
  const asked = new Set(glyphs);
  for (const glyph of asked) keep(glyph, 0);
  const paths = new Map<number, string>();
  return (glyph) => {
    if (!asked.has(glyph)) return undefined;
    const known = paths.get(glyph);
    if (known !== undefined) return known;
    const path = contoursOf(glyph, kept, 0)
      .map((contour) => contourPath(contour, unitsPerEm))
      .join('');
    paths.set(glyph, path);
    return path === '' ? undefined : path;
  };
}

function contoursOf(glyph: number, kept: ReadonlyMap<number, DataView>, depth: number): readonly Contour[] {
  const data = kept.get(glyph);
  if (!data || depth > DEEPEST) return [];
  if (!isComposite(data)) return simpleContours(data);
  return componentsOf(data).flatMap((part) =>
    contoursOf(part.glyph, kept, depth + 1).map((contour) => contour.map((p) => moved(p, part))),
  );
}

const moved = ({ x, y, on }: GlyphPoint, part: Component): GlyphPoint => ({
  x: part.xx * x + part.xy * y + part.dx,
  y: part.yx * x + part.yy * y + part.dy,
  on,
});

function simpleContours(data: DataView): readonly Contour[] {
  const count = fitting(data, HEADER, i16(data, 0), 2);
  const ends = Array.from({ length: count }, (_, i) => u16(data, HEADER + i * 2));
  const total = (ends.at(-1) ?? -1) + 1;
  const points = readPoints(data, HEADER + count * 2, total);
  let start = 0;
  return ends.map((end) => {
    const contour = points.slice(start, end + 1);
    start = end + 1;
    return contour;
  });
}

/** Flags, then all x, then all y, each as a step from the point before. */
function readPoints(data: DataView, instructions: number, total: number): readonly GlyphPoint[] {
  let at = instructions + 2 + u16(data, instructions);
  const flags: number[] = [];
  while (flags.length < total && at < data.byteLength) {
    const flag = u8(data, at++);
    const times = flag & REPEAT ? u8(data, at++) + 1 : 1;
    for (let i = 0; i < times && flags.length < total; i++) flags.push(flag);
  }
  const steps = (short: number, same: number): readonly number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? u8(data, at++) : -u8(data, at++);
      else if (!(flag & same)) {
        value += i16(data, at);
        at += 2;
      }
      return value;
    });
  };
  const xs = steps(X_SHORT, X_SAME);
  const ys = steps(Y_SHORT, Y_SAME);
  return flags.map((flag, i) => ({ x: xs[i] ?? 0, y: ys[i] ?? 0, on: (flag & ON_CURVE) !== 0 }));
}

const middle = (a: GlyphPoint, b: GlyphPoint): GlyphPoint => ({
  x: (a.x + b.x) / 2,
  y: (a.y + b.y) / 2,
  on: true,
});

/** Between two control points in a row lies a point of the curve that the font leaves out. */
function contourPath(contour: Contour, unitsPerEm: number): string {
  const [first] = contour;
  const last = contour.at(-1);
  if (!first || !last || contour.length < 2) return '';
  const em = (value: number): string => String(Math.round((value / unitsPerEm) * 1e5) / 1e5);
  const pair = (p: GlyphPoint): string => `${em(p.x)} ${em(-p.y)}`;
  const start = first.on ? first : last.on ? last : middle(first, last);
  const ring = first.on ? [...contour.slice(1), first] : last.on ? [...contour] : [...contour, start];
  let path = `M${pair(start)}`;
  let control: GlyphPoint | undefined;
  for (const point of ring) {
    if (point.on) path += control ? `Q${pair(control)} ${pair(point)}` : `L${pair(point)}`;
    else if (control) path += `Q${pair(control)} ${pair(middle(control, point))}`;
    control = point.on ? undefined : point;
  }
  return `${path}${control ? `Q${pair(control)} ${pair(start)}` : ''}Z`;
}
