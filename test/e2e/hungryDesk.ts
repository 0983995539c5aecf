import { app, Menu } from 'electron';
import { Deadline } from '../../electron/jobs/caps';
import { type Fall, forkJob } from '../../electron/jobs/process';

/** A main process with nothing in it but the caps on jobs: says how a job that takes too much came to its end. */
const [worker = '', what = ''] = process.argv.slice(-2);
const CAP = 256 * 2 ** 20;

/** No top-level await: `ready` is held back until this module has finished loading. */
async function feed(): Promise<void> {
  await app.whenReady();
  const began = performance.now();
  const fall = await new Promise<Fall & { readonly expired: boolean }>((resolve) => {
    let expired = false;
    const job = forkJob(worker, 'hungry', CAP, (fallen) => resolve({ ...fallen, expired }));
    job.child.on('message', () => {
      if (what !== 'time') return;
      const deadline = new Deadline({ silence: 500, total: 60_000 }, () => {
        expired = true;
        job.kill();
      });
      job.child.on('exit', () => deadline.end());
    });
    const tell: (message: string) => void = job.child.postMessage.bind(job.child);
    tell(what);
  });
  const lives = app.getAppMetrics().some(({ pid }) => pid === process.pid);
  process.stdout.write(`${JSON.stringify({ ...fall, lives, ms: Math.round(performance.now() - began) })}\n`);
  app.exit(0);
}

Menu.setApplicationMenu(null);
void feed();
