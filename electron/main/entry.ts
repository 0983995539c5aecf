import { app } from 'electron';
import { ownArguments, readCommand } from './arguments';

/**
 * Where the packaged program begins. `banxin export …` runs a command in this process, before a display, a window
 * or a second process is asked for, and ends; anything else opens the desk. Electron holds `ready` back until this
 * module is done, so the desk is in time for it.
 */
const command = readCommand(ownArguments(process.argv, app.isPackaged));
if (command === undefined) await import('./main');
else {
  const { runHere } = await import('../cli/here');
  app.exit(await runHere(command));
}
