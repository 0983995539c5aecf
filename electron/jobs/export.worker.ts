import type { DeskFailure } from '../../core/contract/desk';
import { exportPages } from './export';
import type { FromExportJob, ToExportJob } from './messages';

/** The export process: it keeps fonts and separated pictures, so that the next export of a page is quick. */
const running = new Map<number, AbortController>();
const { parentPort } = process;
const answer: (message: FromExportJob) => void = parentPort.postMessage.bind(parentPort);

parentPort.on('message', ({ data }: { data: ToExportJob }) => {
  if (data.kind === 'cancel') running.get(data.job)?.abort();
  else void start(data);
});

async function start({ job, request }: ToExportJob & { kind: 'start' }): Promise<void> {
  const controller = new AbortController();
  running.set(job, controller);
  try {
    const result = await exportPages(request, {
      signal: controller.signal,
      onProgress: (done) => answer({ kind: 'progress', job, done }),
    });
    if (result.ok) answer({ kind: 'done', job, exported: result.value });
    else answer({ kind: 'failed', job, failure: result.error });
  } catch (error) {
    const failure: DeskFailure = { kind: 'failed', thing: request.out, detail: String(error) };
    answer({ kind: 'failed', job, failure });
  } finally {
    running.delete(job);
  }
}
