/**
 * What a character is to composition. The classes follow CLREQ (#classification_of_characters) with the
 * tailoring of composition.md; numbers are stable because tables are indexed by them.
 */
export const C = {
  Han: 0,
  /** “‘（《〈【〖〔［｛「『 */
  Open: 1,
  /** ”’）》〉】〗〕］｝」』 */
  Close: 2,
  /** ，、；： */
  Pause: 3,
  /** 。．？！ */
  Stop: 4,
  /** ·‧・ */
  Dot: 5,
  Ellipsis: 6,
  Dash: 7,
  /** ～－– : connect a range, never start a line */
  Connector: 8,
  /** ／ */
  Slash: 9,
  Letter: 10,
  Digit: 11,
  /** Western marks that close: , . ! ? : ; ) ] } */
  WestClose: 12,
  /** ( [ { */
  WestOpen: 13,
  /** % ‰ ℃ ° ′ ″ and the like: follow a number */
  Suffix: 14,
  /** ￥ ¥ $ € £ № ± : lead a number */
  Prefix: 15,
  Space: 16,
  /** Ideographic space. */
  WideSpace: 17,
  /** Combining marks, variation selectors, joiners: one with what stands before. */
  Join: 18,
  /** Controls, bidi marks: no width and no ink. */
  Hidden: 19,
  /**々〻ー‼⁇⁈⁉ : like Han, but never at a line start */
  HanTail: 20,
  /** Zero width space: a place to break. */
  BreakHere: 21,
  /** No-break space, word joiner: no place to break. */
  Glue: 22,
} as const;
export type C = (typeof C)[keyof typeof C];

const MEMBERS: readonly (readonly [C, string])[] = [
  [C.Open, '“‘（《〈【〖〔［｛「『﹃﹁'],
  [C.Close, '”’）》〉】〗〕］｝」』﹄﹂'],
  [C.Pause, '，、；：'],
  [C.Stop, '。．？！'],
  [C.Dot, '·‧・'],
  [C.Ellipsis, '…⋯'],
  [C.Dash, '—⸺―'],
  [C.Connector, '～－–'],
  [C.Slash, '／'],
  [C.WestClose, ',.!?:;)]}'],
  [C.WestOpen, '([{'],
  [C.Suffix, '%％‰℃℉°′″￠¢‱'],
  [C.Prefix, '￥¥$＄€£￡№±'],
  [C.HanTail, '々〻ー‼⁇⁈⁉ヽヾゝゞ'],
  [C.Space, ' \t'],
  [C.WideSpace, '\u3000'],
  [C.BreakHere, '\u200b'],
  [C.Glue, '\u00a0\u2060\u202f\ufeff'],
];

const UNKNOWN = 255;
const table = new Uint8Array(0x10000).fill(UNKNOWN);
for (const [cls, characters] of MEMBERS) for (const c of characters) table[c.codePointAt(0) ?? 0] = cls;

const JOINING = /^(?:\p{M}|\p{Emoji_Modifier}|\p{Variation_Selector}|\p{Join_Control})$/u;
const HIDDEN = /^[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]$/u;
const WIDE =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Extended_Pictographic}\u2460-\u27bf\u2190-\u21ff\u2500-\u25ff\u3000-\u303f\uff00-\uffef\u2e80-\u2fff]$/u;

function classify(codePoint: number): C {
  if (codePoint >= 0x30 && codePoint <= 0x39) return C.Digit;
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return C.Han;
  const character = String.fromCodePoint(codePoint);
  if (JOINING.test(character)) return C.Join;
  if (HIDDEN.test(character)) return C.Hidden;
  if (/^\s$/u.test(character)) return C.Space;
  if (codePoint >= 0xff10 && codePoint <= 0xff19) return C.Digit;
  if (WIDE.test(character) || codePoint >= 0x20000) return C.Han;
  return C.Letter;
}

/** Class of a code point; lone surrogates count as Han so that nothing vanishes. */
export function classOf(codePoint: number): C {
  if (codePoint > 0xffff) return classify(codePoint);
  const known = table[codePoint] ?? UNKNOWN;
  if (known !== UNKNOWN) return known as C;
  const fresh = classify(codePoint);
  table[codePoint] = fresh;
  return fresh;
}

/** A closing, pausing or stopping mark: body in the left half of its em (horizontal), blank behind. */
export const closes = (c: C): boolean => c === C.Close || c === C.Pause || c === C.Stop;
export const isWestern = (c: C): boolean =>
  c === C.Letter ||
  c === C.Digit ||
  c === C.WestClose ||
  c === C.WestOpen ||
  c === C.Suffix ||
  c === C.Prefix;
export const isHan = (c: C): boolean => c === C.Han || c === C.HanTail;
