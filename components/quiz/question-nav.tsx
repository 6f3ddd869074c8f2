'use client';

import { progressOf } from '#lib/quiz/rules/progress.ts';
import type { AnswerState } from '#lib/quiz/rules/progress.ts';
import { PartLink } from './part-link.tsx';
import { questionsNow, useSession } from './session.ts';
import { WanderingLine } from './wandering-line.tsx';

const looks: Record<AnswerState, { readonly words: string; readonly className: string }> = {
  complete: { words: 'answered', className: 'border border-nerve bg-nerve text-on-nerve' },
  partly: { words: 'partly answered', className: 'border-2 border-dashed border-nerve text-ink' },
  blank: { words: 'not answered yet', className: 'border border-control text-ink' },
};

/** A small flag at the edge of its question's number: a shape of its own, and not only a colour. */
function FlagMark() {
  return (
    <svg
      viewBox="0 0 14 14"
      aria-hidden="true"
      className="absolute -right-1 -top-1 size-5 rounded-full bg-paper p-0.5 text-touch"
    >
      <path d="M3 1.5v11M3 2h8l-2.2 2.6L11 7.2H3" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />
    </svg>
  );
}

function leadTo(position: number): void {
  const fieldset = document.querySelector<HTMLElement>(`#question-${position}`);
  fieldset?.scrollIntoView();
  fieldset?.querySelector<HTMLElement>('legend')?.focus({ preventScroll: true });
}

function summary(done: number, total: number, partly: number, flagged: number): string {
  return [
    `${done} of ${total} answered`,
    partly > 0 ? `${partly} in part` : '',
    flagged > 0 ? `${flagged} flagged` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Every question with a way to it, which of them are flagged, and how far the paper is. */
export function QuestionNav() {
  const session = useSession();
  const { part } = session;
  const states = questionsNow(session).map(({ position, shape, keys, flagged }) => ({
    position,
    flagged,
    state: progressOf(shape, keys).state,
  }));
  const total = states.length;
  const count = (wanted: AnswerState) => states.filter(({ state }) => state === wanted).length;
  const done = count('complete');
  const flaggedCount = states.filter(({ flagged }) => flagged).length;
  return (
    <nav aria-label="Questions" className="mb-8">
      <WanderingLine fraction={total === 0 ? 0 : done / total} />
      <p className="mt-2 text-sm text-muted tabular">{summary(done, total, count('partly'), flaggedCount)}</p>
      <ol className="mt-3 flex flex-wrap gap-1.5">
        {states.map(({ position, state, flagged }) => {
          const { words, className } = looks[state];
          const look = `relative flex size-11 items-center justify-center rounded-full text-sm no-underline tabular aria-[current=step]:font-bold aria-[current=step]:underline aria-[current=step]:decoration-2 ${className}`;
          const label = `Question ${position}, ${words}${flagged ? ', flagged' : ''}`;
          return (
            <li key={position}>
              {part.kind === 'all' ? (
                <a
                  href={`#question-${position}`}
                  aria-label={label}
                  className={look}
                  onClick={(event) => {
                    event.preventDefault();
                    leadTo(position);
                  }}
                >
                  {position}
                  {flagged ? <FlagMark /> : null}
                </a>
              ) : (
                <PartLink
                  to={{ kind: 'question', position }}
                  className={look}
                  label={label}
                  isCurrent={part.kind === 'question' && part.position === position}
                >
                  {position}
                  {flagged ? <FlagMark /> : null}
                </PartLink>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
