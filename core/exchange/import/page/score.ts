import type { Features, Manner } from './features';

/** Weights of the signs that a line shows, added up. */
const sum = (...signs: readonly (readonly [shown: boolean, weight: number])[]): number =>
  signs.reduce((score, [shown, weight]) => (shown ? score + weight : score), 0);

const SENTENCE_END = /[。；;]$/u;
const PAUSE_END = /[，、,：:]$/u;
/** Notices have short headlines of their own and no dateline. */
const NOTICE = /(?:声明|启事|公告|通告|更正|致歉)$/u;

const isSentence = (f: Features): boolean =>
  SENTENCE_END.test(f.text) || (f.ending === 'closed' && f.text.endsWith('.'));
const partedByBlank = (f: Features, manner: Manner): boolean => manner.blanksPart && f.piece.blanks > 0;
/** Copy words tell nothing in very short lines. */
const copyWords = (f: Features, weight: number, most: number): number =>
  f.width > 12 ? Math.min(most, f.copyWords * weight) : 0;

const headWidth = (width: number): number =>
  width <= 4 ? 1 : width <= 30 ? 2 : width <= 40 ? 0.5 : -(width - 40) / 8;

/** How much a line looks like a display line: theme, kicker, headline, deck, series head. */
export const headScore = (f: Features, manner: Manner): number =>
  headWidth(f.width) -
  Math.min(2.4, f.commas * 0.8) -
  copyWords(f, 0.7, 3) +
  sum(
    [isSentence(f), -4],
    [PAUSE_END.test(f.text), -1.5],
    [f.functionEnd, -1.5],
    [f.orphanClose || f.unclosed, -0.5],
    [f.indented && manner.indents, f.piece.indent > 3 ? 0.3 : -2.5],
    [f.piece.lines > 1, -3],
    [f.spaced, 1.5],
    [f.dash, 2],
    [f.dateline, -8],
    [f.midStart, -3],
    [NOTICE.test(f.text) && f.width <= 16, 4],
    [partedByBlank(f, manner), 1.5],
  );

/** How much a piece looks like running copy or a part of it. */
export const bodyScore = (f: Features, manner: Manner): number =>
  (f.width > 40 ? 4 : f.width > 20 ? 1 : -0.5) +
  Math.min(2.4, f.commas * 0.8) +
  copyWords(f, 0.7, 3) +
  sum(
    [f.ending === 'closed', /[。.][”’）)"]*$/u.test(f.text) ? 3 : f.width > 14 ? 1 : 0],
    [f.dateline, 8],
    [f.piece.lines > 1, 3],
    [f.indented && manner.indents && f.piece.indent <= 3, 2.5],
    [f.functionEnd, 1.5],
    [f.orphanClose, 1],
    [f.midStart, 4],
    [f.spaced, -1],
  );

/** How much a line looks like a 小标题 between paragraphs. */
export const subheadScore = (f: Features, manner: Manner): number =>
  (f.width <= 15 ? 2 : f.width <= 18 ? 1 : f.width <= 24 ? -2 : -6) -
  Math.max(0, f.commas - 1) -
  copyWords(f, 0.5, 2) +
  sum(
    [f.width <= 2, -2],
    [/[。；;，、,.]$/u.test(f.text), -4],
    [f.functionEnd, -1.5],
    [f.orphanClose || f.unclosed || f.midStart, -2],
    [f.numbered, 2.5],
    [f.width > 12 && !/\p{Script=Han}/u.test(f.text), -2.5],
    [f.spaced, -1],
    [f.dash || f.dateline || f.piece.lines > 1, -3],
    [partedByBlank(f, manner), -1],
  );
