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

/** Own properties only: a field may be called `__proto__` and must not reach the real one. */
function shareRecord(before: Fields, after: Fields): Fields {
  const fields = Object.entries(after).map(([key, value]) => {
    const former = Object.hasOwn(before, key) ? before[key] : undefined;
    return [key, share(former, value)] as const;
  });
  const same =
    fields.length === Object.keys(before).length &&
    fields.every(([key, value]) => Object.hasOwn(before, key) && Object.is(value, before[key]));
  return same ? before : Object.fromEntries(fields);
}
