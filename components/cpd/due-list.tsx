import { LinkButton } from '#components/ui/button.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Status } from '#components/ui/status.tsx';
import { daysAwayWords, dueTitle } from '#lib/cpd-log/messages/memberships.ts';
import { dueState } from '#lib/cpd-log/rules/dues.ts';
import type { DueItem } from '#lib/cpd-log/schema/memberships.ts';

const tones = { lapsed: 'attention', soon: 'attention', far: 'good' } as const;
const words = { lapsed: 'Lapsed', soon: 'Soon', far: 'Holds' } as const;

/** Days that lapse, the nearest first; with a way to change each where the list is for keeping them. */
export function DueList({
  dues,
  today,
  isForKeeping,
}: {
  dues: readonly DueItem[];
  today: string;
  isForKeeping: boolean;
}) {
  return (
    <ul className="border-b border-line">
      {dues.map((due) => {
        const { state, daysLeft } = dueState(due.dueOn, today);
        return (
          <li
            key={due.id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line py-4"
          >
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-medium [overflow-wrap:anywhere]">{dueTitle(due)}</p>
              <p className="mt-0.5 text-muted">
                {state === 'lapsed' ? 'Held until' : 'Holds until'} <DateText value={due.dueOn} />,{' '}
                {daysAwayWords(daysLeft)}
              </p>
            </div>
            <Status tone={tones[state]}>{words[state]}</Status>
            {isForKeeping ? (
              <LinkButton href={`/account/cpd/bodies/dates/${due.id}`} variant="quiet" prefetch={false}>
                Change<span className="sr-only"> {dueTitle(due)}</span>
              </LinkButton>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
