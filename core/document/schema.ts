import type { z } from 'zod';

/**
 * The fields a schema names, read-only all the way down. Schemas are loose so that fields of a newer minor
 * writer survive a round trip; the types show only what this version knows.
 */
export type Known<T> = T extends readonly (infer E)[]
  ? readonly Known<E>[]
  : T extends object
    ? { readonly [K in keyof T as string extends K ? never : K]: Known<T[K]> }
    : T;

/** Brings the data of version n to version n + 1. Pure; never guesses: what it cannot map it keeps. */
export type Migration = (data: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** Everything the desk knows about one kind of record. `migrations[i]` leads from version i + 1 to i + 2. */
export interface RecordKind<Type extends string, Schema extends z.ZodType> {
  readonly type: Type;
  readonly version: number;
  readonly schema: Schema;
  readonly migrations: readonly Migration[];
}

export function defineRecord<Type extends string, Schema extends z.ZodType>(
  type: Type,
  schema: Schema,
  migrations: readonly Migration[] = [],
): RecordKind<Type, Schema> {
  return { type, version: migrations.length + 1, schema, migrations };
}
