import { describe, expect, it } from 'vitest';
import { LB } from '../../../../../core/typeset/unicode/lineclass';
import { lineClassOf } from '../../../../../core/typeset/unicode/lookup';

/** Classes by their long names in the Unicode Character Database, with what ours splits off from them. */
const CLASSES: readonly (readonly [string, ...LB[]])[] = [
  ['Alphabetic', LB.AL],
  ['Ambiguous', LB.AI],
  ['Break_After', LB.BA],
  ['Break_Before', LB.BB],
  ['Break_Both', LB.B2],
  ['Break_Symbols', LB.SY],
  ['Close_Parenthesis', LB.CP],
  ['Close_Punctuation', LB.CL],
  ['Combining_Mark', LB.CM, LB.CF],
  ['Complex_Context', LB.SA, LB.SM],
  ['Conditional_Japanese_Starter', LB.CJ],
  ['Contingent_Break', LB.CB],
  ['E_Base', LB.EB],
  ['E_Modifier', LB.EM],
  ['Exclamation', LB.EX],
  ['Glue', LB.GL],
  ['H2', LB.H2],
  ['H3', LB.H3],
  ['Hebrew_Letter', LB.HL],
  ['Hyphen', LB.HY],
  ['Ideographic', LB.ID, LB.EP],
  ['Infix_Numeric', LB.IS],
  ['Inseparable', LB.IN],
  ['JL', LB.JL],
  ['JT', LB.JT],
  ['JV', LB.JV],
  ['Nonstarter', LB.NS],
  ['Numeric', LB.NU],
  ['Open_Punctuation', LB.OP, LB.OW],
  ['Postfix_Numeric', LB.PO],
  ['Prefix_Numeric', LB.PR],
  ['Quotation', LB.QU],
  ['Regional_Indicator', LB.RI],
  ['Surrogate', LB.SG],
  ['Unknown', LB.XX],
  ['Word_Joiner', LB.WJ],
];

interface Ranges {
  readonly default: readonly { readonly begin: number; readonly end: number }[];
}

describe('the table made from Unicode data', () => {
  it.each(CLASSES)('has every character of %s', async (name, ...classes) => {
    const path = `../../../../../node_modules/@unicode/unicode-15.0.0/Line_Break/${name}/ranges.mjs`;
    const { default: ranges } = (await import(/* @vite-ignore */ path)) as Ranges;
    const wrong: string[] = [];
    let count = 0;
    for (const { begin, end } of ranges)
      for (let c = begin; c < end; c += c < 0x20000 ? 1 : 97) {
        count++;
        if (!classes.includes(lineClassOf(c))) wrong.push(c.toString(16));
      }
    expect(count).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});
