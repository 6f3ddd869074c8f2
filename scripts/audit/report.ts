import { findingSentence } from '#lib/quiz/rules/audit/findings.ts';
import type { RecordFault } from '#lib/quiz/rules/audit/findings.ts';
import type { RecordsRead } from '#lib/quiz/queries/verify-records.ts';

/** A fault as one line. */
export function faultLine(fault: RecordFault): string {
  const places = [
    ...(fault.attemptId === null ? [] : [`attempt ${fault.attemptId}`]),
    ...(fault.seal === null ? [] : [`seal ${fault.seal}`]),
  ];
  return [...places, findingSentence(fault)].join(': ');
}

const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en-AU')} ${count === 1 ? one : many}`;

/** What was read, and how it stands. */
export function summaryLines(read: RecordsRead, faultCount: number): string[] {
  const { attempts, steps, seals, notRecomputed, newestSeal } = read;
  return [
    `Read ${counted(attempts, 'attempt')}, ${counted(steps, 'step')} and ${counted(seals, 'seal')}.`,
    ...(notRecomputed > 0 ? [`${counted(notRecomputed, 'paper')} could not be drawn again from the seed.`] : []),
    ...(newestSeal ? [`Newest seal: ${newestSeal}`] : []),
    faultCount === 0 ? 'The record is as it was written.' : `${counted(faultCount, 'fault')} found.`,
  ];
}
