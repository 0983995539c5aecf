import { NUMERALS, patternRule } from '../finding';

const PATTERN =
  /分别(?:各)?占[^。；！？\d]{0,12}(?<list>\d+(?:\.\d+)?%(?:[、，和及与]{1,2}\d+(?:\.\d+)?%){2,})/gu;
/** Sums this far from 100 are no slip of a whole but parts of something else. */
const NEAR = 8;
/** What rounding of each part may add up to. */
const ROUNDING = 0.11;

/** Shares that are told as the parts of a whole and do not add up to 100 %. */
export const numPctSum = patternRule('NUM-PCT-SUM', NUMERALS, PATTERN, (match) => {
  const list = match.groups?.['list'] ?? '';
  const parts = [...list.matchAll(/[\d.]+/gu)].map(([number]) => Number(number));
  const off = Math.abs(parts.reduce((sum, part) => sum + part, 0) - 100);
  const rounding = parts.every((part) => Number.isInteger(part)) ? 1.01 : ROUNDING * parts.length;
  if (off <= rounding || off > NEAR) return undefined;
  return { severity: 'suspect', part: [match[0].length - list.length, match[0].length] };
});
