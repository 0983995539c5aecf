import { constants, setPriority } from 'node:os';
import { KeepingWork } from './keeping';
import type { FromKeeping, ToKeeping } from './keepingMessages';

/** The keeping process: it makes one backup or archive, or unpacks one, and is ended when that is done. */
const { parentPort } = process;
const send: (message: FromKeeping) => void = parentPort.postMessage.bind(parentPort);
const work = new KeepingWork(send);

parentPort.on('message', ({ data }: { data: ToKeeping }) => {
  // Nobody waits for an hourly backup.
  if (data.kind === 'start' && data.task.name === 'backup') lowPriority();
  work.receive(data);
});

function lowPriority(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // A system that does not allow it makes the backup at the usual speed.
  }
}
