import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exportCaps } from './caps';
import type { FromLibrary, StartLibrary } from './libraryMessages';
import { forkJob } from './process';

/** The bundler puts this module beside the worker's file or into a folder below it. */
function workerFile(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, 'library-job.js');
  return existsSync(beside) ? beside : join(dirname(here), 'library-job.js');
}

/** Starts the library's process. Main process only. */
export const startLibrary: StartLibrary = (hear, fallen) => {
  const own = forkJob(workerFile(), 'Banxin library', exportCaps.memory, fallen);
  own.child.on('message', (message: FromLibrary) => hear(message));
  return { tell: own.child.postMessage.bind(own.child), kill: own.kill };
};
