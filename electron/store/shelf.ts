import type { DocumentKey, LoadedDocument, PackedShelf } from '../../core/contract/project';
import type { Manifest } from './manifest';

/** Knows the cards of documents that are not loaded. Stands beside the store and is never where a document comes from. */
export interface ShelfKeeper {
  /** As far as it is known: the cards may be a moment behind the documents. */
  readonly shelf: PackedShelf;
  /** The page that was in sight when the project was last closed. */
  readonly page: string | null;
  /**
   * Papers, styles, issues and picture cards as their files stand, where that is known without reading them. They are
   * good to show; whoever changes one reads it first.
   */
  readonly whole: readonly LoadedDocument[] | undefined;
  /** Documents were saved, loaded anew or have changed underneath: their cards are to be looked at. */
  changed(keys: readonly DocumentKey[]): void;
  close(): Promise<void>;
}

export type OpenShelf = (project: {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly readOnly: boolean;
}) => Promise<ShelfKeeper>;
