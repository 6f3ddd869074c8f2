import type { Question } from '../../schema.ts';
import type { Fault } from '../fault.ts';
import type { Content, CourseContent, Placed } from '../load.ts';
import { choicesOf } from '../questions.ts';
import { clueFaults } from './quiz/clues.ts';
import { grammarFaults } from './quiz/grammar.ts';
import { kindFaults } from './quiz/kinds.ts';
import { policyFaults } from './quiz/policy.ts';
import { poolFaults } from './quiz/pool.ts';
import { stemFaults } from './quiz/stems.ts';

function placeFaults(question: Question, { meta, modules }: CourseContent): string[] {
  const faults: string[] = [];
  const module = modules.find(({ slug }) => slug === question.module);
  if (!meta.modules.some(({ slug }) => slug === question.module))
    faults.push(`names a module "${question.module}" that the course does not have`);
  if (!meta.outcomes.some(({ id }) => id === question.outcome))
    faults.push(`names an outcome "${question.outcome}" that the course does not have`);
  else if (module && !module.outcomes.includes(question.outcome))
    faults.push(`tests outcome ${question.outcome}, which module "${question.module}" does not teach`);
  if (question.references.length === 0 && !question.basis) faults.push('has neither a reference nor a basis');
  return faults;
}

function oneQuestion({ value, file, line }: Placed<Question>, course: CourseContent): Fault[] {
  const named = (rule: string) => (message: string) => ({
    file,
    line,
    rule,
    message: `question ${value.key} ${message}`,
  });
  return [
    ...[...kindFaults(value), ...placeFaults(value, course)].map(named('question')),
    ...choicesOf(value).flatMap(grammarFaults).map(named('grammar')),
  ];
}

function repeatedKeys(course: CourseContent, seen: Map<string, Placed<Question>>): Fault[] {
  return course.questions.flatMap((question) => {
    const { key } = question.value;
    const first = seen.get(key);
    if (!first) seen.set(key, question);
    const message = `question ${key} stands in ${first?.file}:${first?.line} already`;
    return first ? [{ file: question.file, line: question.line, rule: 'twice', message }] : [];
  });
}

/** Every question by itself, the pool as a whole and against the outcomes, and the policy against the pool. */
export function checkQuestions(content: Content): Fault[] {
  const seen = new Map<string, Placed<Question>>();
  return content.courses.flatMap((course) => [
    ...repeatedKeys(course, seen),
    ...course.questions.flatMap((question) => oneQuestion(question, course)),
    ...clueFaults(course),
    ...stemFaults(course),
    ...poolFaults(course),
    ...policyFaults(course),
  ]);
}
