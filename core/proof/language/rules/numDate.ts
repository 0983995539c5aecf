import { DATE, daysIn } from '../dates';
import { NUMERALS, patternRule } from '../finding';

const LEAP_YEAR = 2000;

/** A month or day that no calendar has. The 29th of February is NUM-LEAP's. */
export const numDate = patternRule(
  'NUM-DATE',
  NUMERALS,
  new RegExp(DATE, 'gu'),
  ({ groups = {} }) => {
    const month = Number(groups['month']);
    const day = Number(groups['day']);
    const good = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(LEAP_YEAR, month);
    return good ? undefined : {};
  },
  /\d月/u,
);
