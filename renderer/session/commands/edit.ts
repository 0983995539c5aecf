import { desk } from '../desk';
import { redo, undo } from '../document';
import { showPanel } from '../navigation';
import type { Command } from './types';

export const editCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    title: 'command.edit.undo',
    group: 'edit',
    shortcut: 'Mod+Z',
    enabled: () => desk().history.some((row) => row.done),
    run: undo,
  },
  {
    id: 'edit.redo',
    title: 'command.edit.redo',
    group: 'edit',
    shortcut: 'Mod+Y',
    alternatives: ['Mod+Shift+Z'],
    enabled: () => desk().history.some((row) => !row.done),
    run: redo,
  },
  {
    id: 'edit.history',
    title: 'command.edit.history',
    group: 'edit',
    shortcut: 'Mod+Shift+H',
    run: () => showPanel('history'),
  },
];
