import Link from 'next/link';
import { DateText } from '#components/ui/date.tsx';
import { Section } from '#components/ui/page.tsx';
import { Status } from '#components/ui/status.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { percentWords } from '#lib/quiz/messages.ts';
import type { AttemptSummary, QuizHome } from '#lib/quiz/schema.ts';

function outcomeOf({ outcome }: AttemptSummary) {
  if (!outcome) return <Status tone="quiet">Under way</Status>;
  if (outcome.heldBack) return <Status tone="attention">Held back</Status>;
  return outcome.passed ? <Status tone="good">Passed</Status> : <Status tone="attention">Not passed</Status>;
}

/** The tries so far. */
export function AttemptList({ home }: { home: QuizHome }) {
  if (home.attempts.length === 0) return null;
  const rows = home.attempts.map((attempt) => ({
    number: attempt.number,
    started: <DateText value={attempt.startedAt} timeZone={home.timeZone} withTime />,
    outcome: outcomeOf(attempt),
    score: attempt.outcome ? percentWords(attempt.outcome.percentTenths) : '',
    link: attempt.outcome ? (
      <Link
        className="link -my-2.5 inline-flex min-h-11 items-center"
        href={`/learn/${home.courseSlug}/quiz/${attempt.attemptId}/result`}
      >{`Result of try ${attempt.number}`}</Link>
    ) : (
      ''
    ),
  }));
  const columns = [
    { key: 'number', label: 'Try', numeric: true },
    { key: 'started', label: 'Started' },
    { key: 'outcome', label: 'Outcome' },
    { key: 'score', label: 'Score', numeric: true },
    { key: 'link', label: 'Details' },
  ];
  return (
    <Section title="Your tries so far">
      <DataTable caption="Your tries so far" columns={columns} rows={rows} />
    </Section>
  );
}
