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

const daysFrom = (day: string, count: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 24 * 60 * 60_000).toISOString().slice(0, 10);

/** The year that ends when a window of tasks closes: from the day after it closes to the day on which it does, both included. */
export function windowYear(closesOn: string, today: string): { readonly from: string; readonly to: string } {
  const first = daysFrom(`2000-${closesOn}`, 1).slice(5);
  const year = Number(today.slice(0, 4));
  const start = today >= `${year}-${first}` ? year : year - 1;
  return { from: `${start}-${first}`, to: daysFrom(`${start + 1}-${first}`, -1) };
}
