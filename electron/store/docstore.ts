import type { Diagnostic } from '../../core/base/diagnostic';
import type { Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import type {
  Branch,
  BranchChoice,
  DocumentKey,
  LoadedDocument,
  Revision,
} from '../../core/contract/project';
import type { RecordType } from '../../core/document/records';

/** What is known of a document without reading it. */
export interface DocumentStat extends DocumentKey {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970; together with `size` it tells a changed document from one that is as it was. */
  readonly modified: number;
}

/** Documents as they were read, and what happened to those that could not be. */
export interface Loaded {
  /** `record` is null for one that is gone. */
  readonly documents: readonly LoadedDocument[];
  /** Damaged, restored, newer, missing documents by name. */
  readonly notes: readonly Diagnostic[];
  /** Second states that stood in a document's place and wait now. */
  readonly branches: readonly Branch[];
}

/** A document as it is to be. */
export interface Draft extends LoadedDocument {
  /** Was made from a state before the one the store gave last: it becomes a branch and is not written over that. */
  readonly behind?: boolean;
}

export interface Saved {
  /** ISO 8601. */
  readonly savedAt: string;
  /** Documents that had changed underneath: their new states wait as branches, nothing was overwritten. */
  readonly branches: readonly Branch[];
  /** Documents that were to be removed and that somebody else has changed meanwhile: they stay, as they are now. */
  readonly stayed: readonly LoadedDocument[];
  /** Documents that were damaged underneath, and have made way. */
  readonly notes: readonly Diagnostic[];
}

/**
 * Where a project's documents live. The desk works against this alone, so that a folder on the disk, memory, or an
 * engine that a whole newsroom shares can stand behind it. Nothing throws: failures are values. Calls that write are
 * served one after the other; what a call has answered for is durable.
 */
export interface DocStore {
  readonly readOnly: boolean;
  /** All documents, or those of some types, without reading them. */
  list(types?: readonly RecordType[]): Promise<Result<readonly DocumentStat[], DeskFailure>>;
  /**
   * Documents, or those of some types, that are not there although a state of them is kept and nobody has removed them
   * on purpose: loading one brings its newest whole state back.
   */
  lost(types?: readonly RecordType[]): Promise<Result<readonly DocumentKey[], DeskFailure>>;
  /**
   * Reads documents, checked and brought to the schema of today. One that cannot be used is not among the answer's
   * documents but in its notes; where an earlier valid state is kept, that one comes instead, and a note says which.
   */
  load(keys: readonly DocumentKey[]): Promise<Result<Loaded, DeskFailure>>;
  /**
   * Writes documents (`record: null` removes one) in the order that leaves no reference into nothing. All that is
   * given is written or branched, or the failure names the first that was not; those before it are on the disk.
   */
  save(documents: readonly Draft[]): Promise<Result<Saved, DeskFailure>>;
  /**
   * Looks for what others have put among the documents: second states of documents become branches, what is none
   * of ours stays and is named.
   */
  tidy(): Promise<Result<readonly Diagnostic[], DeskFailure>>;
  /** Tells of documents, and of branches of theirs, that changed without our doing; returns what ends the watching. */
  watch(listener: (changed: readonly DocumentKey[]) => void): () => void;
  /** Earlier states that were kept, newest first. */
  revisions(key: DocumentKey): Promise<Result<readonly Revision[], DeskFailure>>;
  revision(key: DocumentKey, id: string): Promise<Result<LoadedDocument, DeskFailure>>;
  /** Second states that wait for a choice. */
  branches(): Promise<Result<readonly Branch[], DeskFailure>>;
  branch(branch: string): Promise<Result<LoadedDocument, DeskFailure>>;
  /** Answers with the documents that are other than before. What was not chosen is kept as a revision. */
  resolve(branch: string, choice: BranchChoice): Promise<Result<readonly LoadedDocument[], DeskFailure>>;
  /** Waits for what is under way. */
  close(): Promise<void>;
}
