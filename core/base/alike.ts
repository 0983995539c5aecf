/** Different numbers that lists are kept of, and the longest list kept. */
const KINDS = 64;
const LONGEST = 256;
const lists = new Map<number, (readonly number[])[]>();

/** A list of `count` times the same number. Short ones are made once and shared: a page has thousands of them. */
export function alike(value: number, count: number): readonly number[] {
  if (count > LONGEST) return repeated(value, count);
  let known = lists.get(value);
  if (!known) {
    if (lists.size >= KINDS) lists.clear();
    lists.set(value, (known = []));
  }
  for (let length = known.length; length <= count; length++) known.push(repeated(value, length));
  return known[count] ?? [];
}

function repeated(value: number, count: number): number[] {
  const list: number[] = [];
  for (let i = 0; i < count; i++) list.push(value);
  return list;
}
