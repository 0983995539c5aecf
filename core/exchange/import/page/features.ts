import { isFurniture } from './furniture';
import { isByline, isCredit, isDateline, isFlag, isPhotoStoryCredit, isSource } from './marks';
import type { Piece } from './reflow';
import {
  balanceOf,
  type Ending,
  endingOf,
  endsWithFunctionWord,
  startsMidSentence,
  startsWithParticle,
  tighten,
  widthOf,
} from './text';

/** What the classifiers look at: facts about one piece, none of them decisive alone. */
export interface Features {
  readonly piece: Piece;
  readonly text: string;
  readonly width: number;
  readonly ending: Ending;
  readonly commas: number;
  /** Words that running copy has and headlines avoid. */
  readonly copyWords: number;
  readonly functionEnd: boolean;
  readonly midStart: boolean;
  readonly orphanClose: boolean;
  readonly unclosed: boolean;
  readonly dateline: boolean;
  readonly dash: boolean;
  readonly spaced: boolean;
  readonly numbered: boolean;
  readonly indented: boolean;
  readonly special: Special | undefined;
  /** Only of a photo story: 摄影报道. */
  readonly photoCredit: boolean;
}

export type Special = 'furniture' | 'flag' | 'source' | 'credit' | 'byline';

const COPY_WORDS =
  /[的了着过]|表示|介绍|截至|近日|目前|据|记者|我们|他们|她们|[他她]|可以|如果|因为|所以|但是|同时|通过|进行|已经|其中|此外|这[个些次]|那[个些次]|一[个位名]|\bthe\b|\band\b|\bof\b|\bto\b/gu;
const NUMBERED =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d)|[●◆◇■□▲★※•])/u;

function specialOf(text: string, underHeadline: boolean): Special | undefined {
  if (isCredit(text)) return 'credit';
  if (isSource(text)) return 'source';
  if (isByline(text, underHeadline)) return 'byline';
  if (isFlag(text)) return 'flag';
  return isFurniture(text) ? 'furniture' : undefined;
}

export function featuresOf(piece: Piece, previous: Piece | undefined): Features {
  const { text } = piece;
  const tight = tighten(text);
  const balance = balanceOf(text);
  const underHeadline =
    previous !== undefined &&
    widthOf(previous.text) >= 2 &&
    endingOf(previous.text) === 'open' &&
    widthOf(previous.text) <= 36;
  return {
    piece,
    text,
    width: widthOf(tight),
    ending: endingOf(text),
    commas: (text.match(/，|, /gu) ?? []).length,
    copyWords: (tight.match(COPY_WORDS) ?? []).length,
    functionEnd: endsWithFunctionWord(text),
    midStart: startsMidSentence(text) || startsWithParticle(text),
    orphanClose: balance.orphans.length > 0,
    unclosed: balance.unclosed > 0,
    dateline: isDateline(text),
    dash: /^[—―–-]{1,2}\s*\S/u.test(text),
    spaced: /\p{Script=Han}{2}[”》！？]?[\s　]+[“《]?\p{Script=Han}{2}/u.test(text),
    numbered: NUMBERED.test(text),
    indented: piece.indent >= 1,
    special: specialOf(text, underHeadline),
    photoCredit: isPhotoStoryCredit(text) && isCredit(text),
  };
}

/** What the whole input is like. */
export interface Manner {
  /** Paragraphs begin with an indent, so that a line without one is no beginning. */
  readonly indents: boolean;
  /** Empty lines are rare enough to part stories. */
  readonly blanksPart: boolean;
}

export function mannerOf(all: readonly Features[]): Manner {
  const copy = all.filter((f) => f.special === undefined && (f.ending === 'closed' || f.width > 36));
  const indented = copy.filter((f) => f.indented).length;
  const blanks = all.filter((f, i) => i > 0 && f.piece.blanks > 0).length;
  return {
    indents: copy.length >= 3 && indented >= copy.length * 0.4,
    blanksPart: blanks > 0 && blanks <= (all.length - 1) * 0.5,
  };
}
