import { fitting, tagAt, u16, u32 } from './bytes';

/** A lookup of GSUB or GPOS: its kind and where its subtables begin, extensions resolved. */
export interface Lookup {
  readonly type: number;
  readonly subtables: readonly number[];
}

/** Lookup types that only lead on to a subtable farther away: 7 in GSUB, 9 in GPOS. */
export type ExtensionType = 7 | 9;

/**
 * The lookups of a feature in lookup order (OpenType 1.9, chapter 2), for the first of the scripts that the table
 * has, in its default language. Where that script lacks the feature any script's will do: fonts list the vertical
 * forms under one script of several.
 */
export function lookupsOf(
  table: DataView,
  feature: string,
  scripts: readonly string[],
  extension: ExtensionType,
): readonly Lookup[] {
  const features = u16(table, 6);
  const inScript = featuresOf(table, scripts);
  const own = inScript.filter((index) => tagAt(table, features + 2 + index * 6) === feature);
  const named = own.length > 0 ? own : anyFeature(table, feature);
  const wanted = new Set<number>();
  for (const index of named) {
    const at = features + u16(table, features + 2 + index * 6 + 4);
    const count = fitting(table, at + 4, u16(table, at + 2), 2);
    for (let i = 0; i < count; i++) wanted.add(u16(table, at + 4 + i * 2));
  }
  const list = u16(table, 8);
  const known = u16(table, list);
  return [...wanted]
    .filter((index) => index < known)
    .sort((a, b) => a - b)
    .map((index) => lookupAt(table, list + u16(table, list + 2 + index * 2), extension));
}

/** Feature numbers of the first script there is. */
function featuresOf(table: DataView, scripts: readonly string[]): readonly number[] {
  const list = u16(table, 4);
  const count = fitting(table, list + 2, u16(table, list), 6);
  for (const script of scripts) {
    for (let i = 0; i < count; i++) {
      const record = list + 2 + i * 6;
      if (tagAt(table, record) !== script) continue;
      const at = list + u16(table, record + 4);
      const fallback = u16(table, at);
      if (fallback !== 0) return featuresOfLanguage(table, at + fallback);
    }
  }
  return [];
}

function featuresOfLanguage(table: DataView, at: number): readonly number[] {
  const count = fitting(table, at + 6, u16(table, at + 4), 2);
  return Array.from({ length: count }, (_, i) => u16(table, at + 6 + i * 2));
}

function anyFeature(table: DataView, feature: string): readonly number[] {
  const features = u16(table, 6);
  const count = fitting(table, features + 2, u16(table, features), 6);
  for (let i = 0; i < count; i++) {
    if (tagAt(table, features + 2 + i * 6) === feature) return [i];
  }
  return [];
}

function lookupAt(table: DataView, at: number, extension: ExtensionType): Lookup {
  const count = fitting(table, at + 6, u16(table, at + 4), 2);
  const subtables = Array.from({ length: count }, (_, i) => at + u16(table, at + 6 + i * 2));
  const type = u16(table, at);
  const [first] = subtables;
  if (type !== extension || first === undefined) return { type, subtables };
  return { type: u16(table, first + 2), subtables: subtables.map((s) => s + u32(table, s + 4)) };
}

/** Calls back for every glyph of a coverage table with its place in it; `most` is the font's count of glyphs. */
export function forCoverage(
  table: DataView,
  at: number,
  most: number,
  covered: (glyph: number, index: number) => void,
): void {
  const format = u16(table, at);
  if (format === 1) {
    const count = fitting(table, at + 4, u16(table, at + 2), 2);
    for (let i = 0; i < count; i++) covered(u16(table, at + 4 + i * 2), i);
  } else if (format === 2) {
    const count = fitting(table, at + 4, u16(table, at + 2), 6);
    // Ranges may not overlap, so that more glyphs than the font has are a sign of damage.
    let left = most;
    for (let i = 0; i < count && left > 0; i++) {
      const start = u16(table, at + 4 + i * 6);
      const end = u16(table, at + 6 + i * 6);
      const first = u16(table, at + 8 + i * 6);
      for (let glyph = start; glyph <= end && left > 0; glyph++, left--)
        covered(glyph, first + glyph - start);
    }
  }
}

/** Class of a glyph by a class definition table; 0 for those it does not name. */
export function classOf(table: DataView, at: number, glyph: number): number {
  const format = u16(table, at);
  if (format === 1) {
    const index = glyph - u16(table, at + 2);
    return index >= 0 && index < u16(table, at + 4) ? u16(table, at + 6 + index * 2) : 0;
  }
  if (format !== 2) return 0;
  let low = 0;
  let high = u16(table, at + 2) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = at + 4 + middle * 6;
    if (glyph < u16(table, range)) high = middle - 1;
    else if (glyph > u16(table, range + 2)) low = middle + 1;
    else return u16(table, range + 4);
  }
  return 0;
}
