import type { DocumentKey } from '../../core/contract/project';
import type { LibraryOptions, Sighting } from '../store/library/library';

/** What the main process tells the library process. */
export type ToLibrary =
  | { readonly kind: 'open'; readonly options: Pick<LibraryOptions, 'folder' | 'project' | 'readOnly'> }
  /** These documents were saved, or something says that they have changed. */
  | { readonly kind: 'look'; readonly keys: readonly DocumentKey[] }
  /** The page in sight. */
  | { readonly kind: 'page'; readonly page: string }
  | { readonly kind: 'find'; readonly ask: number; readonly query: string; readonly limit: number }
  /** Keep what the next session begins with; `ended` comes when that is done. */
  | { readonly kind: 'end' };

/** What the library process answers. */
export type FromLibrary =
  | {
      readonly kind: 'seen';
      readonly seen: Sighting;
      /** Share of the documents that have been looked at; 1 once all are known. */
      readonly done: number;
    }
  /** All documents are known and searching is quick. */
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'found';
      readonly ask: number;
      readonly stories: readonly string[];
      readonly complete: boolean;
    }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly detail: string };

/** Where the library works, seen from the main process. */
export interface LibraryPort {
  readonly tell: (message: ToLibrary) => void;
  readonly kill: () => void;
}

export type StartLibrary = (hear: (message: FromLibrary) => void, fallen: () => void) => LibraryPort;
