import type { Diagnostic, StoryField } from '../../base/diagnostic';
import { blockText, type Story } from '../../document/records/story';
import type { Finding, LanguageRule, ParagraphContext } from './finding';
import { languageRules } from './rules';

export type { Finding } from './finding';

export interface ProofContext {
  /** Date of the issue, YYYY-MM-DD: the year of dates that name none. */
  readonly issueDate?: string;
}

/** Findings of one paragraph, in the order of the text. Pure: a live check re-reads only what changed. */
export function proofreadParagraph(
  text: string,
  context: ParagraphContext = {},
  rules: readonly LanguageRule[] = languageRules,
): readonly Finding[] {
  if (text.trim() === '') return [];
  const findings = rules.flatMap((rule) => rule.check(text, context));
  return findings.sort((a, b) => a.start - b.start || a.end - b.end);
}

const neighbours = (
  paragraphs: readonly string[],
  n: number,
  { issueDate }: ProofContext,
): ParagraphContext => {
  const before = paragraphs[n - 1];
  const after = paragraphs[n + 1];
  return {
    ...(issueDate === undefined ? {} : { issueDate }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
};

/** Findings of a text of one or more paragraphs, one a line; ranges are those of the whole text. */
export function proofreadText(text: string, context: ProofContext = {}): readonly Finding[] {
  const paragraphs = text.split('\n');
  const findings: Finding[] = [];
  let at = 0;
  paragraphs.forEach((paragraph, n) => {
    for (const found of proofreadParagraph(paragraph, neighbours(paragraphs, n, context)))
      findings.push({ ...found, start: found.start + at, end: found.end + at });
    at += paragraph.length + 1;
  });
  return findings;
}

/** Heads part their halves with spaces and leave stops out: only what holds there too is asked of them. */
const headRules = languageRules.filter(({ id }) => id !== 'SPACE-CJK' && id !== 'PUNC-ORDINAL');
const headFields = ['kicker', 'headline', 'deck', 'summary', 'source', 'credit'] as const;

const diagnostic = (story: Story, field: StoryField, found: Finding, block?: string): Diagnostic => ({
  rule: found.rule,
  severity: found.severity,
  place: {
    story: story.id,
    field,
    start: found.start,
    end: found.end,
    ...(block === undefined ? {} : { block }),
  },
  params: { slug: story.slug, text: found.text, suggestion: found.suggestions[0] ?? '' },
  text: found.text,
  suggestions: found.suggestions,
  basis: found.basis,
});

/** Findings of a whole story: its head, then its body in order. */
export function proofreadStory(story: Story, context: ProofContext = {}): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const field of headFields)
    for (const found of proofreadParagraph(story[field], neighbours([], 0, context), headRules))
      diagnostics.push(diagnostic(story, field, found));
  const paragraphs = story.body.map(blockText);
  story.body.forEach((block, n) => {
    const text = paragraphs[n] ?? '';
    for (const found of proofreadParagraph(text, neighbours(paragraphs, n, context)))
      diagnostics.push(diagnostic(story, 'body', found, block.id));
  });
  return diagnostics;
}
