'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { FormEvent, KeyboardEvent, ReactNode, RefObject } from 'react';
import { answerIn, choosesUnseen, closedSelect, fieldsetsIn, isTyped, radioAfter, setAnswer } from './answer-form.ts';
import type { AnswerQueue } from './answer-queue.ts';
import { queueFor, serverView } from './browser-queue.ts';
import { partAfter, partIn, queryOf, titleOf } from './part.ts';
import type { Part } from './part.ts';
import { isSameAnswer } from './queued.ts';
import type { QueueView } from './queued.ts';
import { SessionContext } from './session.ts';
import type { KnownQuestion, Session } from './session.ts';

const noListener = () => () => undefined;
const onServer = () => serverView;

/** Brings the page and the queue together: a choice made before the script ran is kept, a newer answer is shown. */
function reconcile(root: HTMLElement, queue: AnswerQueue, questions: readonly KnownQuestion[]): void {
  for (const { position, fieldset } of fieldsetsIn(root)) {
    const inPage = answerIn(fieldset);
    const known = queue.answerTo(position);
    const shown = questions.find((question) => question.position === position);
    if (isSameAnswer(inPage, known)) continue;
    if (!shown || isSameAnswer(inPage, shown)) setAnswer(fieldset, known);
    else queue.give(position, inPage);
  }
}

/** The page follows what the queue learns: the server's answers, those of another window, and the end of the paper. */
function usePageInStep(
  root: RefObject<HTMLDivElement | null>,
  queue: AnswerQueue | null,
  { expectedSeq, questions }: Session,
  { replaced, status }: QueueView,
): void {
  useEffect(() => {
    if (!queue || !root.current) return;
    const answers = Object.fromEntries(
      questions.map(({ position, keys, certainty }) => [position, { keys, certainty }]),
    );
    const flagged = questions.filter((question) => question.flagged).map(({ position }) => position);
    queue.adopt({ expectedSeq, answers, flagged });
    reconcile(root.current, queue, questions);
    // The questions belong to this expectedSeq: a new array of the same ones is no reason to run again.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [queue, expectedSeq]);

  useEffect(() => {
    if (!queue || !root.current) return;
    for (const { position, fieldset } of fieldsetsIn(root.current))
      if (replaced.includes(position)) setAnswer(fieldset, queue.answerTo(position));
  }, [root, queue, replaced]);

  useEffect(() => {
    if (!root.current) return;
    for (const { fieldset } of fieldsetsIn(root.current)) fieldset.disabled = status === 'closed';
  }, [root, status]);
}

/** Delivers when the connection is back, and looks at how the paper stands when the window is looked at again. */
function useReturns(queue: AnswerQueue | null, isWaiting: boolean): void {
  useEffect(() => {
    if (!queue) return undefined;
    const look = () => void queue.look();
    const events = ['online', 'focus', 'pageshow'] as const;
    for (const event of events) window.addEventListener(event, look);
    return () => {
      for (const event of events) window.removeEventListener(event, look);
    };
  }, [queue]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    if (isWaiting) window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isWaiting]);
}

function headOf(part: Part): HTMLElement | null {
  if (part.kind === 'review') return document.querySelector('#check-heading');
  return document.querySelector(`#question-${part.kind === 'question' ? part.position : 1} > legend`);
}

/** Moves to another part in the browser. Address, title and focus follow, and Back and Forward work. */
function usePart(total: number): { readonly part: Part; readonly go: (part: Part) => void } {
  const params = useSearchParams();
  const part = partIn(params.get('q'), params.get('view'), total);
  const name = queryOf(part);
  const shown = useRef(name);
  useEffect(() => {
    if (shown.current === name) return;
    shown.current = name;
    document.title = `${titleOf(part)} · Afferent`;
    const head = headOf(part);
    const top = head?.getBoundingClientRect().top ?? 0;
    if (top < 80 || top > window.innerHeight / 2) (head?.closest('fieldset') ?? head)?.scrollIntoView();
    head?.focus({ preventScroll: true });
  });
  return { part, go: (next) => window.history.pushState(null, '', queryOf(next)) };
}

/**
 * Saves each answer as it is given, for the forms inside, and shows one part of the paper or another without the server.
 * Without a script the forms and links work by themselves. Arrow keys move between options and never choose, in a closed
 * list neither; the space bar chooses, or opens the list.
 */
export function AnswerKeeper({ session, children }: { session: Session; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const queue = queueFor(session);
  const view = useSyncExternalStore(queue?.subscribe ?? noListener, queue?.view ?? onServer, onServer);
  const { part, go } = usePart(session.questions.length);
  usePageInStep(root, queue, session, view);
  useReturns(queue, view.pendingCount > 0);
  const isListening = view !== serverView;
  const live = useMemo(() => ({ ...session, queue, view, part, go }), [session, queue, view, part, go]);

  const onChange = ({ target }: FormEvent<HTMLDivElement>) => {
    const fieldset = (target as HTMLElement).closest<HTMLFieldSetElement>('fieldset[data-position]');
    if (fieldset) queue?.give(Number(fieldset.dataset.position), answerIn(fieldset), isTyped(target));
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
    if (!queue || !(event.target as HTMLElement).matches('[data-paper]')) return;
    event.preventDefault();
    const pressed = (event.nativeEvent as SubmitEvent).submitter?.dataset.flag;
    const position = Number(pressed);
    if (pressed) queue.flag(position, !queue.view().flagged.includes(position));
    else go(partAfter(part, session.questions.length));
  };

  return (
    <SessionContext value={live}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens to the native controls inside */}
      <div
        ref={root}
        {...(queue && isListening ? { 'data-keeps': '' } : {})}
        onChange={onChange}
        onKeyDown={onKeyDown}
        onSubmit={onSubmit}
      >
        {children}
      </div>
    </SessionContext>
  );
}
