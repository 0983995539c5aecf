import { LB } from './unicode/lineclass';
import { lineClassOf } from './unicode/lookup';

/**
 * What a character is to composition. The classes follow CLREQ (#classification_of_characters): those of Unicode's
 * line breaking (UAX #14) with the zh tailoring below. Numbers are stable because tables are indexed by them.
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
  /** Zero width space, line and page feeds: a place to break. */
  BreakHere: 21,
  /** No-break space, word joiner: no place to break. */
  Glue: 22,
  /** Hangul letters that make up a syllable with their neighbours. */
  Jamo: 23,
  /** " ' « » and the like: nobody knows whether they open or close. */
  Quote: 24,
  /** - | / and the like: stay with what stands before them. */
  After: 25,
  /** ² ³ ⁿ ₂ : note marks and exponents as characters. */
  Super: 26,
} as const;
export type C = (typeof C)[keyof typeof C];

/**
 * The zh tailoring, character by character (composition.md rules 1, 2, 8 and GB/T 15834-2011 5.1). Everything that is
 * not here goes by its Unicode class.
 */
const TAILORED: readonly (readonly [C, string])[] = [
  // Curly quotes are brackets, not QU (rule 8).
  [C.Open, '“‘〝'],
  [C.Close, '”’〞〟'],
  [C.Pause, '，、；：'],
  [C.Stop, '。．？！'],
  // Never start a line; AL, BA, AI, NS and ID in Unicode (rules 1 and 8).
  [C.Dot, '·‧・･'],
  [C.Connector, '～〜－–'],
  [C.Slash, '／'],
  // IN and B2 may start a line at level gb (rule 3); a horizontal bar is drawn for a dash.
  [C.Ellipsis, '…⋯‥'],
  [C.Dash, '—⸺―'],
  [C.WestClose, ',.!?:;)]}'],
  [C.WestOpen, '([{'],
  // The signs that belong to a numeral (rules 1, 2 and 6).
  [C.Suffix, '%％‰℃℉°′″￠¢‱'],
  [C.Prefix, '￥¥$＄€£￡№±'],
  [C.Digit, '０１２３４５６７８９'],
  // Signs of calculation part from Han on either side, like letters; PR in Unicode.
  [C.Letter, '+\\−∓'],
  // Iteration and length marks, paired exclamation marks (rule 1).
  [C.HanTail, '々〻ー‼⁇⁈⁉ヽヾゝゞ〵'],
  [C.After, '-‐‒/|'],
  [C.Super, '²³¹⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₔₕₖₗₘₙₚₛₜ'],
  [C.Space, ' \t'],
  [C.WideSpace, '\u3000'],
  [C.Glue, '\u00a0\u202f\u2060\ufeff'],
  [C.Join, '\u200c'],
];

/** Signs as wide as Han in Chinese fonts that Unicode leaves ambiguous (AI, AL): first and last of each block. */
const WIDE_SIGNS: readonly (readonly [number, number])[] = [
  [0x203b, 0x203b],
  [0x2160, 0x217f],
  [0x2190, 0x21ff],
  [0x23e9, 0x23fa],
  [0x2460, 0x27bf],
  [0x2b00, 0x2bff],
  [0x2e80, 0x303f],
  // Characters a paper draws for itself are Han.
  [0xe000, 0xf8ff],
  [0x1f000, 0x1f1e5],
  [0x1f200, 0x1faff],
  [0xf0000, 0x10fffd],
];

/** Marks in these blocks have the full-width form with a blank half; the others are Western. */
const FULL_WIDTH: readonly (readonly [number, number])[] = [
  [0x3000, 0x303f],
  [0x30a0, 0x30ff],
  [0xfe10, 0xfe1f],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff65],
];

const within = (codePoint: number, blocks: readonly (readonly [number, number])[]): boolean =>
  blocks.some(([first, last]) => codePoint >= first && codePoint <= last);

/** Class by the Unicode class alone, for characters of Western and other scripts. */
const BY_LINE_CLASS: ReadonlyMap<LB, C> = new Map<LB, C>([
  [LB.NU, C.Digit],
  [LB.ID, C.Han],
  [LB.EB, C.Han],
  [LB.EP, C.Han],
  [LB.H2, C.Han],
  [LB.H3, C.Han],
  [LB.CJ, C.HanTail],
  [LB.JL, C.Jamo],
  [LB.JV, C.Jamo],
  [LB.JT, C.Jamo],
  [LB.OP, C.WestOpen],
  [LB.OW, C.Open],
  [LB.CL, C.WestClose],
  [LB.CP, C.WestClose],
  [LB.EX, C.WestClose],
  [LB.IS, C.WestClose],
  [LB.NS, C.WestClose],
  [LB.SY, C.After],
  [LB.HY, C.After],
  [LB.BA, C.After],
  [LB.QU, C.Quote],
  [LB.PO, C.Suffix],
  [LB.PR, C.Prefix],
  [LB.ZW, C.BreakHere],
  [LB.BK, C.BreakHere],
  [LB.CR, C.BreakHere],
  [LB.LF, C.BreakHere],
  [LB.NL, C.BreakHere],
  [LB.WJ, C.Glue],
  [LB.CM, C.Join],
  [LB.SM, C.Join],
  [LB.EM, C.Join],
  [LB.ZWJ, C.Join],
  [LB.CF, C.Hidden],
  [LB.SP, C.Space],
]);

/** The same marks with full-width forms. */
const BY_WIDE_CLASS: ReadonlyMap<LB, C> = new Map<LB, C>([
  [LB.OP, C.Open],
  [LB.CL, C.Close],
  [LB.EX, C.Stop],
  [LB.IS, C.Pause],
  [LB.NS, C.HanTail],
  [LB.QU, C.Han],
]);

const isTag = (codePoint: number): boolean => codePoint >= 0xe0020 && codePoint <= 0xe007f;
/** Spaces of fixed widths are BA in Unicode, invisible operators AL, the soft hyphen BA. */
const isSpace = (codePoint: number): boolean =>
  (codePoint >= 0x2000 && codePoint <= 0x200a) || codePoint === 0x1680 || codePoint === 0x205f;
const isUnseen = (codePoint: number): boolean =>
  codePoint === 0xad || codePoint === 0x180e || (codePoint >= 0x2061 && codePoint <= 0x2064);
/** Double diacritics and the grapheme joiner, GL in Unicode: drawn over the base before them. */
const isOverlay = (codePoint: number): boolean =>
  codePoint === 0x34f || (codePoint >= 0x35c && codePoint <= 0x362);

function derive(codePoint: number): C {
  if (isSpace(codePoint)) return C.Space;
  if (isUnseen(codePoint)) return C.Hidden;
  if (isOverlay(codePoint) || isTag(codePoint)) return C.Join;
  const line = lineClassOf(codePoint);
  // Lone surrogates are drawn as the missing glyph: nothing vanishes.
  if (line === LB.SG) return C.Han;
  const wide = within(codePoint, FULL_WIDTH) ? BY_WIDE_CLASS.get(line) : undefined;
  const known = wide ?? BY_LINE_CLASS.get(line);
  if (known !== undefined) return known;
  return within(codePoint, WIDE_SIGNS) || (line === LB.AI && codePoint >= 0x2500) ? C.Han : C.Letter;
}

const BMP = 0x10000;
const plane = new Uint8Array(BMP);
for (let c = 0; c < BMP; c++) plane[c] = derive(c);
for (const [cls, characters] of TAILORED) for (const c of characters) plane[c.codePointAt(0) ?? 0] = cls;

/** Class of a code point; lone surrogates count as Han so that nothing vanishes. */
export const classOf = (codePoint: number): C =>
  codePoint < BMP ? ((plane[codePoint] ?? C.Han) as C) : derive(codePoint);

/** A closing, pausing or stopping mark: body in the left half of its em (horizontal), blank behind. */
export const closes = (c: C): boolean => c === C.Close || c === C.Pause || c === C.Stop;
export const isWestern = (c: C): boolean =>
  (c >= C.Letter && c <= C.Prefix) || (c >= C.Quote && c <= C.Super);
export const isHan = (c: C): boolean => c === C.Han || c === C.HanTail || c === C.Jamo;
