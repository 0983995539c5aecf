import { type Features, type Manner, mannerOf } from './features';
import { couldBeSection, isSectionName, namesSection } from './furniture';
import { bodyScore, headScore, subheadScore } from './score';

/** What a piece is on the page. `head` is any display line: theme, kicker, headline, deck, series head. */
export type Label = 'other' | 'flag' | 'head' | 'subhead' | 'body' | 'source' | 'credit' | 'byline';

const labels: readonly Label[] = ['other', 'flag', 'head', 'subhead', 'body', 'source', 'credit', 'byline'];
const SURE = 12;

/**
 * Labels every piece by the best path through all of them (Viterbi): what each piece looks like by itself
 * plus how well neighbours follow one another.
 */
export function labelPieces(all: readonly Features[]): readonly Label[] {
  const manner = mannerOf(all);
  const ahead = all.map((f, i) => (isDisplayLike(f) ? lookAhead(all, i) : NOTHING_AHEAD));
  const sections = sectionLines(all);
  const quoted = quotedLines(all);
  let scores: readonly number[] = labels.map(() => 0);
  const back: number[][] = [];
  all.forEach((f, i) => {
    const before = all[i - 1];
    const next: number[] = [];
    const from: number[] = [];
    for (const label of labels) {
      const own = sections.has(i)
        ? label === 'other'
          ? SURE
          : 0
        : emission(f, label, manner, ahead[i] ?? NOTHING_AHEAD) + (label === 'head' && quoted.has(i) ? 6 : 0);
      let best = Number.NEGATIVE_INFINITY;
      let bestFrom = 0;
      labels.forEach((previous, p) => {
        const step = before === undefined ? 0 : transition(previous, label, before, f, manner);
        const score = (scores[p] ?? 0) + step + own;
        if (score > best) [best, bestFrom] = [score, p];
      });
      next.push(best);
      from.push(bestFrom);
    }
    scores = next;
    back.push(from);
  });
  return trace(scores, back);
}

function trace(scores: readonly number[], back: readonly (readonly number[])[]): readonly Label[] {
  let at = scores.indexOf(Math.max(...scores));
  const path: Label[] = [];
  for (let i = back.length - 1; i >= 0; i -= 1) {
    path.push(labels[at] ?? 'body');
    at = back[i]?.[at] ?? 0;
  }
  return path.reverse();
}

/** What follows a display line says what it heads. */
interface Ahead {
  readonly dateline: boolean;
  readonly byline: boolean;
  readonly photo: boolean;
}
const NOTHING_AHEAD: Ahead = { dateline: false, byline: false, photo: false };

const isDisplayLike = (f: Features): boolean =>
  f.special === undefined &&
  f.width <= 40 &&
  !f.dateline &&
  !(f.ending === 'closed' && /[。.]/u.test(f.text.slice(-2)));

const isSkipped = (f: Features): boolean => isDisplayLike(f) || f.special === 'flag';

function lookAhead(all: readonly Features[], i: number): Ahead {
  let k = i + 1;
  for (let passed = 0; passed < 4; passed += 1, k += 1) {
    const f = all[k];
    if (f === undefined || !isSkipped(f)) break;
  }
  const content = all[k];
  if (content === undefined) return NOTHING_AHEAD;
  const body = content.special === 'byline' ? all[k + 1] : content;
  const credit = all.slice(k, k + 4).find((f) => f.special !== undefined || isDisplayLike(f));
  return {
    dateline: body?.dateline ?? false,
    byline: content.special === 'byline' && body !== undefined && body.width > 20,
    photo: credit?.photoCredit ?? false,
  };
}

function emission(f: Features, label: Label, manner: Manner, ahead: Ahead): number {
  if (f.special !== undefined)
    return label === (f.special === 'furniture' ? 'other' : f.special) ? SURE : specialMiss(f, label);
  switch (label) {
    case 'head':
      return (
        headScore(f, manner) + (ahead.dateline ? 4 : 0) + (ahead.byline ? 3 : 0) + (ahead.photo ? 3.5 : 0)
      );
    case 'subhead':
      return (
        subheadScore(f, manner) - (ahead.dateline ? 4 : 0) - (ahead.byline ? 3 : 0) - (ahead.photo ? 3 : 0)
      );
    case 'body':
      return bodyScore(f, manner);
    case 'other':
      return -4;
    default:
      return -SURE;
  }
}

/** A marked line may after all be copy (`2026年…` in a sentence) or a headline, seldom. */
const specialMiss = (f: Features, label: Label): number =>
  f.special === 'byline' && (label === 'subhead' || label === 'head')
    ? 6
    : f.width > 24 && label === 'body'
      ? 4
      : 0;

const FROM: Readonly<Record<Label, Partial<Record<Label, number>>>> = {
  other: { subhead: -3, source: -1, credit: 0 },
  flag: { head: 2, body: -0.5, subhead: -6, source: -3, credit: -3, flag: -1 },
  head: { body: 0.5, subhead: -3, source: -3, credit: -2, other: -0.5, byline: 1 },
  subhead: { body: 1.5, head: -4, subhead: -4, source: -6, credit: -4, other: -2, flag: -4, byline: -3 },
  body: { head: 0, flag: 0, subhead: 0.5, source: 0.5, credit: 0.5 },
  source: { head: 2, flag: 1, subhead: -5, body: -1.5 },
  credit: { head: 1, flag: 1, subhead: -1.5, body: 0 },
  byline: { head: 0, body: 1, subhead: -1.5 },
};

function transition(from: Label, to: Label, before: Features, f: Features, manner: Manner): number {
  const base = FROM[from][to] ?? 0;
  if (from !== 'body') return base + (to === 'body' && f.dateline && from === 'head' ? 2 : 0);
  const cut = before.ending === 'open';
  if (to === 'body') return base + (cut && !(manner.indents && f.indented) ? 2 : 0);
  if (to === 'subhead') return base + (cut ? -3.5 : 0);
  if (to === 'head') return base + (cut ? -0.5 : 0);
  return base;
}

/** Two short lines with a quotation from the first to the second: a headline broken inside it. */
function quotedLines(all: readonly Features[]): ReadonlySet<number> {
  const found = new Set<number>();
  all.forEach((f, i) => {
    const next = all[i + 1];
    if (next === undefined || !f.unclosed || !next.orphanClose || f.piece.lines + next.piece.lines > 2)
      return;
    const display = [f, next].every(
      (line) => line.special === undefined && line.width <= 20 && line.ending !== 'closed',
    );
    if (display && !f.dateline) found.add(i).add(i + 1);
  });
  return found;
}

/** The section's name among the folio lines at the head (or foot) of the page. */
function sectionLines(all: readonly Features[]): ReadonlySet<number> {
  const found = new Set<number>();
  const furniture = (i: number): boolean => all[i]?.special === 'furniture';
  let named = false;
  for (const f of all) if (f.special === 'furniture') named ||= namesSection(f.text);
  const top = all.findIndex((f) => f.width > 40 || f.dateline);
  all.forEach((f, i) => {
    const near = furniture(i - 1) || furniture(i + 1) || found.has(i - 1) || (i === 0 && all.length > 3);
    const atEdge = top < 0 || i < top || i >= all.length - 4;
    if (f.special !== undefined || !near || !atEdge) return;
    const between = furniture(i - 1) && furniture(i + 1);
    if (isSectionName(f.text) || (!named && between && couldBeSection(f.text))) found.add(i);
  });
  return found;
}
