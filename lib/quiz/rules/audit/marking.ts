import { z } from 'zod';
import type { Question, QuizPolicy } from '#lib/catalogue/schema.ts';
import { resolveVersion } from '../correction/chain.ts';
import { isKeptPass, outcomeOf, regraded } from '../correction/outcome.ts';
import type { Outcome } from '../correction/outcome.ts';
import { markByLog, regradeSchema } from '../correction/regrade.ts';
import type { NamedCorrection, RegradeStep } from '../correction/regrade.ts';
import { sureAndWrongIn } from '../mark-paper.ts';
import type { MarkedPaper } from '../mark-paper.ts';
import { canonicalJson } from '../steps.ts';
import type { ChainedStep } from '../steps.ts';
import { isEnd } from './course.ts';
import { finding } from './findings.ts';
import type { Finding } from './findings.ts';

export type StoredResult = Outcome & {
  readonly finishedAt: Date;
  readonly cause: string;
  readonly marks: MarkedPaper['marks'];
};

export type MarkingFacts = {
  /** Null when what is stored is no policy. */
  readonly policy: QuizPolicy | null;
  readonly deadlineAt: Date | null;
  readonly slots: readonly { readonly position: number; readonly questionVersionId: string }[];
  readonly steps: readonly ChainedStep[];
  readonly firstResult: StoredResult | null;
  readonly standing: (StoredResult & { readonly regradeSeq: number | null }) | null;
  readonly questions: ReadonlyMap<string, Question>;
  readonly corrections: readonly NamedCorrection[];
};

const statedSchema = z.looseObject({ finishedAt: z.string(), corrections: z.array(z.string()).default([]) });
const outcomeKeys = [
  'scoreMilli',
  'maximumMilli',
  'correctCount',
  'questionCount',
  'percentTenths',
  'passed',
  'heldBack',
] as const;

const same = (one: unknown, other: unknown) => canonicalJson(one) === canonicalJson(other);

function marksText(marks: MarkedPaper['marks']): string {
  const inOrder = marks.toSorted((one, other) => one.position - other.position);
  return canonicalJson(
    inOrder.map(({ position, scoreMilli, maximumMilli, correct, sureAndWrong }) => [
      position,
      scoreMilli,
      maximumMilli,
      correct,
      sureAndWrong === true,
    ]),
  );
}

function gives(marked: MarkedPaper, result: StoredResult): boolean {
  return same(outcomeOf(marked), outcomeOf(result)) && marksText(marked.marks) === marksText(result.marks);
}

/** The step that ends an attempt states its outcome; older ones say nothing of being held back, or sure and wrong. */
function states(response: Readonly<Record<string, unknown>>, marked: MarkedPaper): boolean {
  const { sureAndWrong = sureAndWrongIn(marked.marks) } = response;
  return (
    outcomeKeys.every((key) => !Object.hasOwn(response, key) || response[key] === marked[key]) &&
    same(sureAndWrong, sureAndWrongIn(marked.marks))
  );
}

/** Marks the log up to a step with the corrections of these ids; null when one of them, or a question, is missing. */
function marker(facts: MarkingFacts, endSeq: number) {
  const { policy, slots, questions } = facts;
  const steps = facts.steps.filter(({ seq }) => seq < endSeq);
  return (ids: readonly string[], deadlineAt: Date | null): MarkedPaper | null => {
    const followed = facts.corrections.filter(({ id }) => ids.includes(id));
    const reached = slots.map(({ questionVersionId }) => resolveVersion(questionVersionId, followed).versionId);
    if (!policy || followed.length < new Set(ids).size || reached.some((id) => !questions.has(id))) return null;
    return markByLog({ policy, slots, steps, deadlineAt }, followed, questions);
  };
}

function lateAnswer({ steps, deadlineAt }: MarkingFacts): number | null {
  if (deadlineAt === null) return null;
  return steps.find(({ kind, at }) => kind === 'answer' && at.getTime() > deadlineAt.getTime())?.seq ?? null;
}

function firstFindings(facts: MarkingFacts, end: ChainedStep, first: StoredResult): Finding[] {
  const mark = marker(facts, end.seq);
  const stated = statedSchema.safeParse(end.response);
  if (!stated.success) return [finding('end-differs', end.seq)];
  const { corrections, finishedAt } = stated.data;
  const marked = mark(corrections, facts.deadlineAt);
  if (!marked) return [finding('question-missing')];
  const found: Finding[] = [];
  if (!states(stated.data, marked)) found.push(finding('end-differs', end.seq));
  const isSameEnd = finishedAt === first.finishedAt.toISOString() && end.kind === first.cause;
  if (gives(marked, first) && isSameEnd) return found;
  const late = lateAnswer(facts);
  const withLate = late === null ? null : mark(corrections, null);
  if (withLate && isSameEnd && gives(withLate, first)) return [...found, finding('late-answer-counted', late)];
  return [...found, finding('first-result-differs')];
}

type Standing = Outcome & { readonly marks: MarkedPaper['marks']; readonly seq: number | null };

/** Whether a regrade says what it does: with one correction more than before, from this outcome, to that one. */
function isAsSaid(said: RegradeStep, before: Outcome, marked: MarkedPaper, followed: readonly string[]): boolean {
  const again = outcomeOf(marked);
  const gained = said.corrections.filter((id) => !followed.includes(id));
  return (
    same(said.before, before) &&
    same(said.after, regraded(before, again)) &&
    said.keptPass === isKeptPass(before, again) &&
    same(gained, [said.correctionId]) &&
    followed.every((id) => said.corrections.includes(id))
  );
}

/** Follows the regrades of a log, each from where the one before left off. */
function followRegrades(facts: MarkingFacts, end: ChainedStep, first: StoredResult): [Standing, Finding[]] {
  const mark = marker(facts, end.seq);
  const found: Finding[] = [];
  let standing: Standing = { ...outcomeOf(first), marks: first.marks, seq: null };
  let followed = statedSchema.safeParse(end.response).data?.corrections ?? [];
  for (const { seq, kind, response } of facts.steps) {
    if (kind !== 'regrade' || seq <= end.seq) continue;
    const said = regradeSchema.safeParse(response);
    if (!said.success) {
      found.push(finding('regrade-unreadable', seq));
      continue;
    }
    const marked = mark(said.data.corrections, facts.deadlineAt);
    if (!marked) {
      found.push(finding('regrade-unknown', seq));
      continue;
    }
    const before = outcomeOf(standing);
    if (!isAsSaid(said.data, before, marked, followed)) found.push(finding('regrade-differs', seq));
    standing = { ...regraded(before, outcomeOf(marked)), marks: marked.marks, seq };
    followed = said.data.corrections;
  }
  return [standing, found];
}

/** Whether the results are what the log gives when it is marked again, and only an attempt that ended has them. */
export function markingFindings(facts: MarkingFacts): Finding[] {
  const { firstResult, standing } = facts;
  const end = facts.steps.find(isEnd);
  if (!end) return firstResult || standing ? [finding('result-without-end')] : [];
  if (!firstResult) return [finding('end-without-result', end.seq)];
  const found = firstFindings(facts, end, firstResult);
  if (!standing) return [...found, finding('standing-missing')];
  const [expected, regrades] = followRegrades(facts, end, firstResult);
  const isExpected =
    same(outcomeOf(expected), outcomeOf(standing)) &&
    marksText(expected.marks) === marksText(standing.marks) &&
    expected.seq === standing.regradeSeq &&
    standing.finishedAt.getTime() === firstResult.finishedAt.getTime() &&
    standing.cause === firstResult.cause;
  return [...found, ...regrades, ...(isExpected ? [] : [finding('standing-differs', expected.seq)])];
}
