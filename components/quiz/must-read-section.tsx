import { Section } from '#components/ui/page.tsx';
import type { FailedResult } from '#lib/quiz/schema.ts';
import { MustReadList } from './must-read-list.tsx';
import type { FormAction } from './paper-view.tsx';

/** After a try: what was sure and wrong on safety, to be read again before the next one, and why a pass is held back. */
export function MustReadSection({ result, readAction }: { result: FailedResult; readAction: FormAction }) {
  const { heldBack, mustRead, courseSlug, attemptId } = result;
  if (mustRead.length === 0) return null;
  return (
    <Section title="Read this before the next try" id="must-read">
      {heldBack ? (
        <p className="mb-4 max-w-[36em]">
          Your score reaches the pass mark. Because an answer on safety was wrong and you were sure of it, this course
          asks you to read it again and take another try before it counts you as having passed.
        </p>
      ) : null}
      <MustReadList items={mustRead} from="result" {...{ courseSlug, attemptId, readAction }} />
    </Section>
  );
}
