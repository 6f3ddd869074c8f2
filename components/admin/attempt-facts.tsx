import type { AttemptDetail } from '#lib/account/admin-queries/attempt.ts';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { Finding } from '#lib/quiz/rules/audit/findings.ts';
import { findingSentence } from '#lib/quiz/rules/audit/findings.ts';
import { adjustmentWords } from '#lib/quiz/messages/adjustment.ts';
import { AdminLink } from './links.tsx';
import { Outcome } from './marks.tsx';
import { When } from './when.tsx';
import { counted } from './words.ts';

/** A sitting in figures, with the ways to what belongs to it. */
export function AttemptFacts({ attempt }: { attempt: AttemptDetail }) {
  const { result } = attempt;
  const agreed = attempt.adjustment ? adjustmentWords(attempt.adjustment) : [];
  return (
    <Facts
      items={[
        {
          label: 'Outcome',
          value: <Outcome result={result} />,
        },
        {
          label: 'Right answers',
          value: result ? `${result.correctCount} of ${result.questionCount}` : 'Not marked yet',
        },
        { label: 'Pass mark', value: attempt.passPercent === null ? 'Not on record' : `${attempt.passPercent}%` },
        { label: 'Started', value: <When value={attempt.startedAt} /> },
        {
          label: result?.cause === 'time-out' ? 'Time ran out' : 'Handed in',
          value: <When value={result?.finishedAt ?? null} />,
        },
        {
          label: 'Time limit',
          value: attempt.deadlineAt ? (
            <>
              until <When value={attempt.deadlineAt} />
            </>
          ) : (
            'None'
          ),
        },
        ...(agreed.length > 0 ? [{ label: 'Granted before it began', value: agreed.join(', ') }] : []),
        {
          label: 'Enrolment',
          value: <AdminLink href={`/admin/enrolments/${attempt.enrolmentId}`}>{attempt.courseTitle}</AdminLink>,
        },
        {
          label: 'Certificates',
          value:
            attempt.certificates.length === 0
              ? 'None'
              : attempt.certificates.map(({ id, number }) => (
                  <span key={id} className="block">
                    <AdminLink href={`/admin/certificates/${id}`}>{number}</AdminLink>
                  </span>
                )),
        },
      ]}
    />
  );
}

/** Whether the record of a sitting is as it was written. */
export function RecordNotice({ findings, stepCount }: { findings: readonly Finding[]; stepCount: number }) {
  if (findings.length === 0) {
    return (
      <Notice tone="good" title="The record is unaltered">
        Each of its {counted(stepCount, 'step')} carries the hash of the one before, the paper is the one named at the
        start, and the marks follow from the answers.
      </Notice>
    );
  }
  return (
    <Notice tone="attention" title="The record was altered">
      <ul className="list-disc pl-5">
        {findings.map(findingSentence).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Notice>
  );
}
