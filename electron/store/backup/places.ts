import { randomBytes } from 'node:crypto';
import { LOCAL } from '../layout';

/** Where backups are, relative to the project. */
export const BACKUPS = `${LOCAL}/backups`;
/** Contents of documents, many to a file. */
export const PACKS = `${BACKUPS}/packs`;
/** Pictures that some backup names: further names (hard links) of the files in the project. */
export const PICTURES = `${BACKUPS}/assets`;
/** What the last backup has read, so that the next reads only what is new. A cache. */
export const SEEN = `${BACKUPS}/seen.json`;

export const headerFile = (id: string): string => `${BACKUPS}/${id}.json`;

/** `20261122T081530Z`, of the universal time. */
export const stampOf = (time: Date): string => time.toISOString().replace(/[-:]|\.\d{3}/gu, '');

/**
 * A pack's name. Packs are read in the order of their names and what a later one holds is taken, since a content is
 * stored again where the earlier piece is damaged: two of one second must not be in an order of chance.
 */
export const packName = (now: Date): string =>
  `${stampOf(now)}-${Date.now().toString(16).padStart(12, '0')}-${randomBytes(4).toString('hex')}.pack`;

const ID = /^(?<stamp>\d{8}T\d{6}Z)(?<migration>-migration)?(?:-\d{1,4})?$/u;

/** Whether a name may be that of a backup: names come from the window and from strangers' folders. */
export const isBackupId = (id: string): boolean => ID.test(id);

/** The file below `PICTURES` for an asset's path. */
export const pictureFile = (assetPath: string): string =>
  `${PICTURES}/${assetPath.split('/').slice(-2).join('/')}`;
