import type { CloseCodeRefusal, CreateCodeRefusal } from '../schema/codes.ts';
import type { CodeState } from '../rules/code-form.ts';

const states: Readonly<Record<CodeState, string>> = {
  running: 'Works',
  'not-started': 'Not started',
  'used-up': 'Used up',
  expired: 'Run out',
  closed: 'Closed',
};
export function codeStateWord(state: CodeState): string {
  return states[state];
}

const kinds = {
  percent: 'Percentage',
  amount: 'Amount off',
  member: 'Members’ prices',
} as const;
export type CodeKindName = keyof typeof kinds;
export function codeKindWord(kind: CodeKindName): string {
  return kinds[kind];
}

const refusals: Readonly<Record<CreateCodeRefusal | CloseCodeRefusal, string>> = {
  'code-taken': 'This code exists already. A closed one keeps its name as well: choose another.',
  'unknown-course': 'One of the courses is not there any more. Load the page again.',
  'not-found': 'There is no such code.',
  'already-closed': 'This code is closed already.',
};
export function codeRefusalSentence(reason: CreateCodeRefusal | CloseCodeRefusal): string {
  return refusals[reason];
}
