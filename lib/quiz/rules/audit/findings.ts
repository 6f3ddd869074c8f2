import { z } from 'zod';

/** Everything that can be wrong with the record of an attempt, each with what it says to a person. */
export const findingWords = {
  'attempt-vanished': 'The attempt was sealed, and is no longer there.',
  'attempt-skipped': 'The attempt before this one is not there: attempts are numbered without a gap.',
  'log-empty': 'The log is empty.',
  'log-cut': 'The log is cut short: the seal holds a later step.',
  'log-rewritten': 'The step is not the one that was sealed: the log was rewritten.',
  'step-missing': 'The step is missing.',
  'step-altered': 'The step was altered: its content does not fit its hash.',
  'step-moved': 'The step does not follow the one before it: a step was exchanged or moved.',
  'kind-unknown': 'The step is of a kind that is never written.',
  'start-missing': 'The log does not begin with a start.',
  'start-repeated': 'The attempt starts a second time.',
  'start-differs': 'The start names another person, number, seed or time than the attempt.',
  'terms-changed': 'The pass mark, the deadline or another rule of the attempt is not the one it started under.',
  'paper-changed': 'The paper is not the one that the first step of the log names.',
  'paper-redrawn': 'The paper is not the one that its seed draws.',
  'question-missing': 'A question of the paper, or its correction, is no longer there.',
  'question-altered': 'The stored text or key of the question was altered: it does not fit its hash.',
  'off-paper': 'The step concerns a position that is not on the paper.',
  'time-backwards': 'The time of the step lies before the step before it.',
  'step-after-end': 'The step was added after the end.',
  'step-before-end': 'The step stands before the end, where only a finished attempt has one.',
  'late-answer-counted': 'The answer was given after the deadline, and the result counts it.',
  'end-differs': 'The last step of the attempt states another outcome than the answers in the log give.',
  'end-without-result': 'The attempt ended, and has no result.',
  'result-without-end': 'There is a result, and the log does not end.',
  'first-result-differs': 'The first result is not what marking the answers in the log gives.',
  'standing-missing': 'The attempt has a first result and no standing one.',
  'standing-differs': 'The standing result is not what the newest marking in the log says.',
  'regrade-unreadable': 'The step does not say what a regrade says.',
  'regrade-unknown': 'The step names a correction that is not there.',
  'regrade-differs': 'The step states another outcome, or another cause, than marking with its corrections gives.',
  'seal-altered': 'The seal was altered: its content does not fit its hash.',
  'seal-missing': 'A seal is missing before this one.',
  'seal-moved': 'The seal does not follow the one before it.',
  'seal-expected': 'A seal that was kept elsewhere is not in the chain: seals were removed or made anew.',
} as const;

export type FindingCode = keyof typeof findingWords;
export const findingCodes = Object.keys(findingWords) as [FindingCode, ...FindingCode[]];

export type Finding = {
  readonly code: FindingCode;
  /** The step, or null for the record as a whole. */
  readonly seq: number | null;
  readonly position: number | null;
};

/** A finding with where it is: ids only, nothing of a person. */
export const recordFaultSchema = z.object({
  /** Null where a seal itself is at fault. */
  attemptId: z.string().nullable(),
  code: z.enum(findingCodes),
  seq: z.number().int().nullable(),
  position: z.number().int().nullable(),
  /** Number of the seal. */
  seal: z.number().int().nullable(),
});
export type RecordFault = Readonly<z.infer<typeof recordFaultSchema>>;

export function finding(code: FindingCode, seq: number | null = null, position: number | null = null): Finding {
  return { code, seq, position };
}

/** "Step 3, question 2: The step was altered …" */
export function findingSentence({ code, seq, position }: Finding): string {
  const places = [...(seq === null ? [] : [`Step ${seq}`]), ...(position === null ? [] : [`question ${position}`])];
  const [first, ...rest] = places;
  if (first === undefined) return findingWords[code];
  const place = [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(', ');
  return `${place}: ${findingWords[code]}`;
}

/** The same fault keeps its name from one night to the next. */
export function faultName({ attemptId, code, seq, position, seal }: RecordFault): string {
  return [attemptId ?? '', code, seq ?? '', position ?? '', seal ?? ''].join(' ');
}
