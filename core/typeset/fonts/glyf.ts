import type { InkBox } from '../../base/ports';
import { i16, u16, u32 } from './bytes';
import type { Tables } from './sfnt';

/** The bytes of single glyphs and their ink boxes, of a font with TrueType outlines (OpenType 1.9, `glyf`). */
export interface GlyphData {
  /** A view on the file; undefined for glyphs without ink and for those the font does not have. */
  at(glyph: number): DataView | undefined;
  /** In em of the face. */
  box(glyph: number): InkBox | undefined;
}

/** Undefined where the font has no `glyf` outlines. */
export function readGlyphData(tables: Tables, unitsPerEm: number): GlyphData | undefined {
  const head = tables.get('head');
  const loca = tables.get('loca');
  const glyf = tables.get('glyf');
  if (!head || !loca || !glyf) return undefined;
  const long = i16(head, 50) === 1;
  const last = loca.byteLength / (long ? 4 : 2) - 2;
  const offset = (glyph: number): number => (long ? u32(loca, glyph * 4) : u16(loca, glyph * 2) * 2);
  const at = (glyph: number): DataView | undefined => {
    if (glyph < 0 || glyph > last) return undefined;
    const start = offset(glyph);
    const end = offset(glyph + 1);
    if (end < start + HEADER || end > glyf.byteLength) return undefined;
    return new DataView(glyf.buffer, glyf.byteOffset + start, end - start);
  };
  const box = (glyph: number): InkBox | undefined => {
    const data = at(glyph);
    return (
      data && {
        left: i16(data, 2) / unitsPerEm,
        bottom: i16(data, 4) / unitsPerEm,
        right: i16(data, 6) / unitsPerEm,
        top: i16(data, 8) / unitsPerEm,
      }
    );
  };
  return { at, box };
}

/** Count of contours and box. */
export const HEADER = 10;

const MORE = 0x20;
const WORDS = 0x01;
const OFFSETS = 0x02;
const SCALE = 0x08;
const TWO_SCALES = 0x40;
const MATRIX = 0x80;

/** A glyph used within another, with what it is turned and moved by. */
export interface Component {
  readonly glyph: number;
  readonly xx: number;
  readonly yx: number;
  readonly xy: number;
  readonly yy: number;
  readonly dx: number;
  readonly dy: number;
}

/** Glyphs made of others have a negative count of contours. */
export const isComposite = (data: DataView): boolean => i16(data, 0) < 0;

/** The parts of a composite glyph. Parts joined by point numbers instead of offsets stay where they are. */
export function componentsOf(data: DataView): readonly Component[] {
  const parts: Component[] = [];
  let at = HEADER;
  let flags = MORE;
  while ((flags & MORE) !== 0 && at + 6 <= data.byteLength) {
    flags = u16(data, at);
    const glyph = u16(data, at + 2);
    const words = (flags & WORDS) !== 0;
    const placed = (flags & OFFSETS) !== 0;
    const dx = words ? i16(data, at + 4) : i16(data, at + 4) >> 8;
    const dy = words ? i16(data, at + 6) : i16(data, at + 5) >> 8;
    at += words ? 8 : 6;
    const [xx, yx, xy, yy, length] = scaleOf(data, at, flags);
    at += length;
    parts.push({ glyph, xx, yx, xy, yy, dx: placed ? dx : 0, dy: placed ? dy : 0 });
  }
  return parts;
}

type Scale = readonly [xx: number, yx: number, xy: number, yy: number, length: number];

function scaleOf(data: DataView, at: number, flags: number): Scale {
  const f2dot14 = (i: number): number => i16(data, at + i * 2) / 0x4000;
  if (flags & SCALE) return [f2dot14(0), 0, 0, f2dot14(0), 2];
  if (flags & TWO_SCALES) return [f2dot14(0), 0, 0, f2dot14(1), 4];
  if (flags & MATRIX) return [f2dot14(0), f2dot14(1), f2dot14(2), f2dot14(3), 8];
  return [1, 0, 0, 1, 0];
}
