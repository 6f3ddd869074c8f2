import { Status } from '#components/ui/status.tsx';
import { AnsweredPart } from './answered-part.tsx';
import type { AnsweredSlot } from './attempt-record.ts';

const unmarked = {
  blank: 'Not answered yet',
  partly: 'Partly answered, not marked yet',
  complete: 'Answered, not marked yet',
} as const;

function markText({ mark, state }: AnsweredSlot) {
  if (!mark) return unmarked[state];
  const points = `${mark.scoreMilli / 1000} of ${mark.maximumMilli / 1000}`;
  if (mark.correct) return <Status tone="good">Right, {points}</Status>;
  return (
    <Status tone="attention">
      {mark.scoreMilli > 0 ? 'Partly right' : state === 'blank' ? 'Left blank' : 'Wrong'}, {points}
      {state === 'partly' ? ', left in part' : ''}
    </Status>
  );
}

/** The paper question by question: what was shown, what was ticked, what is right, and the mark. */
export function AttemptPaper({ slots }: { slots: readonly AnsweredSlot[] }) {
  return (
    <ol className="border-t border-line">
      {slots.map((slot) => (
        <li key={slot.position} className="border-b border-line py-6">
          <p className="flex flex-wrap justify-between gap-x-6 text-sm text-muted">
            <span>
              Question {slot.position} · {slot.questionKey} · {slot.question.topic}
              {slot.question.safety ? ' · safety' : ''}
            </span>
            <span>{markText(slot)}</span>
          </p>
          <p className="mt-2 max-w-[40em] whitespace-pre-line font-serif text-lg">{slot.question.stem}</p>
          {slot.parts.map((part, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- the parts of a question never change their places
            <AnsweredPart key={index} part={part} />
          ))}
        </li>
      ))}
    </ol>
  );
}
