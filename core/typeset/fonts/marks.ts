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
