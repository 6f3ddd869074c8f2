import { readQuestions } from '#lib/quiz/exchange/read.ts';
import type { ImportDefaults } from '#lib/quiz/exchange/schema.ts';
import { bytesOf, counted, printProblems } from './parts.ts';
import type { Options } from './parts.ts';

const stand: ImportDefaults = {
  module: 'module',
  outcome: 'o1',
  topic: 'Imported questions',
  level: 'recall',
  safety: false,
  basis: 'professional judgement',
  prefix: 'im',
};

/** Reads a file and says what is wrong with it. The course it may be meant for is not asked. */
export function checkFile(file: string, options: Options): number {
  const { bytes, name } = bytesOf(file);
  const { format, questions, problems, lost } = readQuestions(bytes, name, stand, {
    taken: new Set(),
    byContent: new Map(),
  });
  if (options['json']) {
    console.log(JSON.stringify({ file: name, format, questions: questions.length, problems, lost }, null, 2));
  } else {
    printProblems([...problems, ...lost]);
    const found = [
      counted(questions.length, 'question'),
      counted(problems.length, 'error'),
      counted(lost.length, 'warning'),
    ];
    console.log(`${name}: ${found.join(', ')}.`);
  }
  return problems.length > 0 ? 1 : 0;
}
