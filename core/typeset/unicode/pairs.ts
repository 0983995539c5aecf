import { LB, RESOLVED } from './lineclass';

type Classes = readonly LB[] | 'any';
const OPENERS: readonly LB[] = [LB.OP, LB.OW];
const WORD: readonly LB[] = [LB.AL, LB.HL];
const AFFIX: readonly LB[] = [LB.PR, LB.PO];
const IDEOGRAPH: readonly LB[] = [LB.ID, LB.EB, LB.EM, LB.EP];
const HANGUL: readonly LB[] = [LB.JL, LB.JV, LB.JT, LB.H2, LB.H3];
const CLOSERS: readonly LB[] = [LB.CL, LB.CP];

/**
 * The rules for direct neighbours in their order: the first that both classes fit decides; a place no rule is for is a
 * break (LB31). Numbers (LB25), spaces, flags and hard breaks need more than two classes and are the machine's.
 */
const RULES: readonly (readonly [rule: string, before: Classes, after: Classes, joins: boolean])[] = [
  ['LB7', 'any', [LB.SP, LB.ZW], true],
  ['LB8', [LB.ZW], 'any', false],
  ['LB11', 'any', [LB.WJ], true],
  ['LB11', [LB.WJ], 'any', true],
  ['LB12', [LB.GL], 'any', true],
  ['LB12a', [LB.BA, LB.HY], [LB.GL], false],
  ['LB12a', 'any', [LB.GL], true],
  ['LB13', 'any', [LB.CL, LB.CP, LB.EX, LB.IS, LB.SY], true],
  ['LB14', OPENERS, 'any', true],
  ['LB16', CLOSERS, [LB.NS], true],
  ['LB17', [LB.B2], [LB.B2], true],
  ['LB19', 'any', [LB.QU], true],
  ['LB19', [LB.QU], 'any', true],
  ['LB20', 'any', [LB.CB], false],
  ['LB20', [LB.CB], 'any', false],
  ['LB21', 'any', [LB.BA, LB.HY, LB.NS], true],
  ['LB21', [LB.BB], 'any', true],
  ['LB21b', [LB.SY], [LB.HL], true],
  ['LB22', 'any', [LB.IN], true],
  ['LB23', WORD, [LB.NU], true],
  ['LB23', [LB.NU], WORD, true],
  ['LB23a', [LB.PR], IDEOGRAPH, true],
  ['LB23a', IDEOGRAPH, [LB.PO], true],
  ['LB24', AFFIX, WORD, true],
  ['LB24', WORD, AFFIX, true],
  ['LB26', [LB.JL], [LB.JL, LB.JV, LB.H2, LB.H3], true],
  ['LB26', [LB.JV, LB.H2], [LB.JV, LB.JT], true],
  ['LB26', [LB.JT, LB.H3], [LB.JT], true],
  ['LB27', HANGUL, [LB.PO], true],
  ['LB27', [LB.PR], HANGUL, true],
  ['LB28', WORD, WORD, true],
  ['LB29', [LB.IS], WORD, true],
  ['LB30', [LB.AL, LB.HL, LB.NU], [LB.OP], true],
  ['LB30', [LB.CP], [LB.AL, LB.HL, LB.NU], true],
  ['LB30b', [LB.EB, LB.EP], [LB.EM], true],
];

/** The rules for what follows the spaces after a class; where none is for it a line may break (LB18). */
const RULES_OVER_SPACES: typeof RULES = [
  ['LB7', 'any', [LB.SP, LB.ZW], true],
  ['LB8', [LB.ZW], 'any', false],
  ['LB11', 'any', [LB.WJ], true],
  ['LB13', 'any', [LB.CL, LB.CP, LB.EX, LB.IS, LB.SY], true],
  ['LB14', OPENERS, 'any', true],
  ['LB15', [LB.QU], OPENERS, true],
  ['LB16', CLOSERS, [LB.NS], true],
  ['LB17', [LB.B2], [LB.B2], true],
];

const fits = (classes: Classes, cls: LB): boolean => classes === 'any' || classes.includes(cls);

function tabulate(rules: typeof RULES): Uint8Array {
  const table = new Uint8Array(RESOLVED * RESOLVED);
  for (let a = 0; a < RESOLVED; a++)
    for (let b = 0; b < RESOLVED; b++) {
      const rule = rules.find(([, before, after]) => fits(before, a as LB) && fits(after, b as LB));
      table[a * RESOLVED + b] = rule?.[3] ? 1 : 0;
    }
  return table;
}

/** JOINS[a × RESOLVED + b] is 1 where no line may break between the classes a and b standing side by side. */
export const JOINS: Uint8Array = tabulate(RULES);
/** The same with spaces between them. */
export const JOINS_OVER_SPACES: Uint8Array = tabulate(RULES_OVER_SPACES);

/** Mandatory breaks: a line ends after these (LB4, LB5). */
export const isHard = (cls: LB): boolean => cls >= LB.BK && cls <= LB.NL;
