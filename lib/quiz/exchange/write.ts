import { writeMoodle } from './moodle/write.ts';
import { writeQti } from './qti/write.ts';
import type { ExchangeFormat, ExchangeQuestion, ExportHead, Written } from './schema.ts';

/** Questions as a file of a format, and what the format cannot carry of them. */
export function writeQuestions(
  questions: readonly ExchangeQuestion[],
  format: ExchangeFormat,
  head: ExportHead,
): Written {
  return format === 'qti' ? writeQti(questions, head) : writeMoodle(questions, head);
}

/** How a file of a format is named and sent. */
export const fileKinds = {
  qti: { extension: 'qti.zip', type: 'application/zip', label: 'QTI 3.0 package' },
  moodle: { extension: 'moodle.xml', type: 'application/xml; charset=utf-8', label: 'Moodle XML' },
} as const satisfies Readonly<Record<ExchangeFormat, { extension: string; type: string; label: string }>>;
