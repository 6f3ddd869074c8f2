import type { JobsHealth } from '#lib/account/admin-queries/jobs.ts';
import { Notice } from '#components/ui/notice.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { When } from './when.tsx';
import { counted, jobWords } from './words.ts';

function WorkerNotice({ health }: { health: JobsHealth }) {
  const waiting = health.waiting === 0 ? 'Nothing is overdue.' : `${counted(health.waiting, 'job')} due.`;
  if (health.worker === 'running')
    return (
      <Notice tone={health.failedCount === 0 ? 'good' : 'info'} title="Background jobs are running">
        {waiting}
      </Notice>
    );
  return (
    <Notice tone="attention" title="Background jobs are not running">
      {health.worker === 'never' ? (
        'No worker has ever reported here.'
      ) : (
        <>
          The worker last reported on <When value={health.lastBeatAt} />.
        </>
      )}{' '}
      Mail and certificate files wait until it runs again; nothing is lost. {waiting}
    </Notice>
  );
}

/** Whether mail, payments and certificate files are being worked on, and which jobs failed, in words. */
export function JobsHealthView({ health }: { health: JobsHealth }) {
  return (
    <>
      <WorkerNotice health={health} />
      <p className="mb-4">
        {health.failedCount === 0
          ? 'No job has failed.'
          : `${counted(health.failedCount, 'job has', 'jobs have')} failed at least once and ${health.failedCount === 1 ? 'is' : 'are'} not done yet.`}
      </p>
      {health.failed.length > 0 ? (
        <DataTable
          caption="Failed jobs"
          columns={[
            { key: 'what', label: 'Job' },
            { key: 'tries', label: 'Tries', numeric: true },
            { key: 'next', label: 'Next try' },
            { key: 'why', label: 'What went wrong' },
          ]}
          rows={health.failed.map((job) => ({
            what: jobWords(job.name),
            tries: job.attempts,
            next: job.hasGivenUp ? 'None: given up' : <When value={job.nextRunAt} />,
            why: <span className="block max-w-[32em] break-words">{job.lastError}</span>,
          }))}
        />
      ) : null}
    </>
  );
}
