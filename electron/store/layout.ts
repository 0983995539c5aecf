import { type RecordType, recordTypes } from '../../core/document/records';

/** Where things are in a project folder, always with `/`: these paths are also the names shown to the user. */
export const MANIFEST = 'manifest.json';
/** Never synced, never part of the document. */
export const LOCAL = '.local';
export const REMOVED = `${LOCAL}/removed`;
export const QUARANTINE = `${LOCAL}/quarantine`;
export const ASSETS = 'assets/sha256';
/** Earlier states of documents, immutable. */
export const HISTORY = 'history';
/** Second states of documents that wait for the editor's choice. */
export const BRANCHES = 'branches';

const folders: Readonly<Record<RecordType, string>> = {
  paper: 'papers',
  style: 'styles',
  issue: 'issues',
  page: 'pages',
  story: 'stories',
  picture: 'assets/meta',
};

/** The folders that hold documents, with what they hold. */
export const documentFolders: readonly (readonly [type: RecordType, folder: string])[] = recordTypes.map(
  (type) => [type, folders[type]],
);

/** Stories are many: spread over folders by the last two characters of their ids. */
const shard = (type: RecordType, id: string): string => (type === 'story' ? `${id.slice(-2)}/` : '');

export const documentPath = (type: RecordType, id: string): string =>
  `${folders[type]}/${shard(type, id)}${id}.json`;

export const assetFile = (sha256: string, ext: string): string =>
  `${ASSETS}/${sha256.slice(0, 2)}/${sha256}.${ext}`;

/** The folder in which a document's earlier or second states are. */
export const statesFolder = (kind: typeof HISTORY | typeof BRANCHES, type: RecordType, id: string): string =>
  `${kind}/${type}-${id}`;

/** Whether an id can be a document's: it becomes a part of paths. */
export const isDocumentId = (id: string): boolean => /^[a-z0-9][a-z0-9_-]{0,63}$/u.test(id);

/** `story-<id>` → the document's key, or undefined for a name that is none of ours. */
export function documentNamed(name: string): { readonly type: RecordType; readonly id: string } | undefined {
  const groups = /^(?<type>[a-z]+)-(?<id>[a-z0-9][a-z0-9_-]{0,63})$/u.exec(name)?.groups;
  const type = recordTypes.find((known) => known === groups?.['type']);
  const id = groups?.['id'];
  return type === undefined || id === undefined ? undefined : { type, id };
}

/** The document a path would hold, or undefined where no document of ours has such a path. */
export function documentAt(type: RecordType, path: string): string | undefined {
  const id = /(?<id>[a-z0-9][a-z0-9_-]{0,63})\.json$/u.exec(path)?.groups?.['id'];
  return id !== undefined && documentPath(type, id) === path ? id : undefined;
}
