import { uniform } from '../../../../core/typeset/measures';
import type { ParagraphStyle } from '../../../../core/typeset/types';
import type { Typesetter } from '../../../../core/typeset/typesetter';
import { paragraph } from './fonts';

export const MEASURE = 13;

/** The texts of the lines of one paragraph. */
export function linesOf(
  setter: Typesetter,
  text: string,
  style: Partial<ParagraphStyle> = {},
  measure = MEASURE,
): string[] {
  return setter.set(paragraph(text, style), uniform(measure)).lines.map((l) => text.slice(l.start, l.end));
}

/**
 * Sets the unit after 1, 2, … filler characters, so that every break phase of the line meets it, and hands
 * every line break (text before, text after) to the check.
 */
export function sweep(
  setter: Typesetter,
  unit: string,
  style: Partial<ParagraphStyle>,
  check: (before: string, after: string) => void,
): void {
  for (let filler = 1; filler <= 2 * MEASURE; filler++) {
    const text = `${'文'.repeat(filler)}${unit}${'字'.repeat(30)}。`;
    const lines = linesOf(setter, text, style);
    for (let k = 1; k < lines.length; k++) check(lines[k - 1] ?? '', lines[k] ?? '');
  }
}
