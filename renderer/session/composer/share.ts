/**
 * `after`, with every part that says the same as in `before` taken from there. What comes from the worker is
 * a copy; with this, a view of one story is drawn anew only when something changed in that story.
 */
export function share<Value>(before: unknown, after: Value): Value {
  if (Object.is(before, after)) return after;
  if (Array.isArray(before) && Array.isArray(after)) return shareList(before, after) as Value;
  return isRecord(before) && isRecord(after) ? (shareRecord(before, after) as Value) : after;
}

type Fields = Record<string, unknown>;
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function shareList(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const shared = after.map((value, i) => share(before[i], value));
  return before.length === shared.length && shared.every((value, i) => Object.is(value, before[i]))
    ? before
    : shared;
}

function shareRecord(before: Fields, after: Fields): Fields {
  const keys = Object.keys(after);
  const shared: Fields = {};
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    shared[key] = share(before[key], after[key]);
    same &&= key in before && Object.is(shared[key], before[key]);
  }
  return same ? before : shared;
}
