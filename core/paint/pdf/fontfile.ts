import { ok, type Result } from '../../base/result';
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
  const unitsPerEm = head.getUint16(18) || 1000;
  const scale = (units: number): number => Math.round((units * 1000) / unitsPerEm);
  const widths = readWidths(hmtx, hhea.getUint16(34), unitsPerEm);
  const ascent = scale(hhea.getInt16(4));
  return ok({
    name: postScriptName(tables.value) ?? fallbackName,
    bbox: [
      scale(head.getInt16(36)),
      scale(head.getInt16(38)),
      scale(head.getInt16(40)),
      scale(head.getInt16(42)),
    ],
    ascent,
    descent: scale(hhea.getInt16(6)),
    capHeight: scale(capHeightOf(tables.value)) || ascent,
    italicAngle: (tables.value.get('post')?.getInt32(4) ?? 0) / 65_536,
    weight: tables.value.get('OS/2')?.getUint16(4) ?? 400,
    width: (glyph) => widths[Math.min(glyph, widths.length - 1)] ?? 1000,
  });
}

function readWidths(hmtx: DataView, count: number, unitsPerEm: number): Float64Array {
  const length = Math.min(count, Math.floor(hmtx.byteLength / 4));
  const widths = new Float64Array(length);
  for (let i = 0; i < length; i++) widths[i] = thousandths(hmtx.getUint16(i * 4), unitsPerEm);
  return widths;
}

/** sCapHeight exists from version 2 of the table. */
function capHeightOf(tables: Tables): number {
  const os2 = tables.get('OS/2');
  return os2 && os2.getUint16(0) >= 2 && os2.byteLength >= 90 ? os2.getInt16(88) : 0;
}

/** The Windows (UTF-16) or Macintosh (one byte) record of name 6; PDF names take ASCII without delimiters. */
function postScriptName(tables: Tables): string | undefined {
  const table = tables.get('name');
  if (!table || table.byteLength < 6) return undefined;
  const strings = table.getUint16(4);
  for (let i = 0; i < table.getUint16(2); i++) {
    const record = 6 + i * 12;
    if (record + 12 > table.byteLength || table.getUint16(record + 6) !== POSTSCRIPT_NAME) continue;
    const step = table.getUint16(record) === 1 ? 1 : 2;
    const start = strings + table.getUint16(record + 10);
    const end = Math.min(start + table.getUint16(record + 8), table.byteLength);
    let name = '';
    for (let at = start + step - 1; at < end; at += step) name += String.fromCharCode(table.getUint8(at));
    const clean = name.replace(/[^\w.-]/gu, '');
    if (clean !== '') return clean;
  }
  return undefined;
}
