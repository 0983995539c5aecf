import { countCharacters } from '../base/text';
import type { Placement, Way } from './placement';
import { type Seat, type SlotRow, seatLines } from './slots';
import { afterRows, rowFrom } from './stacks';
import { textOf } from './text';
import type { PlacedLine, SetThread, ThreadParagraph, ThreadWarning } from './thread';
import { warningsOf } from './warnings';

/** Where line k of `count` stands among those of its rows. */
function standOf({ lines, rows }: Seat, k: number, count: number): PlacedLine['stand'] {
  if (lines === undefined) return undefined;
  const nth = k % lines;
  return { nth, of: Math.min(lines, count - k + nth), rows };
}

/**
 * The outcome of a flow. Who only asks whether all fits pays for nothing more: lines are justified, and overset
 * characters and warnings counted, when they are first asked for.
 */
export class FlowedThread implements SetThread {
  readonly #paragraphs: readonly ThreadParagraph[];
  readonly #row: SlotRow;
  readonly #placements: readonly Placement[];
  readonly used: number;
  readonly rows: number;
  readonly #oversetLines: number;
  #lines: readonly PlacedLine[] | undefined;
  #warnings: readonly ThreadWarning[] | undefined;
  #overset: SetThread['overset'] | undefined;

  constructor(paragraphs: readonly ThreadParagraph[], row: SlotRow, end: Way) {
    this.#paragraphs = paragraphs;
    this.#row = row;
    const placements: Placement[] = [];
    let used = 0;
    let rows = 0;
    let overset = 0;
    for (let way: Way | undefined = end; way?.seated; way = way.before) {
      const { setting, seat } = way.seated;
      const { slots } = seatLines(row, seat, setting.count);
      placements.push({ paragraph: way.index - 1, setting, seat, slots });
      rows += Math.ceil(setting.count / (seat.lines ?? 1)) * seat.rows;
      let placed = slots.length;
      while (placed > 0 && slots[placed - 1] === -1) placed--;
      overset += slots.length - placed;
      if (placed === 0) continue;
      const next = afterRows(row.slots, slots[placed - 1] ?? 0, seat.rows);
      used = Math.max(used, rowFrom(row.slots, next));
    }
    this.#placements = placements.reverse();
    this.used = used;
    this.rows = rows;
    this.#oversetLines = overset;
  }

  get lines(): readonly PlacedLine[] {
    this.#lines ??= this.#placeLines();
    return this.#lines;
  }

  get overset(): SetThread['overset'] {
    this.#overset ??= { lines: this.#oversetLines, characters: this.#oversetCharacters() };
    return this.#overset;
  }

  get warnings(): readonly ThreadWarning[] {
    this.#warnings ??= warningsOf(this.#paragraphs, this.#placements, this.#row);
    return this.#warnings;
  }

  #placeLines(): PlacedLine[] {
    const lines: PlacedLine[] = [];
    for (const { paragraph, setting, seat, slots } of this.#placements) {
      const scale = this.#paragraphs[paragraph]?.scale ?? 1;
      const set = setting.paragraph.lines;
      for (let k = 0; k < set.length; k++) {
        const line = set[k];
        if (!line) continue;
        const stand = standOf(seat, k, set.length);
        lines.push({ paragraph, line, slot: slots[k] ?? -1, scale, ...(stand && { stand }) });
      }
    }
    return lines;
  }

  #oversetCharacters(): number {
    if (this.#oversetLines === 0) return 0;
    let characters = 0;
    for (const { paragraph, setting, slots } of this.#placements) {
      const given = this.#paragraphs[paragraph];
      if (!given || slots[slots.length - 1] !== -1) continue;
      const from = setting.startOf(slots.indexOf(-1));
      characters += countCharacters(textOf(given.input).slice(from));
    }
    return characters;
  }
}
