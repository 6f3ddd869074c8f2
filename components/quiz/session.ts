'use client';

import { createContext, use } from 'react';
import type { AnswerShape } from '#lib/quiz/rules/progress.ts';
import type { AnswerQueue } from './answer-queue.ts';
import type { Part } from './part.ts';
import type { Answer, QueueView } from './queued.ts';

/** A question as navigation and the last check need it, with what was saved when the page was made. */
export type KnownQuestion = Answer & {
  readonly position: number;
  readonly shape: AnswerShape;
  /** The beginning of its stem, enough to know it again. */
  readonly beginning: string;
  readonly asksCertainty: boolean;
  readonly flagged: boolean;
};

export type Session = {
  readonly owner: string;
  readonly attemptId: string;
  readonly courseSlug: string;
  readonly answerUrl: string;
  readonly paperUrl: string;
  readonly resultUrl: string;
  readonly expectedSeq: number;
  readonly questions: readonly KnownQuestion[];
};

export type LiveSession = Session & {
  /** Null on the server. */
  readonly queue: AnswerQueue | null;
  readonly view: QueueView;
  readonly part: Part;
  /** Shows another part of the paper, without the server. */
  readonly go: (part: Part) => void;
};

export const SessionContext = createContext<LiveSession | null>(null);

/** The sitting that a component of the paper belongs to. */
export function useSession(): LiveSession {
  const session = use(SessionContext);
  if (!session) throw new Error('This part of the paper stands outside of it.');
  return session;
}

/** The questions as they stand in this window, also while it is offline. */
export function questionsNow({ questions, view }: LiveSession): readonly KnownQuestion[] {
  const isAdopted = Object.keys(view.answers).length > 0;
  return questions.map((question) => ({
    ...question,
    ...view.answers[question.position],
    flagged: isAdopted ? view.flagged.includes(question.position) : question.flagged,
  }));
}
