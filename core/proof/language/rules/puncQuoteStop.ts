import { PUNCTUATION, patternRule } from '../finding';

/** A stop inside the quotation and a second one outside: one of them goes. */
export const puncQuoteStop = patternRule(
  'PUNC-QUOTE-STOP',
  `${PUNCTUATION} 4.8`,
  /[。，；][”’]+[。，；、]/gu,
  ([run]) => {
    const quotes = run.slice(1, -1);
    const outer = run.slice(-1);
    const first = run.slice(0, 1);
    return outer === '。' && first === '。'
      ? { suggestions: [`。${quotes}`, `${quotes}。`] }
      : { suggestions: [`${quotes}${outer}`, `${first}${quotes}`] };
  },
  /[。，；][”’]+[。，；、]/u,
);
