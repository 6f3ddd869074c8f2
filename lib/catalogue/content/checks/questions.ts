import type { Question } from '../../schema.ts';
import type { Fault } from '../fault.ts';
import type { Content, CourseContent, Placed } from '../load.ts';

/** Where the right answer is the longest more often than this, length gives it away (chance among four is a quarter). */
export const longestAnswerPercent = 40;
const catchAll = /\b(all|none|both|neither) of (the )?above\b|\b(all|none) of (these|them)\b/i;

type Choice = Extract<Question, { readonly kind: 'single' | 'multiple' | 'true-false' }>;

function isChoice(question: Question): question is Choice {
  return question.kind === 'single' || question.kind === 'multiple' || question.kind === 'true-false';
}

function answerFaults({ kind, options }: Choice): string[] {
  const right = options.filter(({ correct }) => correct).length;
  if (kind === 'multiple')
    return right >= 2 && right < options.length
      ? []
      : [`has ${right} right answers: choose-all-that-apply needs at least two right and one wrong`];
  const faults = right === 1 ? [] : [`has ${right} right answers: it needs exactly one`];
  if (kind === 'true-false' && options.length !== 2) faults.push('is true or false and needs two options');
  return faults;
}

function optionFaults(options: Choice['options']): string[] {
  const faults: string[] = [];
  if (new Set(options.map(({ key }) => key)).size < options.length) faults.push('uses an option key twice');
  if (new Set(options.map(({ text }) => text.trim().toLowerCase())).size < options.length)
    faults.push('gives the same option twice');
  if (options.some(({ text }) => catchAll.test(text))) faults.push('offers "all of the above" or its kin');
  return faults;
}

function oneQuestion(question: Question, course: CourseContent): string[] {
  const faults = isChoice(question) ? [...answerFaults(question), ...optionFaults(question.options)] : [];
  if (!course.meta.modules.some(({ slug }) => slug === question.module))
    faults.push(`names a module "${question.module}" that the course does not have`);
  if (!course.meta.outcomes.some(({ id }) => id === question.outcome))
    faults.push(`names an outcome "${question.outcome}" that the course does not have`);
  if (question.references.length === 0 && !question.basis) faults.push('has neither a reference nor a basis');
  return faults;
}

function longestShare(course: CourseContent): Fault[] {
  const singles = course.questions.flatMap(({ value, ...place }) =>
    value.kind === 'single' ? [{ value, ...place }] : [],
  );
  const given = singles.filter(({ value }) => {
    const right = value.options.find(({ correct }) => correct)?.text.length ?? 0;
    return value.options.every(({ correct, text }) => correct || text.length < right);
  });
  const [first] = given;
  if (!first || given.length * 100 <= singles.length * longestAnswerPercent) return [];
  return [
    {
      file: first.file,
      line: first.line,
      rule: 'longest',
      message: `the right answer is the longest in ${given.length} of ${singles.length} questions: shorten some, ${first.value.key} among them`,
    },
  ];
}

function repeatedKeys(course: CourseContent, seen: Map<string, Placed<Question>>): Fault[] {
  return course.questions.flatMap((question) => {
    const { key } = question.value;
    const first = seen.get(key);
    seen.set(key, question);
    return first
      ? [
          {
            file: question.file,
            line: question.line,
            rule: 'twice',
            message: `question ${key} stands in ${first.file}:${first.line} already`,
          },
        ]
      : [];
  });
}

function coverage(course: CourseContent): Fault[] {
  const { file, meta, lineOf, questions } = course;
  if (meta.status !== 'open') return [];
  const untested = meta.outcomes.flatMap(({ id }, index) =>
    questions.some(({ value }) => value.outcome === id)
      ? []
      : [{ file, line: lineOf(['outcomes', index]), rule: 'outcome', message: `no question tests outcome ${id}` }],
  );
  const untaught = meta.outcomes.flatMap(({ id }, index) =>
    course.modules.some(({ outcomes }) => outcomes.includes(id))
      ? []
      : [{ file, line: lineOf(['outcomes', index]), rule: 'outcome', message: `no module teaches outcome ${id}` }],
  );
  const unknown = course.modules.flatMap((module) =>
    module.outcomes
      .filter((id) => !meta.outcomes.some((outcome) => outcome.id === id))
      .map((id) => ({ file: module.file, line: 1, rule: 'outcome', message: `course.yaml has no outcome "${id}"` })),
  );
  return [...untested, ...untaught, ...unknown, ...poolFaults(course)];
}

function poolFaults({ file, meta, lineOf, questions }: CourseContent): Fault[] {
  const faults: Fault[] = [];
  const share = Math.ceil(meta.quiz.questionCount / meta.modules.length);
  meta.modules.forEach(({ slug }, index) => {
    const count = questions.filter(({ value }) => value.module === slug).length;
    if (count < share)
      faults.push({
        file,
        line: lineOf(['modules', index]),
        rule: 'pool',
        message: `module "${slug}" has ${count} questions and a paper draws ${share}`,
      });
  });
  const safety = questions.filter(({ value }) => value.safety).length;
  if (safety < meta.quiz.blueprint.minSafety)
    faults.push({
      file,
      line: lineOf(['quiz', 'blueprint']),
      rule: 'pool',
      message: `${safety} safety questions and a paper draws ${meta.quiz.blueprint.minSafety}`,
    });
  return faults;
}

/** Every question by itself, the pool as a whole, and the pool against the outcomes. */
export function checkQuestions(content: Content): Fault[] {
  const seen = new Map<string, Placed<Question>>();
  return content.courses.flatMap((course) => [
    ...repeatedKeys(course, seen),
    ...course.questions.flatMap(({ value, file, line }) =>
      oneQuestion(value, course).map((message) => ({
        file,
        line,
        rule: 'question',
        message: `question ${value.key} ${message}`,
      })),
    ),
    ...longestShare(course),
    ...coverage(course),
  ]);
}
