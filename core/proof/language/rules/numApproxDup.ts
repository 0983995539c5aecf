import { NUMERALS, patternRule } from '../finding';

const NUMBER = String.raw`(?<number>\d[\d,.]*|[一二两三四五六七八九十百千]+)(?<scale>[十百千万亿]*)`;
const PATTERN = new RegExp(
  String.raw`(?<head>超过|大约|将近|至少|最少|约|近|逾|超)${NUMBER}(?:(?<more>[余多])(?<unit>[\p{Script=Han}%]{0,2}?)|(?<unit2>[%个名人件元米吨岁年天家]{0,2})(?<tail>左右|上下|以上))`,
  'gu',
);
/** `近` before a span of time means the past, not roughly: 近30多年来. */
const TIME = /^[年天月日周期代个载]/u;
/** `10多` may be half of 10多个以上…; what may stand between a bound and its double. */
const CONTRADICTS: Readonly<Record<string, string>> = { 至少: '以上', 最少: '以上' };

/** Roughly twice over: 超过…多, 约…左右, 至少…以上. */
export const numApproxDup = patternRule(
  'NUM-APPROX-DUP',
  NUMERALS,
  PATTERN,
  (match, text) => {
    const { head = '', more, tail } = match.groups ?? {};
    const after = text.slice(match.index + match[0].length);
    const unit = match.groups?.['unit'] ?? match.groups?.['unit2'] ?? '';
    if (head === '近' && TIME.test(unit + after)) return undefined;
    const bound = CONTRADICTS[head];
    if (bound !== undefined && bound !== tail) return undefined;
    const second = more ?? tail ?? '';
    const at = match[0].lastIndexOf(second);
    const single = match[0].slice(0, at) + match[0].slice(at + second.length);
    return { suggestions: [single, match[0].slice(head.length)] };
  },
  /[余多]|左右|上下|以上/u,
);
