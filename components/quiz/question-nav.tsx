'use client';

import Link from 'next/link';
import { useSyncExternalStore } from 'react';
import { progressOf } from '#lib/quiz/rules/progress.ts';
import type { AnswerShape, AnswerState } from '#lib/quiz/rules/progress.ts';
import { queueFor, serverView } from './browser-queue.ts';
import { WanderingLine } from './wandering-line.tsx';

type Props = {
  attemptId: string;
  answerUrl: string;
  paperUrl: string;
  /** What a whole answer to each question must have, and the saved one as the page shows it. */
  questions: readonly { readonly position: number; readonly shape: AnswerShape; readonly keys: readonly string[] }[];
  current: number | null;
  isAll: boolean;
};

const looks: Record<AnswerState, { readonly words: string; readonly className: string }> = {
  complete: { words: 'answered', className: 'border border-nerve bg-nerve text-on-nerve' },
  partly: { words: 'partly answered', className: 'border-2 border-dashed border-nerve text-ink' },
  blank: { words: 'not answered yet', className: 'border border-control text-ink' },
};

/** Every question with a way to it, and how far the paper is. */
export function QuestionNav({ attemptId, answerUrl, paperUrl, questions, current, isAll }: Props) {
  const queue = queueFor(attemptId, answerUrl);
  const view = useSyncExternalStore(queue.subscribe, queue.view, () => serverView);
  const states = questions.map(({ position, shape, keys }) => ({
    position,
    state: progressOf(shape, view.status === 'idle' ? keys : (view.answers[position] ?? keys)).state,
  }));
  const total = questions.length;
  const done = states.filter(({ state }) => state === 'complete').length;
  const partly = states.filter(({ state }) => state === 'partly').length;
  return (
    <nav aria-label="Questions" className="mb-8">
      <WanderingLine fraction={total === 0 ? 0 : done / total} />
      <p className="mt-2 text-sm text-muted tabular">
        {`${done} of ${total} answered${partly > 0 ? `, ${partly} in part` : ''}`}
      </p>
      <ol className="mt-3 flex flex-wrap gap-1.5">
        {states.map(({ position, state }) => {
          const { words, className } = looks[state];
          return (
            <li key={position}>
              <Link
                href={isAll ? `#question-${position}` : `${paperUrl}?q=${position}`}
                prefetch={false}
                aria-label={`Question ${position}, ${words}`}
                {...(position === current ? { 'aria-current': 'step' as const } : {})}
                className={`flex size-11 items-center justify-center rounded-full text-sm no-underline tabular aria-[current=step]:font-bold aria-[current=step]:underline aria-[current=step]:decoration-2 ${className}`}
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
