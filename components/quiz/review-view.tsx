import Link from 'next/link';
import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import type { Paper } from '#lib/quiz/schema.ts';
import type { FormAction } from './paper-view.tsx';

/** Which questions still lack an answer, before the paper is handed in. */
export function ReviewView({
  paper,
  paperUrl,
  handInAction,
}: {
  paper: Paper;
  paperUrl: string;
  handInAction: FormAction;
}) {
  const open = paper.questions.filter(({ keys }) => keys.length === 0);
  const total = paper.questions.length;
  return (
    <section aria-labelledby="check-heading">
      <h2 id="check-heading" tabIndex={-1} data-focus-first className="text-2xl md:text-3xl">
        Check before you hand in
      </h2>
      {open.length === 0 ? (
        <p className="mt-4">All {total} questions have an answer. You can still change any of them.</p>
      ) : (
        <Notice
          tone="attention"
          title={
            open.length === 1
              ? 'One question has no answer yet'
              : `${open.length} of ${total} questions have no answer yet`
          }
        >
          <ul className="mt-2">
            {open.map(({ position, stem }) => (
              <li key={position}>
                <Link
                  className="link inline-flex min-h-11 items-center py-1.5"
                  href={`${paperUrl}?q=${position}`}
                  prefetch={false}
                >{`Question ${position}: ${stem}`}</Link>
              </li>
            ))}
          </ul>
          <p className="mt-2 text-sm text-muted">A question without an answer scores nothing.</p>
        </Notice>
      )}
      <form action={handInAction} className="mt-8 flex flex-wrap items-center gap-3">
        <input type="hidden" name="slug" value={paper.courseSlug} />
        <input type="hidden" name="attemptId" value={paper.attemptId} />
        <SubmitButton pendingLabel="Handing in…">Hand in</SubmitButton>
        <LinkButton variant="quiet" href={`${paperUrl}?q=${open[0]?.position ?? 1}`} prefetch={false}>
          Go back to the questions
        </LinkButton>
      </form>
      <p className="mt-4 max-w-[36em] text-sm text-muted">
        Handing in is final for this try: the answers are marked at once and can no longer be changed.
      </p>
    </section>
  );
}
