import { byteOrderMark, csvLine } from '#lib/csv.ts';
import { choiceOf, groupOf } from '../parts.ts';
import type { WordedPart } from './wording.ts';

/** One question of one finished attempt, without anything that says who it was. */
export type AnswerRow = {
  readonly attemptId: string;
  readonly therapist: string;
  readonly course: string;
  readonly courseVersion: string;
  readonly attemptNumber: number;
  readonly questionKey: string;
  readonly questionHash: string;
  readonly kind: string;
  readonly position: number;
  readonly shownOrder: readonly string[];
  readonly keys: readonly string[];
  readonly words: string;
  readonly certainty: string;
  /** As it stands; the first mark beside it differs where a corrected key changed it. */
  readonly scoreMilli: number;
  readonly firstScoreMilli: number;
  readonly maximumMilli: number;
  readonly seconds: number | null;
  readonly finishedAt: Date;
};

/** An answer in words: each part by its heading, each choice by its text; what was typed stands as it is. */
export function answerWords(parts: readonly WordedPart[], keys: readonly string[]): string {
  return parts
    .flatMap(({ group, heading, choices }) => {
      const texts = keys
        .filter((key) => groupOf(key) === group)
        .map((key) => choices.find((choice) => choice.key === key)?.text ?? choiceOf(key));
      if (texts.length === 0) return [];
      return heading === null ? texts.join('; ') : `${heading} ${texts.join('; ')}`;
    })
    .join(' | ');
}

export const answersCsvHead = `${byteOrderMark}${csvLine([
  'Attempt',
  'Therapist (a number without meaning elsewhere)',
  'Course',
  'Course version',
  'Attempt number',
  'Question',
  'Question version',
  'Kind',
  'Position',
  'Order shown',
  'Answer (keys)',
  'Answer',
  'Certainty',
  'Score',
  'Score as first marked',
  'Maximum',
  'Seconds',
  'Finished (UTC)',
])}`;

const points = (milli: number) => String(milli / 1000);

/** One answer as a line of the export. */
export function answerCsvLine(row: AnswerRow): string {
  return csvLine([
    row.attemptId,
    row.therapist,
    row.course,
    row.courseVersion,
    String(row.attemptNumber),
    row.questionKey,
    row.questionHash,
    row.kind,
    String(row.position),
    row.shownOrder.join(' '),
    row.keys.join(' '),
    row.words,
    row.certainty,
    points(row.scoreMilli),
    points(row.firstScoreMilli),
    points(row.maximumMilli),
    row.seconds === null ? '' : String(row.seconds),
    row.finishedAt.toISOString(),
  ]);
}

/** The head of the table of marks that `npm run stats` reads: names of the places, then their maxima. */
export function placesCsvHead(maximaMilli: readonly number[]): string {
  const names = maximaMilli.map((_, index) => `place ${index + 1}`);
  return `${byteOrderMark}${csvLine(['attempt', ...names])}${csvLine(['max', ...maximaMilli.map(points)])}`;
}

/** One attempt of that table. */
export function placesCsvLine(row: { readonly attemptId: string; readonly marksMilli: readonly number[] }): string {
  return csvLine([row.attemptId, ...row.marksMilli.map(points)]);
}
