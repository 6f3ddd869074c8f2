import type { AnswerReply } from '#tests/support/sitting/sitting.ts';

export type Given = { readonly position: number; readonly keys: readonly string[]; readonly clientSeq: number };

/** One therapist and the way they reach a server. Each step throws when the server does not do it. */
export type Candidate = {
  /** Has the page with the start button before them. */
  arrive(): Promise<void>;
  start(): Promise<string>;
  open(): Promise<void>;
  answer(given: Given): Promise<AnswerReply>;
  review(): Promise<void>;
  handIn(): Promise<void>;
};

export const steps = ['arrive', 'start', 'open', 'answer', 'review', 'handIn'] as const;
export type StepName = (typeof steps)[number];
