/** Font files made by hand, for what no shipped font has. */
export type Tag = string;

/** 16-bit numbers, high byte first. */
export function words(...values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 2));
  for (const [i, value] of values.entries()) view.setUint16(i * 2, value & 0xffff);
  return new Uint8Array(view.buffer);
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const ascii = (tag: Tag): Uint8Array => new TextEncoder().encode(tag);

/** A TrueType file of these tables. */
export function sfnt(tables: Readonly<Record<Tag, Uint8Array>>): Uint8Array {
  const entries = Object.entries(tables).sort(([a], [b]) => (a < b ? -1 : 1));
  const header = words(1, 0, entries.length, 0, 0, 0);
  let at = header.length + entries.length * 16;
  const directory: Uint8Array[] = [];
  const bodies: Uint8Array[] = [];
  for (const [tag, body] of entries) {
    directory.push(ascii(tag), words(0, 0, at >> 16, at & 0xffff, body.length >> 16, body.length & 0xffff));
    bodies.push(body, new Uint8Array((4 - (body.length % 4)) % 4));
    at += body.length + ((4 - (body.length % 4)) % 4);
  }
  return join(header, ...directory, ...bodies);
}

/** The tables of a font file, copied. */
export function tablesOf(bytes: Uint8Array): Record<Tag, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables: Record<Tag, Uint8Array> = {};
  for (let i = 0; i < view.getUint16(4); i++) {
    const entry = 12 + i * 16;
    const start = view.getUint32(entry + 8);
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4));
    tables[tag] = bytes.slice(start, start + view.getUint32(entry + 12));
  }
  return tables;
}

/**
 * A font of 1,000 units an em and glyphs 500 wide: .notdef, then one for each character from `first` on.
 */
export function basicTables(first: number, glyphs: readonly Uint8Array[]): Record<Tag, Uint8Array> {
  const count = glyphs.length;
  const last = first + count - 2;
  const offsets: number[] = [0];
  for (const glyph of glyphs) offsets.push((offsets.at(-1) ?? 0) + glyph.length / 2);
  const head = new Uint8Array(54);
  const headView = new DataView(head.buffer);
  headView.setUint16(0, 1);
  headView.setUint32(12, 0x5f0f3cf5);
  headView.setUint16(18, 1000);
  const hhea = words(1, 0, 880, -120, 0, 500, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, count);
  // Platform 3, encoding 1; format 4 with one segment besides the closing one.
  const segments = words(4, 32, 0, 4, 4, 1, 0, last, 0xffff, 0, first, 0xffff, 1 - first, 1, 0, 0);
  return {
    head,
    hhea,
    hmtx: words(...glyphs.flatMap((glyph) => [500, leftOf(glyph)])),
    maxp: words(1, 0, count, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    cmap: join(words(0, 1, 3, 1, 0, 12), segments),
    loca: words(...offsets),
    glyf: join(...glyphs),
  };
}

/** The left side bearing, which is where the box begins. */
const leftOf = (glyph: Uint8Array): number => ((glyph[2] ?? 0) << 8) | (glyph[3] ?? 0);

/** A glyph with the box of a square: 100 to 300 units. */
export const SQUARE = join(
  words(1, 100, 100, 300, 300, 3, 0),
  new Uint8Array([1, 1, 1, 1]),
  words(100, 0, 200, 0, 100, 200, 0, -200),
);

/** GSUB or GPOS with one script, one feature and one lookup. */
export function layoutTable(script: string, feature: string, type: number, subtable: Uint8Array): Uint8Array {
  const scripts = join(words(1), ascii(script), words(8, 4, 0, 0, 0xffff, 1, 0));
  const features = join(words(1), ascii(feature), words(8, 0, 1, 0));
  const lookups = words(1, 4, type, 0, 1, 8);
  const at = 10 + scripts.length;
  const header = words(1, 0, 10, at, at + features.length);
  return join(header, scripts, features, lookups, subtable);
}
