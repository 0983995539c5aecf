import { isLone, RELIEF } from './demerits';
import { EvenTable, fillTable, isEven } from './even';
import { justifyLine } from './justify';
import { leastLines } from './least';
import { listed, uniform } from './measures';
import type { Prepared } from './prepared';
import { type Broken, rebreak } from './rebreak';
import { type Relieved, relievedOf } from './relief';
import { type Breaks, Search } from './total';
import type { LineWarning, Measures, SetLine, SetParagraph } from './types';
import { Ways, WIDE } from './ways';
import { Widths } from './widths';

/** One way to set a paragraph. Counting its lines costs nothing; they are justified when first asked for. */
export interface Setting {
  readonly count: number;
  readonly cost: number;
  /** Whether words of the paragraph may part with a hyphen, and whether its first `line` lines end with one. */
  readonly hyphens: boolean;
  hyphenated(line: number): boolean;
  /** UTF-16 offset at which a line starts. */
  startOf(line: number): number;
  readonly paragraph: SetParagraph;
  /** The lines made one after the other and not kept, each with what relief did to it: for very long paragraphs. */
  lines(): Iterable<MadeLine>;
}

/** A line as it comes. */
export interface MadeLine {
  readonly line: SetLine;
  readonly relieved: Relieved | undefined;
}

/** The best setting of a paragraph and, where they are decent, one line shorter and one line longer. */
export interface Settings {
  readonly best: Setting;
  readonly fewer: Setting | undefined;
  readonly more: Setting | undefined;
  /** None of them has fewer lines than this. Costs next to nothing, where looking for the variants is dear. */
  readonly least: number;
  /**
   * `fewer` and the settings of up to two lines more, none of whose lines breaks a rule that the best keeps: dearer to
   * look for, for threads that come out well with none of the others. `measures` are those the settings were asked for.
   */
  wide(measures: Measures): readonly Setting[];
}

/** A variant is decent as long as it breaks no rule that the best setting keeps. */
const DECENT = RELIEF;

/** Rows of measures that wide settings of one paragraph are remembered for. */
const WIDER_KEPT = 8;

const ways = new Ways();
const table = new EvenTable();

/** Breaks a paragraph; the second search, with the relief ladder, only where the first finds no way or only bad ones. */
function searched(p: Prepared, widths: Widths, counted: boolean): Search {
  const search = new Search(p, widths, ways, false, counted);
  search.begin();
  if (search.run(1) && search.bestCost < RELIEF) return search;
  const relieved = new Search(p, widths, ways, true, counted);
  relieved.begin();
  relieved.run(1);
  return relieved;
}

class OneSetting implements Setting {
  readonly #p: Prepared;
  readonly #breaks: Breaks;
  readonly #measures: Measures;
  #made: SetParagraph | undefined;

  constructor(p: Prepared, breaks: Breaks, measures: Measures) {
    this.#p = p;
    this.#breaks = breaks;
    this.#measures = measures;
  }

  get count(): number {
    return this.#breaks.at.length - 1;
  }

  get cost(): number {
    return this.#breaks.cost;
  }

  get hyphens(): boolean {
    return this.#p.hyphen !== undefined;
  }

  hyphenated(line: number): boolean {
    return (this.#p.hyphen?.[this.#breaks.at[line] ?? 0] ?? 0) > 0;
  }

  startOf(line: number): number {
    return this.#p.offsets[this.#breaks.at[line] ?? this.#p.n] ?? 0;
  }

  get paragraph(): SetParagraph {
    this.#made ??= setBreaks(this.#p, this.#breaks, this.#measures);
    return this.#made;
  }

  *lines(): Iterable<MadeLine> {
    for (let k = 0; k < this.count; k++) yield lineAt(this.#p, this.#breaks, k, this.#measures);
  }
}

const EMPTY: Settings = {
  best: {
    count: 0,
    cost: 0,
    hyphens: false,
    hyphenated: () => false,
    startOf: () => 0,
    paragraph: { lines: [], warnings: [], lone: false, cost: 0 },
    lines: () => [],
  },
  fewer: undefined,
  more: undefined,
  least: 0,
  wide: () => [],
};

/** Settings to one measure: the variants are looked for when somebody asks for them. */
export class EvenSettings implements Settings {
  readonly best: Setting;
  readonly #p: Prepared;
  readonly #measures: Measures;
  #variants: Settings | undefined;
  #wide: readonly Setting[] | undefined;
  #least: number | undefined;

  constructor(p: Prepared, measure: number, best: Breaks) {
    this.#p = p;
    this.#measures = uniform(measure);
    this.best = new OneSetting(p, best, this.#measures);
  }

  get fewer(): Setting | undefined {
    return this.least < this.best.count ? this.#both().fewer : undefined;
  }

  get more(): Setting | undefined {
    return this.#both().more;
  }

  get least(): number {
    this.#least ??= this.#leastLines();
    return this.#least;
  }

  wide(): readonly Setting[] {
    this.#wide ??= widely(this.#p, this.#measures, this).settings;
    return this.#wide;
  }

  /** A paragraph that needs relief may be set by other rules. */
  #leastLines(): number {
    const { count, cost } = this.best;
    if (cost >= RELIEF) return count - 1;
    return Math.max(count - 1, leastLines(this.#p, this.#measures.at(0)));
  }

  #both(): Settings {
    this.#variants ??= variantsOf(this.#p, this.#measures, this.best).settings;
    return this.#variants;
  }
}

/** Table of the last paragraph that was broken with another's, for the next. */
let spare: EvenTable | undefined;

/**
 * The best setting to one measure. With `before`, an earlier state of the same paragraph, only what has changed is
 * broken anew; its table is used up. With `keep` the answer has the table for the next time.
 */
export function setEven(
  p: Prepared,
  measure: number,
  keep = false,
  before?: Broken,
): { readonly settings: Settings; readonly broken: Broken | undefined } {
  if (p.n === 0) return { settings: EMPTY, broken: undefined };
  if (isEven(p)) {
    const own = keep ? (spare ?? new EvenTable()) : table;
    if (keep) spare = undefined;
    const resumes = keep && before?.measure === measure && sameStyle(before.p, p);
    const done = resumes ? rebreak(p, measure, before, own) : freshly(p, measure, own);
    if (before && before.table !== own) spare = before.table;
    if (done && own.total < RELIEF) {
      const settings = new EvenSettings(p, measure, { at: own.trace(), cost: own.total });
      return { settings, broken: keep ? { p, measure, table: own } : undefined };
    }
    if (keep) spare = own;
  }
  const breaks = searched(p, new Widths(uniform(measure), p.style.indent), false).breaks(0);
  ways.release();
  return { settings: new EvenSettings(p, measure, breaks), broken: undefined };
}

function freshly(p: Prepared, measure: number, own: EvenTable): boolean {
  own.reset(p);
  return fillTable(p, own, measure, 1);
}

const sameStyle = (a: Prepared, b: Prepared): boolean =>
  a.style === b.style || JSON.stringify(a.style) === JSON.stringify(b.style);

/** All settings to measures of any kind, with the measures that were looked at. */
export function setUneven(p: Prepared, measures: Measures): { settings: Settings; widths: Widths } {
  return variantsOf(p, measures, undefined);
}

function variantsOf(
  p: Prepared,
  measures: Measures,
  known: Setting | undefined,
): { settings: Settings; widths: Widths } {
  const widths = new Widths(measures, p.style.indent);
  const search = searched(p, widths, true);
  const row = search.bestRow();
  const best = search.breaks(row);
  const set = (breaks: Breaks): Setting => settingOf(p, breaks, measures);
  const count = known?.count ?? best.at.length - 1;
  const limit = (known?.cost ?? best.cost) + DECENT;
  const variant = (lines: number): Setting | undefined => {
    for (let other = 0; other < search.rowCount; other++) {
      if (search.linesOf(other) !== lines) continue;
      const breaks = search.breaks(other);
      return breaks.cost < limit ? set(breaks) : undefined;
    }
    return undefined;
  };
  const fewer = variant(count - 1);
  const least = fewer ? count - 1 : count;
  const wider: WideSettings[] = [];
  const settings: Settings = {
    best: known ?? set(best),
    fewer,
    more: variant(count + 1),
    least,
    wide: (given) => {
      const before = wider.find((one) => one.widths.agree(given));
      if (before) return before.settings;
      const fresh = widely(p, given, settings);
      if (wider.length >= WIDER_KEPT) wider.length = 0;
      wider.push(fresh);
      return fresh.settings;
    },
  };
  ways.release();
  return { settings, widths };
}

/** Breaks as a setting, with the measures of its own lines. */
function settingOf(p: Prepared, breaks: Breaks, measures: Measures): Setting {
  const own = breaks.at.slice(1).map((_, k) => measures.at(k));
  return new OneSetting(p, breaks, measures.uniformFrom === 0 ? measures : listed(own, own.at(-1) ?? 0));
}

/** Settings of other numbers of lines with the measures that were looked at. */
interface WideSettings {
  readonly settings: readonly Setting[];
  readonly widths: Widths;
}

/** The settings up to two lines longer than the best and the shorter one; where the best needs relief, its variants. */
function widely(p: Prepared, measures: Measures, { best, fewer, more }: Settings): WideSettings {
  const widths = new Widths(measures, p.style.indent);
  const settings = [fewer, more].filter((other) => other !== undefined);
  if (best.cost >= RELIEF) return { settings, widths };
  const search = new Search(p, widths, ways, false, true, WIDE, RELIEF);
  search.begin();
  const rows = search.run(1) ? search.rowCount : 0;
  for (let row = 0; row < rows; row++) {
    const lines = search.linesOf(row);
    const known = lines === best.count || settings.some((one) => one.count === lines);
    if (!known && lines > best.count && lines <= best.count + WIDE)
      settings.push(settingOf(p, search.breaks(row), measures));
  }
  ways.release();
  return { settings, widths };
}

function lineAt(p: Prepared, { at }: Breaks, k: number, measures: Measures): MadeLine {
  const start = at[k] ?? 0;
  const stop = at[k + 1] ?? p.n;
  const line = justifyLine(p, start, stop, measures.at(k));
  return { line, relieved: relievedOf(p, start, stop, line) };
}

function setBreaks(p: Prepared, breaks: Breaks, measures: Measures): SetParagraph {
  const lines: SetLine[] = [];
  const warnings: LineWarning[] = [];
  for (let k = 0; k + 1 < breaks.at.length; k++) {
    const { line, relieved } = lineAt(p, breaks, k, measures);
    lines.push(line);
    if (relieved) warnings.push({ line: k, ...relieved, stretch: line.stretch });
  }
  return { lines, warnings, lone: isLone(p, breaks.at.at(-2) ?? 0), cost: breaks.cost };
}
