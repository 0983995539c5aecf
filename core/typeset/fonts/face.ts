import type { FaceId } from '../../base/ids';
import type { FaceMetrics } from '../../base/ports';
import { err, ok, type Result } from '../../base/result';
import { readCharacterMap } from './cmap';
import { readGlyphData } from './glyf';
import { readInk, readLetterInk } from './ink';
import { readKern } from './kern';
import { ACCENTS, MARKS } from './marks';
import { keepOutlines } from './outline';
import { type BadFont, readTables, requireTables, type Tables } from './sfnt';
import { presentationForm, readVerticalForms, type VerticalForms } from './vertical';

/** Code points below this have their advance cached in a flat table. */
const CACHED = 0x30000;
const LEAST = { head: 54, hhea: 36, hmtx: 4, cmap: 12, maxp: 6 };

/**
 * Opens a TrueType or OpenType file for composition. Han needs no shaping, so character map and advances are
 * all that line breaking reads, with vertical forms, kerning and outlines of the marks beside; this takes a few
 * milliseconds a face where a shaping engine takes ninety. The bytes are not kept.
 */
export function openFace(id: FaceId, bytes: Uint8Array): Result<FaceMetrics, BadFont> {
  const directory = readTables(bytes);
  if (!directory.ok) return directory;
  const needed = requireTables(directory.value, LEAST);
  if (!needed.ok) return needed;
  const { head, hhea, hmtx, cmap, maxp } = needed.value;
  const unitsPerEm = head.getUint16(18);
  const metricCount = hhea.getUint16(34);
  const glyphCount = maxp.getUint16(4);
  if (unitsPerEm === 0 || metricCount === 0 || hmtx.byteLength < metricCount * 4)
    return err({ kind: 'bad-font', detail: 'the horizontal metrics are damaged' });
  const map = readCharacterMap(cmap);
  if (!map) return err({ kind: 'bad-font', detail: 'the font has no Unicode character map' });

  const widths = new Uint16Array(metricCount);
  for (let i = 0; i < metricCount; i++) widths[i] = hmtx.getUint16(i * 4);
  const glyph = (codePoint: number): number => {
    const found = map(codePoint);
    return found < glyphCount ? found : 0;
  };
  const measure = (codePoint: number): number => widths[Math.min(glyph(codePoint), metricCount - 1)] ?? 0;
  // In font units plus one; 0 for what was not measured yet.
  const cache = new Uint16Array(CACHED);
  const advance = (codePoint: number): number => {
    const known = cache[codePoint] ?? 0;
    if (known > 0) return (known - 1) / unitsPerEm;
    const fresh = measure(codePoint);
    if (codePoint < CACHED && fresh < 0xffff) cache[codePoint] = fresh + 1;
    return fresh / unitsPerEm;
  };
  return ok({
    id,
    ascent: hhea.getInt16(4) / unitsPerEm,
    descent: -hhea.getInt16(6) / unitsPerEm,
    glyph,
    advance,
    ...readShapes(directory.value, { glyph, glyphCount, unitsPerEm }),
  });
}

interface Basics {
  readonly glyph: (codePoint: number) => number;
  readonly glyphCount: number;
  readonly unitsPerEm: number;
}

type Shapes = Pick<FaceMetrics, 'ink' | 'verticalGlyph' | 'verticalInk' | 'letterInk' | 'kern' | 'outline'>;

/** What is nice to have: a face without these tables, or with damaged ones, is set without variants and kerning. */
function readShapes(tables: Tables, { glyph, glyphCount, unitsPerEm }: Basics): Shapes {
  const forms = readVerticalForms(tables, glyphCount);
  const verticalGlyph = (codePoint: number): number => upright(codePoint, glyph, forms);
  const data = readGlyphData(tables, unitsPerEm);
  const ink = readInk(data, glyph);
  const edges = new Map([...ink].map(([mark, { left, right }]) => [mark, [left, right] as const]));
  const verticalInk = readInk(data, verticalGlyph);
  const drawn = new Set([
    ...forms.values(),
    ...MARKS.flatMap((mark) => [glyph(mark), verticalGlyph(mark)]),
    ...ACCENTS.map(glyph),
  ]);
  return {
    ink: (codePoint) => edges.get(codePoint),
    verticalGlyph,
    verticalInk: (codePoint) => verticalInk.get(codePoint),
    letterInk: readLetterInk(data, glyph),
    kern: readKern(tables, glyphCount, unitsPerEm, glyph),
    outline: data ? keepOutlines(drawn, data, unitsPerEm) : () => undefined,
  };
}

/** The font's own vertical form, else the character that Unicode has for it, else the horizontal glyph. */
function upright(codePoint: number, glyph: (codePoint: number) => number, forms: VerticalForms): number {
  const plain = glyph(codePoint);
  const form = forms.get(plain);
  if (form !== undefined) return form;
  const other = presentationForm(codePoint);
  return (other !== undefined && glyph(other)) || plain;
}
