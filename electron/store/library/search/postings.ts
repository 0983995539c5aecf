/** Two UTF-16 code units that stand side by side, as one number. */
const pairAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) << 16) | text.charCodeAt(at + 1)) >>> 0;

/** Numbers seven bits a byte, the highest bit where more follow. */
const lengthOf = (value: number): number =>
  value < 128 ? 1 : value < 16_384 ? 2 : value < 2_097_152 ? 3 : 4;

/** Pairs by open addressing: for each the text it was last seen in, and the bytes its list takes. */
class Table {
  keys = new Uint32Array(1 << 16);
  last = new Uint32Array(1 << 16);
  bytes = new Uint32Array(1 << 16);
  count = 0;

  /** Place of a pair; it is put there where it is new. `bytes` of a place that is taken are never 0. */
  place(pair: number): number {
    if (this.count * 2 > this.keys.length) this.#grow();
    return this.find(pair);
  }

  /** `place` for a pair that is there. */
  find(pair: number): number {
    const mask = this.keys.length - 1;
    let at = (Math.imul(pair, 0x9e3779b1) >>> 7) & mask;
    while (this.last[at] !== 0 && this.keys[at] !== pair) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const { keys, last, bytes } = this;
    this.keys = new Uint32Array(keys.length * 2);
    this.last = new Uint32Array(keys.length * 2);
    this.bytes = new Uint32Array(keys.length * 2);
    for (let from = 0; from < keys.length; from++) {
      if (last[from] === 0) continue;
      const to = this.find(keys[from] ?? 0);
      this.keys[to] = keys[from] ?? 0;
      this.last[to] = last[from] ?? 0;
      this.bytes[to] = bytes[from] ?? 0;
    }
  }
}

/** Where a list ends in `bytes`, pair by pair in the order of `keys`. */
export interface PostingArrays {
  /** Ascending. */
  readonly keys: Uint32Array;
  readonly ends: Uint32Array;
  /** Numbers of texts, each as what it is more than the one before, the first from −1. */
  readonly bytes: Uint8Array;
}

/** Counts pairs and the bytes of their lists; `text` is asked for every text in turn. */
function count(texts: number, text: (index: number) => string): Table {
  const table = new Table();
  for (let index = 0; index < texts; index++) {
    const current = text(index);
    for (let at = 0; at + 1 < current.length; at++) {
      const place = table.place(pairAt(current, at));
      const last = table.last[place] ?? 0;
      if (last === index + 1) continue;
      if (last === 0) table.count += 1;
      table.keys[place] = pairAt(current, at);
      table.bytes[place] = (table.bytes[place] ?? 0) + lengthOf(index + 1 - last);
      table.last[place] = index + 1;
    }
  }
  return table;
}

/** Which texts hold which two characters side by side. Texts are asked for twice, in the same order. */
export function buildPostings(texts: number, text: (index: number) => string): PostingArrays {
  const table = count(texts, text);
  const keys = table.keys.filter((_, place) => table.last[place] !== 0).sort();
  const ends = new Uint32Array(keys.length);
  /** Where the next number of each pair goes, by its place in the table. */
  const cursor = new Uint32Array(table.keys.length);
  let end = 0;
  for (const [rank, key] of keys.entries()) {
    const place = table.find(key);
    cursor[place] = end;
    end += table.bytes[place] ?? 0;
    ends[rank] = end;
    table.last[place] = 0xffff_ffff;
  }
  const bytes = new Uint8Array(end);
  const last = new Uint32Array(table.keys.length);
  for (let index = 0; index < texts; index++) {
    const current = text(index);
    for (let at = 0; at + 1 < current.length; at++) {
      const place = table.find(pairAt(current, at));
      let rest = index + 1 - (last[place] ?? 0);
      if (rest === 0) continue;
      last[place] = index + 1;
      let to = cursor[place] ?? 0;
      for (; rest >= 128; rest >>>= 7) bytes[to++] = (rest & 127) | 128;
      bytes[to++] = rest;
      cursor[place] = to;
    }
  }
  return { keys, ends, bytes };
}

function rankOf(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Numbers of the texts that hold one pair, ascending. */
function listOf({ keys, ends, bytes }: PostingArrays, key: number): readonly number[] {
  const rank = rankOf(keys, key);
  if (rank < 0) return [];
  const end = ends[rank] ?? 0;
  const texts: number[] = [];
  let text = -1;
  for (let at = rank === 0 ? 0 : (ends[rank - 1] ?? 0); at < end; ) {
    let step = 0;
    let shift = 0;
    let byte = 0;
    do {
      byte = bytes[at++] ?? 0;
      step |= (byte & 127) << shift;
      shift += 7;
    } while (byte >= 128 && at < end);
    text += step;
    texts.push(text);
  }
  return texts;
}

/** Those of `texts` that are in a list, too; both ascending. */
function both(texts: readonly number[], list: readonly number[]): readonly number[] {
  const shared: number[] = [];
  let at = 0;
  for (const text of texts) {
    while ((list[at] ?? Number.POSITIVE_INFINITY) < text) at++;
    if (list[at] === text) shared.push(text);
  }
  return shared;
}

/** Texts that hold every pair of the words; undefined where no word is long enough to say anything. */
export function candidates(postings: PostingArrays, words: readonly string[]): readonly number[] | undefined {
  let found: readonly number[] | undefined;
  for (const word of words) {
    for (let at = 0; at + 1 < word.length; at++) {
      const list = listOf(postings, pairAt(word, at));
      found = found ? both(found, list) : list;
      if (found.length === 0) return found;
    }
  }
  return found;
}
