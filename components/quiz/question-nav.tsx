'use client';

import Link from 'next/link';
import { useSyncExternalStore } from 'react';
import { queueFor, serverView } from './browser-queue.ts';
import { WanderingLine } from './wandering-line.tsx';

type Props = {
  attemptId: string;
  answerUrl: string;
  paperUrl: string;
  total: number;
  answered: readonly number[];
  current: number | null;
  isAll: boolean;
};

/** Every question with a way to it, and how far the paper is. */
export function QuestionNav({ attemptId, answerUrl, paperUrl, total, answered, current, isAll }: Props) {
  const queue = queueFor(attemptId, answerUrl);
  const view = useSyncExternalStore(queue.subscribe, queue.view, () => serverView);
  const done = new Set(view.status === 'idle' ? answered : view.answeredPositions);
  const positions = Array.from({ length: total }, (_, index) => index + 1);
  return (
    <nav aria-label="Questions" className="mb-8">
      <WanderingLine fraction={total === 0 ? 0 : done.size / total} />
      <p className="mt-2 text-sm text-muted tabular">
        {done.size} of {total} answered
      </p>
      <ol className="mt-3 flex flex-wrap gap-1.5">
        {positions.map((position) => {
          const isDone = done.has(position);
          const look = isDone ? 'border-nerve bg-nerve text-on-nerve' : 'border-control text-ink';
          return (
            <li key={position}>
              <Link
                href={isAll ? `#question-${position}` : `${paperUrl}?q=${position}`}
                prefetch={false}
                aria-label={`Question ${position}, ${isDone ? 'answered' : 'not answered yet'}`}
                {...(position === current ? { 'aria-current': 'step' as const } : {})}
                className={`flex size-11 items-center justify-center rounded-full border text-sm no-underline tabular aria-[current=step]:font-bold aria-[current=step]:underline aria-[current=step]:decoration-2 ${look}`}
              >
                {position}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
