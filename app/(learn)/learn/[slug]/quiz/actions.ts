'use server';

import { revalidatePath } from 'next/cache';
import { notFound, redirect } from 'next/navigation';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import type { SignedIn } from '#lib/auth/session.ts';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import { db } from '#lib/db/client.ts';
import { randomHex } from '#lib/ids.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { typedKey } from '#lib/quiz/rules/parts.ts';
import { paperForm, savedForm, startForm } from '#lib/quiz/schema.ts';
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

/** The keys of a question, from its one control or from one for each of its parts, chosen or typed. */
function answerIn(form: FormData, position: number): string[] {
  const name = `answer-${position}`;
  const typed = `typed-${position}-`;
  return [...form].flatMap(([field, value]) => {
    if (typeof value !== 'string') return [];
    if (field.startsWith(typed)) return typedKey(field.slice(typed.length), value) ?? [];
    return field === name || field.startsWith(`${name}-`) ? value : [];
  });
}

async function saveAll(
  viewer: SignedIn,
  { attemptId, positions }: SavedForm,
  form: FormData,
): Promise<SaveRefusal | null> {
  for (const position of positions) {
    const keys = answerIn(form, position);
    const saved = await saveAnswer(db(), viewer, { attemptId, position, keys }, now());
    if (!saved.ok) return saved.reason;
  }
  return null;
}

/** Saves the questions of a page and shows the next one: the way without a script. */
export async function saveAnswersAction(form: FormData): Promise<void> {
  await assertSameOrigin();
  const given = {
    slug: form.get('slug'),
    attemptId: form.get('attemptId'),
    positions: form.getAll('position'),
    show: form.get('show'),
  };
  const parsed = savedForm.safeParse(given);
  if (!parsed.success) notFound();
  const { slug, attemptId, show } = parsed.data;
  const paperUrl = `/learn/${slug}/quiz/${attemptId}`;
  const viewer = await requireViewer(paperUrl);
  const refusal = await saveAll(viewer, parsed.data, form);
  if (refusal === 'not-found') notFound();
  if (refusal) redirect(`${paperUrl}?problem=${refusal}`);
  redirect(show === 'review' ? `${paperUrl}?view=review` : `${paperUrl}?q=${show}`);
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
