import { DATE, weekdayOf, yearNear } from '../dates';
import { NUMERALS, patternRule } from '../finding';

const NAMES = '日一二三四五六';
const PATTERN = new RegExp(
  String.raw`${DATE}\s*[（(，,]?\s*(?<name>星期|礼拜|周)(?<weekday>[一二三四五六日天])`,
  'gu',
);

/** The weekday beside a date is that of the calendar. */
export const numWeekday = patternRule(
  'NUM-WEEKDAY',
  NUMERALS,
  PATTERN,
  (match, _text, { issueDate }) => {
    const { groups = {} } = match;
    const month = Number(groups['month']);
    const day = Number(groups['day']);
    if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
    if (groups['year'] === undefined && issueDate === undefined) return undefined;
    const year =
      groups['year'] === undefined ? yearNear(issueDate ?? '', month, day) : Number(groups['year']);
    const right = NAMES[weekdayOf(year, month, day)] ?? '';
    const written = (groups['weekday'] ?? '').replace('天', '日');
    if (written === right) return undefined;
    const { length } = match[0];
    const part = [length - (groups['name'] ?? '').length - 1, length] as const;
    return { part, suggestions: [`${groups['name'] ?? ''}${right}`] };
  },
  /[日号][\s（(，,]*(?:星期|礼拜|周)/u,
);
