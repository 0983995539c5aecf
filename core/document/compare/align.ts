/** Two states of a list laid beside one another: one thing before, after, or both. */
export interface Row<Item> {
  /** Names the change: a thing that has moved is gone in one row and come in another, under one key. */
  readonly key: string;
  readonly before?: Item;
  readonly after?: Item;
  /** The thing stands in both lists, at another place. */
  readonly moved: boolean;
}

interface Named<Item> {
  readonly key: string;
  readonly item: Item;
}

/** Ids are meant to be unique; where a stranger's file has one twice, the second is a thing of its own. */
function named<Item extends { readonly id: string }>(items: readonly Item[]): readonly Named<Item>[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const nth = seen.get(item.id) ?? 0;
    seen.set(item.id, nth + 1);
    return { key: nth === 0 ? item.id : `${item.id}#${nth}`, item };
  });
}

/** The longest rising subsequence, as indices into the numbers. */
function rising(numbers: readonly number[]): readonly number[] {
  const tails: number[] = [];
  const before: number[] = [];
  numbers.forEach((number, at) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  });
  const out: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) out.push(at);
  return out.reverse();
}

/** Comparisons that a stretch of new and gone things may cost. */
const MOST_PAIRS = 2500;

/** Things under new ids that are the same to a reader, in the order of both lists. */
function pairs<Item>(
  gone: readonly Named<Item>[],
  come: readonly Named<Item>[],
  alike: (a: Item, b: Item) => boolean,
): readonly (readonly [Named<Item>, Named<Item>])[] {
  const out: (readonly [Named<Item>, Named<Item>])[] = [];
  if (gone.length * come.length > MOST_PAIRS) return out;
  let from = 0;
  for (const one of gone) {
    const place = come.findIndex((other, at) => at >= from && alike(one.item, other.item));
    const found = come[place];
    if (!found) continue;
    out.push([one, found]);
    from = place + 1;
  }
  return out;
}

/** What lies between two things that have stayed: gone first, then come, those that are alike as one. */
function* between<Item>(
  gone: readonly Named<Item>[],
  come: readonly Named<Item>[],
  isMoved: (key: string) => boolean,
  alike: (a: Item, b: Item) => boolean,
): Generator<Row<Item>> {
  const still = (one: Named<Item>): boolean => !isMoved(one.key);
  const matched = pairs(gone.filter(still), come.filter(still), alike);
  let [left, right] = [0, 0];
  for (const pair of [...matched, undefined]) {
    const a = pair ? gone.indexOf(pair[0], left) : gone.length;
    const b = pair ? come.indexOf(pair[1], right) : come.length;
    for (const { key, item } of gone.slice(left, a)) yield { key, before: item, moved: isMoved(key) };
    for (const { key, item } of come.slice(right, b)) yield { key, after: item, moved: isMoved(key) };
    if (!pair) return;
    const [before, after] = pair;
    yield { key: `${before.key}>${after.key}`, before: before.item, after: after.item, moved: false };
    [left, right] = [a + 1, b + 1];
  }
}

/**
 * Lays two lists beside one another by the ids of what is in them. The rows' `before` in order are the first list, their
 * `after` the second. `alike` says which things under different ids are the same to a reader.
 */
export function align<Item extends { readonly id: string }>(
  before: readonly Item[],
  after: readonly Item[],
  alike: (a: Item, b: Item) => boolean = () => false,
): readonly Row<Item>[] {
  const [old, now] = [named(before), named(after)];
  const places = new Map(old.map(({ key }, place) => [key, place]));
  const common = now.flatMap(({ key }, place) => {
    const from = places.get(key);
    return from === undefined ? [] : [{ key, from, place }];
  });
  const stayed = rising(common.map(({ from }) => from)).flatMap((index) => common[index] ?? []);
  const staying = new Set(stayed.map(({ key }) => key));
  const inBoth = new Set(common.map(({ key }) => key));
  const isMoved = (key: string): boolean => inBoth.has(key) && !staying.has(key);
  const rows: Row<Item>[] = [];
  let [left, right] = [0, 0];
  for (const { key, from, place } of [...stayed, { key: '', from: old.length, place: now.length }]) {
    rows.push(...between(old.slice(left, from), now.slice(right, place), isMoved, alike));
    const [a, b] = [old[from], now[place]];
    if (a && b) rows.push({ key, before: a.item, after: b.item, moved: false });
    [left, right] = [from + 1, place + 1];
  }
  return rows;
}

/** The first list with the named changes of the second taken over: none of them is the first, all are the second. */
export const takeRows = <Item>(
  rows: readonly Row<Item>[],
  taken: (key: string) => boolean,
): readonly Item[] => rows.flatMap((row) => (taken(row.key) ? row.after : row.before) ?? []);
