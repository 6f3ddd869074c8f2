'use client';

import { Notice } from '#components/ui/notice.tsx';
import { partlyWords } from '#lib/quiz/messages.ts';
import { progressOf } from '#lib/quiz/rules/progress.ts';
import type { Progress } from '#lib/quiz/rules/progress.ts';
import { HandIn } from './hand-in.tsx';
import { PartLink } from './part-link.tsx';
import type { FormAction } from './paper-view.tsx';
import { questionsNow, useSession } from './session.ts';
import type { KnownQuestion } from './session.ts';

type Listed = KnownQuestion & { readonly progress: Progress };

function QuestionList({
  title,
  help,
  tone = 'attention',
  listed,
}: {
  title: string;
  help: string;
  tone?: 'attention' | 'info';
  listed: readonly Listed[];
}) {
  if (listed.length === 0) return null;
  return (
    <Notice tone={tone} title={title}>
      <ul className="mt-2">
        {listed.map(({ position, beginning, progress }) => (
          <li key={position}>
            <PartLink
              to={{ kind: 'question', position }}
              className="link inline-flex min-h-11 items-center py-1.5"
            >{`Question ${position}: ${beginning}${progress.state === 'partly' ? ` (${partlyWords(progress)})` : ''}`}</PartLink>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-muted">{help}</p>
    </Notice>
  );
}

const some = (count: number, total: number, one: string, many: string) =>
  count === 1 ? `One question ${one}` : `${count} of ${total} questions ${many}`;

function Lists({ all }: { all: readonly Listed[] }) {
  const total = all.length;
  const blank = all.filter(({ progress }) => progress.state === 'blank');
  const partly = all.filter(({ progress }) => progress.state === 'partly');
  const flagged = all.filter((question) => question.flagged);
  const unsaid = all.filter(
    ({ asksCertainty, certainty, progress }) => asksCertainty && certainty === null && progress.state !== 'blank',
  );
  return (
    <>
      <QuestionList
        title={some(blank.length, total, 'has no answer yet', 'have no answer yet')}
        help="A question without an answer scores nothing."
        listed={blank}
      />
      <QuestionList
        title={some(partly.length, total, 'is only partly answered', 'are only partly answered')}
        help="The parts without an answer score nothing. Two lines in the same place count as without one."
        listed={partly}
      />
      <QuestionList
        title={some(flagged.length, total, 'is flagged', 'are flagged')}
        help="You wanted to come back here. A flag changes no mark, and you can hand in with it."
        listed={flagged}
      />
      <QuestionList
        tone="info"
        title={some(unsaid.length, total, 'does not say how sure you are', 'do not say how sure you are')}
        help="You may leave it so: it counts as not sure."
        listed={unsaid}
      />
    </>
  );
}

/** What is still open or flagged, as this window knows it, before the paper is handed in. */
export function ReviewView({ handInAction }: { handInAction: FormAction }) {
  const session = useSession();
  const all = questionsNow(session).map((question) => ({
    ...question,
    progress: progressOf(question.shape, question.keys),
  }));
  const open = all.filter(({ progress }) => progress.state !== 'complete');
  return (
    <section aria-labelledby="check-heading">
      <h2 id="check-heading" tabIndex={-1} className="scroll-mt-20 text-2xl md:text-3xl">
        Check before you hand in
      </h2>
      {open.length === 0 ? (
        <p className="mt-4">All {all.length} questions have an answer. You can still change any of them.</p>
      ) : null}
      <Lists all={all} />
      <HandIn handInAction={handInAction} backTo={open[0]?.position ?? 1} />
      <p className="mt-4 max-w-[36em] text-sm text-muted">
        Handing in is final for this try: the answers are marked at once and can no longer be changed.
      </p>
    </section>
  );
}
