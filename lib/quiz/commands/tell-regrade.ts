import type { Tx } from '#lib/db/client.ts';
import { queueMail } from '#lib/email/queue.ts';
import { quizRemarked } from '#lib/email/templates/quiz-remarked.ts';
import { env } from '#lib/env.ts';
import { isChanged } from '../rules/correction/outcome.ts';
import { changeWords } from '../rules/correction/told.ts';
import type { Regraded } from './regrade-person.ts';

/** Queues one message for each correction that changed a result of this person, unless they were told of it before. */
export async function tellOfRegrades(
  tx: Tx,
  userId: string,
  regraded: readonly Regraded[],
  told: ReadonlySet<string>,
  at: Date,
): Promise<void> {
  const news = regraded.filter(({ step }) => isChanged(step.before, step.after) && !told.has(step.correctionId));
  for (const [, changes] of Map.groupBy(news, ({ step }) => step.correctionId)) {
    const newest = changes.at(-1);
    if (!newest) continue;
    const { enrolment } = await tx.attempt.findUniqueOrThrow({
      where: { id: newest.attemptId },
      select: {
        enrolment: {
          select: {
            user: { select: { email: true } },
            course: { select: { slug: true } },
            courseVersion: { select: { title: true } },
          },
        },
      },
    });
    const mail = quizRemarked({
      courseTitle: enrolment.courseVersion.title,
      changes: changes.map(
        ({ number, step }) => `Try ${number}: ${changeWords(step.before, step.after, step.keptPass)}`,
      ),
      resultUrl: `${env().appUrl}/learn/${enrolment.course.slug}/quiz/${newest.attemptId}/result`,
    });
    await queueMail(tx, { kind: 'quiz-remarked', to: enrolment.user.email, ...mail }, at);
  }
}
