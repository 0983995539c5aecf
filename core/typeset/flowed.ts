import { concat } from '../base/concat';
import { tied } from '../base/tied';
import { Placement, type Way } from './placement';
import type { SlotRow } from './slots';
import type { PlacedLine, SetThread, ThreadParagraph, ThreadWarning } from './thread';
import { warningsOf } from './warnings';

/** What was placed last in a row of slots: paragraphs that stand as they stood then are the same objects. */
const lastIn = tied<SlotRow, readonly Placement[]>();

/**
 * The outcome of a flow. Who only asks whether all fits pays for nothing more: lines are justified, and overset
 * characters and warnings counted, when they are first asked for.
 */
export class FlowedThread implements SetThread {
  readonly #paragraphs: readonly ThreadParagraph[];
  readonly #row: SlotRow;
  readonly placements: readonly Placement[];
  readonly used: number;
  readonly rows: number;
  readonly cost: number;
  readonly #oversetLines: number;
  #lines: readonly PlacedLine[] | undefined;
  #warnings: readonly ThreadWarning[] | undefined;
  #overset: SetThread['overset'] | undefined;

  constructor(paragraphs: readonly ThreadParagraph[], row: SlotRow, end: Way) {
    this.#paragraphs = paragraphs;
    this.#row = row;
    const before = lastIn.get(row);
    const placements: Placement[] = [];
    let used = 0;
    let rows = 0;
    let overset = 0;
    for (let way: Way | undefined = end; way?.seated; way = way.before) {
      const index = way.index - 1;
      const scale = paragraphs[index]?.scale ?? 1;
      const known = before?.[index];
      const placement = known?.is(index, way.seated, scale)
        ? known
        : new Placement(row, index, way.seated, scale);
      placements.push(placement);
      rows += placement.rows;
      overset += placement.overset;
      used = Math.max(used, placement.end);
    }
    this.placements = placements.reverse();
    this.used = used;
    this.rows = rows;
    this.cost = end.cost;
    this.#oversetLines = overset;
    lastIn.set(row, this.placements);
  }

  get lines(): readonly PlacedLine[] {
    this.#lines ??= concat(this.placements.map(({ lines }) => lines));
    return this.#lines;
  }

  get overset(): SetThread['overset'] {
    this.#overset ??= { lines: this.#oversetLines, characters: this.#oversetCharacters() };
    return this.#overset;
  }

  get warnings(): readonly ThreadWarning[] {
    this.#warnings ??= warningsOf(this.#paragraphs, this.placements, this.#row);
    return this.#warnings;
  }

  #oversetCharacters(): number {
    if (this.#oversetLines === 0) return 0;
    let characters = 0;
    for (const placement of this.placements) {
      const given = this.#paragraphs[placement.paragraph];
      if (given) characters += placement.oversetCharacters(given.input);
    }
    return characters;
  }
}
