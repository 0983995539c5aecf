import { exportArchive, importArchive } from '../backups';
import { desk } from '../desk';
import { showPanel } from '../navigation';
import { setUi } from '../ui';
import type { Command } from './types';

const isOpen = (): boolean => desk().phase.kind === 'open';

/** What keeps work and brings it back: earlier states, second states, backups, the whole project as one file. */
export const keepCommands: readonly Command[] = [
  {
    id: 'edit.versions',
    title: 'command.edit.versions',
    group: 'edit',
    shortcut: 'Alt+Shift+H',
    enabled: isOpen,
    run: () => showPanel('versions'),
  },
  {
    id: 'edit.branches',
    title: 'command.edit.branches',
    group: 'edit',
    enabled: isOpen,
    run: () => showPanel('branches'),
  },
  {
    id: 'file.backups',
    title: 'command.file.backups',
    group: 'file',
    enabled: isOpen,
    run: () => setUi({ backups: true }),
  },
  {
    id: 'file.archiveExport',
    title: 'command.file.archiveExport',
    group: 'file',
    enabled: isOpen,
    run: () => void exportArchive(),
  },
  {
    id: 'file.archiveImport',
    title: 'command.file.archiveImport',
    group: 'file',
    run: () => void importArchive(),
  },
];
