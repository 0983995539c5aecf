import { NUMERALS, patternRule } from '../finding';

/** Nothing falls by n times: a fall is told in percent or 成, or to a fraction. */
export const numDownTimes = patternRule(
  'NUM-DOWN-TIMES',
  NUMERALS,
  /(?:下降|减少|降低|缩短|缩小|下跌|减小|下滑|锐减|骤降)[了到至]?(?:近|约|超过|逾)?(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百几数]+)[多余]?倍/gu,
  () => ({}),
  /倍/u,
);
