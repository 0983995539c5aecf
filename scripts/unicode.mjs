// Writes core/typeset/unicode/data.ts: the Line_Break class of every code point as runs, from the Unicode
// Character Database as packaged in @unicode/unicode-15.0.0. Run it again only to move to another version.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
const source = '@unicode/unicode-15.0.0';
const END = 0x110000;

const ranges = async (property, value) => (await import(`${source}/${property}/${value}/ranges.mjs`)).default;
const paint = (list, cells, value, where = () => true) => {
  for (const { begin, end } of list)
    for (let c = begin; c < end; c++)
      if (where(cells[c])) cells[c] = typeof value === 'function' ? value(cells[c]) : value;
};

/** The classes in the order that core/typeset/unicode/lineclass.ts numbers them. */
const names = [
  ...readFileSync(path.join(root, 'core/typeset/unicode/lineclass.ts'), 'utf8').matchAll(
    /^ {2}(\w+): (\d+),$/gmu,
  ),
]
  .sort((a, b) => Number(a[2]) - Number(b[2]))
  .map(([, name]) => name);
const id = (name) => {
  const index = names.indexOf(name);
  if (index < 0) throw new Error(`lineclass.ts has no ${name}`);
  return index;
};

const LONG = {
  AL: 'Alphabetic',
  HL: 'Hebrew_Letter',
  NU: 'Numeric',
  ID: 'Ideographic',
  EB: 'E_Base',
  EM: 'E_Modifier',
  OP: 'Open_Punctuation',
  CL: 'Close_Punctuation',
  CP: 'Close_Parenthesis',
  QU: 'Quotation',
  EX: 'Exclamation',
  IS: 'Infix_Numeric',
  SY: 'Break_Symbols',
  NS: 'Nonstarter',
  IN: 'Inseparable',
  HY: 'Hyphen',
  BA: 'Break_After',
  BB: 'Break_Before',
  B2: 'Break_Both',
  CB: 'Contingent_Break',
  PR: 'Prefix_Numeric',
  PO: 'Postfix_Numeric',
  GL: 'Glue',
  WJ: 'Word_Joiner',
  ZW: 'ZWSpace',
  ZWJ: 'ZWJ',
  CM: 'Combining_Mark',
  SP: 'Space',
  BK: 'Mandatory_Break',
  CR: 'Carriage_Return',
  LF: 'Line_Feed',
  NL: 'Next_Line',
  RI: 'Regional_Indicator',
  JL: 'JL',
  JV: 'JV',
  JT: 'JT',
  H2: 'H2',
  H3: 'H3',
  AI: 'Ambiguous',
  SG: 'Surrogate',
  XX: 'Unknown',
  SA: 'Complex_Context',
  CJ: 'Conditional_Japanese_Starter',
};

/** OP that are East_Asian_Width F, W or H all stand in these blocks; the package does not carry that property. */
const WIDE_OPENERS = [
  [0x2329, 0x2329],
  [0x3000, 0x303f],
  [0xfe10, 0xfe6f],
  [0xff00, 0xffef],
];

const cells = new Uint8Array(END).fill(id('XX'));
for (const [short, long] of Object.entries(LONG)) paint(await ranges('Line_Break', long), cells, id(short));
for (const [first, last] of WIDE_OPENERS)
  paint([{ begin: first, end: last + 1 }], cells, id('OW'), (c) => c === id('OP'));
for (const marks of ['Nonspacing_Mark', 'Spacing_Mark'])
  paint(await ranges('General_Category', marks), cells, id('SM'), (c) => c === id('SA'));
for (const formats of ['Control', 'Format'])
  paint(await ranges('General_Category', formats), cells, id('CF'), (c) => c === id('CM'));
const unassigned = new Uint8Array(END);
paint(await ranges('General_Category', 'Unassigned'), unassigned, 1);
for (const { begin, end } of await ranges('Binary_Property', 'Extended_Pictographic'))
  for (let c = begin; c < end; c++) if (unassigned[c] && cells[c] === id('ID')) cells[c] = id('EP');

/** One sign for each class, none of which is a digit or a small letter: those are the length in base 36. */
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ!#%&()*+,-./:;<=>?@[]^_{|}~';
let runs = '';
for (let start = 0; start < END; ) {
  let end = start + 1;
  while (end < END && cells[end] === cells[start]) end++;
  runs += SIGNS[cells[start]] + (end - start > 1 ? (end - start).toString(36) : '');
  start = end;
}
const lines = runs.match(/.{1,104}/gu).map((line) => `  '${line}',`);
writeFileSync(
  path.join(root, 'core/typeset/unicode/data.ts'),
  `/**
 * Made by scripts/unicode.mjs from Unicode Character Database 15.0.0; © Unicode, Inc., Unicode licence (NOTICE).
 * Runs of equal class from U+0000 on: the sign of the class in SIGNS, numbered as in lineclass.ts, then the
 * length in base 36 where it is not 1.
 */
export const SIGNS = '${SIGNS}';

export const RUNS: string = [
${lines.join('\n')}
].join('');
`,
);
