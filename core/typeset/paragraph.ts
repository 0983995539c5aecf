import { LOOSE } from './fit';
import { justifyLine } from './justify';
import { levelOf, Needs, type Prepared } from './prepared';
import { type Breaks, breakParagraph } from './total';
import type { LineWarning, Measures, Relief, SetLine, SetParagraph } from './types';

/** One way to set a paragraph. Counting its lines costs nothing; they are justified when first asked for. */
export interface Setting {
  readonly count: number;
  readonly cost: number;
  readonly paragraph: SetParagraph;
}

/** The best setting of a paragraph and, where they are decent, one line shorter and one line longer. */
export interface Settings {
  readonly best: Setting;
  readonly fewer?: Setting;
  readonly more?: Setting;
}

/** Finds the breaks of a prepared paragraph. */
export function setParagraph(p: Prepared, measures: Measures): Settings {
  if (p.n === 0) return { best: { count: 0, cost: 0, paragraph: { lines: [], warnings: [], cost: 0 } } };
  const { best, fewer, more } = breakParagraph(p, measures);
  return {
    best: settingOf(p, best, measures),
    ...(fewer && { fewer: settingOf(p, fewer, measures) }),
    ...(more && { more: settingOf(p, more, measures) }),
  };
}

function settingOf(p: Prepared, breaks: Breaks, measures: Measures): Setting {
  let made: SetParagraph | undefined;
  return {
    count: breaks.at.length - 1,
    cost: breaks.cost,
    get paragraph() {
      made ??= setBreaks(p, breaks, measures);
      return made;
    },
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
  if (need <= levelOf(p)) return undefined;
  return need < Needs.None ? 'level' : 'chain';
}
