import { PUNCTUATION, patternRule } from '../finding';

const strength = '、，：；。';

/** Pause marks one after the other, or more than three of `！？`. Three stops and more are an ellipsis typed wrongly. */
export const puncDup = patternRule(
  'PUNC-DUP',
  `${PUNCTUATION} 5.1`,
  /[，。、；：]{2,}|[！？]{4,}/gu,
  ([run]) => {
    if (/^。{3,}$/u.test(run)) return undefined;
    if (/[！？]/u.test(run)) return { suggestions: [run.slice(0, 3)] };
    const kinds = [...new Set(run)].sort((a, b) => strength.indexOf(b) - strength.indexOf(a));
    return { suggestions: kinds };
  },
);
