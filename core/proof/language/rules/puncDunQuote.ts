import { PUNCTUATION, patternRule } from '../finding';

/** Between quotations or titles in a row no 顿号 is needed. Advice: long ones may keep it. */
export const puncDunQuote = patternRule(
  'PUNC-DUN-QUOTE',
  `${PUNCTUATION} 4.5.3.5`,
  /[”》]、(?=[“《])/gu,
  () => ({
    severity: 'advice',
    part: [1, 2],
    suggestions: [''],
  }),
);
