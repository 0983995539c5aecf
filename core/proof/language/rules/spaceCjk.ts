import { PUNCTUATION, patternRule } from '../finding';

/** Role words that are parted from a name by a space, in front of it. */
const ROLE =
  /(?:记者|通讯员|作者|摄影|编辑|校对|文字|图片|主编|见习|实习生|编译|制图|[文图摄])\s*(?:[\p{Script=Han}·]{2,8}\s*)*$/u;
const ROLE_AFTER = /^[\p{Script=Han}·\s]{0,12}(?:记者|通讯员|摄影|摄|文|图|编译|整理)/u;

/** A line without a full sentence is a headline or a list: its halves are parted on purpose. */
const SENTENCE = /，|[。！？].*[。！？]/u;

/** A space between Han characters. Bylines part names with spaces on purpose; the ideographic space is meant. */
export const spaceCjk = patternRule(
  'SPACE-CJK',
  `${PUNCTUATION} 5.1`,
  /(?<=[\p{Script=Han}，。、；：？！”’）》])[ \u00a0]+(?=[\p{Script=Han}，。、；：？！“‘（《])/gu,
  ({ 0: run, index }, text) => {
    const before = text.slice(Math.max(0, index - 24), index);
    const after = text.slice(index + run.length, index + 20);
    if (!SENTENCE.test(text)) return undefined;
    if (ROLE.test(before) || ROLE_AFTER.test(after)) return undefined;
    return { severity: 'suspect', suggestions: [''] };
  },
  /[ \u00a0]/u,
);
