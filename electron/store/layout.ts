import { type RecordType, recordTypes } from '../../core/document/records';

/** Where things are in a project folder, always with `/`: these paths are also the names shown to the user. */
export const MANIFEST = 'manifest.json';
/** Never synced, never part of the document. */
export const LOCAL = '.local';
export const REMOVED = `${LOCAL}/removed`;
export const ASSETS = 'assets/sha256';

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

/** The document a path would hold, or undefined where no document of ours has such a path. */
export function documentAt(type: RecordType, path: string): string | undefined {
  const id = /(?<id>[a-z0-9][a-z0-9_-]{0,63})\.json$/u.exec(path)?.groups?.['id'];
  return id !== undefined && documentPath(type, id) === path ? id : undefined;
}
