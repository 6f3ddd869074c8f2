import type { Question } from '../../../schema.ts';
import { warning } from '../../fault.ts';
import type { Fault } from '../../fault.ts';
import type { CourseContent } from '../../load.ts';

/** What the pool of an open course holds at least (and of recall at most). */
export const poolQuota = {
  questions: 60,
  kinds: 6,
  perModule: 8,
  perOutcome: 3,
  recallPercent: 40,
  safetyPercent: 20,
} as const;

type Line = CourseContent['lineOf'];

function spreadFaults({ file, meta, lineOf, questions }: CourseContent): Fault[] {
  const count = (matches: (question: Question) => boolean) => questions.filter(({ value }) => matches(value)).length;
  const share = Math.max(poolQuota.perModule, Math.ceil(meta.quiz.questionCount / meta.modules.length));
  const modules = meta.modules.flatMap(({ slug }, index) => {
    const asked = count(({ module }) => module === slug);
    if (asked >= share) return [];
    const message = `module "${slug}" has ${asked} questions: it needs ${share}`;
    return [{ file, line: lineOf(['modules', index]), rule: 'pool', message }];
  });
  const outcomes = meta.outcomes.flatMap(({ id }, index) => {
    const asked = count(({ outcome }) => outcome === id);
    if (asked >= poolQuota.perOutcome) return [];
    const message = asked === 0 ? `no question tests outcome ${id}` : `only ${asked} questions test outcome ${id}`;
    return [{ file, line: lineOf(['outcomes', index]), rule: 'outcome', message }];
  });
  return [...modules, ...outcomes];
}

function quotaFaults({ file, meta, lineOf, questions }: CourseContent): Fault[] {
  const total = questions.length;
  const fault = (message: string, rule: string, ...path: Parameters<Line>[0]): Fault => ({
    file,
    line: lineOf(path),
    rule,
    message,
  });
  const faults: Fault[] = [];
  const kinds = new Set(questions.map(({ value }) => value.kind));
  const recall = questions.filter(({ value }) => value.level === 'recall').length;
  const safety = questions.filter(({ value }) => value.safety).length;
  const { minSafety } = meta.quiz.blueprint;
  if (total < poolQuota.questions)
    faults.push(fault(`${total} questions: a course has at least ${poolQuota.questions}`, 'pool', 'quiz'));
  if (kinds.size < poolQuota.kinds)
    faults.push(fault(`${kinds.size} kinds of question: at least ${poolQuota.kinds} are wanted`, 'kinds', 'quiz'));
  if (recall * 100 > total * poolQuota.recallPercent)
    faults.push(
      fault(`${recall} of ${total} questions ask for recall: at most ${poolQuota.recallPercent} %`, 'level', 'quiz'),
    );
  if (safety < minSafety)
    faults.push(
      fault(`${safety} safety questions and a paper draws ${minSafety}`, 'pool', 'quiz', 'blueprint', 'minSafety'),
    );
  else if (safety * 100 < total * poolQuota.safetyPercent)
    faults.push(
      warning(fault(`${safety} of ${total} questions are on safety: fewer than 1 in 5`, 'safety', 'quiz', 'blueprint')),
    );
  return faults;
}

function outcomeFaults({ file, meta, lineOf, modules }: CourseContent): Fault[] {
  const untaught = meta.outcomes.flatMap(({ id }, index) =>
    modules.some(({ outcomes }) => outcomes.includes(id))
      ? []
      : [{ file, line: lineOf(['outcomes', index]), rule: 'outcome', message: `no module teaches outcome ${id}` }],
  );
  const unknown = modules.flatMap((module) =>
    module.outcomes
      .filter((id) => !meta.outcomes.some((outcome) => outcome.id === id))
      .map((id) => ({ file: module.file, line: 1, rule: 'outcome', message: `course.yaml has no outcome "${id}"` })),
  );
  return [...untaught, ...unknown];
}

/** The pool of an open course against its modules, outcomes, kinds and levels. */
export function poolFaults(course: CourseContent): Fault[] {
  if (course.meta.status !== 'open') return [];
  return [...spreadFaults(course), ...quotaFaults(course), ...outcomeFaults(course)];
}
