import type { Diagnostic, Place } from '../../core/base/diagnostic';
import type { DeskFailure } from '../../core/contract/desk';
import type { RecordType } from '../../core/document/records';
import { LOCAL } from './layout';

/** Where the desk shows a note about a document: on the thing itself, as far as it has a place. */
export const placeOf = (type: RecordType, id: string): Place => {
  if (type === 'page') return { page: id };
  if (type === 'story') return { story: id };
  if (type === 'picture') return { picture: id };
  return {};
};

/**
 * What reading found, said in the locale files under `failure:<rule>`. Every note names the file, relative to
 * the project folder. A damaged one was left where it is.
 */
export const damaged = (path: string, problem: string, place: Place = {}): Diagnostic => ({
  rule: 'STORE-DAMAGED',
  severity: 'error',
  place,
  params: { path, problem },
});

/** A damaged document that was moved out of the way; no earlier state of it is kept anywhere. */
export const quarantined = (path: string, problem: string, moved: string, place: Place = {}): Diagnostic => ({
  rule: 'STORE-QUARANTINE',
  severity: 'error',
  place,
  params: { path, problem, moved },
});

/** Where an earlier state was found. */
export interface StateOrigin {
  readonly problem: string;
  readonly rev: number;
  /** Of the state. ISO 8601. */
  readonly time: string;
  /** `history`, `memory`, or the name of a backup. */
  readonly from: string;
}

/** In the place of a damaged or missing document stands an earlier state. */
export const restored = (path: string, { from, ...what }: StateOrigin, place: Place = {}): Diagnostic => {
  const kept = from === 'history' || from === 'memory' ? { from } : { from: 'backup', backup: from };
  return { rule: 'STORE-RESTORED', severity: 'suspect', place, params: { path, ...what, ...kept } };
};

/** The manifest came back from a backup. */
export const restoredManifest = (
  path: string,
  what: { readonly problem: string; readonly time: string; readonly from: string },
): Diagnostic => ({ rule: 'STORE-MANIFEST', severity: 'suspect', place: {}, params: { path, ...what } });

/** A document is there and the system does not let us read it: nothing is known of its content. */
export const unreadable = (path: string, problem: string, place: Place = {}): Diagnostic => ({
  rule: 'STORE-UNREADABLE',
  severity: 'error',
  place,
  params: { path, problem },
});

/** A link stands where a file or folder of ours should be. It is neither read nor written through. */
export const linked = (path: string, place: Place = {}): Diagnostic => ({
  rule: 'STORE-LINK',
  severity: 'error',
  place,
  params: { path },
});

/** Something of another kind stands where a folder of ours should be; nothing can be kept there. */
export const noFolder = (path: string): Diagnostic => ({
  rule: 'STORE-NO-FOLDER',
  severity: 'error',
  place: {},
  params: { path },
});

/** The project could not be taken for writing although nobody has it: it is shown, and nothing of it is written. */
export const noLock = ({ thing, detail = '' }: DeskFailure): Diagnostic => ({
  rule: 'STORE-NO-LOCK',
  severity: 'error',
  place: {},
  params: { path: LOCAL, problem: detail || thing },
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

/** A document of which something was kept is not there, and nothing of what is kept is whole. */
export const lost = (path: string, place: Place = {}): Diagnostic => ({
  rule: 'STORE-LOST',
  severity: 'error',
  place,
  params: { path },
});

/** A version control program has left two states in one file: one is in use, the other is a branch. */
export const conflict = (path: string, place: Place = {}): Diagnostic => ({
  rule: 'STORE-CONFLICT',
  severity: 'suspect',
  place,
  params: { path },
});

/** The same, one of the two states being of no use. */
export const halfConflict = (path: string, rev: number, place: Place = {}): Diagnostic => ({
  rule: 'STORE-HALF',
  severity: 'suspect',
  place,
  params: { path, rev },
});

/** A document was damaged while it was open; it was moved out of the way, and what was open was saved. */
export const aside = (path: string, problem: string, moved: string, place: Place = {}): Diagnostic => ({
  rule: 'STORE-ASIDE',
  severity: 'suspect',
  place,
  params: { path, problem, moved },
});

/** A second state that waits for a choice cannot be used. It was left where it is. */
export const badBranch = (path: string, problem: string): Diagnostic => ({
  rule: 'STORE-BRANCH',
  severity: 'error',
  place: {},
  params: { path, problem },
});

/** A picture's card is there, its file is not. */
export const missingAsset = (path: string, name: string, place: Place): Diagnostic => ({
  rule: 'STORE-ASSET',
  severity: 'error',
  place,
  params: { path, name },
});

/** A picture's file is there and its content is not the picture any more. */
export const alteredAsset = (path: string, name: string, place: Place): Diagnostic => ({
  rule: 'STORE-ALTERED',
  severity: 'error',
  place,
  params: { path, name },
});
