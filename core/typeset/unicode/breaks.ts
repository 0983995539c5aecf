import { LB, RESOLVED, resolve } from './lineclass';
import { lineClassOf } from './lookup';
import { isHard, JOINS, JOINS_OVER_SPACES } from './pairs';

/** What UAX #14 says of the place before a character. */
export const Break = { Prohibited: 0, Allowed: 1, Mandatory: 2 } as const;
export type Break = (typeof Break)[keyof typeof Break];

/** Where a number stands in `(PR|PO)? (OP|HY)? NU (NU|SY|IS)* (CL|CP)? (PR|PO)?`. */
const Figure = { Outside: 0, Inside: 1, Closed: 2 } as const;
type Figure = (typeof Figure)[keyof typeof Figure];

/** What the rules remember of the text before the place they look at. */
interface Memory {
  /** Last character that is not a mark joined to another, and the one before it where both touch. */
  last: LB;
  before: LB | undefined;
  /** The last character as it is: a joiner binds what follows even after a space (LB8a). */
  joiner: boolean;
  /** Class before the spaces that `last` ends. */
  spaced: LB | undefined;
  number: Figure;
  /** Flags are pairs: whether an odd number of their letters ends here (LB30a). */
  oddFlag: boolean;
}

/** One for all texts: most runs are a few characters long. */
const memory: Memory = {
  last: LB.AL,
  before: undefined,
  joiner: false,
  spaced: undefined,
  number: Figure.Outside,
  oddFlag: false,
};

/**
 * The Unicode line breaking algorithm (UAX #14, Unicode 15.0), untailored but for the numbers of section 8.2
 * example 7, which the conformance test asks for. Fills `out[i − from]` for every place before the code
 * points (from, to); the text counts as starting at `from`.
 */
export function findBreaks(codePoints: Uint32Array, from: number, to: number, out: Uint8Array): void {
  if (from >= to) return;
  begin(lineClassOf(codePoints[from] ?? 0));
  for (let i = from + 1; i < to; i++) {
    const raw = lineClassOf(codePoints[i] ?? 0);
    const cls = resolve(raw);
    if (attaches(cls) && takesMarks(memory.last)) {
      out[i - from] = Break.Prohibited;
      memory.joiner = cls === LB.ZWJ;
      continue;
    }
    const b = attaches(cls) ? LB.AL : cls;
    out[i - from] = isHard(memory.last)
      ? afterHard(memory.last, b)
      : decide(b, codePoints, i, to)
        ? Break.Prohibited
        : Break.Allowed;
    advance(b);
    memory.joiner = cls === LB.ZWJ;
  }
}

const attaches = (cls: LB): boolean => cls === LB.CM || cls === LB.ZWJ;
/** LB9: marks join anything but spaces and hard breaks. */
const takesMarks = (cls: LB): boolean => cls !== LB.SP && cls !== LB.ZW && !isHard(cls);
/** LB4 and LB5. */
const afterHard = (a: LB, b: LB): Break => (a === LB.CR && b === LB.LF ? Break.Prohibited : Break.Mandatory);

function begin(raw: LB): void {
  memory.last = LB.AL;
  memory.spaced = undefined;
  memory.number = Figure.Outside;
  memory.oddFlag = false;
  const cls = resolve(raw);
  advance(attaches(cls) ? LB.AL : cls);
  memory.before = undefined;
  memory.joiner = cls === LB.ZWJ;
}

function advance(b: LB): void {
  memory.spaced = b === LB.SP ? (memory.last === LB.SP ? memory.spaced : memory.last) : undefined;
  memory.number = numberAfter(memory.number, b);
  memory.oddFlag = b === LB.RI && !(memory.last === LB.RI && memory.oddFlag);
  memory.before = memory.last;
  memory.last = b;
}

function numberAfter(state: Figure, b: LB): Figure {
  if (b === LB.NU) return Figure.Inside;
  if (state !== Figure.Inside) return Figure.Outside;
  if (b === LB.SY || b === LB.IS) return Figure.Inside;
  return b === LB.CL || b === LB.CP ? Figure.Closed : Figure.Outside;
}

/** Whether the rules from LB6 on keep `b` with what stands before it. */
function decide(b: LB, codePoints: Uint32Array, i: number, to: number): boolean {
  const a = memory.last;
  if (isHard(b)) return true; // LB6
  if (a === LB.SP)
    return (memory.joiner && b !== LB.ZW) || JOINS_OVER_SPACES[(memory.spaced ?? LB.SP) * RESOLVED + b] === 1;
  if (memory.joiner && a !== LB.ZW) return true; // LB8a
  if (JOINS[a * RESOLVED + b] === 1) return true;
  if (memory.before === LB.HL && (a === LB.HY || a === LB.BA)) return b !== LB.CB; // LB21a after LB20
  if (a === LB.RI && b === LB.RI) return memory.oddFlag;
  return joinsNumber(b, codePoints, i, to);
}

/** LB25 as the regular expression of UAX #14, 8.2 example 7. */
function joinsNumber(b: LB, codePoints: Uint32Array, i: number, to: number): boolean {
  const { last: a, number } = memory;
  if (b === LB.NU) {
    if (a === LB.PR || a === LB.PO || a === LB.HY) return true;
    return number === Figure.Inside;
  }
  if (b === LB.PR || b === LB.PO) return number !== Figure.Outside;
  const opens = (b === LB.OP || b === LB.OW) && (a === LB.PR || a === LB.PO);
  return opens && startsNumber(codePoints, i + 1, to);
}

function startsNumber(codePoints: Uint32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const cls = resolve(lineClassOf(codePoints[i] ?? 0));
    if (!attaches(cls)) return cls === LB.NU;
  }
  return false;
}
