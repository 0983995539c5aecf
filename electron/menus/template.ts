import type { MenuItemConstructorOptions } from 'electron';
import type { Settings } from '../../core/contract/desk';

export interface MenuPorts {
  /** A text of the `menu` namespace. */
  readonly say: (key: string) => string;
  /** Sends a command to the window by its id in the desk's command table. */
  readonly command: (id: string) => void;
  readonly settings: Settings;
  readonly about: () => void;
  readonly mac: boolean;
  readonly developer: boolean;
}

type Item = MenuItemConstructorOptions;
const separator: Item = { type: 'separator' };

/** The application menu. Accelerators are shown; the keys themselves belong to the window's command table. */
export function menuTemplate(ports: MenuPorts): Item[] {
  return [
    ...(ports.mac ? [macMenu(ports)] : []),
    fileMenu(ports),
    editMenu(ports),
    viewMenu(ports),
    ...(ports.mac ? [{ role: 'windowMenu', label: ports.say('window') } satisfies Item] : []),
    helpMenu(ports),
  ];
}

function command(ports: MenuPorts, label: string, id: string, accelerator?: string): Item {
  return {
    label: ports.say(label),
    click: () => ports.command(id),
    // Shown only: a Mac always registers, and there the window sees the key first and keeps it.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  };
}

const macMenu = (ports: MenuPorts): Item => ({
  role: 'appMenu',
  submenu: [
    { label: ports.say('about'), click: ports.about },
    separator,
    { role: 'services' },
    separator,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    separator,
    { role: 'quit', label: ports.say('quit') },
  ],
});

const fileMenu = (ports: MenuPorts): Item => ({
  label: ports.say('file'),
  submenu: [
    command(ports, 'newStory', 'story.new', 'CmdOrCtrl+N'),
    command(ports, 'newPaper', 'file.new', 'CmdOrCtrl+Shift+N'),
    command(ports, 'open', 'file.open', 'CmdOrCtrl+O'),
    separator,
    command(ports, 'save', 'file.save', 'CmdOrCtrl+S'),
    command(ports, 'exportPdf', 'file.export', 'CmdOrCtrl+E'),
    separator,
    command(ports, 'backups', 'file.backups'),
    command(ports, 'archiveExport', 'file.archiveExport'),
    command(ports, 'archiveImport', 'file.archiveImport'),
    separator,
    { role: 'close', label: ports.say('close') },
    ...(ports.mac ? [] : [{ role: 'quit', label: ports.say('quit') } satisfies Item]),
  ],
});

const editMenu = (ports: MenuPorts): Item => ({
  label: ports.say('edit'),
  submenu: [
    command(ports, 'undo', 'edit.undo', 'CmdOrCtrl+Z'),
    command(ports, 'redo', 'edit.redo', 'CmdOrCtrl+Y'),
    separator,
    { role: 'cut', label: ports.say('cut') },
    { role: 'copy', label: ports.say('copy') },
    { role: 'paste', label: ports.say('paste') },
    { role: 'selectAll', label: ports.say('selectAll') },
    separator,
    command(ports, 'history', 'edit.history', 'CmdOrCtrl+Shift+H'),
    command(ports, 'versions', 'edit.versions', 'Alt+Shift+H'),
    command(ports, 'branches', 'edit.branches'),
  ],
});

/** Radio items for one setting; the window changes it, as it does from its own palette. */
function choice<Key extends keyof Settings>(
  ports: MenuPorts,
  key: Key,
  options: readonly (readonly [value: Settings[Key], label: string, command: string])[],
): Item[] {
  return options.map(([value, label, id]) => ({
    type: 'radio',
    label,
    checked: ports.settings[key] === value,
    click: () => ports.command(id),
  }));
}

const viewMenu = (ports: MenuPorts): Item => ({
  label: ports.say('view'),
  submenu: [
    command(ports, 'stories', 'go.stories', 'CmdOrCtrl+1'),
    command(ports, 'pages', 'go.pages', 'CmdOrCtrl+2'),
    command(ports, 'proofs', 'go.proofs', 'CmdOrCtrl+3'),
    command(ports, 'palette', 'go.palette', 'CmdOrCtrl+K'),
    separator,
    command(ports, 'zoomIn', 'view.zoomIn', 'CmdOrCtrl+='),
    command(ports, 'zoomOut', 'view.zoomOut', 'CmdOrCtrl+-'),
    command(ports, 'fitPage', 'view.fitPage', 'CmdOrCtrl+0'),
    command(ports, 'actualSize', 'view.actualSize', 'CmdOrCtrl+Alt+1'),
    separator,
    {
      label: ports.say('theme'),
      submenu: choice(ports, 'theme', [
        ['system', ports.say('themeSystem'), 'view.themeSystem'],
        ['light', ports.say('themeLight'), 'view.themeLight'],
        ['dark', ports.say('themeDark'), 'view.themeDark'],
      ]),
    },
    {
      label: ports.say('language'),
      submenu: choice(ports, 'language', [
        ['system', ports.say('languageSystem'), 'view.languageSystem'],
        ['zh-CN', '简体中文', 'view.languageChinese'],
        ['en', 'English', 'view.languageEnglish'],
      ]),
    },
    separator,
    { role: 'togglefullscreen', label: ports.say('fullScreen') },
    ...(ports.developer ? [{ role: 'toggleDevTools', label: ports.say('developer') } satisfies Item] : []),
  ],
});

const helpMenu = (ports: MenuPorts): Item => ({
  role: 'help',
  label: ports.say('help'),
  submenu: [
    command(ports, 'welcome', 'view.welcome'),
    ...(ports.mac ? [] : [{ label: ports.say('about'), click: ports.about }]),
  ],
});
