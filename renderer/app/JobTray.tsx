import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { JobProgress } from '../../core/contract/desk';
import { cancelJob, dismissJob, showInFolder, useJobs } from '../session';
import { Button, IconButton } from '../widgets/Button';
import { FailureText } from './FailureText';

const fileName = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path;

/** Long jobs with their progress; a finished one shows where its files are. */
export function JobTray() {
  const { t } = useTranslation('desk');
  const jobs = useJobs((state) => state.jobs);
  if (jobs.length === 0) return null;
  return (
    <section className="jobs" aria-label={t('job.tray')}>
      {jobs.map((job) => (
        <Job key={job.job} job={job} />
      ))}
    </section>
  );
}

function Job({ job }: { readonly job: JobProgress }) {
  const { t } = useTranslation('desk');
  const [first] = job.files;
  return (
    <article className="job" data-state={job.state}>
      <div className="job-head">
        <strong>{t(`job.${job.work ?? 'export'}`, { name: job.title })}</strong>
        <output>{job.state === 'running' ? `${Math.round(job.done * 100)} %` : t(`job.${job.state}`)}</output>
        {job.state === 'running' ? null : (
          <IconButton
            label={t('action.dismiss')}
            icon={<X size={14} />}
            onPress={() => dismissJob(job.job)}
          />
        )}
      </div>
      {job.state === 'running' ? (
        <progress value={job.done} max={1} aria-label={t('job.progress', { name: job.title })} />
      ) : null}
      {job.failure && job.failure.kind !== 'cancelled' ? (
        <p role="alert">
          <FailureText failure={job.failure} />
        </p>
      ) : null}
      {job.files.length > 0 ? <p className="job-files">{job.files.map(fileName).join('  ')}</p> : null}
      <div className="job-actions">
        {job.state === 'running' ? (
          <Button onPress={() => void cancelJob(job.job)}>{t('action.cancel')}</Button>
        ) : first === undefined ? null : (
          <Button onPress={() => void showInFolder(first)}>{t('job.show')}</Button>
        )}
      </div>
    </article>
  );
}
