import type { LastRecordCheck } from '#lib/quiz/queries/record-check.ts';
import { findingSentence } from '#lib/quiz/rules/audit/findings.ts';
import type { RecordFault } from '#lib/quiz/rules/audit/findings.ts';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { AdminLink } from './links.tsx';
import { When } from './when.tsx';
import { counted } from './words.ts';

/** How the quiz record stands, in a line or two. */
export function RecordState({ check }: { check: LastRecordCheck | null }) {
  if (!check)
    return (
      <Notice title="Not checked yet">
        The record of every attempt is read again each night. The first check has not run yet.
      </Notice>
    );
  const read = `${counted(check.attempts, 'attempt')} with ${counted(check.steps, 'step')}`;
  if (check.faultCount === 0)
    return (
      <Notice tone="good" title="The quiz record is as it was written">
        <p>
          Read again on <When value={check.endedAt} />: {read}, and every seal.
        </p>
      </Notice>
    );
  return (
    <Notice
      tone="attention"
      title={`${counted(check.faultCount, 'thing')} in the quiz record ${check.faultCount === 1 ? 'does' : 'do'} not fit`}
    >
      <p>
        Found on <When value={check.endedAt} />, in {read}.
      </p>
    </Notice>
  );
}

/** The last check in figures. */
export function RecordFigures({ check }: { check: LastRecordCheck }) {
  return (
    <Facts
      items={[
        { label: 'Began', value: <When value={check.startedAt} /> },
        { label: 'Attempts read', value: check.attempts.toLocaleString('en-AU') },
        { label: 'Steps read', value: check.steps.toLocaleString('en-AU') },
        { label: 'Faults', value: check.faultCount.toLocaleString('en-AU') },
        { label: 'Papers not drawn again', value: check.notRecomputed.toLocaleString('en-AU') },
      ]}
    />
  );
}

function Where({ fault }: { fault: RecordFault }) {
  if (fault.attemptId === null) return 'The seals';
  if (fault.code === 'attempt-vanished') return <span className="break-all">Attempt {fault.attemptId}</span>;
  return <AdminLink href={`/admin/attempts/${fault.attemptId}`}>Attempt {fault.attemptId.slice(-8)}</AdminLink>;
}

/** Every fault with the way to its attempt. */
export function RecordFaults({ check }: { check: LastRecordCheck }) {
  return (
    <>
      <DataTable
        caption="Faults"
        columns={[
          { key: 'where', label: 'Where' },
          { key: 'what', label: 'What does not fit' },
          { key: 'seal', label: 'Seal', numeric: true },
        ]}
        rows={check.faults.map((fault) => ({
          where: <Where fault={fault} />,
          what: findingSentence(fault),
          seal: fault.seal ?? '',
        }))}
        empty="Nothing was found."
      />
      {check.faults.length < check.faultCount ? (
        <p className="mt-4 text-muted">
          The first {check.faults.length} of {check.faultCount.toLocaleString('en-AU')}. The command npm run
          audit:verify prints them all.
        </p>
      ) : null}
    </>
  );
}
