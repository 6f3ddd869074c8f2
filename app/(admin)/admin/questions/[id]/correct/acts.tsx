import { ActForm } from '#components/admin/act-form.tsx';
import { keyActFields } from '#components/admin/key-fields.ts';
import { counted } from '#components/admin/words.ts';
import { Section } from '#components/ui/page.tsx';
import type { CorrectableQuestion } from '#lib/quiz/queries/correctable.ts';
import { correctKeyAction, poolAction, voidAction } from './actions.ts';

const reasonHelp =
  'At least 8 characters. It stays on record, and everyone who was asked this question reads it: say what was wrong, and not which answer is right.';

const area = (name: string, label: string, help: string) =>
  ({ kind: 'area', name, label, help, maxLength: 1000 }) as const;

/** The two ways to put a question right. */
export function CorrectionActs({ question }: { question: CorrectableQuestion }) {
  const hidden = { questionVersionId: question.questionVersionId };
  return (
    <>
      <Section title="Correct the key" id="key">
        <p className="mb-6 max-w-[36em] text-muted">
          What is right, and why. The wording stays: a question that asks something else is a new question, and is
          published.
        </p>
        <ActForm
          action={correctKeyAction}
          hidden={hidden}
          reviewLabel="See what it would change…"
          fields={[...keyActFields(question.fields), area('keyReason', 'Reason for correcting the key', reasonHelp)]}
        />
      </Section>
      <Section title="Make it void" id="void">
        <p className="mb-6 max-w-[36em] text-muted">
          For a question that has no right answer: everyone who was asked it gets the whole mark.
        </p>
        <ActForm
          action={voidAction}
          hidden={hidden}
          tone="danger"
          reviewLabel="Make it void…"
          fields={[area('voidReason', 'Reason for making it void', reasonHelp)]}
        />
      </Section>
    </>
  );
}

/** Whether new papers draw the question, and the way to change that. */
export function PoolActs({ question }: { question: CorrectableQuestion }) {
  const { places, questionVersionId, key } = question;
  const acts = (['retire', 'restore'] as const).filter((act) =>
    places.some(({ state }) => state === (act === 'retire' ? 'in' : 'out')),
  );
  return (
    <Section title="In the pool" id="pool">
      <ul className="mb-6 space-y-1">
        {places.map(({ courseVersionId, version, state, poolSize, questionCount }) => (
          <li key={courseVersionId}>
            Version {version}: {state === 'in' ? 'drawn by new papers' : 'taken out'}.{' '}
            <span className="text-muted">
              The pool has {counted(poolSize, 'question')}; a paper takes {questionCount}.
            </span>
          </li>
        ))}
      </ul>
      {places.length === 0 ? (
        <p className="text-muted">No published version of the course draws this question.</p>
      ) : null}
      {acts.map((act) => (
        <ActForm
          key={act}
          action={poolAction}
          hidden={{ questionVersionId, key, act }}
          reviewLabel={act === 'retire' ? 'Take it out…' : 'Put it back…'}
          fields={[
            area(
              'poolReason',
              act === 'retire' ? 'Reason for taking it out' : 'Reason for putting it back',
              'At least 8 characters. It stays on record.',
            ),
          ]}
        />
      ))}
    </Section>
  );
}
