/**
 * Line_Break classes (UAX #14, Unicode 15.0), with the few distinctions the algorithm needs from other
 * properties split off as classes of their own. The order is that of scripts/unicode.mjs, which writes data.ts.
 */
export const LB = {
  AL: 0,
  HL: 1,
  NU: 2,
  ID: 3,
  EB: 4,
  EM: 5,
  /** ID that is Extended_Pictographic and unassigned: a base for modifiers to come (LB30b). */
  EP: 6,
  OP: 7,
  /** OP that is East Asian wide (LB30). */
  OW: 8,
  CL: 9,
  CP: 10,
  QU: 11,
  EX: 12,
  IS: 13,
  SY: 14,
  NS: 15,
  IN: 16,
  HY: 17,
  BA: 18,
  BB: 19,
  B2: 20,
  CB: 21,
  PR: 22,
  PO: 23,
  GL: 24,
  WJ: 25,
  ZW: 26,
  ZWJ: 27,
  CM: 28,
  SP: 29,
  BK: 30,
  CR: 31,
  LF: 32,
  NL: 33,
  RI: 34,
  JL: 35,
  JV: 36,
  JT: 37,
  H2: 38,
  H3: 39,
  AI: 40,
  SG: 41,
  XX: 42,
  SA: 43,
  /** SA that is a mark (General_Category Mn or Mc): CM by LB1. */
  SM: 44,
  CJ: 45,
  /** CM that is a control or format character: has no ink of its own. */
  CF: 46,
} as const;
export type LB = (typeof LB)[keyof typeof LB];

/** Classes that the rules speak of: all up to here; the others are resolved into them by LB1. */
export const RESOLVED = 40;

const CLASSES = 47;

/** LB1: what ambiguous, unknown and complex characters count as where no language says otherwise. */
const RESOLVE = new Uint8Array(CLASSES);
for (let cls = 0; cls < CLASSES; cls++) RESOLVE[cls] = cls < RESOLVED ? cls : LB.AL;
RESOLVE[LB.SM] = LB.CM;
RESOLVE[LB.CF] = LB.CM;
RESOLVE[LB.CJ] = LB.NS;

export const resolve = (cls: LB): LB => (RESOLVE[cls] ?? LB.AL) as LB;
