import type { ReactNode } from 'react';
import { Status } from '#components/ui/status.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { adjustmentWords } from '#lib/quiz/messages/adjustment.ts';
import type { AdjustmentItem } from '#lib/quiz/schema/adjustment.ts';
import { When } from './when.tsx';

function StateCell({ item }: { item: AdjustmentItem }) {
  if (item.state === 'in-force')
    return (
      <>
        <Status tone="good">In force</Status>
        {item.validUntil ? (
          <span className="mt-1 block">
            until <When value={item.validUntil} />
          </span>
        ) : null}
      </>
    );
  return (
    <>
      <Status>{item.state === 'ended' ? 'Ended' : 'Over'}</Status>
      <span className="mt-1 block">
        <When value={item.state === 'ended' ? item.endedAt : item.validUntil} />
      </span>
    </>
  );
}

function Note({ children }: { children: ReactNode }) {
  return <span className="block max-w-[24em] whitespace-pre-wrap break-words">{children}</span>;
}

function WhyCell({ item }: { item: AdjustmentItem }) {
  return (
    <>
      <Note>{item.reason}</Note>
      <span className="mt-1 block text-muted">
        {item.grantedByLabel}, <When value={item.grantedAt} />
      </span>
      {item.endReason ? (
        <span className="mt-3 block">
          <Note>Ended: {item.endReason}</Note>
          <span className="mt-1 block text-muted">{item.endedByLabel}</span>
        </span>
      ) : null}
    </>
  );
}

/** What a grant gives, as a line of a list. */
export function grantLine(item: AdjustmentItem): string {
  return `${adjustmentWords(item).join(', ')} (${item.courseTitle ?? 'all courses'})`;
}

/** What was granted to a therapist in quizzes, in force and past, with the reasons. */
export function AdjustmentTable({ items }: { items: readonly AdjustmentItem[] }) {
  return (
    <DataTable
      caption="Quiz adjustments"
      columns={[
        { key: 'what', label: 'Granted' },
        { key: 'course', label: 'Course' },
        { key: 'state', label: 'State' },
        { key: 'why', label: 'Reason' },
      ]}
      empty="Nothing was granted: the quizzes apply as they are."
      rows={items.map((item) => ({
        what: (
          <ul className="min-w-[8rem]">
            {adjustmentWords(item).map((word) => (
              <li key={word} className="first-letter:uppercase">
                {word}
              </li>
            ))}
          </ul>
        ),
        course: <span className="block min-w-[8rem]">{item.courseTitle ?? 'All courses'}</span>,
        state: (
          <span className="block min-w-[9.5rem]">
            <StateCell item={item} />
          </span>
        ),
        why: (
          <span className="block min-w-[14rem]">
            <WhyCell item={item} />
          </span>
        ),
      }))}
    />
  );
}
