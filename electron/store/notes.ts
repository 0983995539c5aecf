import type { Diagnostic, Place } from '../../core/base/diagnostic';
import type { RecordType } from '../../core/document/records';

/** Where the desk shows a note about a document: on the thing itself, as far as it has a place. */
export const placeOf = (type: RecordType, id: string): Place => {
  if (type === 'page') return { page: id };
  if (type === 'story') return { story: id };
  if (type === 'picture') return { picture: id };
  return {};
};

/**
 * What opening found, said in the locale files under `failure:<rule>`. Every note names the file, relative to
 * the project folder; nothing it names was changed.
 */
export const damaged = (path: string, problem: string, place: Place = {}): Diagnostic => ({
  rule: 'STORE-DAMAGED',
  severity: 'error',
  place,
  params: { path, problem },
});

export const newer = (path: string, version: number, place: Place = {}): Diagnostic => ({
  rule: 'STORE-NEWER',
  severity: 'error',
  place,
  params: { path, version },
});

/** A file that is no document of ours, e.g. a sync program's conflict copy. */
export const foreign = (path: string, problem: string): Diagnostic => ({
  rule: 'STORE-FOREIGN',
  severity: 'suspect',
  place: {},
  params: { path, problem },
});

/** A document that another one refers to is not there. */
export const missing = (path: string, from: string, place: Place): Diagnostic => ({
  rule: 'STORE-MISSING',
  severity: 'error',
  place,
  params: { path, from },
});

/** A picture's card is there, its file is not. */
export const missingAsset = (path: string, name: string, place: Place): Diagnostic => ({
  rule: 'STORE-ASSET',
  severity: 'error',
  place,
  params: { path, name },
});
