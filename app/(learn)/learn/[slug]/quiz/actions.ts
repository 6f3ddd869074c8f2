'use server';

import { revalidatePath } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import type { SignedIn } from '#lib/auth/session.ts';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import { db } from '#lib/db/client.ts';
import { randomHex } from '#lib/ids.ts';
import { markRead } from '#lib/quiz/commands/mark-read.ts';
import { saveAnswer, saveFlag } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { certainties } from '#lib/quiz/rules/certainty.ts';
import { typedKey } from '#lib/quiz/rules/parts.ts';
import { shownAnswer } from '#lib/quiz/rules/shown-answer.ts';
import { paperForm, readForm, savedForm, startForm } from '#lib/quiz/schema.ts';
import type { SavedForm, SaveRefusal } from '#lib/quiz/schema.ts';
import { now } from '#lib/time/clock.ts';

/** Starts a try, or goes on with the open one. A refusal shows on the page of the quiz, which knows why. */
export async function startQuizAction(form: FormData): Promise<void> {
  await assertSameOrigin();
  const parsed = startForm.safeParse({ slug: form.get('slug') });
  if (!parsed.success) notFound();
  const quizUrl = `/learn/${parsed.data.slug}/quiz`;
  const viewer = await requireViewer(quizUrl);
  const started = await startAttempt(db(), viewer, parsed.data.slug, now(), randomHex(16));
  redirect(started.ok ? `${quizUrl}/${started.value.attemptId}` : quizUrl);
}

/** The answer to a question, from its one control or from one for each of its parts, chosen or typed. */
function answerIn(form: FormData, position: number) {
  const name = `answer-${position}`;
  const typed = `typed-${position}-`;
  const keys = [...form].flatMap(([field, value]) => {
    if (typeof value !== 'string' || value === '') return [];
    if (field.startsWith(typed)) return typedKey(field.slice(typed.length), value) ?? [];
    return field === name || field.startsWith(`${name}-`) ? value : [];
  });
  const given = form.get(`certainty-${position}`);
  return { keys, certainty: certainties.find((each) => each === given) ?? null };
}

/** Whether a question still is as the page showed it: nobody touched it, so it is not saved over what was given since. */
function isUntouched(form: FormData, position: number): boolean {
  const { keys, certainty } = answerIn(form, position);
  return form.get(`shown-${position}`) === shownAnswer(keys, certainty);
}

async function saveAll(viewer: SignedIn, saved: SavedForm, form: FormData): Promise<Refused | null> {
  const { attemptId, positions, flag, expectedSeq: clientSeq } = saved;
  let refused: Refused | null = null;
  for (const position of positions) {
    if (isUntouched(form, position)) continue;
    const input = { attemptId, position, ...answerIn(form, position), clientSeq };
    const outcome = await saveAnswer(db(), viewer, input, now());
    if (!outcome.ok && outcome.reason !== 'changed-elsewhere') return { reason: outcome.reason, position };
    if (!outcome.ok) refused ??= { reason: outcome.reason, position };
  }
  if (flag) await saveFlag(db(), viewer, { attemptId, ...flag }, now());
  return refused;
}

type Refused = { readonly reason: SaveRefusal; readonly position: number };

/** Saves the questions of a page, sets a flag where its button was pressed, and shows what comes next: the way without a script. */
export async function saveAnswersAction(form: FormData): Promise<void> {
  await assertSameOrigin();
  const given = {
    slug: form.get('slug'),
    attemptId: form.get('attemptId'),
    positions: form.getAll('position'),
    show: form.get('show'),
    expectedSeq: form.get('expectedSeq') ?? undefined,
    flag: form.get('flag'),
  };
  const parsed = savedForm.safeParse(given);
  if (!parsed.success) notFound();
  const { slug, attemptId, show, flag } = parsed.data;
  const paperUrl = `/learn/${slug}/quiz/${attemptId}`;
  const viewer = await requireViewer(paperUrl);
  const refused = await saveAll(viewer, parsed.data, form);
  if (refused?.reason === 'not-found') notFound();
  if (refused) redirect(`${paperUrl}?q=${refused.position}&problem=${refused.reason}`);
  const next = flag?.position ?? show;
  redirect(next === 'review' ? `${paperUrl}?view=review` : `${paperUrl}?q=${next}`);
}

/** Hands the paper in and shows the result. A second press finds the same result. */
export async function handInAction(form: FormData): Promise<void> {
  await assertSameOrigin();
  const parsed = paperForm.safeParse({ slug: form.get('slug'), attemptId: form.get('attemptId') });
  if (!parsed.success) notFound();
  const { slug, attemptId } = parsed.data;
  const paperUrl = `/learn/${slug}/quiz/${attemptId}`;
  const viewer = await requireViewer(paperUrl);
  const handedIn = await submitAttempt(db(), viewer, attemptId, now(), issueOnPass);
  if (!handedIn.ok && handedIn.reason === 'not-found') notFound();
  if (!handedIn.ok) redirect(paperUrl);
  revalidatePath(`/learn/${slug}`, 'layout');
  redirect(`${paperUrl}/result`);
}

/** "I have read it again": takes a must-read off the list and comes back to where the list was. */
export async function markReadAction(form: FormData): Promise<void> {
  await assertSameOrigin();
  const parsed = readForm.safeParse({
    slug: form.get('slug'),
    attemptId: form.get('attemptId'),
    moduleSlug: form.get('moduleSlug'),
    topic: form.get('topic'),
    from: form.get('from'),
  });
  if (!parsed.success) notFound();
  const { slug, attemptId, moduleSlug, topic, from } = parsed.data;
  const quizUrl = `/learn/${slug}/quiz`;
  const resultUrl = `${quizUrl}/${attemptId}/result`;
  const viewer = await requireViewer(resultUrl);
  const marked = await markRead(db(), viewer, { attemptId, moduleSlug, topic }, now());
  if (!marked.ok && marked.reason === 'not-found') notFound();
  revalidatePath(`/learn/${slug}`, 'layout');
  redirect(`${from === 'quiz' ? quizUrl : resultUrl}#must-read`);
}
