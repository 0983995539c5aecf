import { ok, type Result } from '../../base/result';
import { i16, u8, u16, u32 } from '../../typeset/fonts/bytes';
import { type BadFont, readTables, requireTables, type Tables } from '../../typeset/fonts/sfnt';

/** What a PDF says of an embedded font, in thousandths of an em unless said. */
export interface FontFile {
  /** PostScript name. */
  readonly name: string;
  readonly bbox: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  /** Degrees. */
  readonly italicAngle: number;
  /** 100–900. */
  readonly weight: number;
  /** Advance of a glyph, to two decimals: text is placed with the same number that the font dictionary gives. */
  width(glyph: number): number;
}

const LEAST = { head: 54, hhea: 36, hmtx: 4, maxp: 6 };
const POSTSCRIPT_NAME = 6;
const thousandths = (units: number, unitsPerEm: number): number =>
  Math.round((units * 100_000) / unitsPerEm) / 100;

/** Reads the tables that a FontDescriptor and the widths come from. Keeps a copy of the widths, not the file. */
export function readFontFile(bytes: Uint8Array, fallbackName: string): Result<FontFile, BadFont> {
  const tables = readTables(bytes);
  if (!tables.ok) return tables;
  const needed = requireTables(tables.value, LEAST);
  if (!needed.ok) return needed;
  const { head, hhea, hmtx } = needed.value;
  const unitsPerEm = u16(head, 18) || 1000;
  const scale = (units: number): number => Math.round((units * 1000) / unitsPerEm);
  const widths = readWidths(hmtx, u16(hhea, 34), unitsPerEm);
  const ascent = scale(i16(hhea, 4));
  return ok({
    name: postScriptName(tables.value) ?? fallbackName,
    bbox: [scale(i16(head, 36)), scale(i16(head, 38)), scale(i16(head, 40)), scale(i16(head, 42))],
    ascent,
    descent: scale(i16(hhea, 6)),
    capHeight: scale(capHeightOf(tables.value)) || ascent,
    italicAngle: italicAngle(tables.value),
    weight: weightOf(tables.value),
    width: (glyph) => widths[Math.min(glyph, widths.length - 1)] ?? 1000,
  });
}

function readWidths(hmtx: DataView, count: number, unitsPerEm: number): Float64Array {
  const length = Math.min(count, Math.floor(hmtx.byteLength / 4));
  const widths = new Float64Array(length);
  for (let i = 0; i < length; i++) widths[i] = thousandths(u16(hmtx, i * 4), unitsPerEm);
  return widths;
}

/** A fixed-point number of 16.16 bits. */
function italicAngle(tables: Tables): number {
  const post = tables.get('post');
  return post ? (u32(post, 4) | 0) / 65_536 : 0;
}

function weightOf(tables: Tables): number {
  const os2 = tables.get('OS/2');
  return (os2 && u16(os2, 4)) || 400;
}

/** sCapHeight exists from version 2 of the table. */
function capHeightOf(tables: Tables): number {
  const os2 = tables.get('OS/2');
  return os2 && u16(os2, 0) >= 2 && os2.byteLength >= 90 ? i16(os2, 88) : 0;
}

/** The Windows (UTF-16) or Macintosh (one byte) record of name 6; PDF names take ASCII without delimiters. */
function postScriptName(tables: Tables): string | undefined {
  const table = tables.get('name');
  if (!table || table.byteLength < 6) return undefined;
  const strings = u16(table, 4);
  for (let i = 0; i < u16(table, 2); i++) {
    const record = 6 + i * 12;
    if (record + 12 > table.byteLength || u16(table, record + 6) !== POSTSCRIPT_NAME) continue;
    const step = u16(table, record) === 1 ? 1 : 2;
    const start = strings + u16(table, record + 10);
    const end = Math.min(start + u16(table, record + 8), table.byteLength);
    let name = '';
    for (let at = start + step - 1; at < end; at += step) name += String.fromCharCode(u8(table, at));
    const clean = name.replace(/[^\w.-]/gu, '');
    if (clean !== '') return clean;
  }
  return undefined;
}
