import type { Json } from './diff';

type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isArray = (value: unknown): value is readonly Json[] => Array.isArray(value);

/** Own properties only: a document may hold a key named `__proto__` and must not reach the real one. */
export const member = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined;

/** Keys that carry a value: a property set to undefined counts as absent, as it does in JSON. */
export const keysOf = (object: JsonObject): string[] =>
  Object.keys(object).filter((key) => object[key] !== undefined);

/** Equality of content, whatever the order of keys. Shared references are equal at no cost. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((value, i) => sameJson(value, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = keysOf(a);
  return keys.length === keysOf(b).length && keys.every((key) => sameJson(member(a, key), member(b, key)));
}

const sorted = (value: Json): Json => {
  if (isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = keysOf(value)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((key): [string, Json] => [key, sorted(member(value, key) ?? null)]);
  return Object.fromEntries(entries);
};

/**
 * One text for one content: keys sorted, nothing normalised inside strings. Two records are the same
 * document exactly when these are the same bytes.
 */
export const canonicalJson = (value: Json, indent = 0): string => JSON.stringify(sorted(value), null, indent);

/** Values inside one another, at most: our own documents have a dozen levels, and code that walks them calls itself. */
export const MAX_DEPTH = 64;

/**
 * The first place where a value is not plain JSON (a function, NaN, a Date …) or nested too deep, or undefined where
 * it is all plain.
 */
export function notJson(value: unknown, path: readonly (string | number)[] = []): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (path.length > MAX_DEPTH) return pathName(path);
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : pathName(path);
  if (Array.isArray(value)) return firstOf(value.entries(), path);
  if (typeof value !== 'object') return pathName(path);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return pathName(path);
  return firstOf(
    Object.entries(value).filter(([, inner]) => inner !== undefined),
    path,
  );
}

function firstOf(
  entries: Iterable<[string | number, unknown]>,
  path: readonly (string | number)[],
): string | undefined {
  for (const [key, inner] of entries) {
    const found = notJson(inner, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `body.3.runs.0.text`; the record itself is `.`. */
export const pathName = (path: readonly PropertyKey[]): string => path.map(String).join('.') || '.';
