import type { RecordType } from './records';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Where in a record: property names and array indices. */
export type Path = readonly (string | number)[];

/** One reversible change inside a record. `undefined` stands for absence. */
export type Op =
  | {
      readonly op: 'set';
      readonly path: Path;
      readonly from: Json | undefined;
      readonly to: Json | undefined;
    }
  | {
      readonly op: 'splice';
      readonly path: Path;
      readonly at: number;
      readonly removed: readonly Json[];
      readonly inserted: readonly Json[];
    };

/** Changes to one record; an empty path with `from` or `to` undefined is the record's birth or removal. */
export interface RecordChange {
  readonly type: RecordType;
  readonly id: string;
  readonly ops: readonly Op[];
}

/** A reversible change of the document: what undo keeps, what is saved, what the compose worker is sent. */
export type RecordsDiff = readonly RecordChange[];
