import type { Command } from '../session/commands';
import { cameraActions } from './camera/store';
import { canvasActions } from './state';
import type { ToolId } from './tools/tool';

const view = (id: string, run: () => void, shortcut?: string, alternatives?: readonly string[]): Command => ({
  id: `view.${id}`,
  title: `canvas:command.${id}`,
  group: 'view',
  run,
  ...(shortcut === undefined ? {} : { shortcut }),
  ...(alternatives === undefined ? {} : { alternatives }),
});

const tool = (id: ToolId, shortcut: string): Command => ({
  ...view(`tool.${id}`, () => canvasActions.setTool(id), shortcut),
  notWhileTyping: true,
});

/** Looking at the page: zoom, fit, grid, preview, and the tools. */
export const canvasCommands: readonly Command[] = [
  view('fitPage', cameraActions.fitPage, 'Mod+0'),
  view('fitWidth', cameraActions.fitWidth, 'Mod+Alt+0'),
  view('actualSize', () => cameraActions.zoomTo(1), 'Mod+Alt+1'),
  view('zoomIn', cameraActions.zoomIn, 'Mod+=', ['Mod+Shift+=']),
  view('zoomOut', cameraActions.zoomOut, 'Mod+-'),
  view('grid', canvasActions.toggleGrid, "Mod+'"),
  { ...view('preview', canvasActions.togglePreview, 'W'), notWhileTyping: true },
  tool('select', 'V'),
  tool('text', 'T'),
  tool('hand', 'H'),
];
