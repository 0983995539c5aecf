/**
 * What a reader with the rules in hand would find wrong with composed lines. It knows nothing of the product's
 * tables: the sets are copied from the rules (CLREQ #prohibition_rules_for_line_start_end, GB/T 15834-2011 5.1),
 * and it reads only texts and cells.
 */
const NO_START = new Set(
  '。．，、：；？！”’）》〉】〗〕］｝」』–－～·‧・／/‼⁇⁈⁉%％‰℃℉°′″￠々〻ー,.!?:;)]}₂²³',
);
const NO_END = new Set('“‘（《〈【〖〔［｛「『([{／');
const SIGN_BEFORE_DIGIT = /[￥¥$＄€£№±]$/u;
/** A figure, perhaps with its unit, a letter or a closing mark: what `－` joins to the figure behind it. */
const JOINED = /[\p{L}\p{N}%％℃）”’》－]$/u;
const FIGURE_OF_UNIT = /\p{N}\p{Script=Han}{0,2}$/u;
const UNITS = new Set(['——', '……', '？！', '！？', '！！', '？？']);
const ADDRESS = /(?:https?:\/\/|www\.)[\w./?=&%#:@~-]+|[\w.]+@[\w.-]+/gu;
const LETTER = /\p{Script=Latin}/u;
const DIGIT = /\d/u;

/** Marks and words are looked at this far from a break. */
const SIGHT = 24;

/** Why the break between two lines is forbidden at level gb, or undefined. `at` is its offset in the paragraph. */
export function forbidden(paragraph: string, at: number, hyphen: boolean): string | undefined {
  const before = Array.from(paragraph.slice(Math.max(0, at - SIGHT), at).trimEnd());
  const after = Array.from(paragraph.slice(at, at + SIGHT));
  const a = before.at(-1) ?? '';
  const b = after[0] ?? '';
  if (isAddress(paragraph, at)) return /[/.]/u.test(a) ? undefined : 'inside an address';
  if (isMinus(before, after)) return undefined;
  if (isMinus(before.slice(0, -1), [a, b])) return 'a minus is parted from its figure';
  if (NO_START.has(b)) return `a line starts with ${b}`;
  if (NO_END.has(a)) return `a line ends with ${a}`;
  if (b === '—' && after[1] !== '—' && a !== '—') return 'a line starts with a connector';
  if (SIGN_BEFORE_DIGIT.test(a) && DIGIT.test(b)) return 'a sign is parted from its number';
  if (isSeam(before.join(''), after.join(''))) return undefined;
  return inUnit(before, after) ?? inWord(paragraph[at - 1] ?? '', before, b, hyphen);
}

/** `气温－2℃`: the mark behind the place is the sign of the figure it stands before, not a connector (GB/T 15834 4.13). */
function isMinus(before: readonly string[], [mark, figure = '']: readonly string[]): boolean {
  const text = before.join('');
  if (mark !== '－' || !DIGIT.test(figure)) return false;
  return !FIGURE_OF_UNIT.test(text) && (/\p{Script=Han}$/u.test(text) || !JOINED.test(text));
}

function isAddress(paragraph: string, at: number): boolean {
  if (!/[./:@]/u.test(paragraph.slice(Math.max(0, at - SIGHT), at + SIGHT))) return false;
  for (const match of paragraph.matchAll(ADDRESS))
    if (match.index < at && at < match.index + match[0].length) return true;
  return false;
}

/** `——`, `……` and the like, counted off in pairs from where the row of equal marks begins. */
function inUnit(before: readonly string[], after: readonly string[]): string | undefined {
  const pair = `${before.at(-1) ?? ''}${after[0] ?? ''}`;
  if (!UNITS.has(pair)) return undefined;
  let row = 1;
  while (before.at(-1 - row) === before.at(-1)) row++;
  return row % 2 === 1 ? `${pair} is parted` : undefined;
}

/** Between the parts of a compound name (`BlueHeron`, `iPhone15`), which may part before a line gets a hole. */
export function isSeam(before: string, after: string): boolean {
  const a = /[A-Za-z\d]+$/u.exec(before)?.[0] ?? '';
  const b = /^[A-Za-z\d]+/u.exec(after)?.[0] ?? '';
  if (a.length < 3 || b.length < 2) return false;
  if (/[a-z]$/u.test(a)) return /^[A-Z\d]/u.test(b);
  return /[A-Z]$/u.test(a) ? /^\d/u.test(b) : /^[A-Za-z]/u.test(a) && /^[A-Z][a-z]/u.test(b);
}

function inWord(left: string, before: readonly string[], b: string, hyphen: boolean): string | undefined {
  const a = before.at(-1) ?? '';
  if (left === ' ') return undefined;
  if (LETTER.test(a) && LETTER.test(b)) return hyphen ? undefined : 'a word is parted without a hyphen';
  if (/[\dA-Za-z]/u.test(a) && /[\dA-Za-z]/u.test(b)) return 'a numeral is parted';
  if (/[.,:]/u.test(a) && DIGIT.test(b) && DIGIT.test(before.at(-2) ?? '')) return 'a numeral is parted';
  return undefined;
}

/** 孤字: one Han character, with or without marks, alone on the last line. */
export function isLone(line: string): boolean {
  const copy = [...line].filter((character) => /[\p{L}\p{N}]/u.test(character));
  return copy.length === 1 && /\p{Script=Han}/u.test(copy[0] ?? '');
}
