import Link from 'next/link';
import { LinkButton } from '#components/ui/button.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { startRefusalMessages } from '#lib/quiz/messages.ts';
import type { QuizHome } from '#lib/quiz/schema.ts';
import { MustReadList } from './must-read-list.tsx';
import type { FormAction } from './paper-view.tsx';

function NameNotice() {
  return (
    <Notice title="Before you start">
      <p>
        Your certificate needs the name you are known by professionally.{' '}
        <Link className="link" href="/account/settings">
          Confirm your name
        </Link>
        , now or after you pass.
      </p>
    </Notice>
  );
}

function UnreadNotice({ home }: { home: QuizHome }) {
  return (
    <Notice title="The quiz is not open yet">
      <p>It asks about every module and opens when each is marked as read. Still to read:</p>
      <ul className="mt-1">
        {home.unreadModules.map(({ slug, title }) => (
          <li key={slug}>
            <Link className="link inline-flex min-h-11 items-center" href={`/learn/${home.courseSlug}/${slug}`}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What the newest try left to read again, while any of it is. */
function MustRead({ home, readAction }: { home: QuizHome; readAction: FormAction }) {
  const { mustRead, courseSlug } = home;
  const left = mustRead?.items.filter(({ isRead }) => !isRead).length ?? 0;
  if (!mustRead || left === 0) return null;
  return (
    <section id="must-read" className="mb-12 scroll-mt-6" aria-labelledby="must-read-heading">
      <h2 id="must-read-heading" className="mb-4 text-2xl md:text-3xl">
        Read this before the next try
      </h2>
      <p className="mb-2 font-medium">
        {left === 1 ? 'One topic is still to be read again.' : `${left} topics are still to be read again.`}
      </p>
      <MustReadList items={mustRead.items} attemptId={mustRead.attemptId} from="quiz" {...{ courseSlug, readAction }} />
    </section>
  );
}

/** The one thing that can be done now: start, go on, wait, or look at the pass. */
export function QuizStart({
  home,
  hasName,
  startAction,
  readAction,
}: {
  home: QuizHome;
  hasName: boolean;
  startAction: FormAction;
  readAction: FormAction;
}) {
  const { start, courseSlug, policy } = home;
  const quizUrl = `/learn/${courseSlug}/quiz`;
  switch (start.kind) {
    case 'ok':
      return (
        <>
          {hasName ? null : <NameNotice />}
          <form action={startAction} className="mb-12">
            <input type="hidden" name="slug" value={courseSlug} />
            <SubmitButton pendingLabel="Drawing your questions…">
              {home.attempts.length === 0 ? 'Start the quiz' : 'Start the next try'}
            </SubmitButton>
          </form>
        </>
      );
    case 'attempt-open':
      return (
        <Notice
          title={start.isTimeOver ? `The time of try ${start.number} is over` : `Try ${start.number} is under way`}
        >
          <p>
            {start.isTimeOver
              ? 'The answers saved until then count.'
              : `${start.answered} of ${policy.questionCount} questions have an answer${start.partly > 0 ? `, ${start.partly} more in part` : ''}. Everything is where you left it.`}
          </p>
          <LinkButton className="mt-4" href={`${quizUrl}/${start.attemptId}`} prefetch={false}>
            {start.isTimeOver ? 'Go to the result' : 'Go on with the quiz'}
          </LinkButton>
        </Notice>
      );
    case 'must-read':
      return <MustRead home={home} readAction={readAction} />;
    case 'wait':
      return (
        <>
          <Notice title="The next try is not open yet">
            <p>
              It opens on <DateText value={start.until} timeZone={home.timeZone} withTime />. Until then every module is
              open to read again.
            </p>
            <LinkButton className="mt-4" variant="quiet" href={`/learn/${courseSlug}`}>
              Back to the course
            </LinkButton>
          </Notice>
          <MustRead home={home} readAction={readAction} />
        </>
      );
    case 'modules-unread':
      return <UnreadNotice home={home} />;
    case 'attempts-used':
      return (
        <Notice tone="attention" title="No tries left">
          <p>{startRefusalMessages['attempts-used']}</p>
          <LinkButton className="mt-4" variant="quiet" href="/contact">
            Contact us
          </LinkButton>
        </Notice>
      );
    case 'already-passed':
      return (
        <Notice tone="good" title="You have passed this quiz">
          <div className="mt-4 flex flex-wrap gap-3">
            <LinkButton href="/account/certificates">See your certificates</LinkButton>
            <LinkButton variant="quiet" href={`${quizUrl}/${start.attemptId}/result`}>
              {policy.review.afterPass.includes('rationale') ? 'Read the explanations' : 'See the result'}
            </LinkButton>
          </div>
        </Notice>
      );
  }
}
