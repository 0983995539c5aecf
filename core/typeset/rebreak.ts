import { type EvenTable, fillTable } from './even';
import type { Prepared } from './prepared';
import { LOOKS, Look, SUMS } from './ways';

/** A paragraph that has been broken to one measure, with the table it was broken by. */
export interface Broken {
  readonly p: Prepared;
  readonly measure: number;
  readonly table: EvenTable;
}

/** What two paragraphs have in common: characters at the beginning, and at the end of each. */
interface Common {
  readonly head: number;
  readonly tail: number;
}

type Column = Float64Array | Uint8Array | Uint32Array;

/** All that breaking asks of a character, of which the running sums are made. */
const columnsOf = (p: Prepared): readonly Column[] => [
  p.codePoints,
  p.needs,
  p.kind,
  p.box,
  p.gap,
  p.shrink,
  p.stretch,
  p.penalty,
  p.classes,
  p.blanks,
];

function common(a: Prepared, b: Prepared): Common {
  const columns = columnsOf(a);
  const others = columnsOf(b);
  const most = Math.min(a.n, b.n);
  let head = most;
  let tail = most;
  for (let c = 0; c < columns.length; c++) {
    const one = columns[c];
    const other = others[c];
    if (!one || !other) continue;
    head = headOf(one, other, head);
    tail = tailOf(one, a.n, other, b.n, tail);
  }
  if (a.hyphen || b.hyphen) {
    head = headOf(a.hyphen ?? NOTHING, b.hyphen ?? NOTHING, head);
    tail = a.hyphen && b.hyphen ? tailOf(a.hyphen, a.n, b.hyphen, b.n, tail) : 0;
  }
  return { head, tail: Math.min(tail, most - head) };
}

const NOTHING = new Float64Array(0);

function headOf(a: Column, b: Column, most: number): number {
  let k = 0;
  while (k < most && a[k] === b[k]) k++;
  return k;
}

function tailOf(a: Column, n: number, b: Column, m: number, most: number): number {
  let k = 0;
  while (k < most && a[n - 1 - k] === b[m - 1 - k]) k++;
  return k;
}

/** Lines longer than this many measures are never squeezed into one. */
const FAR = 3;
/** Characters after a break that what is noted of it may depend on. */
const CONTEXT = 2;

/**
 * Breaks a paragraph that differs from `old` in one place, into `table`: what stands before the place is taken over;
 * after it the search goes on only until the ways are the old ones again, dearer or cheaper by the same. False where
 * the end cannot be reached.
 */
export function rebreak(p: Prepared, measure: number, old: Broken, table: EvenTable): boolean {
  const { head, tail } = common(old.p, p);
  const nodes = takeHead(p, old.table, table, head - CONTEXT, measure);
  const synced = new Meeting(p, old, table, tail, nodes);
  const from = (table.at[table.size - 1] ?? 0) + 1;
  if (!fillTable(p, table, measure, from, () => synced.meets())) return false;
  if (table.at[table.size - 1] !== p.n) synced.takeTail();
  return true;
}

/** Copies the nodes before character `to`; answers with their number. */
function takeHead(p: Prepared, old: EvenTable, table: EvenTable, to: number, measure: number): number {
  table.reset(p);
  let count = 1;
  let high = old.size;
  while (count < high) {
    const middle = (count + high) >> 1;
    if ((old.at[middle] ?? 0) < to) count = middle + 1;
    else high = middle;
  }
  table.at.set(old.at.subarray(0, count));
  table.from.set(old.from.subarray(0, count * LOOKS));
  table.cost.set(old.cost.subarray(0, count * LOOKS));
  table.picks.set(old.picks.subarray(0, count));
  table.sums.set(old.sums.subarray(0, count * SUMS));
  table.size = count;
  const left = (table.sums[(count - 1) * SUMS] ?? 0) - FAR * measure - 4;
  let low = count - 1;
  while (low > 0 && (table.sums[low * SUMS] ?? 0) > left) low--;
  table.low = low;
  table.cheap.first = 0;
  table.cheap.last = -1;
  for (let node = low; node < count; node++) table.queue(node);
  return count;
}

/** Watches for the place from which on the old table holds again, moved and with all costs changed by the same. */
class Meeting {
  readonly #p: Prepared;
  readonly #old: EvenTable;
  readonly #table: EvenTable;
  /** How far characters have moved, and where the common end begins. */
  readonly #moved: number;
  readonly #begin: number;
  /** The old node like the newest one, and the first new one of the row that is alike. */
  #like: number;
  #first = -1;
  #dearer = 0;

  constructor(p: Prepared, old: Broken, table: EvenTable, tail: number, nodes: number) {
    this.#p = p;
    this.#old = old.table;
    this.#table = table;
    this.#moved = p.n - old.p.n;
    this.#begin = p.n - tail + 1;
    this.#like = nodes;
  }

  /** Whether all nodes that later lines can start from are like the old ones. */
  meets(): boolean {
    const table = this.#table;
    const old = this.#old;
    const node = table.size - 1;
    const at = table.at[node] ?? 0;
    if (at < this.#begin) return false;
    const before = this.#like;
    while (this.#like < old.size && (old.at[this.#like] ?? 0) < at - this.#moved) this.#like++;
    const like = this.#like;
    const dearer = (table.cost[node * LOOKS + Look.Even] ?? 0) - (old.cost[like * LOOKS + Look.Even] ?? 0);
    if (like >= old.size || old.at[like] !== at - this.#moved || !this.#alike(node, like, dearer)) {
      this.#first = -1;
      return false;
    }
    if (this.#first < 0 || dearer !== this.#dearer || like !== before + 1) this.#first = node;
    this.#dearer = dearer;
    return table.low >= this.#first;
  }

  #alike(node: number, like: number, dearer: number): boolean {
    const { cost, picks } = this.#table;
    const old = this.#old;
    if (picks[node] !== old.picks[like]) return false;
    for (let look = 0; look < LOOKS; look++)
      if ((cost[node * LOOKS + look] ?? 0) - (old.cost[like * LOOKS + look] ?? 0) !== dearer) return false;
    return true;
  }

  /** Takes over all nodes after the last, which is like an old one. */
  takeTail(): void {
    const table = this.#table;
    const old = this.#old;
    const shift = table.size - 1 - this.#like;
    for (let k = this.#like + 1; k < old.size; k++) {
      const node = k + shift;
      table.at[node] = (old.at[k] ?? 0) + this.#moved;
      table.picks[node] = old.picks[k] ?? 0;
      for (let look = 0; look < LOOKS; look++) {
        table.from[node * LOOKS + look] = (old.from[k * LOOKS + look] ?? 0) + shift * LOOKS;
        table.cost[node * LOOKS + look] = (old.cost[k * LOOKS + look] ?? 0) + this.#dearer;
      }
      table.note(this.#p, node);
    }
    table.size = old.size + shift;
  }
}
