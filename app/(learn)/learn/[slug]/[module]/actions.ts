'use server';

import { redirect } from 'next/navigation';
import { assertSameOrigin } from '#lib/auth/origin.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { completeModule } from '#lib/enrolment/progress/commands.ts';
import { moduleFormSchema } from '#lib/enrolment/progress/schema.ts';
import { now } from '#lib/time/clock.ts';

/** Marks the module as read and goes on: to the next module, or to the course where the quiz is open now. */
export async function markReadAction(form: FormData): Promise<void> {
  await assertSameOrigin();
  const where = moduleFormSchema.safeParse(Object.fromEntries(form));
  if (!where.success) redirect('/account');
  const { courseSlug, moduleSlug } = where.data;
  const page = `/learn/${courseSlug}/${moduleSlug}`;
  const viewer = await requireViewer(page);
  const done = await completeModule(db(), viewer, where.data, now());
  // A refusal is told by the page itself: it says why the module is closed.
  if (!done.ok) redirect(page);
  redirect(done.value.next ? `/learn/${courseSlug}/${done.value.next}` : `/learn/${courseSlug}`);
}
