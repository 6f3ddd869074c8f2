// Cache: none. A press on "I have read it again" changes it.
import type { Tx } from '#lib/db/client.ts';
import { isReadingLeft, mustReadsOf, topicsToRead } from '../rules/must-read.ts';
import type { MustRead, TaughtAt } from '../rules/must-read.ts';
import type { MustReadItem } from '../schema.ts';
import { readQuestion, readSureAndWrong } from '../stored.ts';

/** Every question that must be read again after an attempt, with where it is taught. For the server only. */
export async function mustReadPositionsUnscoped(tx: Tx, attemptId: string): Promise<(MustRead & TaughtAt)[]> {
  const attempt = await tx.attempt.findUnique({
    where: { id: attemptId },
    select: {
      result: { select: { marks: true } },
      steps: { where: { kind: 'read' }, select: { kind: true, position: true } },
    },
  });
  const mustReads = mustReadsOf(readSureAndWrong(attempt?.result?.marks), attempt?.steps ?? []);
  if (mustReads.length === 0) return [];
  const slots = await tx.attemptSlot.findMany({
    where: { attemptId, position: { in: mustReads.map(({ position }) => position) } },
    select: { position: true, questionVersion: { select: { body: true } } },
  });
  return mustReads.flatMap((mustRead) => {
    const slot = slots.find(({ position }) => position === mustRead.position);
    if (!slot) return [];
    const { topic, module: moduleSlug } = readQuestion(slot.questionVersion.body);
    return [{ ...mustRead, topic, moduleSlug }];
  });
}

/** What must be read again after an attempt, with where to read it. Neither the question nor its key is in it. */
export async function loadMustReadUnscoped(
  tx: Tx,
  attemptId: string,
  modules: readonly { readonly slug: string; readonly title: string }[],
): Promise<MustReadItem[]> {
  const titles = new Map(modules.map(({ slug, title }) => [slug, title]));
  return topicsToRead(await mustReadPositionsUnscoped(tx, attemptId)).map((item) => ({
    ...item,
    moduleTitle: titles.get(item.moduleSlug) ?? item.moduleSlug,
  }));
}

/** Whether the newest of these finished attempts still leaves something to read. */
export async function isReadingLeftUnscoped(
  tx: Tx,
  attempts: readonly { readonly id: string; readonly number: number }[],
): Promise<boolean> {
  const newest = attempts.toSorted((one, other) => other.number - one.number)[0];
  return newest !== undefined && isReadingLeft(await mustReadPositionsUnscoped(tx, newest.id));
}
