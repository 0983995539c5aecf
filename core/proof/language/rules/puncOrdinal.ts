import { PUNCTUATION, patternRule } from '../finding';

const ORDINAL =
  /(?<=^\s*|[。；：！？])(?<word>第[一二三四五六七八九十]|其[一二三四五]|首先|其次|再次|最后)、(?!第|[一二三四五六七八九十]|其)|^\s*(?<digits>\d{1,2})、(?!\d)|(?<bracket>（(?:\d{1,2}|[一二三四五六七八九十]{1,3})）)、/gu;

/** The mark after a number of order: 第一， 2． （3） without any. */
export const puncOrdinal = patternRule(
  'PUNC-ORDINAL',
  `${PUNCTUATION} 4.4、4.5、4.9`,
  ORDINAL,
  (match) => {
    const at = match[0].length - 1;
    const part = [at, at + 1] as const;
    if (match.groups?.['word'] !== undefined) return { part, suggestions: ['，'] };
    return { part, suggestions: [match.groups?.['digits'] === undefined ? '' : '．'] };
  },
  /[第其先次再后\d）]、|[一二三四五六七八九十]、/u,
);
