/** Marks whose ink composition centres or joins itself, because fonts disagree about their widths. */
const PLACED = '“”‘’—⸺―…⋯·‧・–－～／（）《》〈〉【】〔〕［］｛｝「」『』，、；：。．？！〖〗';

/** Code points of the marks that composition asks the ink and the vertical form of. */
export const MARKS: readonly number[] = [...PLACED].map((mark) => mark.codePointAt(0) ?? 0);

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** Western characters that fonts kern: the letters of Latin-1 and Latin Extended-A, digits, marks and signs. */
export const WESTERN: readonly number[] = [
  ...range(0x20, 0x7e),
  ...range(0xa0, 0x17f),
  ...range(0x2010, 0x2015),
  ...range(0x2018, 0x201e),
  0x2020,
  0x2021,
  0x2022,
  0x2026,
  0x2030,
  0x2032,
  0x2033,
  0x2039,
  0x203a,
  0x20ac,
  0x2122,
  0x2212,
];

/** Combining marks: those of Western letters and phonetics, and the two of kana. */
export const ACCENTS: readonly number[] = [
  ...range(0x300, 0x36f),
  ...range(0x1ab0, 0x1ace),
  ...range(0x1dc0, 0x1dff),
  ...range(0x20d0, 0x20f0),
  0x3099,
  0x309a,
  ...range(0xfe20, 0xfe2f),
];

/** Letters that combining marks are put on: Latin, Greek, Cyrillic, kana. */
export const LETTERS: readonly number[] = [
  ...range(0x21, 0x2af),
  ...range(0x370, 0x52f),
  ...range(0x1e00, 0x1fff),
  0x25cc,
  ...range(0x3041, 0x3096),
  ...range(0x30a1, 0x30fa),
];
