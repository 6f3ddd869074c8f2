import type { BodyRule } from '#lib/bodies/schema.ts';
import { questionsOf } from '../messages/reflection.ts';
import { entryShapes, longestAnswer } from '../schema/reflection.ts';
import type { EntryShape, Shape } from '../schema/reflection.ts';

/** The shapes in which a therapist's bodies ask for a reflection on one piece of learning; three questions where none does. */
export function entryShapesFor(rules: readonly BodyRule[]): EntryShape[] {
  const asked = new Set(rules.map(({ reflection }) => reflection.shape));
  const found = entryShapes.filter((shape) => shape !== 'free' && asked.has(shape));
  return found.length > 0 ? found : ['free'];
}

export type ReadAnswers =
  | { readonly ok: true; readonly answers: Record<string, string> }
  | { readonly ok: false; readonly tooLong: readonly string[] };

/** The answers of a form by the key of their question; empty ones are left out, unknown ones too. Total for any text. */
export function readAnswers(shape: Shape, typed: Readonly<Record<string, string>>): ReadAnswers {
  const given = questionsOf[shape].map(({ key }) => [key, (typed[key] ?? '').trim()] as const);
  const tooLong = given.filter(([, text]) => text.length > longestAnswer).map(([key]) => key);
  if (tooLong.length > 0) return { ok: false, tooLong };
  return { ok: true, answers: Object.fromEntries(given.filter(([, text]) => text !== '')) };
}

/** The year that a window of tasks closes: from the day after it closed the year before, both days included. */
export function windowYear(closesOn: string, today: string): { readonly from: string; readonly to: string } {
  const year = Number(today.slice(0, 4));
  const closing = (of: number) => `${of}-${closesOn}`;
  const end = today <= closing(year) ? year : year + 1;
  const from = new Date(`${closing(end - 1)}T00:00:00Z`);
  from.setUTCDate(from.getUTCDate() + 1);
  return { from: from.toISOString().slice(0, 10), to: closing(end) };
}
