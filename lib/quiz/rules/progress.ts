import { readNumber } from './number.ts';
import { choiceOf, choicesIn, partsOf, valueGroup } from './parts.ts';
import type { Choosable } from './parts.ts';

/**
 * What a whole answer must have: a choice in each group, in an ordering a place for each that no other has, and where
 * a number is asked for one that can be read.
 */
export type AnswerShape = {
  readonly groups: readonly string[];
  readonly hasPlaces: boolean;
  readonly hasNumber?: boolean;
};

export type AnswerState = 'blank' | 'partly' | 'complete';

export type Progress = {
  readonly state: AnswerState;
  readonly done: number;
  readonly total: number;
  /** A number is typed that cannot be read, so it counts as none. */
  readonly isUnread?: true;
};

export function shapeOf(question: Choosable): AnswerShape {
  return {
    groups: partsOf(question).map(({ group }) => group),
    hasPlaces: question.kind === 'ordering',
    hasNumber: question.kind === 'numeric',
  };
}

/** Places of an ordering that are given more than once, lowest first. */
export function sharedPlaces(keys: readonly string[]): string[] {
  const places = keys.map(choiceOf);
  return [...new Set(places.filter((place, index) => places.indexOf(place) !== index))].toSorted(
    (one, other) => Number(one) - Number(other),
  );
}

/**
 * How far an answer is. A question counts as answered only when every part of it is: half a matching is "partly
 * answered", which the paper says before it is handed in.
 */
export function progressOf({ groups, hasPlaces, hasNumber = false }: AnswerShape, keys: readonly string[]): Progress {
  const shared = hasPlaces ? sharedPlaces(keys) : [];
  const isUnread = hasNumber && choicesIn(keys, valueGroup).some((typed) => readNumber(typed) === null);
  const done = groups.filter((group) => {
    const choices = choicesIn(keys, group);
    if (isUnread && group === valueGroup) return false;
    return choices.length > 0 && !choices.some((choice) => shared.includes(choice));
  }).length;
  const total = groups.length;
  if (keys.length === 0) return { state: 'blank', done, total };
  return { state: done === total ? 'complete' : 'partly', done, total, ...(isUnread ? { isUnread } : {}) };
}
