import { err, ok, type Result } from '../../base/result';

/** The exports of `harfbuzz-subset.wasm` that are used here. All numbers are addresses, counts or flags. */
interface HarfBuzz {
  readonly memory: WebAssembly.Memory;
  malloc(size: number): number;
  free(address: number): void;
  hb_blob_create(data: number, length: number, mode: number, user: number, destroy: number): number;
  hb_blob_destroy(blob: number): void;
  hb_blob_get_data(blob: number, length: number): number;
  hb_blob_get_length(blob: number): number;
  hb_face_create(blob: number, index: number): number;
  hb_face_destroy(face: number): void;
  hb_face_reference_blob(face: number): number;
  hb_set_add(set: number, value: number): void;
  hb_subset_input_create_or_fail(): number;
  hb_subset_input_destroy(input: number): void;
  hb_subset_input_glyph_set(input: number): number;
  hb_subset_input_set(input: number, kind: number): number;
  hb_subset_input_set_flags(input: number, flags: number): void;
  hb_subset_or_fail(face: number, input: number): number;
}

const MODE_WRITABLE = 2;
const NO_HINTING = 0x1;
const RETAIN_GIDS = 0x2;
/** The box of .notdef, so that a character which no face has is seen on the proof to be missing. */
const NOTDEF_OUTLINE = 0x40;
const NO_LAYOUT_CLOSURE = 0x200;
const DROP_TABLE_SET = 3;
/** Tables that a PDF with its own widths and character map has no use for. */
const UNUSED =
  'GSUB GPOS GDEF BASE VORG vhea vmtx name OS/2 cmap post STAT DSIG meta gasp kern JSTF LTSH VDMX hdmx MATH COLR CPAL'.split(
    ' ',
  );
const tag = (name: string): number => [...name].reduce((sum, c) => sum * 256 + c.charCodeAt(0), 0);

export interface Subsetter {
  /** A font file with only these glyphs at their own numbers. Fails where memory gives out. */
  subset(glyphs: readonly number[]): Result<Uint8Array, { readonly detail: string }>;
}

/**
 * A subsetter for one font. HarfBuzz's module has a fixed memory of 65 MB that cannot grow, so that every font
 * gets an instance of its own and every allocation is checked.
 */
export function createSubsetter(
  module: WebAssembly.Module,
  font: Uint8Array,
): Result<Subsetter, { readonly detail: string }> {
  const instance = new WebAssembly.Instance(module, {});
  const hb = instance.exports as unknown as HarfBuzz;
  const start = instance.exports['_initialize'];
  if (typeof start === 'function') start();
  const address = hb.malloc(font.byteLength);
  if (address === 0) return err({ detail: `no memory for a font of ${font.byteLength} bytes` });
  new Uint8Array(hb.memory.buffer).set(font, address);
  const blob = hb.hb_blob_create(address, font.byteLength, MODE_WRITABLE, 0, 0);
  const face = blob === 0 ? 0 : hb.hb_face_create(blob, 0);
  if (blob !== 0) hb.hb_blob_destroy(blob);
  if (face === 0) {
    hb.free(address);
    return err({ detail: 'no memory for the face' });
  }
  return ok({ subset: (glyphs) => subset(hb, face, glyphs) });
}

function subset(
  hb: HarfBuzz,
  face: number,
  glyphs: readonly number[],
): Result<Uint8Array, { readonly detail: string }> {
  const input = hb.hb_subset_input_create_or_fail();
  if (input === 0) return err({ detail: 'no memory for the list of glyphs' });
  const set = hb.hb_subset_input_glyph_set(input);
  for (const glyph of glyphs) hb.hb_set_add(set, glyph);
  const dropped = hb.hb_subset_input_set(input, DROP_TABLE_SET);
  for (const name of UNUSED) hb.hb_set_add(dropped, tag(name));
  hb.hb_subset_input_set_flags(input, NO_HINTING | RETAIN_GIDS | NOTDEF_OUTLINE | NO_LAYOUT_CLOSURE);
  const made = hb.hb_subset_or_fail(face, input);
  hb.hb_subset_input_destroy(input);
  if (made === 0) return err({ detail: `no memory for a subset of ${glyphs.length} glyphs` });
  const blob = hb.hb_face_reference_blob(made);
  hb.hb_face_destroy(made);
  const length = blob === 0 ? 0 : hb.hb_blob_get_length(blob);
  const start = length === 0 ? 0 : hb.hb_blob_get_data(blob, 0);
  const bytes = new Uint8Array(hb.memory.buffer, start, length).slice();
  if (blob !== 0) hb.hb_blob_destroy(blob);
  return start === 0 ? err({ detail: 'the subset came out empty' }) : ok(bytes);
}
