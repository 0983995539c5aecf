import { readTables } from '../../../core/typeset/fonts/sfnt';

/** Outlines of a face's glyphs by number: closed polygons in em, y upwards. */
export type Outlines = (glyph: number) => readonly Float64Array[];

/** Straight pieces a curve is drawn with; at reading sizes no eye and no pixel tells. */
const PIECES = 5;
const ON_CURVE = 1;
const X_SHORT = 2;
const Y_SHORT = 4;
const REPEAT = 8;
const X_SAME = 16;
const Y_SAME = 32;
const WORDS = 1;
const OFFSETS = 2;
const ONE_SCALE = 8;
const MORE = 32;
const TWO_SCALES = 64;
const FOUR_SCALES = 128;

/** Reads the `glyf` outlines of an embedded TrueType program (OpenType 1.9, “glyf”). */
export function readOutlines(program: Uint8Array): Outlines {
  const tables = readTables(program);
  if (!tables.ok) throw new Error(tables.error.detail);
  const head = tables.value.get('head');
  const loca = tables.value.get('loca');
  const glyf = tables.value.get('glyf');
  if (!head || !loca || !glyf) throw new Error('the embedded font has no TrueType outlines');
  const em = head.getUint16(18);
  const long = head.getInt16(50) === 1;
  const known = new Map<number, readonly Float64Array[]>();
  const offset = (i: number): number => (long ? loca.getUint32(i * 4) : loca.getUint16(i * 2) * 2);

  const read = (glyph: number): readonly Float64Array[] => {
    const start = offset(glyph);
    if (offset(glyph + 1) <= start) return [];
    const view = new DataView(glyf.buffer, glyf.byteOffset + start, offset(glyph + 1) - start);
    return view.getInt16(0) >= 0 ? simple(view, em) : composite(view, em, outlines);
  };
  const outlines: Outlines = (glyph) => {
    const found = known.get(glyph) ?? read(glyph);
    known.set(glyph, found);
    return found;
  };
  return outlines;
}

function simple(view: DataView, em: number): readonly Float64Array[] {
  const contours = view.getInt16(0);
  const ends = Array.from({ length: contours }, (_, i) => view.getUint16(10 + i * 2));
  const points = (ends.at(-1) ?? -1) + 1;
  let at = 10 + contours * 2;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = view.getUint8(at++);
    const times = flag & REPEAT ? view.getUint8(at++) + 1 : 1;
    for (let i = 0; i < times; i += 1) flags.push(flag);
  }
  const axis = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value / em;
    });
  };
  const xs = axis(X_SHORT, X_SAME);
  const ys = axis(Y_SHORT, Y_SAME);
  return ends.map((end, i) => {
    const from = i === 0 ? 0 : (ends[i - 1] ?? -1) + 1;
    return flatten(
      xs.slice(from, end + 1),
      ys.slice(from, end + 1),
      flags.slice(from, end + 1).map((flag) => (flag & ON_CURVE) !== 0),
    );
  });
}

/** Quadratic curves as straight pieces; between two control points lies a point of the curve. */
function flatten(xs: readonly number[], ys: readonly number[], on: readonly boolean[]): Float64Array {
  const n = xs.length;
  const polygon: number[] = [];
  const at = (i: number): readonly [number, number] => [xs[(i + n) % n] ?? 0, ys[(i + n) % n] ?? 0];
  const isOn = (i: number): boolean => on[(i + n) % n] === true;
  const between = (i: number, k: number): readonly [number, number] => {
    const [x, y] = at(i);
    const [u, v] = at(k);
    return [(x + u) / 2, (y + v) / 2];
  };
  for (let i = 0; i < n; i += 1) {
    if (isOn(i)) {
      polygon.push(...at(i));
      continue;
    }
    const [x0, y0] = isOn(i - 1) ? at(i - 1) : between(i - 1, i);
    const [x1, y1] = at(i);
    const [x2, y2] = isOn(i + 1) ? at(i + 1) : between(i, i + 1);
    for (let k = 0; k <= PIECES; k += 1) {
      const t = k / PIECES;
      const s = 1 - t;
      polygon.push(s * s * x0 + 2 * s * t * x1 + t * t * x2, s * s * y0 + 2 * s * t * y1 + t * t * y2);
    }
  }
  return Float64Array.from(polygon);
}

function composite(view: DataView, em: number, outlines: Outlines): readonly Float64Array[] {
  const all: Float64Array[] = [];
  let at = 10;
  let flags = MORE;
  while (flags & MORE) {
    flags = view.getUint16(at);
    const part = outlines(view.getUint16(at + 2));
    at += 4;
    const words = (flags & WORDS) !== 0;
    const [dx, dy] = words
      ? [view.getInt16(at), view.getInt16(at + 2)]
      : [view.getInt8(at), view.getInt8(at + 1)];
    at += words ? 4 : 2;
    const scale = (): number => {
      at += 2;
      return view.getInt16(at - 2) / 16384;
    };
    let [a, b, c, d] = [1, 0, 0, 1];
    if (flags & ONE_SCALE) {
      a = scale();
      d = a;
    } else if (flags & TWO_SCALES) [a, d] = [scale(), scale()];
    else if (flags & FOUR_SCALES) [a, b, c, d] = [scale(), scale(), scale(), scale()];
    const [e, f] = flags & OFFSETS ? [dx / em, dy / em] : [0, 0];
    for (const polygon of part) {
      const moved = new Float64Array(polygon.length);
      for (let i = 0; i < polygon.length; i += 2) {
        const x = polygon[i] ?? 0;
        const y = polygon[i + 1] ?? 0;
        moved[i] = a * x + c * y + e;
        moved[i + 1] = b * x + d * y + f;
      }
      all.push(moved);
    }
  }
  return all;
}
