import { NUMERALS, patternRule } from '../finding';

const half = (text: string): string =>
  text.replace(/[０-９，．]/gu, (c) =>
    c === '，' ? ',' : c === '．' ? '.' : String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0),
  );

/** Full-width figures, or a full-width comma or point inside a number. */
export const numFullComma = patternRule(
  'NUM-FULLCOMMA',
  NUMERALS,
  /[０-９]+(?:[，．,.][０-９]+)*|(?<![\d，.])\d{1,3}(?:，\d{3})+(?![\d，])(?=[元人个件名吨米家户亩台辆万亿])|\d+．\d+/gu,
  ([run]) => ({ suggestions: [half(run)] }),
  /[０-９]|\d[，．]\d/u,
);
