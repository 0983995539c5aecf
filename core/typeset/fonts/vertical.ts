import { u16 } from './bytes';
import { forCoverage, type Lookup, lookupsOf } from './layout';
import type { Tables } from './sfnt';

/** Vertical forms by the glyphs they stand for. */
export type VerticalForms = ReadonlyMap<number, number>;

const SINGLE = 1;
/** Han text; fonts without that script keep their forms under the default one. */
const SCRIPTS = ['hani', 'DFLT', 'kana'];

/**
 * The single substitutions of GSUB `vert`, or of `vrt2` in fonts that have only that (OpenType 1.9, “Registered
 * features”), one lookup after the other as a shaper runs them. Empty where the font has none.
 */
export function readVerticalForms(tables: Tables, glyphCount: number): VerticalForms {
  const forms = new Map<number, number>();
  const gsub = tables.get('GSUB');
  if (!gsub) return forms;
  const vert = lookupsOf(gsub, 'vert', SCRIPTS, 7);
  const lookups = vert.length > 0 ? vert : lookupsOf(gsub, 'vrt2', SCRIPTS, 7);
  for (const lookup of lookups) {
    if (lookup.type !== SINGLE) continue;
    const step = singles(gsub, lookup, glyphCount);
    for (const [glyph, form] of forms) forms.set(glyph, step.get(form) ?? form);
    for (const [glyph, form] of step) if (!forms.has(glyph)) forms.set(glyph, form);
  }
  return forms;
}

/** One lookup of type 1; of several subtables the first that covers a glyph counts. */
function singles(gsub: DataView, lookup: Lookup, glyphCount: number): Map<number, number> {
  const step = new Map<number, number>();
  for (const at of lookup.subtables) {
    const formOf = substitution(gsub, at);
    forCoverage(gsub, at + u16(gsub, at + 2), glyphCount, (glyph, index) => {
      const form = formOf(glyph, index);
      if (form > 0 && form < glyphCount && !step.has(glyph)) step.set(glyph, form);
    });
  }
  return step;
}

/** Format 1 moves all glyphs by one number, format 2 names a substitute for each; 0 for none. */
function substitution(gsub: DataView, at: number): (glyph: number, index: number) => number {
  const format = u16(gsub, at);
  const value = u16(gsub, at + 4);
  if (format === 1) return (glyph) => (glyph + value) & 0xffff;
  return (_, index) => (format === 2 && index < value ? u16(gsub, at + 6 + index * 2) : 0);
}

/**
 * Characters whose vertical form has a code point of its own (Unicode, “Vertical Forms” and “CJK Compatibility
 * Forms”): fonts that have no `vert` form for a mark may have that character.
 */
const PRESENTATION_FORMS: ReadonlyMap<number, number> = new Map(
  Object.entries({
    '，': 0xfe10,
    '、': 0xfe11,
    '。': 0xfe12,
    '：': 0xfe13,
    '；': 0xfe14,
    '！': 0xfe15,
    '？': 0xfe16,
    '〖': 0xfe17,
    '〗': 0xfe18,
    '…': 0xfe19,
    '—': 0xfe31,
    '–': 0xfe32,
    '（': 0xfe35,
    '）': 0xfe36,
    '｛': 0xfe37,
    '｝': 0xfe38,
    '〔': 0xfe39,
    '〕': 0xfe3a,
    '【': 0xfe3b,
    '】': 0xfe3c,
    '《': 0xfe3d,
    '》': 0xfe3e,
    '〈': 0xfe3f,
    '〉': 0xfe40,
    '「': 0xfe41,
    '」': 0xfe42,
    '『': 0xfe43,
    '』': 0xfe44,
    '［': 0xfe47,
    '］': 0xfe48,
  }).map(([mark, form]) => [mark.codePointAt(0) ?? 0, form]),
);

/** The code point that is the vertical form of another; undefined where Unicode has none. */
export const presentationForm = (codePoint: number): number | undefined => PRESENTATION_FORMS.get(codePoint);
