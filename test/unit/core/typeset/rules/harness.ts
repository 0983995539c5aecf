import type { BreakLevel, PunctuationStyle } from '../../../../../core/document/records/style';
import { uniform } from '../../../../../core/typeset/measures';
import type { ParagraphStyle, SetLine } from '../../../../../core/typeset/types';
import { createTypesetter } from '../../../../../core/typeset/typesetter';
import { loadFonts, paragraph } from '../fonts';

export const fonts = loadFonts();
export const setter = createTypesetter(fonts);
/** Characters of the line that sweeps set; longer units ask for more. */
export const MEASURE = 10;
export const FACES = ['song-text', 'song-medium', 'song-heavy', 'hei', 'hei-heavy', 'kai'];

export const STYLES: readonly PunctuationStyle[] = ['quanjiao', 'kaiming', 'banjiao', 'line-end', 'grid'];
export const LEVELS: readonly BreakLevel[] = ['none', 'basic', 'gb', 'strict'];
export const DIRECTIONS = ['horizontal', 'vertical'] as const;

export type Setting = Pick<ParagraphStyle, 'punctuation' | 'level'> & {
  readonly direction: (typeof DIRECTIONS)[number];
};
/** A way of setting in words, for the message of a failed test. */
export const named = ({ punctuation, level, direction }: Setting): string =>
  `${punctuation} ${level} ${direction}`;

/** Both directions, every 标点风格, the levels given. */
export const settings = (levels: readonly BreakLevel[] = LEVELS): Setting[] =>
  DIRECTIONS.flatMap((direction) =>
    STYLES.flatMap((punctuation) => levels.map((level) => ({ direction, punctuation, level }))),
  );

/**
 * Every style at level gb and every level at 开明, both directions: for whole pages and headlines, where style and level
 * only move the breaks and each setting is dear.
 */
export const someSettings = (): Setting[] =>
  settings().filter(({ punctuation, level }) => punctuation === 'kaiming' || level === 'gb');

/** The texts of the lines of one paragraph. */
export function linesOf(text: string, style: Partial<ParagraphStyle> = {}, measure = MEASURE): string[] {
  return setter.set(paragraph(text, style), uniform(measure)).lines.map((l) => text.slice(l.start, l.end));
}

export const lineOf = (text: string, style: Partial<ParagraphStyle> = {}, measure = 60): SetLine => {
  const line = setter.set(paragraph(text, style), uniform(measure)).lines[0];
  if (!line) throw new Error('no line');
  return line;
};
export const naturalOf = (text: string, style: Partial<ParagraphStyle> = {}): number =>
  Number(lineOf(text, style).natural);

/** What the sweep knows of one line break. */
export interface Seam {
  readonly before: string;
  readonly after: string;
  /** How the sweep set it, for messages. */
  readonly where: string;
}

export interface Sweep {
  readonly levels?: readonly BreakLevel[];
  readonly style?: Partial<ParagraphStyle>;
  /** What precedes and follows the unit. */
  readonly filler?: string;
  readonly tail?: string;
  readonly measure?: number;
}

/**
 * The phase sweep: sets the unit after 1, 2, … filler characters, so that every break phase of the line meets it, at
 * every style, direction and level, and hands every line break to the check. No text may get lost.
 */
export function sweep(unit: string, check: (seam: Seam, setting: Setting) => void, given: Sweep = {}): void {
  const { levels = LEVELS, style = {}, measure = MEASURE } = given;
  const { filler = '文', tail = '字'.repeat(measure + 1) } = given;
  // Most settings part the text alike: a check that does not ask for the setting looks at each parting once.
  const seen = new Set<string>();
  const once = check.length < 2;
  for (const setting of settings(levels))
    for (let count = 1; count <= measure; count++) {
      const text = `${filler.repeat(count)}${unit}${tail}。`;
      const lines = linesOf(text, { ...style, ...setting }, measure);
      if (lines.join('') !== text) throw new Error(`${named(setting)}: ${text} became ${lines.join('|')}`);
      for (let k = 1; k < lines.length; k++) {
        const before = lines[k - 1] ?? '';
        const after = lines[k] ?? '';
        const seam = `${before}|${after}`;
        if (once && seen.has(seam)) continue;
        seen.add(seam);
        check({ before, after, where: `${named(setting)}: ${before}|${after}` }, setting);
      }
    }
}

/** Every place inside the unit at which some line of the sweep parts it: a number of characters before the break. */
export function partedAt(unit: string, given: Sweep = {}): Set<number> {
  const points = [...unit];
  const found = new Set<number>();
  sweep(
    unit,
    ({ before, after }) => {
      for (let k = 1; k < points.length; k++)
        if (before.endsWith(points.slice(0, k).join('')) && after.startsWith(points.slice(k).join('')))
          found.add(k);
    },
    given,
  );
  return found;
}

/** Whether the sweep meets a line that starts (or ends) with the text. */
export function meets(unit: string, side: 'start' | 'end', text: string, given: Sweep = {}): boolean {
  let found = false;
  sweep(
    unit,
    ({ before, after }) => {
      found ||= side === 'start' ? after.startsWith(text) : before.endsWith(text);
    },
    given,
  );
  return found;
}
