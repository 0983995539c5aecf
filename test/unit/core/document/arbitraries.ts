import * as fc from 'fast-check';
import type { Json, RecordsDiff } from '../../../../core/document/diff';
import { canonicalJson } from '../../../../core/document/json';
import { emptyRecords, type ProjectRecords, recordTypes } from '../../../../core/document/records';

/** Text as it comes: Han, rare characters outside the BMP, combining marks, lone surrogates, any UTF-16 unit. */
const text = fc.oneof(
  fc.constantFrom('', '本报讯', '𠮷野家', 'e\u0301', '\u{2F800}', '\ud842', '（记者\u3000陈一）'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const key = fc.oneof(
  fc.constantFrom('a', 'b', 'runs', 'text', 'id', '0', '__proto__', 'constructor'),
  fc.string({ maxLength: 3 }),
);
const id = fc.constantFrom('a1', 'b2', 'c3', 'd4', 'e5');

/** Documents as records are: nested objects, lists with and without ids, text, numbers. */
export const anyJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json; object: Json; thing: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(text, fc.integer({ min: -3, max: 3 }), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(tie('thing'), { maxLength: 5 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  thing: fc
    .tuple(id, fc.dictionary(key, tie('value'), { maxKeys: 2 }))
    .map(([name, rest]) => Object.assign(rest, { id: name })),
})).value;

const anyRecord = fc
  .tuple(id, fc.dictionary(key, anyJson, { maxKeys: 5 }))
  .map(([name, rest]) => Object.assign(rest, { id: name }));

/** The shelves of a project holding arbitrary documents: diffs must not care for schemas. */
export const anyRecords: fc.Arbitrary<ProjectRecords> = fc
  .array(fc.tuple(fc.constantFrom(...recordTypes), id, anyRecord), { maxLength: 6 })
  .map((entries) => {
    const records: Record<string, Record<string, unknown>> = structuredClone(emptyRecords);
    for (const [type, name, record] of entries) Object.assign(records[type] ?? {}, { [name]: record });
    return records as unknown as ProjectRecords;
  });

/** Versions that share what they do not change, as an editor's steps do. */
export const anyHistory: fc.Arbitrary<readonly ProjectRecords[]> = fc
  .array(fc.tuple(fc.constantFrom(...recordTypes), id, fc.option(anyRecord, { nil: undefined })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((steps) => {
    const states: ProjectRecords[] = [emptyRecords];
    for (const [type, name, record] of steps) {
      const last = states.at(-1) ?? emptyRecords;
      const { [name]: _old, ...others } = last[type] as Record<string, unknown>;
      const shelf = record ? { ...others, [name]: record } : others;
      states.push({ ...last, [type]: shelf });
    }
    return states;
  });

/** The bytes a document would have on the disk. */
export const bytes = (records: ProjectRecords): string => canonicalJson(records as unknown as Json);

/** A diff as it arrives in another process. */
export const sent = (diff: RecordsDiff): RecordsDiff => JSON.parse(JSON.stringify(diff)) as RecordsDiff;
