import type { Diagnostic } from '../../core/base/diagnostic';
import type { Branch, DocumentKey, Holder } from '../../core/contract/project';
import type { ProjectRecords } from '../../core/document/records';
import type { ProjectAssets } from './assetFiles';
import type { DocStore } from './docstore';
import type { ProjectLock } from './lock';
import type { ShelfKeeper } from './shelf';

/** What an open project is made of. */
export interface ProjectParts {
  readonly folder: string;
  readonly readOnly: boolean;
  readonly store: DocStore;
  readonly assets: ProjectAssets;
  readonly records: ProjectRecords;
  readonly notes: readonly Diagnostic[];
  readonly branches: readonly Branch[];
  readonly holder: Holder | null;
  readonly lock: ProjectLock | undefined;
  readonly shelf: ShelfKeeper | undefined;
  /** Those of `records` that do not come from their files. */
  readonly unread: readonly DocumentKey[];
}
