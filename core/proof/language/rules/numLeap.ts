import { DATE, isLeap, yearNear } from '../dates';
import { NUMERALS, patternRule } from '../finding';

/** The 29th of February in a year that has none. */
export const numLeap = patternRule(
  'NUM-LEAP',
  NUMERALS,
  new RegExp(DATE, 'gu'),
  (match, _text, { issueDate }) => {
    const { groups = {} } = match;
    if (Number(groups['month']) !== 2 || Number(groups['day']) !== 29) return undefined;
    const written = groups['year'];
    if (written === undefined && issueDate === undefined) return undefined;
    const year = written === undefined ? yearNear(issueDate ?? '', 2, 28) : Number(written);
    return isLeap(year) ? undefined : { suggestions: [match[0].replace(/29(?=[日号])/u, '28')] };
  },
  /2月29/u,
);
