import { finding, type LanguageRule, PUNCTUATION } from '../finding';
import { closerOf, type Mark, pairMarks } from '../pairs';

const QUOTES = '“‘「『';

/**
 * A quotation over several paragraphs opens each of them and is closed in the last only; careless copy does
 * not open the later ones, then the next paragraph has the closing mark.
 */
const goesOn = (mark: Mark, after: string | undefined): boolean =>
  QUOTES.includes(mark.mark) &&
  after !== undefined &&
  (after.trimStart().startsWith(mark.mark) ||
    pairMarks(after).stray.some((stray) => stray.mark === closerOf(mark.mark)));

/** An opening mark that nothing closes. */
export const pairOpen: LanguageRule = {
  id: 'PAIR-OPEN',
  check(text, { after }) {
    return pairMarks(text)
      .open.filter((mark) => !goesOn(mark, after))
      .map(({ at, mark }) => {
        // Where the paragraph has no closing mark of the kind, the slip may be a closing mark turned round.
        const turned = text.slice(0, at).includes(mark) && !text.slice(at).includes(closerOf(mark));
        const suggestions = turned ? [closerOf(mark)] : [];
        return finding(
          'PAIR-OPEN',
          'error',
          text,
          [at, at + 1],
          suggestions,
          `${PUNCTUATION} 4.8、4.9、4.15`,
        );
      });
  },
};
