import type { Paper } from '#lib/quiz/schema.ts';
import { FlagButton } from './flag-button.tsx';
import { EnterButton, PaperButtons } from './paper-buttons.tsx';
import { QuestionFieldset } from './question-fieldset.tsx';
import { Shown } from './shown.tsx';

export type FormAction = (form: FormData) => Promise<void>;

/**
 * Every question of the paper in one form that also works by itself. One of them shows, or all: the others are there
 * already, so that going on needs no connection.
 */
export function PaperView({ paper, saveAction }: { paper: Paper; saveAction: FormAction }) {
  const total = paper.questions.length;
  return (
    <Shown when="questions">
      <form action={saveAction} autoComplete="off" data-paper="">
        <input type="hidden" name="slug" value={paper.courseSlug} />
        <input type="hidden" name="attemptId" value={paper.attemptId} />
        <input type="hidden" name="expectedSeq" value={paper.expectedSeq} />
        <EnterButton />
        {paper.questions.map((question) => (
          <Shown key={question.position} when={question.position}>
            <QuestionFieldset question={question} total={total} />
            <p className="mb-10 mt-3">
              <FlagButton position={question.position} />
            </p>
          </Shown>
        ))}
        <PaperButtons />
      </form>
    </Shown>
  );
}
