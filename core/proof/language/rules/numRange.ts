import { NUMERALS, patternRule } from '../finding';

const PATTERN =
  /(?<lead>[从由自第比]?)(?<![\d.,:：\-—])(?<from>\d+(?:\.\d+)?)(?<sign>[～~—])(?<to>\d+(?:\.\d+)?)(?<unit>%|万元|亿元|[岁元米吨亩名倍])/gu;

/** A range that runs backwards, or one whose first value lacks the sign or scale of the second: 15～30%. */
export const numRange = patternRule('NUM-RANGE', NUMERALS, PATTERN, (match) => {
  const { lead = '', from = '', to = '', sign = '', unit = '' } = match.groups ?? {};
  if (lead !== '') return undefined;
  const backwards = Number(from) >= Number(to);
  if (backwards)
    return {
      severity: 'suspect',
      suggestions: Number(from) > Number(to) ? [`${to}${unit}${sign}${from}${unit}`] : [],
    };
  if (unit !== '%' && unit.length < 2) return undefined;
  return { severity: 'advice', suggestions: [`${from}${unit}${sign}${to}${unit}`] };
});
