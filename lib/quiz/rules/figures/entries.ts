import { chosenKeys, choicesIn, keyIn, partsOf } from '../parts.ts';
import type { Choosable } from '../parts.ts';
import type { FigureEntry } from './counts.ts';
import { timeBucket } from './time.ts';

export type TallySlot = {
  readonly position: number;
  readonly questionVersionId: string;
  readonly question: Choosable;
  /** The answer that stood at the end; undefined where nothing was answered. */
  readonly response: unknown;
  readonly scoreMilli: number;
  readonly milliseconds: number | null;
};

/** A finished first attempt, as it was first marked. */
export type TallyAttempt = {
  readonly courseVersionId: string;
  readonly finishedAt: Date;
  readonly passed: boolean;
  readonly maximumMilli: number;
  readonly slots: readonly TallySlot[];
};

const longestTyped = 80;

/** A typed answer as it is counted: without case, accents or spare blanks. */
export function foldTyped(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .trim()
      .replaceAll(/\s+/g, ' ')
      .slice(0, longestTyped)
      // Cut in the middle of a character: the database would store another one, and every recount find a difference.
      .replace(/[\ud800-\udbff]$/, '')
  );
}

function choiceEntries({ questionVersionId: subjectId, question, response }: TallySlot, rest: number): FigureEntry[] {
  const keys = chosenKeys(question, response);
  return partsOf(question).flatMap(({ group, choices }) => {
    const chosen = choicesIn(keys, group);
    if (chosen.length === 0) return [];
    const isTyped = choices.length === 0;
    return [
      { subjectId, what: 'part', key: group, score: rest },
      ...chosen.map((choice) => ({
        subjectId,
        what: isTyped ? 'typed' : 'choice',
        key: keyIn(group, isTyped ? foldTyped(choice) : choice),
        score: rest,
      })),
    ];
  });
}

function slotEntries(slot: TallySlot, total: number, month: string): FigureEntry[] {
  const { questionVersionId: subjectId, scoreMilli, milliseconds } = slot;
  const rest = total - scoreMilli;
  const choices = choiceEntries(slot, rest);
  return [
    { subjectId, what: 'mark', key: `${scoreMilli}:${rest}`, score: scoreMilli },
    { subjectId, what: 'month', key: month, score: scoreMilli },
    ...(choices.length === 0 ? [{ subjectId, what: 'blank', key: '', score: rest }] : choices),
    ...(milliseconds === null ? [] : [{ subjectId, what: 'time', key: String(timeBucket(milliseconds)), score: 0 }]),
  ];
}

/** Everything that one attempt adds to the running figures, of its course version and of each question version asked. */
export function entriesOf(attempt: TallyAttempt): FigureEntry[] {
  const { courseVersionId: subjectId, slots, passed, maximumMilli, finishedAt } = attempt;
  const total = slots.reduce((sum, { scoreMilli }) => sum + scoreMilli, 0);
  const questions = slots.length;
  const month = finishedAt.toISOString().slice(0, 7);
  return [
    { subjectId, what: 'total', key: `${questions}:${total}:${maximumMilli}`, score: total },
    { subjectId, what: 'outcome', key: passed ? 'passed' : 'not-passed', score: total },
    ...slots.map(({ position, scoreMilli }) => ({
      subjectId,
      what: 'place',
      key: `${questions}:${position}`,
      score: scoreMilli,
    })),
    ...slots.flatMap((slot) => slotEntries(slot, total, month)),
  ];
}
