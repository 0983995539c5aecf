import { LB, RESOLVED } from './lineclass';

const among = (...classes: readonly LB[]): ReadonlySet<LB> => new Set(classes);
const HARD = among(LB.BK, LB.CR, LB.LF, LB.NL);
const NEVER_BEFORE = among(LB.WJ, LB.CL, LB.CP, LB.EX, LB.IS, LB.SY, LB.QU);
const NEVER_AFTER = among(LB.WJ, LB.GL, LB.OP, LB.OW, LB.QU);
const WORD = among(LB.AL, LB.HL);
const IDEOGRAPH = among(LB.ID, LB.EB, LB.EM, LB.EP);
const HANGUL = among(LB.JL, LB.JV, LB.JT, LB.H2, LB.H3);

/** LB22–LB31 for neighbours without anything between them: words, numbers, ideographs, Hangul, emoji. */
function joinsByKind(a: LB, b: LB): boolean {
  const wordA = WORD.has(a);
  const wordB = WORD.has(b);
  if ((wordA && (wordB || b === LB.NU)) || (a === LB.NU && wordB)) return true; // LB23, LB28
  if (a === LB.PR && (IDEOGRAPH.has(b) || HANGUL.has(b))) return true; // LB23a, LB27
  if (b === LB.PO && (IDEOGRAPH.has(a) || HANGUL.has(a))) return true;
  if ((a === LB.PR || a === LB.PO) && wordB) return true; // LB24
  if (wordA && (b === LB.PR || b === LB.PO)) return true;
  if (a === LB.JL) return b === LB.JL || b === LB.JV || b === LB.H2 || b === LB.H3; // LB26
  if (a === LB.JV || a === LB.H2) return b === LB.JV || b === LB.JT;
  if (a === LB.JT || a === LB.H3) return b === LB.JT;
  if (a === LB.IS && wordB) return true; // LB29
  if ((wordA || a === LB.NU) && b === LB.OP) return true; // LB30
  if (a === LB.CP && (wordB || b === LB.NU)) return true;
  return b === LB.EM && (a === LB.EB || a === LB.EP); // LB30b
}

/** LB12a–LB31 for direct neighbours, as far as two classes tell; numbers, spaces, flags are the machine's. */
function joins(a: LB, b: LB): boolean {
  if (b === LB.SP || b === LB.ZW) return true; // LB7
  if (a === LB.ZW) return false; // LB8
  if (NEVER_BEFORE.has(b) || NEVER_AFTER.has(a)) return true; // LB11–LB14, LB19
  if (b === LB.GL) return a !== LB.BA && a !== LB.HY; // LB12a; spaces never come here
  if (b === LB.NS && (a === LB.CL || a === LB.CP)) return true; // LB16
  if (a === LB.B2 && b === LB.B2) return true; // LB17
  if (a === LB.CB || b === LB.CB) return false; // LB20
  if (b === LB.BA || b === LB.HY || b === LB.NS || b === LB.IN || a === LB.BB) return true; // LB21, LB22
  if (a === LB.SY && b === LB.HL) return true; // LB21b
  return joinsByKind(a, b);
}

/** JOINS[a × RESOLVED + b] is 1 where no line may break between the classes a and b standing side by side. */
export const JOINS = new Uint8Array(RESOLVED * RESOLVED);
for (let a = 0; a < RESOLVED; a++)
  for (let b = 0; b < RESOLVED; b++) JOINS[a * RESOLVED + b] = joins(a as LB, b as LB) ? 1 : 0;

/** Mandatory breaks: a line ends after these (LB4, LB5). */
export const isHard = (cls: LB): boolean => HARD.has(cls);

/** LB7, LB8, LB11, LB13–LB18: whether a line may not break before `b` after spaces that follow `a`. */
export function joinsOverSpaces(a: LB, b: LB): boolean {
  if (b === LB.SP || b === LB.ZW) return true;
  if (a === LB.ZW) return false;
  if (b === LB.WJ || b === LB.CL || b === LB.CP || b === LB.EX || b === LB.IS || b === LB.SY) return true;
  if (a === LB.OP || a === LB.OW) return true;
  if (a === LB.QU) return b === LB.OP || b === LB.OW;
  if (a === LB.CL || a === LB.CP) return b === LB.NS;
  return a === LB.B2 && b === LB.B2;
}
