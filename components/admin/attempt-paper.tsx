import { Status } from '#components/ui/status.tsx';
import type { AnsweredSlot } from './attempt-record.ts';

function markText({ mark, isAnswered }: AnsweredSlot) {
  if (!mark) return isAnswered ? 'Answered, not marked yet' : 'Not answered yet';
  const points = `${mark.scoreMilli / 1000} of ${mark.maximumMilli / 1000}`;
  if (mark.correct) return <Status tone="good">Right, {points}</Status>;
  return (
    <Status tone="attention">
      {isAnswered ? (mark.scoreMilli > 0 ? 'Partly right' : 'Wrong') : 'Left blank'}, {points}
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
          <p className="mt-2 max-w-[40em] font-serif text-lg">{slot.question.stem}</p>
          <ul className="mt-3 space-y-1.5">
            {slot.options.map((option) => (
              <li key={option.key} className="flex flex-wrap gap-x-3">
                <span className={option.isChosen ? 'font-medium' : ''}>{option.text}</span>
                {option.isChosen ? <span className="text-sm text-muted">answered</span> : null}
                {option.isRight ? <span className="text-sm text-nerve">right answer</span> : null}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
