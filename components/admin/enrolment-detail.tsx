import type { EnrolmentDetail, ModuleStand } from '#lib/account/admin-queries/enrolment.ts';
import { Facts } from '#components/ui/facts.tsx';
import { Status } from '#components/ui/status.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { Source } from './enrolment-table.tsx';
import { AdminLink } from './links.tsx';
import { CertificateCell, Outcome } from './marks.tsx';
import { When, WhenCell } from './when.tsx';
import { endReasonWords } from './words.ts';

/** What an enrolment is, and how it stands. */
export function EnrolmentFacts({ enrolment }: { enrolment: EnrolmentDetail }) {
  return (
    <Facts
      items={[
        {
          label: 'Therapist',
          value: <AdminLink href={`/admin/therapists/${enrolment.userId}`}>{enrolment.email}</AdminLink>,
        },
        { label: 'Course version', value: enrolment.courseVersion },
        { label: 'Source', value: <Source item={enrolment} /> },
        { label: 'Enrolled', value: <When value={enrolment.createdAt} /> },
        { label: 'Access until', value: enrolment.accessUntil ? <When value={enrolment.accessUntil} /> : 'No end' },
        {
          label: 'State',
          value: enrolment.endedAt ? (
            <Status tone="attention">Ended: {endReasonWords(enrolment.endReason ?? 'no reason noted')}</Status>
          ) : (
            <Status tone="good">Running</Status>
          ),
        },
      ]}
    />
  );
}

function minutesText(seconds: number): string {
  if (seconds === 0) return '';
  return seconds < 60 ? 'under 1 min' : `${Math.round(seconds / 60)} min`;
}

/** How far the therapist has read, and for how long the reader was in use. */
export function ModuleTable({ modules }: { modules: readonly ModuleStand[] }) {
  return (
    <DataTable
      caption="Modules"
      columns={[
        { key: 'title', label: 'Module' },
        { key: 'opened', label: 'Opened' },
        { key: 'completed', label: 'Read to the end' },
        { key: 'active', label: 'Time in use', numeric: true },
      ]}
      rows={modules.map((module) => ({
        title: module.title,
        opened: <WhenCell value={module.openedAt} />,
        completed: <WhenCell value={module.completedAt} />,
        active: minutesText(module.activeSeconds),
      }))}
    />
  );
}

export function EnrolmentSittings({ enrolment }: { enrolment: EnrolmentDetail }) {
  return (
    <>
      <DataTable
        caption="Attempts"
        columns={[
          { key: 'attempt', label: 'Attempt' },
          { key: 'started', label: 'Started' },
          { key: 'outcome', label: 'Outcome' },
        ]}
        rows={enrolment.attempts.map((attempt) => ({
          attempt: <AdminLink href={`/admin/attempts/${attempt.id}`}>Attempt {attempt.number}</AdminLink>,
          started: <WhenCell value={attempt.startedAt} />,
          outcome: <Outcome result={attempt.result} />,
        }))}
        empty="The quiz has not been taken."
      />
      <div className="mt-6">
        {enrolment.certificates.length === 0 ? <p className="text-muted">No certificate was issued.</p> : null}
        <ul className="space-y-3">
          {enrolment.certificates.map((certificate) => (
            <li key={certificate.id}>
              <CertificateCell certificate={certificate} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
