'use client';

import { useState, useSyncExternalStore } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { questionsWords } from '#lib/quiz/messages.ts';
import { forgetLeftBehind, leftBehind } from './waiting-store.ts';

const never = () => () => undefined;

/** On a paper that is closed: the answers that this browser still held for it, named and then forgotten. */
export function LeftBehind({ owner, attemptId }: { owner: string; attemptId: string }) {
  const [isForgotten, setForgotten] = useState(false);
  const held = useSyncExternalStore(
    never,
    () => leftBehind(owner, attemptId).join(' '),
    () => '',
  );
  if (isForgotten || held === '') return null;
  const positions = held.split(' ').map(Number);
  const many = positions.length > 1;
  return (
    <Notice tone="attention" title="Not everything from this browser was in time">
      <p>
        {`${many ? 'Answers' : 'An answer'} to ${questionsWords(positions)} from this browser ${many ? 'were' : 'was'} not taken before the paper was closed, so ${many ? 'they do' : 'it does'} not count. Everything else does.`}
      </p>
      <Button
        variant="quiet"
        className="mt-4"
        onClick={() => {
          forgetLeftBehind(owner, attemptId);
          setForgotten(true);
        }}
      >
        Put this note away
      </Button>
    </Notice>
  );
}
