import { err, ok, type Result } from '../../base/result';

/** Why a font file cannot be used. */
export interface BadFont {
  readonly kind: 'bad-font';
  readonly detail: string;
}

/** Tables of a TrueType or OpenType file by tag, as views on the file's bytes. */
export type Tables = ReadonlyMap<string, DataView>;

const MAGIC = new Set([0x00010000, 0x4f54544f, 0x74727565]);
const bad = (detail: string): Result<never, BadFont> => err({ kind: 'bad-font', detail });

/** Reads the table directory (OpenType 1.9, “Organization of an OpenType Font”). */
export function readTables(bytes: Uint8Array): Result<Tables, BadFont> {
  if (bytes.byteLength < 12) return bad('the file is too short to be a font');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!MAGIC.has(view.getUint32(0))) return bad('the file is no TrueType or OpenType font');
  const count = view.getUint16(4);
  if (bytes.byteLength < 12 + count * 16) return bad('the table directory is cut off');
  const tables = new Map<string, DataView>();
  for (let i = 0; i < count; i++) {
    const entry = 12 + i * 16;
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    const offset = view.getUint32(entry + 8);
    const length = view.getUint32(entry + 12);
    if (offset + length > bytes.byteLength) return bad(`the table ${tag} is cut off`);
    tables.set(tag, new DataView(bytes.buffer, bytes.byteOffset + offset, length));
  }
  return ok(tables);
}

/** The tables named, or the first one that is missing or shorter than its `least` bytes. */
export function requireTables<Tag extends string>(
  tables: Tables,
  least: Readonly<Record<Tag, number>>,
): Result<Record<Tag, DataView>, BadFont> {
  const found = {} as Record<Tag, DataView>;
  for (const tag of Object.keys(least) as Tag[]) {
    const table = tables.get(tag);
    if (!table) return bad(`the table ${tag} is missing`);
    if (table.byteLength < least[tag]) return bad(`the table ${tag} is cut off`);
    found[tag] = table;
  }
  return ok(found);
}
