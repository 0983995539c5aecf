import { finding, type LanguageRule, PUNCTUATION } from '../finding';
import { closerOf, pairMarks } from '../pairs';

/** A closing mark that nothing opened, in this paragraph or in the one before. */
export const pairUnmatch: LanguageRule = {
  id: 'PAIR-UNMATCH',
  check(text, { before }) {
    const { stray } = pairMarks(text);
    if (stray.length === 0) return [];
    const left = before === undefined ? [] : pairMarks(before).open.map(({ mark }) => closerOf(mark));
    return stray
      .filter(({ mark }) => !left.includes(mark))
      .map(({ at }) =>
        finding('PAIR-UNMATCH', 'error', text, [at, at + 1], [], `${PUNCTUATION} 4.8、4.9、4.15`),
      );
  },
};
