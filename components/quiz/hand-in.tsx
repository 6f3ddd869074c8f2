'use client';

import { unstable_rethrow as rethrow } from 'next/navigation';
import { useState, useTransition } from 'react';
import type { FormEvent } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { AnswerQueue } from './answer-queue.ts';
import { PartLink } from './part-link.tsx';
import type { FormAction } from './paper-view.tsx';
import { useSession } from './session.ts';

type Obstacle = 'unreachable' | 'waiting';

const obstacles: Record<Obstacle, { readonly title: string; readonly text: string }> = {
  unreachable: {
    title: 'Handing in needs a connection',
    text: 'We cannot be reached at the moment. Nothing is lost: every answer is kept, those not sent yet on this device. Press “Hand in” again when the connection is back.',
  },
  waiting: {
    title: 'Not handed in yet',
    text: 'Some answers have not reached us, and the line above says why. Nothing is lost. Press “Hand in” again when they are saved.',
  },
};

/** Everything must have arrived, and the server must answer, before the paper is handed in. */
async function obstacleBefore(queue: AnswerQueue): Promise<Obstacle | null> {
  const isSaved = await queue.flush();
  const found = await queue.look();
  if (found === 'failed') return 'unreachable';
  return isSaved || found === 'closed' ? null : 'waiting';
}

/** Hands the paper in. Offline it says so, keeps everything, and can be pressed again. */
export function HandIn({ handInAction, backTo }: { handInAction: FormAction; backTo: number }) {
  const { queue, courseSlug, attemptId } = useSession();
  const [obstacle, setObstacle] = useState<Obstacle | null>(null);
  const [isPending, startTransition] = useTransition();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (!queue) return;
    event.preventDefault();
    if (isPending) return;
    const form = new FormData(event.currentTarget);
    startTransition(async () => {
      const found = await obstacleBefore(queue);
      if (found === null) {
        try {
          await handInAction(form);
        } catch (error) {
          rethrow(error);
          setObstacle('unreachable');
        } finally {
          queue.tellOthers();
        }
        return;
      }
      setObstacle(found);
    });
  };
  return (
    <>
      <div role="alert">
        {obstacle && !isPending ? (
          <Notice tone="attention" title={obstacles[obstacle].title}>
            <p>{obstacles[obstacle].text}</p>
          </Notice>
        ) : null}
      </div>
      <form action={handInAction} onSubmit={onSubmit} className="mt-8 flex flex-wrap items-center gap-3">
        <input type="hidden" name="slug" value={courseSlug} />
        <input type="hidden" name="attemptId" value={attemptId} />
        <Button type="submit" aria-disabled={isPending}>
          {isPending ? 'Handing in…' : 'Hand in'}
        </Button>
        <PartLink to={{ kind: 'question', position: backTo }} className={buttonClass('quiet')}>
          Go back to the questions
        </PartLink>
      </form>
    </>
  );
}
