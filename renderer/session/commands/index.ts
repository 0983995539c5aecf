import { editCommands } from './edit';
import { fileCommands } from './file';
import { goCommands } from './go';
import { keepCommands } from './keep';
import { isMac, matches, type Stroke } from './shortcut';
import { storyCommands } from './story';
import type { Command } from './types';
import { viewCommands } from './view';

export { isMac } from './shortcut';
export type { Command, CommandGroup } from './types';
export { commandGroups } from './types';

/** The commands that need no room; the shell adds those of the canvas. */
export const sessionCommands: readonly Command[] = [
  ...goCommands,
  ...editCommands,
  ...storyCommands,
  ...viewCommands,
  ...fileCommands,
  ...keepCommands,
];

const isEnabled = (command: Command): boolean => command.enabled?.() ?? true;

/** Runs a command by its id. False where it is unknown or cannot run now. */
export function runCommand(commands: readonly Command[], id: string): boolean {
  const command = commands.find((one) => one.id === id);
  if (!command || !isEnabled(command)) return false;
  command.run();
  return true;
}

/** The command a stroke asks for, if it can run now. */
export function commandFor(
  commands: readonly Command[],
  stroke: Stroke,
  typing: boolean,
  mac = isMac(),
): Command | undefined {
  return commands.find(
    (command) =>
      [command.shortcut, ...(command.alternatives ?? [])].some(
        (shortcut) => shortcut !== undefined && matches(shortcut, stroke, mac),
      ) &&
      !(typing && command.notWhileTyping === true) &&
      isEnabled(command),
  );
}
