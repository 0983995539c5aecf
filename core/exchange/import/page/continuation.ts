import { type Draft, tailOf } from './draft';
import type { Features, Manner } from './features';
import { balanceOf, endingOf } from './text';
import { makesWord, startsLikeParagraph } from './words';

const NEVER = -100;
/** What it costs to leave the story that was being read; less where that one is cut off too. */
const SWITCH = 3;
const SWITCH_BETWEEN_CUT = 1.2;

/** Where a piece of copy may go: on from a cut sentence, or as a new paragraph. */
export interface Choice {
  readonly draft: Draft;
  readonly joins: boolean;
  readonly score: number;
}

/** Scores where copy goes on. One for a page; `copy` is all its text, the evidence for words over a cut. */
export class Continuity {
  constructor(
    private readonly manner: Manner,
    private readonly copy: string,
  ) {}

  /** How well a piece goes on from a draft's last paragraph. */
  joinScore(draft: Draft, f: Features): number {
    const tail = tailOf(draft);
    if (tail === undefined || f.dateline) return NEVER;
    const ending = endingOf(tail.text);
    const indented = this.manner.indents && f.indented;
    if (ending === 'closed') return this.manner.indents && !f.indented ? 1 : NEVER;
    let score = ending === 'open' ? 3 : -1;
    if (indented) score -= 4;
    else if (this.manner.indents) score += 1;
    if (f.midStart) score += 3;
    if (f.width <= 14 && f.ending === 'closed' && !f.orphanClose) score += 1.5;
    if (startsLikeParagraph(f.text)) score -= 2;
    return score + quoteScore(tail.text, f.text) + this.wordScore(tail.text, f.text);
  }

  /** How well a piece begins a paragraph after a draft's last one. */
  private beginScore(draft: Draft, f: Features): number {
    const tail = tailOf(draft);
    let score = tail !== undefined && endingOf(tail.text) === 'open' ? -3 : 0;
    if (this.manner.indents) score += f.indented ? 2 : -2;
    if (f.orphanClose && balanceOf(f.text).orphans.some((mark) => mark !== ')' && mark !== '）')) score -= 4;
    if (f.midStart) score -= 4;
    if (startsLikeParagraph(f.text)) score += 1.5;
    return score;
  }

  private wordScore(left: string, right: string): number {
    const [l, r] = [[...left], [...right]];
    const seen = (a: number, b: number): boolean =>
      this.copy.includes(l.slice(-a).join('') + r.slice(0, b).join(''));
    let score = makesWord(left, right) ? 2 : 0;
    if (l.length > 0 && r.length > 0 && seen(1, 1)) score += 0.8;
    if ((l.length > 1 && seen(2, 1)) || (r.length > 1 && seen(1, 2))) score += 1.2;
    if (l.length > 1 && r.length > 1 && seen(2, 2)) score += 1.5;
    return score;
  }

  /**
   * The best place of a piece among the drafts: in the one being read, or on from a sentence that another
   * one left open. `later` are the next pieces of copy: another story is joined only by the piece that
   * suits it best.
   */
  choose(drafts: readonly Draft[], flow: Draft, f: Features, later: readonly Features[]): Choice {
    const joins = this.joinScore(flow, f);
    const begins = flow.ended ? -2 : this.beginScore(flow, f);
    let best: Choice =
      joins >= begins
        ? { draft: flow, joins: true, score: joins }
        : { draft: flow, joins: false, score: begins };
    for (const draft of drafts) {
      if (draft === flow) continue;
      if (endingOf(tailOf(draft)?.text ?? '。') === 'closed') continue;
      const own = this.joinScore(draft, f) + this.affinity(draft, flow, f);
      if (own <= NEVER / 2) continue;
      if (later.some((other) => this.joinScore(draft, other) + this.affinity(draft, flow, other) > own + 1.5))
        continue;
      const score = own - (endingOf(tailOf(flow)?.text ?? '。') === 'open' ? SWITCH_BETWEEN_CUT : SWITCH);
      if (score > best.score) best = { draft, joins: true, score };
    }
    return best;
  }

  /** How much more the piece's words are at home in one draft than in another, −3 to 3. */
  private affinity(draft: Draft, flow: Draft, f: Features): number {
    const diff = kinship(textOf(draft), f.text) - kinship(textOf(flow), f.text);
    return Math.max(-3, Math.min(3, diff * 6));
  }
}

/** How often the word pairs of a piece occur in a text, for the text's length. */
function kinship(text: string, piece: string): number {
  if (text.length === 0) return 0;
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < piece.length; i += 1) pairs.add(piece.slice(i, i + 2));
  let sum = 0;
  for (const pair of pairs)
    if (/^\p{Script=Han}{2}$/u.test(pair)) sum += Math.min(3, text.split(pair).length - 1);
  return sum / Math.sqrt(text.length);
}

const textOf = (draft: Draft): string =>
  [...draft.stack.kicker, ...draft.stack.headline, ...draft.parts.map((part) => part.text)].join('\n');

/** A quotation left open asks for its end; an end without a beginning asks for an open one. */
function quoteScore(left: string, right: string): number {
  const owed = balanceOf(left).owed.at(-1);
  const orphan = balanceOf(right).orphans[0];
  if (orphan !== undefined) return orphan === owed ? 5 : -5;
  return owed === undefined ? 0 : -1.5;
}
