import Link from 'next/link';
import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { SubmitButton } from '#components/ui/submit-button.tsx';
import { partlyWords } from '#lib/quiz/messages.ts';
import { progressOf, shapeOf } from '#lib/quiz/rules/progress.ts';
import type { Progress } from '#lib/quiz/rules/progress.ts';
import type { Paper } from '#lib/quiz/schema.ts';
import type { FormAction } from './paper-view.tsx';

type Open = { readonly position: number; readonly stem: string; readonly progress: Progress };

const longestStem = 140;

/** The beginning of a question, enough to know it again: a case can be long. */
function beginning(stem: string): string {
  const line = stem.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longestStem ? line : `${line.slice(0, line.lastIndexOf(' ', longestStem))}…`;
}

function OpenList({ title, help, open, paperUrl }: { title: string; help: string; open: Open[]; paperUrl: string }) {
  if (open.length === 0) return null;
  return (
    <Notice tone="attention" title={title}>
      <ul className="mt-2">
        {open.map(({ position, stem, progress }) => (
          <li key={position}>
            <Link
              className="link inline-flex min-h-11 items-center py-1.5"
              href={`${paperUrl}?q=${position}`}
              prefetch={false}
            >{`Question ${position}: ${beginning(stem)}${progress.state === 'partly' ? ` (${partlyWords(progress)})` : ''}`}</Link>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-muted">{help}</p>
    </Notice>
  );
}

function OpenLists({ open, total, paperUrl }: { open: readonly Open[]; total: number; paperUrl: string }) {
  const blank = open.filter(({ progress }) => progress.state === 'blank');
  const partly = open.filter(({ progress }) => progress.state === 'partly');
  return (
    <>
      <OpenList
        title={
          blank.length === 1
            ? 'One question has no answer yet'
            : `${blank.length} of ${total} questions have no answer yet`
        }
        help="A question without an answer scores nothing."
        open={blank}
        paperUrl={paperUrl}
      />
      <OpenList
        title={
          partly.length === 1
            ? 'One question is only partly answered'
            : `${partly.length} of ${total} questions are only partly answered`
        }
        help="The parts without an answer score nothing. Two lines in the same place count as without one."
        open={partly}
        paperUrl={paperUrl}
      />
    </>
  );
}

/** Which questions still lack an answer or a part of it, before the paper is handed in. */
export function ReviewView({
  paper,
  paperUrl,
  handInAction,
}: {
  paper: Paper;
  paperUrl: string;
  handInAction: FormAction;
}) {
  const open = paper.questions
    .map((question) => ({ ...question, progress: progressOf(shapeOf(question), question.keys) }))
    .filter(({ progress }) => progress.state !== 'complete');
  const total = paper.questions.length;
  return (
    <section aria-labelledby="check-heading">
      <h2 id="check-heading" tabIndex={-1} data-focus-first className="text-2xl md:text-3xl">
        Check before you hand in
      </h2>
      {open.length === 0 ? (
        <p className="mt-4">All {total} questions have an answer. You can still change any of them.</p>
      ) : (
        <OpenLists open={open} total={total} paperUrl={paperUrl} />
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
