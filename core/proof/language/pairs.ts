/** Opening marks and what closes them. */
const closers: Readonly<Record<string, string>> = {
  '“': '”',
  '‘': '’',
  '（': '）',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '〔': '〕',
  '「': '」',
  '『': '』',
};
const openers: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(closers).map(([open, close]) => [close, open]),
);

export interface Mark {
  readonly at: number;
  readonly mark: string;
}

export interface Pair {
  readonly open: Mark;
  readonly close: Mark;
  /** The pair right around this one. */
  readonly within: Mark | undefined;
}

export interface Pairing {
  readonly pairs: readonly Pair[];
  /** Opening marks that nothing closes, closing marks that nothing opened. */
  readonly open: readonly Mark[];
  readonly stray: readonly Mark[];
}

const LATIN_BEFORE = /[A-Za-z0-9]/u;
/** `’` after a letter with no quotation open is an apostrophe: don’t, CEO’s. */
const isApostrophe = (text: string, at: number, stack: readonly Mark[]): boolean =>
  text[at] === '’' &&
  LATIN_BEFORE.test(text[at - 1] ?? '') &&
  (/[A-Za-z]/u.test(text[at + 1] ?? '') || !stack.some(({ mark }) => mark === '‘'));

/** `1）`, `a）`, `一）` at a paragraph's or clause's start number a list and need no opening mark. */
const isListNumber = (text: string, at: number): boolean =>
  text[at] === '）' &&
  /(?:^|[。；：，、\s])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$/u.test(text.slice(0, at));

const MARKS = /[“”‘’（）《》〈〉【】〔〕「」『』]/gu;

let last: { readonly text: string; readonly pairing: Pairing } | undefined;

/** Pairs the marks of a paragraph; the last answer is kept, since several rules ask for the same text. */
export function pairMarks(text: string): Pairing {
  if (last?.text === text) return last.pairing;
  const pairs: Pair[] = [];
  const stray: Mark[] = [];
  const open: Mark[] = [];
  const stack: Mark[] = [];
  for (const { 0: mark, index: at } of text.matchAll(MARKS)) {
    if (closers[mark] !== undefined) {
      stack.push({ at, mark });
      continue;
    }
    const opener = openers[mark];
    if (opener === undefined || isApostrophe(text, at, stack) || isListNumber(text, at)) continue;
    const found = stack.findLastIndex((entry) => entry.mark === opener);
    if (found < 0) {
      stray.push({ at, mark });
      continue;
    }
    // What stands open above the one that closes was never closed.
    open.push(...stack.splice(found + 1));
    const opened = stack.pop();
    if (opened) pairs.push({ open: opened, close: { at, mark }, within: stack.at(-1) });
  }
  open.push(...stack);
  open.sort((a, b) => a.at - b.at);
  const pairing = { pairs, open, stray };
  last = { text, pairing };
  return pairing;
}

export const closerOf = (open: string): string => closers[open] ?? '';
