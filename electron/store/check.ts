import { harm } from '../../core/contract/harm';
import type { DocumentKey } from '../../core/contract/project';
import { checkRecord, failureText } from '../../core/document/validate';
import { type Envelope, readSchema } from './envelope';

/** What a document's envelope and data are worth. */
export type Checked =
  | { readonly kind: 'good'; readonly record: unknown; readonly migrated: boolean }
  | { readonly kind: 'damaged'; readonly problem: string }
  /** Written by a newer desk. */
  | { readonly kind: 'newer'; readonly version: number }
  /** Another document under this one's name. */
  | { readonly kind: 'foreign'; readonly holds: string };

/** Checks an envelope that was read from where the document is kept, and brings its data to the schema of today. */
export function checkEnvelope({ type, id }: DocumentKey, envelope: Envelope): Checked {
  const written = readSchema(envelope.schema);
  if (written.type !== type) return { kind: 'damaged', problem: harm('other-type', written.type) };
  if (envelope.id !== id) return { kind: 'foreign', holds: envelope.id };
  const checked = checkRecord(type, { version: written.version, data: envelope.data });
  if (checked.ok) {
    const { record, migrated } = checked.value;
    return record.id === id
      ? { kind: 'good', record, migrated }
      : { kind: 'damaged', problem: harm('holds', record.id) };
  }
  return checked.error.kind === 'newer'
    ? { kind: 'newer', version: checked.error.version }
    : { kind: 'damaged', problem: harm('field', failureText(checked.error)) };
}

/** The record of an envelope that has to be good, or what is wrong with it. */
export function goodRecord(key: DocumentKey, envelope: Envelope): { readonly record: unknown } | string {
  const checked = checkEnvelope(key, envelope);
  if (checked.kind === 'good') return { record: checked.record };
  if (checked.kind === 'damaged') return checked.problem;
  return checked.kind === 'newer' ? `version ${checked.version}` : harm('holds', checked.holds);
}
