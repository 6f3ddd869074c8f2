import { Section } from '#components/ui/page.tsx';
import type { QuizResult } from '#lib/quiz/schema.ts';
import { MustReadList } from './must-read-list.tsx';
import type { FormAction } from './paper-view.tsx';

/**
 * What was sure and wrong on safety: after a fail to be read again before the next try, with why a pass is held back;
 * after a pass worth reading, and nothing waits for it.
 */
export function MustReadSection({ result, readAction }: { result: QuizResult; readAction: FormAction }) {
  const { passed, mustRead, courseSlug, attemptId } = result;
  if (mustRead.length === 0) return null;
  const hasNext = !passed && result.nextTry.kind !== 'attempts-used';
  return (
    <Section title={hasNext ? 'Read this before the next try' : 'Worth reading again'} id="must-read">
      {!passed && result.heldBack ? (
        <p className="mb-4 max-w-[36em]">
          Your score reaches the pass mark. Because an answer on safety was wrong and you were sure of it, this course
          holds the pass back{hasNext ? ': read it again and take another try.' : '.'}
        </p>
      ) : null}
      <MustReadList
        items={mustRead}
        from="result"
        readAction={hasNext ? readAction : null}
        {...{ courseSlug, attemptId }}
      />
    </Section>
  );
}
