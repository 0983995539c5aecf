import type { Diagnostic, Severity } from '../../../core/base/diagnostic';
import type { FontBook } from '../../../core/base/ports';
import type { Trouble } from '../../../core/page/head/troubles';
import { lacks } from '../../../core/typeset/coverage';
import type { Relieved } from '../../../core/typeset/relief';
import type { SetLine, SetRun } from '../../../core/typeset/types';
import { faceEntry } from '../../resources';

type Params = Diagnostic['params'];

/** A character that its face lacks is told once, with how often it comes. */
interface Lack {
  readonly severity: Severity;
  readonly rule: 'TYPESET-NO-GLYPH' | 'TYPESET-FALLBACK';
  readonly character: string;
  readonly face: string;
  readonly instead: string;
  count: number;
}

/** Gathers what is to say about what `typeset` has set. */
export class Findings {
  private readonly ofLines: Diagnostic[] = [];
  private readonly lacks = new Map<string, Lack>();
  private lines = 0;
  /** Where in its paragraph the text begins that is being set. */
  from = 0;

  constructor(
    private readonly fonts: FontBook,
    /** The face that was asked for. */
    private readonly face: string,
  ) {}

  /** Everything found, in the order of the text; the characters that faces lack come last. */
  all(): readonly Diagnostic[] {
    const found = [...this.lacks.values()].map(({ severity, rule, character, face, instead, count }) =>
      finding(rule, severity, character, { character, code: codeOf(character), face, instead, count }),
    );
    return [...this.ofLines, ...found];
  }

  damagedInput(): void {
    this.ofLines.push(finding('TYPESET-ENCODING', 'error', undefined, {}));
  }

  /** Takes the next line of the output: of `paragraph`, whose text is `text`. */
  line(line: SetLine, relieved: Relieved | undefined, text: string, paragraph: number): void {
    if (relieved) this.warn(line, relieved, text, paragraph);
    for (const run of line.runs) this.look(run);
    this.lines++;
  }

  private warn(line: SetLine, { relief, unit }: Relieved, text: string, paragraph: number): void {
    const { start, end } = line;
    const stretch = Math.round(line.stretch * 1000) / 1000;
    const params = { line: this.lines, number: this.lines + 1, paragraph, stretch, unit };
    const open = relief === 'loose' || relief === 'overfull';
    const rule = `TYPESET-${open ? '' : 'RELIEF-'}${relief.toUpperCase()}`;
    const severity = relief === 'overfull' ? 'error' : 'advice';
    const place = { start: this.from + start, end: this.from + end };
    this.ofLines.push({ ...finding(rule, severity, text.slice(start, end), params), place });
  }

  /** What a headline of `paragraph` could not be spared; the line that it begins in has been told last. */
  headline({ kind, text, start, end }: Trouble, paragraph: number): void {
    const params = { line: this.lines - 1, number: this.lines, paragraph, word: text };
    const rule = kind === 'wide' ? 'TYPESET-HEADLINE-WIDE' : 'TYPESET-HEADLINE-PARTED';
    const place = { start: this.from + start, end: this.from + end };
    this.ofLines.push({ ...finding(rule, 'advice', text, params), place });
  }

  /** The run's face is the one that its characters were taken from. */
  private look({ face, text, added, glyphs }: SetRun): void {
    if (added) return;
    const metrics = this.fonts.face(face) ?? this.fonts.fallback;
    const asked = this.fonts.face(this.face) ?? this.fonts.fallback;
    let glyph = 0;
    for (let at = 0; at < text.length; at++, glyph++) {
      const codePoint = text.codePointAt(at) ?? 0;
      if (codePoint > 0xffff) at++;
      // What is drawn by a named glyph is there, whatever the character alone maps to.
      const lacking = lacks(metrics, codePoint) && (glyphs?.[glyph] ?? 0) === 0;
      const fallback = metrics !== asked && lacks(asked, codePoint);
      if (!lacking && !fallback) continue;
      const character = String.fromCodePoint(codePoint);
      const known = this.lacks.get(character);
      if (known) known.count++;
      else this.lacks.set(character, this.lack(character, lacking, metrics.id));
    }
  }

  private lack(character: string, lacking: boolean, taken: string): Lack {
    return {
      severity: lacking ? 'error' : 'advice',
      rule: lacking ? 'TYPESET-NO-GLYPH' : 'TYPESET-FALLBACK',
      character,
      face: nameOf(this.face),
      instead: nameOf(taken),
      count: 1,
    };
  }
}

const finding = (rule: string, severity: Severity, text: string | undefined, params: Params): Diagnostic => ({
  rule,
  severity,
  place: {},
  params,
  ...(text !== undefined && { text }),
});

const nameOf = (face: string): string => faceEntry(face)?.name ?? face;

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
