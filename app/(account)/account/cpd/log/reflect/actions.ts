'use server';

import { redirect } from 'next/navigation';
import type { ReflectionState } from '#components/cpd/log/reflection-form.tsx';
import { textOf } from '#lib/auth/form-state.ts';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { currentViewer } from '#lib/auth/session.ts';
import { saveReflection } from '#lib/cpd-log/commands/save-reflection.ts';
import { signedOutSentence } from '#lib/cpd-log/messages/entry.ts';
import { questionsOf, reflectionRefusalSentence } from '#lib/cpd-log/messages/reflection.ts';
import { getGoals, getReflection } from '#lib/cpd-log/queries/reflections.ts';
import type { StoredReflection } from '#lib/cpd-log/queries/reflections.ts';
import { readAnswers } from '#lib/cpd-log/rules/reflection.ts';
import { goalsIdSchema, reflectionIdSchema } from '#lib/cpd-log/schema/reflection.ts';
import type { Shape } from '#lib/cpd-log/schema/reflection.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';

function valuesOf(form: FormData, shape: Shape): Record<string, string> {
  return Object.fromEntries(questionsOf[shape].map(({ key }) => [key, textOf(form, key)]));
}

/** What was typed, with the sentence beside each answer that is too long. */
function tooLong(keys: readonly string[], values: Record<string, string>): ReflectionState {
  const sentence = reflectionRefusalSentence('too-long');
  return { values, errors: Object.fromEntries(keys.map((key) => [key, sentence])) };
}

function signedOut(form: FormData, values: Record<string, string>): ReflectionState {
  return { message: signedOutSentence, values, revision: textOf(form, 'revision') };
}

/** What is saved now, beside what was typed; the next save is about it. */
function changedElsewhere(saved: StoredReflection | null): Pick<ReflectionState, 'revision' | 'savedNow'> {
  return { revision: String(saved?.revision ?? 0), savedNow: saved?.answers ?? {} };
}

/** Keeps a private reflection on one entry. */
export async function saveReflectionAction(_previous: ReflectionState, form: FormData): Promise<ReflectionState> {
  await assertSameOrigin();
  const viewer = await currentViewer();
  const ids = reflectionIdSchema.safeParse({
    entryId: textOf(form, 'entryId'),
    shape: textOf(form, 'shape'),
    revision: textOf(form, 'revision'),
  });
  const values = valuesOf(form, ids.success ? ids.data.shape : 'free');
  if (!viewer) return signedOut(form, values);
  if (!ids.success) return { message: reflectionRefusalSentence('not-found'), values };
  const { entryId, shape, revision } = ids.data;
  const read = readAnswers(shape, values);
  if (!read.ok) return tooLong(read.tooLong, values);
  const of = { entryId, shape };
  const saved = await saveReflection(db(), viewer, { of, answers: read.answers, revision }, now());
  if (saved.ok) redirect(`/account/cpd/log/${entryId}?done=reflection#reflection`);
  const newer = saved.reason === 'changed-elsewhere' ? changedElsewhere(await getReflection(db(), viewer, of)) : {};
  return { message: reflectionRefusalSentence(saved.reason), values, ...newer };
}

/** Keeps the goals for a body and a period. */
export async function saveGoalsAction(_previous: ReflectionState, form: FormData): Promise<ReflectionState> {
  await assertSameOrigin();
  const viewer = await currentViewer();
  const values = valuesOf(form, 'cmtbc-goals');
  if (!viewer) return signedOut(form, values);
  const ids = goalsIdSchema.safeParse({
    bodySlug: textOf(form, 'bodySlug'),
    periodStart: textOf(form, 'periodStart'),
    revision: textOf(form, 'revision'),
  });
  if (!ids.success) return { message: reflectionRefusalSentence('not-found'), values };
  const { bodySlug, periodStart, revision } = ids.data;
  const read = readAnswers('cmtbc-goals', values);
  if (!read.ok) return tooLong(read.tooLong, values);
  const of = { bodySlug, periodStart, shape: 'cmtbc-goals' as const };
  const saved = await saveReflection(db(), viewer, { of, answers: read.answers, revision }, now());
  if (saved.ok) redirect(`/account/cpd/log/goals/${bodySlug}?from=${periodStart}&done=saved`);
  const newer = saved.reason === 'changed-elsewhere' ? changedElsewhere(await getGoals(db(), viewer, of)) : {};
  return { message: reflectionRefusalSentence(saved.reason), values, ...newer };
}
