import { join } from 'node:path';
import type { RecordByType, RecordType } from '../../../core/document/records';
import { checkRecord } from '../../../core/document/validate';
import { decode, readSchema } from '../envelope';
import { codeOf } from '../failures';
import { documentPath } from '../layout';
import { readRegularSync } from '../regular';

/** A document as its file holds it. */
export interface ReadDocument<Type extends RecordType = RecordType> {
  readonly record: RecordByType[Type];
  readonly rev: number;
}

/**
 * Reads one document, hash and schema checked. `unusable` for whatever is wrong with it: what is to be done about that
 * is the store's business, which the library only tells of it. Null where there is no file.
 */
export function readDocument<Type extends RecordType>(
  project: string,
  type: Type,
  id: string,
): ReadDocument<Type> | 'unusable' | null {
  let bytes: Uint8Array;
  try {
    bytes = readRegularSync(join(project, documentPath(type, id)));
  } catch (problem) {
    return codeOf(problem) === 'ENOENT' ? null : 'unusable';
  }
  const envelope = decode(bytes);
  if (!envelope.ok) return 'unusable';
  const written = readSchema(envelope.value.schema);
  if (written.type !== type || envelope.value.id !== id) return 'unusable';
  const checked = checkRecord(type, { version: written.version, data: envelope.value.data });
  if (!checked.ok || checked.value.record.id !== id) return 'unusable';
  return { record: checked.value.record, rev: envelope.value.rev };
}
