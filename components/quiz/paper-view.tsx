import Link from 'next/link';
import { Button, LinkButton } from '#components/ui/button.tsx';
import type { Paper } from '#lib/quiz/schema.ts';
import { QuestionFieldset } from './question-fieldset.tsx';

export type FormAction = (form: FormData) => Promise<void>;

type Props = { paper: Paper; position: number | null; paperUrl: string; saveAction: FormAction };

function NextButton({ paper, position, paperUrl }: Omit<Props, 'saveAction'>) {
  const isLast = position === null || position >= paper.questions.length;
  const show = isLast ? 'review' : String(position + 1);
  const href = isLast ? `${paperUrl}?view=review` : `${paperUrl}?q=${show}`;
  return (
    <Button type="submit" name="show" value={show} data-href={href}>
      {isLast ? 'Save and check' : 'Save and next'}
    </Button>
  );
}

/** The questions on one page (`position` null) or one of them, in a form that also works by itself. */
export function PaperView({ paper, position, paperUrl, saveAction }: Props) {
  const total = paper.questions.length;
  const shown =
    position === null ? paper.questions : paper.questions.filter((question) => question.position === position);
  return (
    <form action={saveAction} autoComplete="off" key={position ?? 'all'}>
      <input type="hidden" name="slug" value={paper.courseSlug} />
      <input type="hidden" name="attemptId" value={paper.attemptId} />
      {shown.map((question, index) => (
        <QuestionFieldset key={question.position} question={question} total={total} isFirst={index === 0} />
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <NextButton paper={paper} position={position} paperUrl={paperUrl} />
        {position !== null && position > 1 ? (
          <LinkButton variant="quiet" href={`${paperUrl}?q=${position - 1}`} prefetch={false}>
            Back
          </LinkButton>
        ) : null}
      </div>
      <p className="mt-8 text-sm">
        {position === null ? (
          <Link className="link inline-flex min-h-11 items-center" href={`${paperUrl}?q=1`} prefetch={false}>
            Show one question at a time
          </Link>
        ) : (
          <Link className="link inline-flex min-h-11 items-center" href={`${paperUrl}?view=all`} prefetch={false}>
            Show all questions on one page
          </Link>
        )}
      </p>
    </form>
  );
}
