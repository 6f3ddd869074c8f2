import { writeFileSync } from 'node:fs';
import { noteLines } from '#lib/quiz/exchange/notes.ts';
import { exchangeFormats } from '#lib/quiz/exchange/schema.ts';
import { fileKinds, writeQuestions } from '#lib/quiz/exchange/write.ts';
import { counted, courseOf, required } from './parts.ts';
import type { Options } from './parts.ts';

/** Writes the questions of a course as a file of a format. */
export function exportCourse(options: Options): number {
  const wanted = required(options, 'format');
  const format = exchangeFormats.find((name) => name === wanted);
  if (!format) throw new Error(`--format is qti or moodle, not “${wanted}”.`);
  const out = required(options, 'out');
  const { course } = courseOf(options);
  const questions = course.questions.map(({ value }) => value);
  const { bytes, notes } = writeQuestions(questions, format, {
    title: course.meta.title,
    version: course.meta.version ?? 'in preparation',
  });
  writeFileSync(out, bytes);
  console.log(
    `Wrote ${counted(questions.length, 'question')} as ${fileKinds[format].label} to ${out} (${bytes.length} bytes).`,
  );
  console.log('What the format cannot carry:');
  for (const line of noteLines(notes)) console.log(`- ${line}`);
  return 0;
}
