import type { LanguageRule } from '../finding';
import { numApproxDup } from './numApproxDup';
import { numDate } from './numDate';
import { numDownTimes } from './numDownTimes';
import { numFullComma } from './numFullComma';
import { numLeap } from './numLeap';
import { numPctSum } from './numPctSum';
import { numRange } from './numRange';
import { numTime } from './numTime';
import { numWeekday } from './numWeekday';
import { pairNest } from './pairNest';
import { pairOpen } from './pairOpen';
import { pairUnmatch } from './pairUnmatch';
import { puncDash } from './puncDash';
import { puncDunQuote } from './puncDunQuote';
import { puncDup } from './puncDup';
import { puncEllipsis } from './puncEllipsis';
import { puncHalf } from './puncHalf';
import { puncOrdinal } from './puncOrdinal';
import { puncQuoteStop } from './puncQuoteStop';
import { spaceCjk } from './spaceCjk';

/** Every rule of punctuation, numbers and dates, in the order of proofreading. */
export const languageRules: readonly LanguageRule[] = [
  pairOpen,
  pairUnmatch,
  pairNest,
  puncDup,
  puncHalf,
  puncEllipsis,
  puncDash,
  puncDunQuote,
  puncOrdinal,
  puncQuoteStop,
  spaceCjk,
  numDate,
  numLeap,
  numWeekday,
  numApproxDup,
  numFullComma,
  numTime,
  numRange,
  numPctSum,
  numDownTimes,
];
