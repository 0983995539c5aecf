import { BLACK } from '../base/ink';
import type { Em, GridLine, Pt } from '../base/units';
import type { Alignment, Style } from '../document/records/style';
import type { StyleRole } from '../document/roles';
import type { ParagraphStyle } from '../typeset/types';
import { wholeLines } from './grid';

/** Height of a display line in em of its size, where the style names no pitch. */
export const DISPLAY_PITCH: Em = 1.15;

/** What a part is set in when the paper has lost its style: plain body, so that no text disappears. */
const PLAIN: Style = {
  id: 'plain',
  name: '',
  face: '',
  size: 9,
  pitch: null,
  align: 'justify',
  indent: 0,
  tracking: 0,
  before: 0,
  after: 0,
  ink: BLACK,
  punctuation: 'kaiming',
  level: 'gb',
  gap: 0.125,
  hang: false,
  shrinkStops: true,
  trimIndentedOpener: true,
};

const fallbackSizes: Partial<Record<StyleRole, Pt>> = {
  'headline-lead': 46,
  'headline-1': 28,
  'headline-2': 21,
  'folio-number': 29,
  'folio-section': 19,
  kicker: 19,
  deck: 15,
  summary: 12,
  'series-head': 25,
  series: 13,
  banner: 20,
  flag: 12,
  subhead: 11,
};

/** Roles that older papers do not have yet, and what their parts were set in. */
const ELDERS: Partial<Record<StyleRole, StyleRole>> = { summary: 'deck' };

/** A style found for a part, and the id that was asked for but is not among the paper's styles. */
export type StyleFound =
  | { readonly tag: 'found'; readonly style: Style }
  | { readonly tag: 'fallback'; readonly style: Style; readonly missing: string };

/** The style of a part: the one the page names, else the paper's own of that role, else plain. */
export function findStyle(
  styles: Readonly<Record<string, Style>>,
  id: string | undefined,
  role: StyleRole,
): StyleFound {
  const elder = ELDERS[role];
  const named = styles[id ?? role] ?? (id === undefined && elder ? styles[elder] : undefined);
  if (named) return { tag: 'found', style: named };
  const style = styles[role] ?? { ...(styles['body'] ?? PLAIN), size: fallbackSizes[role] ?? PLAIN.size };
  return { tag: 'fallback', style, missing: id ?? role };
}

export interface StyleChanges {
  readonly align?: Alignment;
  readonly indent?: Em;
  /** Horizontal where absent. */
  readonly direction?: Direction | undefined;
}

export type Direction = NonNullable<ParagraphStyle['direction']>;

/** What only some records say; the typesetter knows the values for the others. */
const optional = (style: Style): Partial<ParagraphStyle> => ({
  ...(style.gapMost !== undefined && { gapMost: style.gapMost }),
  ...(style.combine !== undefined && { combine: style.combine }),
  ...(style.quotes !== undefined && { quotes: style.quotes }),
});

/** The record's paragraph values as the typesetter takes them. */
export const paragraphStyle = (style: Style, changes: StyleChanges = {}): ParagraphStyle => ({
  punctuation: style.punctuation,
  level: style.level,
  gap: style.gap,
  hang: style.hang,
  shrinkStops: style.shrinkStops,
  trimIndentedOpener: style.trimIndentedOpener,
  align: changes.align ?? style.align,
  indent: changes.indent ?? style.indent,
  tracking: style.tracking,
  hyphenate: style.hyphenate ?? true,
  ...(changes.direction === 'vertical' && { direction: 'vertical' }),
  ...optional(style),
});

const running = new WeakMap<Style, Map<Direction, ParagraphStyle>>();

/** What running text of a style is set in: one object, so that the typesetter need not read it for every paragraph. */
export function runningStyle(style: Style, direction: Direction): ParagraphStyle {
  let known = running.get(style);
  if (!known) running.set(style, (known = new Map()));
  let found = known.get(direction);
  if (!found) known.set(direction, (found = paragraphStyle(style, { direction })));
  return found;
}

/** Distance of the baselines of a display part. */
export const displayPitch = (style: Style): Pt => style.pitch ?? style.size * DISPLAY_PITCH;

/**
 * Distance of the lines of a style that stand together among body text, in body lines: halves, so that each stands on
 * the grid or halfway between two lines of it. A seventh of a line may be borrowed from the air of line heights.
 */
export function stepOf(style: Style, pitch: Pt): GridLine {
  const least = Math.max(style.size / pitch, displayPitch(style) / pitch - 1 / 7);
  return Math.ceil(2 * least - 1e-6) / 2;
}

/** Whole body lines that `lines` lines of a style take together among body text: 单行占二, 双行占三. */
export const rowsTogether = (style: Style, lines: number, pitch: Pt): GridLine =>
  wholeLines((lines - 1) * stepOf(style, pitch) + displayPitch(style) / pitch + style.before + style.after);

/** Whole body lines that `lines` lines of a style take, with the air its style asks for. */
export const rowsOf = (style: Style, lines: number, pitch: Pt): GridLine =>
  wholeLines((lines * displayPitch(style)) / pitch + style.before + style.after);
