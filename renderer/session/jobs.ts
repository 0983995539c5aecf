import { create } from 'zustand';
import type { ExportRequest, JobProgress } from '../../core/contract/desk';
import { ask, hear } from './client';
import { flushEdits } from './document';
import { notifyFailure } from './notices';

/** Long jobs of this window, newest last. */
export const useJobs = create<{ readonly jobs: readonly JobProgress[] }>()(() => ({ jobs: [] }));

export const listenToJobs = (): (() => void) =>
  hear('job', (progress) => {
    useJobs.setState(({ jobs }) => {
      const known = jobs.some((job) => job.job === progress.job);
      return {
        jobs: known ? jobs.map((job) => (job.job === progress.job ? progress : job)) : [...jobs, progress],
      };
    });
  });

/** Saves what is unsaved, so that the job reads what the editor sees, then starts. */
export async function startExport(request: ExportRequest): Promise<void> {
  if (!(await flushEdits())) return;
  const started = await ask('export.start', request);
  if (!started.ok) notifyFailure(started.error);
}

export async function cancelJob(job: string): Promise<void> {
  const cancelled = await ask('export.cancel', { job });
  if (!cancelled.ok) notifyFailure(cancelled.error);
}

export async function showInFolder(path: string): Promise<void> {
  const shown = await ask('export.show', { path });
  if (!shown.ok) notifyFailure(shown.error);
}

export const dismissJob = (job: string): void =>
  useJobs.setState(({ jobs }) => ({ jobs: jobs.filter((known) => known.job !== job) }));
