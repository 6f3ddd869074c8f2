import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { fingerprint } from '#lib/quiz/exchange/finish.ts';
import { importDefaultsSchema } from '#lib/quiz/exchange/forms.ts';
import { readQuestions } from '#lib/quiz/exchange/read.ts';
import type { ExchangeQuestion } from '#lib/quiz/exchange/schema.ts';
import { bytesOf, counted, courseOf, printProblems, required, text } from './parts.ts';
import type { Options } from './parts.ts';

/** Writes the questions of a file as YAML for authors: one file for each module, never over one that is there. */
export function importFile(file: string, options: Options): number {
  const out = required(options, 'out');
  const { course, courses } = courseOf(options);
  const { meta } = course;
  const defaults = importDefaultsSchema.safeParse({
    module: text(options, 'module') ?? meta.modules[0]?.slug,
    outcome: text(options, 'outcome') ?? meta.outcomes[0]?.id,
    topic: text(options, 'topic') ?? 'Imported questions',
    level: text(options, 'level') ?? 'recall',
    safety: options['safety'] === true,
    basis: text(options, 'basis') ?? 'professional judgement',
    prefix: text(options, 'prefix') ?? 'im',
  });
  if (!defaults.success) throw new Error(defaults.error.issues.map(({ message }) => message).join(' '));
  const all = courses.flatMap(({ questions }) => questions.map(({ value }) => value));
  const known = {
    taken: new Set(all.map(({ key }) => key)),
    byContent: new Map(course.questions.map(({ value }) => [fingerprint(value), value.key] as const)),
  };
  const { bytes, name } = bytesOf(file);
  const { questions, problems, lost } = readQuestions(bytes, name, defaults.data, known);
  printProblems([...problems, ...lost]);
  if (problems.length > 0) {
    console.error('Nothing was written.');
    return 1;
  }
  const strangers = questions.filter(({ question }) => !meta.modules.some(({ slug }) => slug === question.module));
  if (strangers.length > 0) {
    for (const { at, question } of strangers)
      console.error(
        `${at.file}:${at.line}:${at.column} ${question.key} names a module “${question.module}” that the course does not have`,
      );
    console.error('Nothing was written.');
    return 1;
  }
  return writeFiles(
    out,
    questions.map(({ question }) => question),
  );
}

/** In the order that authors write: what it is about, what it asks, why. */
function inOrder(question: ExchangeQuestion): Record<string, unknown> {
  const { key, kind, module, outcome, topic, level, safety, stem, rationale, references, basis, ...body } = question;
  const head = { key, kind, module, outcome, topic, level, safety, stem };
  return { ...head, ...body, rationale, references, ...(basis === undefined ? {} : { basis }) };
}

function writeFiles(out: string, questions: readonly ExchangeQuestion[]): number {
  const files = [...Map.groupBy(questions, ({ module }) => module)].map(([module, list]) => ({
    path: join(out, `${module}.yaml`),
    list,
  }));
  const there = files.find(({ path }) => existsSync(path));
  if (there) throw new Error(`${there.path} is there already. Choose an empty folder with --out. Nothing was written.`);
  mkdirSync(out, { recursive: true });
  for (const { path, list } of files) {
    writeFileSync(path, list.map((question) => stringify([inOrder(question)], { lineWidth: 100 })).join('\n'));
    console.log(`Wrote ${counted(list.length, 'question')} to ${path}.`);
  }
  return 0;
}
