'use client';

import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { questionsWords } from '#lib/quiz/messages.ts';
import { answerWords } from './answer-words.ts';
import { PartLink } from './part-link.tsx';
import type { Refused } from './queued.ts';
import { useSession } from './session.ts';

/** A newer answer stands. The one of this window is offered back, so that neither is lost. */
function Conflict({ position, mine }: Refused) {
  const { queue } = useSession();
  if (!queue) return null;
  return (
    <Notice tone="attention" title={`Question ${position} was answered in another window since`}>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
        <dt className="text-muted">The newer answer, shown now</dt>
        <dd>{answerWords(position, queue.answerTo(position))}</dd>
        <dt className="mt-2 text-muted sm:mt-0">Your answer from this window</dt>
        <dd>{answerWords(position, mine)}</dd>
      </dl>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <Button variant="quiet" onClick={() => queue.takeMine(position)}>
          Use my answer from this window
        </Button>
        <Button variant="quiet" onClick={() => queue.settle(position)}>
          Keep the newer answer
        </Button>
        <PartLink to={{ kind: 'question', position }}>{`Go to question ${position}`}</PartLink>
      </div>
    </Notice>
  );
}

/** Answers that came too late for a closed paper, each by its question and in its words. */
function Late({ late }: { late: readonly Refused[] }) {
  if (late.length === 0) return null;
  return (
    <Notice tone="attention" title="Not everything from this window was in time">
      <p>
        {late.length === 1
          ? 'This answer was not taken before the paper was closed, so it does not count:'
          : `These ${late.length} answers were not taken before the paper was closed, so they do not count:`}
      </p>
      <ul className="mt-2 list-disc pl-5">
        {late.map(({ position, mine }) => (
          <li key={position}>{`Question ${position}: ${answerWords(position, mine)}`}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Changed({ positions }: { positions: readonly number[] }) {
  const { queue } = useSession();
  if (positions.length === 0) return null;
  const verb = positions.length === 1 ? 'was' : 'were';
  const words = questionsWords(positions);
  return (
    <Notice title="This paper is also open elsewhere">
      <p>
        {`${words[0]?.toUpperCase()}${words.slice(1)} ${verb} answered in another window or on another device. This page now shows ${positions.length === 1 ? 'that answer' : 'those answers'}.`}
      </p>
      <Button variant="quiet" className="mt-4" onClick={queue?.acknowledge}>
        I have seen it
      </Button>
    </Notice>
  );
}

/** What other windows, other devices and the end of the paper did to the answers of this window. */
export function Told() {
  const { view } = useSession();
  const isClosed = view.status === 'closed';
  const conflicts = isClosed ? [] : view.refused.filter(({ why }) => why === 'changed-elsewhere');
  const unread = isClosed ? view.refused : view.refused.filter(({ why }) => why === 'closed');
  return (
    <div role="status">
      {conflicts.map((refused) => (
        <Conflict key={refused.position} {...refused} />
      ))}
      <Late late={unread} />
      <Changed positions={isClosed ? [] : view.changedElsewhere} />
    </div>
  );
}
