import { PUNCTUATION, patternRule } from '../finding';

/** 省略号 is six dots in two characters, twelve where whole paragraphs are left out; never dots, stops or one half. */
export const puncEllipsis = patternRule(
  'PUNC-ELLIPSIS',
  `${PUNCTUATION} 4.11`,
  /…+|\.{3,}|。{3,}|·{3,}/gu,
  ({ 0: run, index }, text) => {
    if (run === '……' || run === '…………') return undefined;
    const latin = /[A-Za-z0-9)\]]/u;
    const dotsOfLatin = run.startsWith('.') && latin.test(text[index - 1] ?? '');
    if (dotsOfLatin && !/\p{Script=Han}/u.test(text[index + run.length] ?? '')) return undefined;
    return { suggestions: ['……'] };
  },
  /…|\.{3}|。{3}|·{3}/u,
);
