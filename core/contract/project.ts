import type { Diagnostic } from '../base/diagnostic';
import type { PageId, StoryId } from '../base/ids';
import type { ProjectRecords, RecordType } from '../document/records';
import type { StoryKind, StoryStatus } from '../document/records/story';

/** What a list shows of a story that has not been read yet. */
export interface StoryCard {
  readonly id: StoryId;
  readonly slug: string;
  readonly headline: string;
  readonly flag: string;
  readonly kind: StoryKind;
  readonly status: StoryStatus;
  readonly byline: string;
  readonly tags: readonly string[];
  /** As `storyCharacters` counts them. */
  readonly characters: number;
}

/** What a list shows of a page that has not been read yet. */
export interface PageCard {
  readonly id: PageId;
  readonly issue: string;
  readonly number: number;
  readonly section: string;
  /** Stories that stand on it. */
  readonly stories: readonly StoryId[];
}

/** Cards of all stories and pages. They come from a cache and may be a moment behind the documents themselves. */
export interface Shelf {
  readonly stories: readonly StoryCard[];
  readonly pages: readonly PageCard[];
}

/** A shelf on its way: bytes that `unpackShelf` reads. */
export type PackedShelf = Uint8Array;

export const emptyShelf: Shelf = { stories: [], pages: [] };

export interface DocumentKey {
  readonly type: RecordType;
  readonly id: string;
}

/** A document as it is now; `record` is null where it is gone. */
export interface LoadedDocument extends DocumentKey {
  readonly record: unknown;
}

/** Who has a project open for writing. */
export interface Holder {
  /** The user's name and the machine's, as their system knows them. */
  readonly user: string;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
  /** On this machine: whether the program still lives is known. Elsewhere it is not, and the editor is asked. */
  readonly here: boolean;
  /** Heard of no longer: the editor may take the project over. */
  readonly stale: boolean;
}

/** An earlier state of a document that was kept. */
export interface Revision {
  /** Names it for `history.revision`. */
  readonly id: string;
  readonly rev: number;
  /** ISO 8601. */
  readonly time: string;
  readonly device: string;
}

/** A second state of a document, of another device or program, that waits for the editor's choice. */
export interface Branch extends DocumentKey {
  /** Names it for the `branch` calls. */
  readonly branch: string;
  readonly rev: number;
  /** ISO 8601. */
  readonly time: string;
  readonly device: string;
  /**
   * `ours`: what this desk could not write, since the document had changed on the disk. `copy`: a file that a
   * sync program put beside the document.
   */
  readonly origin: 'ours' | 'copy';
}

export const branchChoices = ['current', 'branch', 'both'] as const;
/** Keeps the document as it is on the disk, puts the branch in its place, or makes a second story of it. */
export type BranchChoice = (typeof branchChoices)[number];

export interface Backup {
  readonly id: string;
  /** ISO 8601. */
  readonly time: string;
  readonly kept: 'hourly' | 'daily' | 'weekly' | 'migration';
  readonly documents: number;
  readonly bytes: number;
}

export interface ProjectSnapshot {
  /** Absolute folder, shown to the user. */
  readonly folder: string;
  readonly readOnly: boolean;
  /** Who has it open for writing, where that is the reason why it is read-only. */
  readonly holder: Holder | null;
  /**
   * Papers, issues, styles and picture cards whole; of pages and stories those of the issue that comes up first.
   * What else there is stands in `shelf` and is asked for by `project.documents`.
   */
  readonly records: ProjectRecords;
  readonly shelf: PackedShelf;
  /** The page that was in sight last, one of `records`; where there is none, the first of the latest issue comes up. */
  readonly page?: PageId;
  /** Asset files that are there; a picture card without its file is a missing picture. */
  readonly assets: readonly string[];
  /** What the opening found: damaged or missing documents, by name, with remedy. */
  readonly notes: readonly Diagnostic[];
  readonly branches: readonly Branch[];
}

/** What has changed without the window's doing: on the disk, or found while the shelf was looked through. */
export interface DocumentsChanged {
  /** Documents the window has, as they are now. */
  readonly documents: readonly LoadedDocument[];
  /** Cards that are new or other than before. */
  readonly shelf: Shelf;
  /** Stories and pages that are no longer there. */
  readonly gone: readonly DocumentKey[];
  /** Added to those the window shows. */
  readonly notes: readonly Diagnostic[];
  /** All that wait now. */
  readonly branches: readonly Branch[];
  /** Asset files that are there now, where others were before. */
  readonly assets?: readonly string[];
  /** Share of the project's documents that are known, 0–1, while the project is looked through. */
  readonly looked?: number;
}
