import { LOOSE } from './fit';
import { justifyLine } from './justify';
import { Needs, type Prepared } from './prepared';
import { type Breaks, breakParagraph } from './total';
import type { LineWarning, Measures, Relief, SetLine, SetParagraph } from './types';

/** The best setting of a paragraph and, where they are decent, one line shorter and one line longer. */
export interface Settings {
  readonly best: SetParagraph;
  readonly fewer?: SetParagraph;
  readonly more?: SetParagraph;
}

/** Breaks and justifies a prepared paragraph. Variants are set only when asked for. */
export function setParagraph(p: Prepared, measures: Measures): Settings {
  if (p.n === 0) return { best: { lines: [], warnings: [], cost: 0 } };
  const { best, fewer, more } = breakParagraph(p, measures);
  return lazily({
    best: () => setBreaks(p, best, measures),
    ...(fewer && { fewer: () => setBreaks(p, fewer, measures) }),
    ...(more && { more: () => setBreaks(p, more, measures) }),
  });
}

interface Makers {
  readonly best: () => SetParagraph;
  readonly fewer?: () => SetParagraph;
  readonly more?: () => SetParagraph;
}

function lazily(make: Makers): Settings {
  const done: { best?: SetParagraph; fewer?: SetParagraph; more?: SetParagraph } = {};
  const { fewer, more } = make;
  return {
    get best() {
      done.best ??= make.best();
      return done.best;
    },
    ...(fewer && {
      get fewer() {
        done.fewer ??= fewer();
        return done.fewer;
      },
    }),
    ...(more && {
      get more() {
        done.more ??= more();
        return done.more;
      },
    }),
  };
}

function setBreaks(p: Prepared, breaks: Breaks, measures: Measures): SetParagraph {
  const lines: SetLine[] = [];
  const warnings: LineWarning[] = [];
  for (let k = 0; k + 1 < breaks.at.length; k++) {
    const start = breaks.at[k] ?? 0;
    const stop = breaks.at[k + 1] ?? p.n;
    const line = justifyLine(p, start, stop, measures.at(k));
    lines.push(line);
    const relief = reliefOf(p, stop, line);
    if (relief) warnings.push({ line: k, relief, stretch: line.stretch });
  }
  return { lines, warnings, cost: breaks.cost };
}

/** What the relief ladder did to this line, if anything (composition.md, Method). */
function reliefOf(p: Prepared, stop: number, line: SetLine): Relief | undefined {
  if (line.stretch > LOOSE) return 'loose';
  if (stop >= p.n) return undefined;
  const need = p.needs[stop] ?? Needs.Strict;
  const level = { strict: Needs.Strict, gb: Needs.Gb, basic: Needs.Basic, none: Needs.None }[p.style.level];
  if (need <= level) return undefined;
  return need < Needs.None ? 'level' : 'chain';
}
