import { NUMERALS, patternRule } from '../finding';

const PATTERN =
  /(?<half>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚)?(?<![\d.:：第])(?<hour>\d{1,2})(?:[时点](?:(?<minute>\d{1,2})分)|[:：](?<clock>\d{2})(?![\d:：])|(?<plain>[时点](?!\d)))/gu;
const AFTERNOON = /^(?:下午|傍晚|晚上|晚)$/u;
const MORNING = /^(?:凌晨|早上|早晨|上午)$/u;

/** A time of day that no clock shows, or one told both as 下午 and in 24 hours. */
export const numTime = patternRule(
  'NUM-TIME',
  NUMERALS,
  PATTERN,
  (match) => {
    const { half, hour: written, minute, clock, plain } = match.groups ?? {};
    const hour = Number(written);
    const minutes = Number(minute ?? clock ?? 0);
    // Without a word for the time of day, 98:102 is a score and 30时 a span: say nothing.
    if (half === undefined && minute === undefined) return undefined;
    if (hour > 24 || minutes > 59 || (hour === 24 && minutes > 0)) return {};
    if (half === undefined) return undefined;
    const rest = match[0].slice(half.length + (written ?? '').length);
    if (AFTERNOON.test(half) && hour > 12 && hour < 24 && (plain ?? minute ?? clock) !== undefined)
      return { severity: 'advice', suggestions: [`${half}${hour - 12}${rest}`, `${written}${rest}`] };
    if (MORNING.test(half) && hour > 12) return {};
    return undefined;
  },
  /\d(?:[时点]|[:：]\d)/u,
);
