'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { choosesUnseen, chosenIn, closedSelect, fieldsetsIn, isTyped, radioAfter, setChosen } from './answer-form.ts';
import type { AnswerQueue } from './answer-queue.ts';
import { queueFor, serverView } from './browser-queue.ts';
import { SaveState } from './save-state.tsx';
import { Typing } from './typing.ts';

type Props = {
  attemptId: string;
  answerUrl: string;
  paperUrl: string;
  resultUrl: string;
  expectedSeq: number;
  /** The saved answers, by position, as the page shows them. */
  answers: Readonly<Record<number, readonly string[]>>;
  /** Changes with the part of the paper that is shown: focus follows. */
  part: string;
  children: ReactNode;
};

const isSame = (one: readonly string[], other: readonly string[]) =>
  JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());

/** Brings the page and the queue together: a choice made before the script ran is kept, a newer answer is shown. */
function reconcile(root: HTMLElement, queue: AnswerQueue, shown: Props['answers']): void {
  for (const { position, fieldset } of fieldsetsIn(root)) {
    const inPage = chosenIn(fieldset);
    const known = queue.answerTo(position);
    if (isSame(inPage, known)) continue;
    if (isSame(inPage, shown[position] ?? [])) setChosen(fieldset, known);
    else queue.give(position, inPage);
  }
}

function useQueue({ attemptId, answerUrl, expectedSeq, answers, part }: Props) {
  const root = useRef<HTMLDivElement>(null);
  const queue = queueFor(attemptId, answerUrl);
  const view = useSyncExternalStore(queue.subscribe, queue.view, () => serverView);
  const router = useRouter();
  const { pendingCount, conflictAt } = view;

  useEffect(() => {
    queue.adopt(expectedSeq, answers);
    if (root.current) reconcile(root.current, queue, answers);
    // The answers belong to this expectedSeq and part: a new array of the same answers is no reason to run again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [queue, expectedSeq, part]);

  useEffect(() => {
    const found = root.current && fieldsetsIn(root.current).find(({ position }) => position === conflictAt);
    if (found) setChosen(found.fieldset, queue.answerTo(found.position));
  }, [queue, conflictAt]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    if (pendingCount > 0) window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [pendingCount]);

  useEffect(() => {
    window.addEventListener('online', queue.deliver);
    window.addEventListener('focus', queue.deliver);
    return () => {
      window.removeEventListener('online', queue.deliver);
      window.removeEventListener('focus', queue.deliver);
    };
  }, [queue]);

  useEffect(() => {
    if (part === 'review' && pendingCount > 0) void queue.flush().then((isSaved) => isSaved && router.refresh());
    // Only what was still waiting when the list was opened can make it stale.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [part]);

  return { root, queue, view, router };
}

/** What is typed is given when the hand rests, and at the latest when the page or this part of it is left. */
function useTyping(queue: AnswerQueue, part: string): Typing {
  const typing = useMemo(
    () => new Typing({ give: (...answer) => queue.give(...answer), wait: (ms, then) => setTimeout(then, ms) }),
    [queue],
  );
  useLayoutEffect(() => typing.rest, [typing, part]);
  useEffect(() => {
    window.addEventListener('pagehide', typing.rest);
    return () => window.removeEventListener('pagehide', typing.rest);
  }, [typing]);
  return typing;
}

function useFocusOnChange(part: string): void {
  const shown = useRef(part);
  useEffect(() => {
    if (shown.current === part) return;
    shown.current = part;
    document.querySelector<HTMLElement>('[data-focus-first]')?.focus();
  }, [part]);
}

/**
 * Saves each answer as it is given, for the forms inside. Without it they work too, by their own buttons.
 * Arrow keys move between options and never choose, in a closed list neither; the space bar chooses, or opens the list.
 */
export function AnswerKeeper(props: Props) {
  const { root, queue, view, router } = useQueue(props);
  const typing = useTyping(queue, props.part);
  useFocusOnChange(props.part);

  const onChange = (event: FormEvent<HTMLDivElement>) => {
    const fieldset = (event.target as HTMLElement).closest<HTMLFieldSetElement>('fieldset[data-position]');
    if (!fieldset) return;
    typing.typed(Number(fieldset.dataset.position), chosenIn(fieldset));
    if (!isTyped(event.target)) typing.rest();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (choosesUnseen(event.target, event.key)) event.preventDefault();
    const select = event.key === 'Enter' ? closedSelect(event.target) : null;
    if (select) {
      event.preventDefault();
      select.showPicker();
    }
    const next = radioAfter(event.target, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const onSubmit = (event: FormEvent<HTMLDivElement>) => {
    typing.rest();
    const { submitter } = event.nativeEvent as SubmitEvent;
    const href = submitter?.dataset.href;
    if (!href && queue.view().pendingCount === 0) return;
    event.preventDefault();
    void queue.flush().then((isSaved) => {
      if (href && isSaved) router.push(href);
      else if (isSaved && submitter instanceof HTMLButtonElement) submitter.form?.requestSubmit(submitter);
    });
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens to the native controls inside
    <div ref={root} onChange={onChange} onBlur={typing.rest} onKeyDown={onKeyDown} onSubmit={onSubmit}>
      <SaveState
        view={view}
        resultUrl={props.resultUrl}
        signInUrl={`/sign-in?next=${encodeURIComponent(props.paperUrl)}`}
      />
      {props.children}
    </div>
  );
}
