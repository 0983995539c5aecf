import { desk } from '../desk';
import { flushEdits } from '../document';
import { chooseProject } from '../project';
import { setUi } from '../ui';
import type { Command } from './types';

const isOpen = (): boolean => desk().phase.kind === 'open';

export const fileCommands: readonly Command[] = [
  {
    id: 'file.new',
    title: 'command.file.new',
    group: 'file',
    shortcut: 'Mod+Shift+N',
    run: () => setUi({ newPaper: true }),
  },
  {
    id: 'file.open',
    title: 'command.file.open',
    group: 'file',
    shortcut: 'Mod+O',
    run: () => void chooseProject(),
  },
  {
    id: 'file.save',
    title: 'command.file.save',
    group: 'file',
    shortcut: 'Mod+S',
    enabled: isOpen,
    run: () => void flushEdits(),
  },
  {
    id: 'file.export',
    title: 'command.file.export',
    group: 'file',
    shortcut: 'Mod+E',
    enabled: isOpen,
    run: () => setUi({ exportPanel: true }),
  },
];
