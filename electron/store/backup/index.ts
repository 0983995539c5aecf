/** Backups of a project, in its `.local/backups`: everything the rest of the desk may use of them. */

export { fileAt, listFiles, type ProjectFile } from './files';
export {
  type BackupCopy,
  type BackupSource,
  backupSource,
  documentsInBackups,
  listBackups,
  manifestInBackups,
} from './find';
export { DUE } from './generations';
export { pictureInBackups } from './pictures';
export { SEEN } from './places';
export { type Restored, restoreBackup } from './restore';
export { flawOf, hashOfFile } from './sound';
export { type Taken, type TakeOptions, takeBackup } from './take';
export { type BackupDamage, verifyBackups } from './verify';
