import { DateText } from '#components/ui/date.tsx';
import { Status } from '#components/ui/status.tsx';
import { dueWord, seatStateWord } from '#lib/payments/messages/seats.ts';
import type { DueState, SeatState as State } from '#lib/payments/rules/seats.ts';

const tones: Readonly<Record<State, 'good' | 'attention' | 'quiet'>> = {
  free: 'quiet',
  invited: 'quiet',
  accepted: 'good',
  begun: 'good',
  done: 'good',
  paused: 'attention',
  'given-back': 'quiet',
};

export function SeatState({ state }: { state: State }) {
  return <Status tone={tones[state]}>{seatStateWord(state)}</Status>;
}

/** Done on a day, or due by one, or overdue. All days as YYYY-MM-DD. */
export function DueText({ due, dueOn, doneOn }: { due: DueState; dueOn: string | null; doneOn: string | null }) {
  if (due === 'done' && doneOn !== null) {
    return (
      <Status tone="good">
        <span>
          Done on <DateText value={`${doneOn}T00:00:00.000Z`} />
        </span>
      </Status>
    );
  }
  if (dueOn === null) return <span className="text-muted">{dueWord(due)}</span>;
  const when = <DateText value={`${dueOn}T00:00:00.000Z`} />;
  if (due === 'overdue')
    return (
      <Status tone="attention">
        <span>Overdue since {when}</span>
      </Status>
    );
  return <span>Due by {when}</span>;
}
