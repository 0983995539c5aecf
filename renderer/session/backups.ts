import type { Backup } from '../../core/contract/project';
import { ask } from './client';
import { desk } from './desk';
import { flushEdits } from './document';
import { notifyFailure } from './notices';
import { replaceProject } from './project';
import { type Asked, useAsked } from './versions';

/** The backups of the open project; asked for anew each time the list is opened. */
export const useBackups = (open: boolean): Asked<readonly Backup[]> =>
  useAsked(open ? desk().folder : null, () => ask('backup.list'));

/** Opens a backup as a paper of its own beside this one. */
export const restoreBackup = (backup: string): Promise<boolean> =>
  replaceProject(() => ask('backup.restore', { backup })).then((snapshot) => snapshot !== null);

/** The whole project as one file; what is unsaved is saved first, so that it is in it. */
export async function exportArchive(): Promise<void> {
  if (!(await flushEdits())) return;
  const started = await ask('archive.export');
  if (!started.ok) notifyFailure(started.error);
}

export const importArchive = (): Promise<boolean> =>
  replaceProject(() => ask('archive.import')).then((snapshot) => snapshot !== null);
