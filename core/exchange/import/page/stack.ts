import { balanceOf, closeUp, endsWithFunctionWord, tighten, widthOf } from './text';

/** A headline stack taken apart. Every line given is in exactly one place. */
export interface Stack {
  readonly theme: readonly string[];
  readonly kicker: readonly string[];
  readonly headline: readonly string[];
  readonly deck: readonly string[];
}

export interface StackPlace {
  /** First display lines of the page, where a theme line may stand over everything. */
  readonly top: boolean;
  /** Lines of the stack that furniture parts from the rest: what stands before it heads the page. */
  readonly apart: number;
}

const SLOGAN =
  /弘扬|奋进|建功|凝聚|汇聚|聚焦|贯彻|落实|推进|推动|践行|深化|学习|喜迎|庆祝|献礼|牢记|坚持|共建|共创|共享|完善|服务|构建|新时代|新征程|高质量|精神|力量|主题|专题|心上|心中/gu;

/** How much a line reads like a slogan over a page or a series: parallel clauses, general words, no facts. */
export function themeScore(line: string): number {
  let score = -1;
  const clauses = line.trim().split(/[\s　·]+/u);
  const lengths = clauses.map((clause) => widthOf(clause));
  const first = lengths[0] ?? 0;
  if (
    clauses.length >= 2 &&
    clauses.length <= 4 &&
    first >= 3 &&
    lengths.every((l) => Math.abs(l - first) <= 1)
  )
    score += 3;
  score += Math.min(2, (tighten(line).match(SLOGAN) ?? []).length);
  if (/[“”：:，\d]/u.test(line)) score -= 1;
  return score;
}

/** Splits the display lines over a story by trying every division and taking the best. */
export function parseStack(lines: readonly string[], place: StackPlace): Stack {
  let best: Stack | undefined;
  let bestScore = Number.NEGATIVE_INFINITY;
  const n = lines.length;
  for (let t = 0; t <= (place.top ? Math.min(2, n - 1) : 0); t += 1) {
    for (let k = 0; t + k < n; k += 1) {
      for (let h = 1; t + k + h <= n; h += 1) {
        const stack = {
          theme: lines.slice(0, t),
          kicker: lines.slice(t, t + k),
          headline: lines.slice(t + k, t + k + h),
          deck: lines.slice(t + k + h),
        };
        const score = scoreStack(stack, place);
        if (score > bestScore) [best, bestScore] = [stack, score];
      }
    }
  }
  const found = best ?? { theme: [], kicker: [], headline: [], deck: [] };
  return { ...found, headline: found.headline.map(closeUp) };
}

function scoreStack(stack: Stack, place: StackPlace): number {
  const size = stack.kicker.length + stack.headline.length + stack.deck.length;
  return (
    scoreTheme(stack.theme, size, place) +
    scoreKicker(stack.kicker, stack.headline) +
    scoreHeadline(stack.headline) +
    scoreDeck(stack.deck, stack.headline)
  );
}

function scoreTheme(theme: readonly string[], below: number, place: StackPlace): number {
  const line = theme[0];
  if (line === undefined) return 0;
  if (place.apart > 0) return place.apart === 1 ? 5 : themeScore(line);
  const own = themeScore(line);
  if (theme.length > 1 && theme.some((slogan) => themeScore(slogan) < 2)) return -5;
  return own + theme.length - 1 + (below === 1 ? -1.5 : 1) + (below >= 3 && own >= 0 ? 1 : 0);
}

const isDash = (line: string): boolean => /^[—―–-]{1,2}\s*\S/u.test(line);

function scoreKicker(kicker: readonly string[], headline: readonly string[]): number {
  if (kicker.length === 0) return 0;
  let score = 1 - (kicker.length - 1) * 2.2;
  const last = kicker.at(-1) ?? '';
  for (const line of kicker) if (isDash(line)) score -= 4;
  if (balanceOf(kicker.join('')).unclosed > 0 || endsWithFunctionWord(last) || DANGLING.test(last))
    score -= 2.5;
  if (!/\p{Script=Han}/u.test(kicker.join(''))) score -= 2;
  if (widthOf(last) < widthOf(headline[0] ?? '') * 0.45) score -= 0.4;
  return score;
}

/** Ends in a phrase that leans on a verb to come: 为外卖骑手 | 送上…. */
const DANGLING = /[为把将向给对与从由被][\p{Script=Han}“”]{2,4}$/u;

/** A bare subject over its predicate (河湾菜市场 | 装上…), or a line and the few characters it had no room for. */
const leans = (before: string, line: string): boolean =>
  (widthOf(before) <= 13 &&
    /^\p{Script=Han}[上进出起到了成入下开满来过]/u.test(line) &&
    !/[，：！？]/u.test(before)) ||
  (widthOf(line) <= 4 && widthOf(before) >= 7) ||
  (widthOf(before) <= 13 && /[：:]$/u.test(before));

function scoreHeadline(headline: readonly string[]): number {
  let score = 0;
  headline.slice(1).forEach((line, i) => {
    const before = headline[i] ?? '';
    const open = balanceOf(headline.slice(0, i + 1).join('')).unclosed > 0;
    const wants = open || endsWithFunctionWord(before) || balanceOf(line).orphans.length > 0;
    score += wants || DANGLING.test(before) || leans(before, line) ? 2 : -2;
    if (Math.abs(widthOf(before) - widthOf(line)) <= 2) score += 0.6;
  });
  const whole = headline.join('');
  if (headline.some(isDash)) score -= 3;
  if (balanceOf(whole).unclosed > 0 || balanceOf(whole).orphans.length > 0) score -= 3;
  const width = widthOf(whole);
  return score - (width > 44 ? (width - 44) / 8 : 0) - (width < 3 ? 0.5 : 0);
}

function scoreDeck(deck: readonly string[], headline: readonly string[]): number {
  const first = deck[0];
  if (first === undefined) return 0;
  let score = -0.3 - (deck.length - 1);
  if (isDash(first)) score += 4;
  else {
    if (widthOf(first) > widthOf(headline.join('')) * 1.2) score += 0.5;
    if (/[，、,]/u.test(first)) score += 0.8;
  }
  if (balanceOf(deck.join('')).orphans.length > 0) score -= 2;
  return score;
}
