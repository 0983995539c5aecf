/** Facts about a line's characters that several classifiers need. */

const HALF = /[ -~\u{a0}-\u{ff}\u{2010}-\u{2015}\u{ff61}-\u{ff9f}]/u;

/** Width in 字: full-width characters count 1, ASCII and Latin ½. */
export function widthOf(text: string): number {
  let width = 0;
  for (const c of text) width += HALF.test(c) ? 0.5 : 1;
  return width;
}

const HAN = '\\p{Script=Han}';
const letterspaced = new RegExp(`^[${HAN}“”《》、：！？…·—](?:\\s+[${HAN}“”《》、：！？…·—])+$`, 'u');

/** The text without the spaces between Han characters, for recognising words in letterspaced lines. */
export const tighten = (text: string): string =>
  text.replace(new RegExp(`(?<=${HAN})\\s+(?=${HAN})`, 'gu'), '');

/** A line set with a space between all its characters, closed up; any other line as it is. */
export const closeUp = (text: string): string => (letterspaced.test(text) ? text.replace(/\s+/gu, '') : text);

/** Full-width ASCII as ASCII, so that `２０２６年` and `2026年` read alike. Never used on kept text. */
export const foldWidth = (text: string): string =>
  text
    .replace(/[！-～]/gu, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/　/gu, ' ');

export type Ending = 'closed' | 'half' | 'open';

const STOPPED = /[。！？…!?][”’』」》）)】\]"']*$/u;
const LATIN_STOP = /[\p{Script=Latin}\d%)”"'][.][”"')]*$/u;
const LISTED = /[；;：:]$/u;

/**
 * How a line ends: `closed` with a sentence, `half` with a mark that a paragraph may end with (`：` before
 * a quotation, `；` in a list, a sentence inside a quotation that is still open), `open` in mid-sentence.
 */
export function endingOf(text: string): Ending {
  if (STOPPED.test(text) || LATIN_STOP.test(text)) return balanceOf(text).unclosed > 0 ? 'half' : 'closed';
  return LISTED.test(text) ? 'half' : 'open';
}

const PAIRS: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['（', '）'],
  ['(', ')'],
  ['【', '】'],
];
const OPENERS = new Map(PAIRS);
const CLOSERS = new Map(PAIRS.map(([open, close]) => [close, open]));

export interface Balance {
  /** Marks opened and not closed. */
  readonly unclosed: number;
  /** The closing marks that are owed, innermost last. */
  readonly owed: readonly string[];
  /** Closing marks whose opening mark is not in the text, in order. */
  readonly orphans: readonly string[];
}

/** Pairing of quotation marks and brackets. A `’` between Latin letters is an apostrophe. */
export function balanceOf(text: string): Balance {
  const owed: string[] = [];
  const orphans: string[] = [];
  const characters = [...text];
  characters.forEach((c, i) => {
    const closer = OPENERS.get(c);
    if (closer !== undefined) owed.push(closer);
    else if (CLOSERS.has(c) && !(c === '’' && /[A-Za-z]/u.test(characters[i - 1] ?? ''))) {
      const at = owed.lastIndexOf(c);
      if (at < 0) orphans.push(c);
      else owed.splice(at);
    }
  });
  return { unclosed: owed.length, owed, orphans };
}

/** A mark that cannot begin a paragraph, so the line goes on from another. */
export const startsMidSentence = (text: string): boolean =>
  /^[，。、；：！？”’）》】」』…％‰,;:!?)\]%]/u.test(text) || /^\p{Ll}/u.test(text);

const FUNCTION_END =
  /(?:[的了和与在是把被将对从向为已并地就也都还又及或以于而但由让使给到则且因若即更很再最不未可能会要有这那其各每该此某第约近达共仅才]|[，、,]|[“‘《（(【]|\d)$/u;

/** Ends with a word that wants another after it, as headlines hardly do. */
export const endsWithFunctionWord = (text: string): boolean => FUNCTION_END.test(text);

/** Begins with a particle that only follows another word. */
export const startsWithParticle = (text: string): boolean =>
  /^(?:[了着们吗呢吧]|[的地得](?!\p{Script=Han}{0,2}[，。]?$))/u.test(text) &&
  !/^(?:了解|着力|着眼|着手|的确|地[区方点铁处面铁产震名标]|得[知益到])/u.test(text);

/** Joins two parts of a sentence: Latin words keep a space between, Chinese goes on without one. */
export function joinParts(left: string, right: string): string {
  const wordEnd = /[\p{Script=Latin}\d,.;:!?)”"'’]$/u.test(left) && !/[，。；：！？）]$/u.test(left);
  const wordStart = /^[\p{Script=Latin}("“'‘]/u.test(right);
  const latin = /[\p{Script=Latin}]/u.test(left.slice(-12)) && /[\p{Script=Latin}]/u.test(right.slice(0, 12));
  if (/[\p{Script=Latin}]-$/u.test(left)) return left + right;
  return wordEnd && wordStart && latin ? `${left} ${right}` : left + right;
}
