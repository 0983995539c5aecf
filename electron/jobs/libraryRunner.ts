import { exportCaps } from './caps';
import type { FromLibrary, StartLibrary } from './libraryMessages';
import { forkJob, jobFile } from './process';

/** Starts the library's process. Main process only. */
export const startLibrary: StartLibrary = (hear, fallen) => {
  const own = forkJob(jobFile('library'), 'Banxin library', exportCaps.memory, fallen);
  own.child.on('message', (message: FromLibrary) => hear(message));
  return { tell: own.child.postMessage.bind(own.child), kill: own.kill };
};
