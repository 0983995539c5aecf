import type { PunctuationStyle } from '../document/records/style';
import { C, closes } from './classes';

/**
 * The blank half of full-width marks (composition.md rules 9, 11–13; CLREQ #h-punctuation_width_adjustment).
 * A mark is a body of half an em and a blank of up to half an em, behind it for closing marks and before it
 * for opening ones. The blank is part of the gap to the neighbour.
 */
export const HALF = 0.5;

/** The blank a mark brings inside a line, before neighbours are looked at. */
export function ownBlank(style: PunctuationStyle, cls: C): number {
  if (cls !== C.Open && !closes(cls)) return 0;
  if (style === 'banjiao') return 0;
  return style === 'kaiming' && cls !== C.Stop ? 0 : HALF;
}

/**
 * Blank between two characters. Two marks share one blank (rule 11): `，“` 1.5 em, `。』` 1.5 em, `“《` 1.5 em,
 * while the bodies of `（？` already touch.
 */
export function blankBetween(style: PunctuationStyle, before: C, after: C): number {
  const behind = closes(before) ? ownBlank(style, before) : 0;
  const ahead = after === C.Open ? ownBlank(style, after) : 0;
  if (closes(before) && closes(after)) return 0;
  if (before === C.Open && after === C.Open) return 0;
  return closes(before) && after === C.Open ? Math.max(behind, ahead) : behind + ahead;
}

/** Whether a line-end mark keeps its blank where there is room; only 全角 and the grid do (rules 12, 13). */
export const keepsLineEndBlank = (style: PunctuationStyle): boolean =>
  style === 'quanjiao' || style === 'grid';
