import { type Finding, finding, type LanguageRule, PUNCTUATION } from '../finding';
import { pairMarks } from '../pairs';

/** Marks of the inner of two nested pairs. */
const inner: Readonly<Record<string, readonly [open: string, close: string]>> = {
  '“': ['‘', '’'],
  '‘': ['“', '”'],
  '《': ['〈', '〉'],
};

/** A quotation inside a quotation, a title inside a title, in the marks of the outer one. */
export const pairNest: LanguageRule = {
  id: 'PAIR-NEST',
  check(text) {
    const findings: Finding[] = [];
    for (const { open, close, within } of pairMarks(text).pairs) {
      const marks = inner[open.mark];
      if (!marks || within?.mark !== open.mark) continue;
      const body = text.slice(open.at + 1, close.at);
      const range = [open.at, close.at + 1] as const;
      const basis = open.mark === '《' ? `${PUNCTUATION} 4.15` : `${PUNCTUATION} 4.8`;
      findings.push(finding('PAIR-NEST', 'error', text, range, [`${marks[0]}${body}${marks[1]}`], basis));
    }
    return findings;
  },
};
