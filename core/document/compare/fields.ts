import type { Json } from '../diff';
import { sameJson } from '../json';
import { compareText, type TextPiece } from './text';

/** A part of a record that is not the same in its two states. */
export interface FieldChange {
  /** Names the change. */
  readonly key: string;
  /** The property: `headline`, `staff` … */
  readonly field: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** Where both are text. */
  readonly pieces: readonly TextPiece[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Equality of what two states hold. */
export const same = (a: unknown, b: unknown): boolean =>
  sameJson(a as Json | undefined, b as Json | undefined);

const fieldKey = (field: string): string => `field:${field}`;

const own = (record: Fields, field: string): Json | undefined =>
  Object.hasOwn(record, field) ? (record[field] as Json | undefined) : undefined;

/** What differs outside of `apart`, the known fields in `order` first. The id is never a change. */
export function compareFields(
  before: Fields,
  after: Fields,
  order: readonly string[],
  apart: readonly string[] = [],
): readonly FieldChange[] {
  const all = new Set([...order, ...Object.keys(before), ...Object.keys(after)]);
  return [...all]
    .filter((field) => field !== 'id' && !apart.includes(field))
    .flatMap((field) => {
      const [a, b] = [own(before, field), own(after, field)];
      if (same(a, b)) return [];
      const pieces = typeof a === 'string' && typeof b === 'string' ? compareText(a, b) : [];
      return [{ key: fieldKey(field), field, before: a, after: b, pieces }];
    });
}

/** The record with the named changes taken over; a field that the other state lacks goes. */
export function takeFields<Record extends object>(
  record: Record,
  changes: readonly FieldChange[],
  taken: (key: string) => boolean,
): Record {
  const wanted = changes.filter(({ key }) => taken(key));
  if (wanted.length === 0) return record;
  const fields = new Map(Object.entries(record));
  for (const { field, after } of wanted)
    if (after === undefined) fields.delete(field);
    else fields.set(field, after);
  return Object.fromEntries(fields) as Record;
}
