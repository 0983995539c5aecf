import { err, ok, type Result } from '../../core/base/result';
import type { DeskFailure } from '../../core/contract/desk';
import { type Caps, Deadline } from './caps';
import type {
  FromKeeping,
  KeepingName,
  KeepingTask,
  KeepingTaskOf,
  KeepingValue,
  KeepingWatch,
  StartKeeping,
  ToKeeping,
} from './keepingMessages';
import { forkJob, jobFile } from './process';

const MINUTE = 60_000;
/** A project of many gigabytes of pictures on a slow stick takes its time, but it goes on all the while. */
const caps: Caps = { memory: 2 ** 30, silence: 5 * MINUTE, total: 6 * 60 * MINUTE };

const nothing = (): void => undefined;

/** Main process only. */
export const startKeeping: StartKeeping = <Name extends KeepingName>(
  task: KeepingTaskOf<Name>,
  watch: KeepingWatch,
) => {
  const sent = task as KeepingTask;
  const thing = 'file' in sent ? sent.file : sent.project;
  let cancel = nothing;
  const done = new Promise<Result<KeepingValue<Name>, DeskFailure>>((resolve) => {
    let late = false;
    const end = (result: Result<KeepingValue<Name>, DeskFailure>): void => {
      deadline.end();
      resolve(result);
      own.kill();
    };
    const own = forkJob(jobFile('keeping'), 'Banxin keeping', caps.memory, (fall) => {
      if (late) end(err({ kind: 'out-of-time', thing }));
      else if (fall.kind === 'memory') end(err({ kind: 'out-of-memory', thing }));
      else end(err({ kind: 'failed', thing, detail: `the keeping process ended (${fall.code})` }));
    });
    const deadline = new Deadline(caps, () => {
      late = true;
      own.kill();
    });
    const tell: (message: ToKeeping) => void = own.child.postMessage.bind(own.child);
    own.child.on('message', (message: FromKeeping) => {
      deadline.alive();
      if (message.kind === 'progress') watch.onProgress?.(message.done);
      else if (message.kind === 'wantsQuiet')
        void Promise.resolve(watch.quiet?.()).then(() => tell({ kind: 'quiet' }));
      else if (message.kind === 'failed') end(err(message.failure));
      else end(ok(message.value as KeepingValue<Name>));
    });
    cancel = () => tell({ kind: 'cancel' });
    tell({ kind: 'start', task: sent });
  });
  return { cancel: () => cancel(), done };
};
