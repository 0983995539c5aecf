import type { Severity } from '../../base/diagnostic';

/** A finding inside one paragraph; `start` and `end` are UTF-16 code units of its text. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
  /** `text.slice(start, end)`. */
  readonly text: string;
  /** Replacements of `text`, best first; none where only the writer can know. */
  readonly suggestions: readonly string[];
  readonly basis: string;
}

/** What a rule may know beside the paragraph itself. */
export interface ParagraphContext {
  /** Date of the issue, YYYY-MM-DD: the year of dates that name none. */
  readonly issueDate?: string;
  /** The paragraphs before and after: a quotation may go on over several. */
  readonly before?: string;
  readonly after?: string;
}

/** One rule: pure, run on one paragraph. */
export interface LanguageRule {
  readonly id: string;
  check(text: string, context: ParagraphContext): readonly Finding[];
}

export const PUNCTUATION = 'GB/T 15834—2011';
export const NUMERALS = 'GB/T 15835—2011';

export const finding = (
  rule: string,
  severity: Severity,
  text: string,
  range: readonly [start: number, end: number],
  suggestions: readonly string[],
  basis: string,
): Finding => {
  const [start, end] = range;
  return { rule, severity, start, end, text: text.slice(start, end), suggestions, basis };
};

/** What to say of one match; undefined passes it over. */
export type Verdict = {
  readonly severity?: Severity;
  readonly suggestions?: readonly string[];
  /** Part of the match that is meant, relative to its start. */
  readonly part?: readonly [start: number, end: number];
};

/** A rule that looks for a pattern and judges each match. */
export function patternRule(
  id: string,
  basis: string,
  pattern: RegExp,
  judge: (match: RegExpExecArray, text: string, context: ParagraphContext) => Verdict | undefined,
  /** A cheap sign without which the pattern cannot match. */
  sign?: RegExp,
): LanguageRule {
  return {
    id,
    check(text, context) {
      if (sign && !sign.test(text)) return [];
      const findings: Finding[] = [];
      for (const match of text.matchAll(pattern)) {
        const verdict = judge(match, text, context);
        if (!verdict) continue;
        const [from, to] = verdict.part ?? [0, match[0].length];
        const range = [match.index + from, match.index + to] as const;
        findings.push(
          finding(id, verdict.severity ?? 'error', text, range, verdict.suggestions ?? [], basis),
        );
      }
      return findings;
    },
  };
}
