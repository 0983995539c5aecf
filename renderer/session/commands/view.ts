import type { Settings } from '../../../core/contract/desk';
import { showPanel, toggleRightDock } from '../navigation';
import { changeSettings } from '../project';
import { type RightPanel, setUi, ui } from '../ui';
import type { Command } from './types';

const view = (id: string, run: () => void, shortcut?: string): Command => ({
  id: `view.${id}`,
  title: `command.view.${id}`,
  group: 'view',
  run,
  ...(shortcut === undefined ? {} : { shortcut }),
});

const settings = (id: string, patch: Partial<Settings>): Command =>
  view(id, () => void changeSettings(patch));
const panel = (name: RightPanel) => (): void => showPanel(name);

export const viewCommands: readonly Command[] = [
  view('leftDock', () => setUi({ leftDock: !ui().leftDock }), 'Alt+1'),
  view('rightDock', toggleRightDock, 'Alt+2'),
  view('inspector', panel('inspector'), 'Alt+Shift+I'),
  view('findings', panel('findings'), 'Mod+Shift+M'),
  view('manuscript', () => setUi({ editorView: 'manuscript' })),
  view(
    'galley',
    () => setUi({ editorView: ui().editorView === 'galley' ? 'manuscript' : 'galley' }),
    'Mod+Shift+G',
  ),
  view('welcome', () => setUi({ welcome: true, leftDock: true })),
  settings('themeSystem', { theme: 'system' }),
  settings('themeLight', { theme: 'light' }),
  settings('themeDark', { theme: 'dark' }),
  settings('languageSystem', { language: 'system' }),
  settings('languageChinese', { language: 'zh-CN' }),
  settings('languageEnglish', { language: 'en' }),
];
