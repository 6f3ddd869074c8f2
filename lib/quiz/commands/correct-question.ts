import type { Prisma } from '#generated/client.ts';
import { recordAudit } from '#lib/audit/record.ts';
import { contentHash } from '#lib/catalogue/content/hash.ts';
import type { Question } from '#lib/catalogue/schema.ts';
import type { Db, Tx } from '#lib/db/client.ts';
import { transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { correctionsOfCourseUnscoped } from '../queries/corrected.ts';
import { poolIdsUnscoped } from '../queries/load-pool.ts';
import type { CorrectionInput } from '../rules/correction/input.ts';
import { mayCorrect } from '../rules/correction/may.ts';
import type { CorrectionRefusal } from '../rules/correction/may.ts';
import { withKey } from '../rules/correction/key.ts';
import type { KeyChange } from '../rules/correction/key.ts';
import type { KeyFault } from '../rules/correction/fields.ts';
import { readQuestion } from '../stored.ts';

export type CorrectionOutcome =
  | { readonly ok: true; readonly value: { readonly correctionId: string; readonly toVersionId: string | null } }
  | { readonly ok: false; readonly reason: CorrectionRefusal; readonly faults?: readonly KeyFault[] };

/** What comes later than this is no second press of one button. */
const pressMilliseconds = 5 * 60_000;

const versionShape = { id: true, courseId: true, key: true, kind: true, body: true } as const;

/** Takes the course, so that changes to its questions follow each other; enrolling and buying go on meanwhile. */
export async function lockCourse(tx: Tx, courseId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Course" WHERE "id" = ${courseId}::uuid FOR NO KEY UPDATE`;
}

/** The row of a corrected question, made when there is none: publishing the same text later finds it. */
async function storeVersion(tx: Tx, courseId: string, question: Question, at: Date): Promise<string> {
  const hash = contentHash(question);
  const { key } = question;
  const known = await tx.questionVersion.findUnique({
    where: { courseId_key_contentHash: { courseId, key, contentHash: hash } },
    select: { id: true },
  });
  if (known) return known.id;
  const id = newId();
  await tx.questionVersion.create({
    data: {
      id,
      courseId,
      key,
      contentHash: hash,
      kind: question.kind,
      moduleSlug: question.module,
      outcome: question.outcome,
      topic: question.topic,
      level: question.level,
      safety: question.safety,
      body: JSON.parse(JSON.stringify(question)),
      createdAt: at,
    },
    select: { id: true },
  });
  return id;
}

type Written = {
  readonly id: string;
  readonly courseId: string;
  readonly key: string;
  readonly fromVersionId: string;
  readonly toVersionId: string | null;
  readonly changes: readonly KeyChange[];
  readonly reason: string;
  readonly at: Date;
};

/** A line for every course version that draws the faulty question. */
async function changePools(tx: Tx, admin: AdminViewer, written: Written, poolAt: Date): Promise<number> {
  const { courseId, key, fromVersionId, toVersionId, at, reason, id } = written;
  const versions = await tx.courseVersion.findMany({ where: { courseId }, select: { id: true } });
  let count = 0;
  for (const { id: courseVersionId } of versions) {
    if ((await poolIdsUnscoped(tx, courseVersionId, poolAt)).get(key) !== fromVersionId) continue;
    count += 1;
    const actor = { actorId: admin.userId, actorLabel: admin.label };
    await tx.poolChange.create({
      data: {
        id: newId(),
        courseVersionId,
        key,
        at,
        reason,
        ...actor,
        questionVersionId: toVersionId,
        cause: 'correction',
        causeId: id,
      },
      select: { id: true },
    });
  }
  return count;
}

async function write(tx: Tx, admin: AdminViewer, written: Written): Promise<void> {
  const { id, courseId, key, fromVersionId, toVersionId, changes, reason, at } = written;
  const kind = toVersionId === null ? 'void' : 'key';
  const poolCount = await changePools(tx, admin, written, at);
  await tx.questionCorrection.create({
    data: {
      id,
      courseId,
      key,
      fromVersionId,
      toVersionId,
      kind,
      reason,
      at,
      changed: changes as unknown as Prisma.InputJsonArray,
      actorId: admin.userId,
      actorLabel: admin.label,
    },
    select: { id: true },
  });
  const detail = { correctionId: id, key, toVersionId, courseVersions: poolCount };
  const action = kind === 'void' ? 'question.voided' : 'question.key-corrected';
  await recordAudit(tx, admin, { action, subjectType: 'question', subjectId: fromVersionId, reason, detail }, at);
  await enqueue(tx, 'regrade-attempts', { correctionId: id }, `regrade:${id}`);
}

/** The correction that this admin has just written with the same words: the button was pressed twice. */
async function samePress(
  tx: Tx,
  admin: AdminViewer,
  { questionVersionId, change, reason }: CorrectionInput,
  corrected: Question | null,
  at: Date,
): Promise<CorrectionOutcome | null> {
  const newest = await tx.questionCorrection.findFirst({
    where: { fromVersionId: questionVersionId, at: { gte: new Date(at.getTime() - pressMilliseconds) } },
    orderBy: { at: 'desc' },
    select: { id: true, toVersionId: true, kind: true, reason: true, actorId: true },
  });
  if (!newest || newest.kind !== change.kind || newest.reason !== reason || newest.actorId !== admin.userId)
    return null;
  const made = newest.toVersionId
    ? await tx.questionVersion.findUnique({ where: { id: newest.toVersionId }, select: { contentHash: true } })
    : null;
  const isSame = (made?.contentHash ?? null) === (corrected && contentHash(corrected));
  return isSame ? { ok: true, value: { correctionId: newest.id, toVersionId: newest.toVersionId } } : null;
}

/**
 * Corrects the key of a question, or makes it void. The corrected text is a new version; papers drawn from now on carry
 * it, open papers are marked by it, and a job marks the finished ones again. All of it is written, or nothing. Pressed
 * twice, it is written once.
 */
export async function correctQuestion(
  db: Db,
  admin: AdminViewer,
  input: CorrectionInput,
  at: Date,
): Promise<CorrectionOutcome> {
  const { questionVersionId, change, reason } = input;
  return transact<CorrectionOutcome>(db, async (tx) => {
    const version = await tx.questionVersion.findUnique({ where: { id: questionVersionId }, select: versionShape });
    if (!version) return { ok: false, reason: 'not-found' };
    await lockCourse(tx, version.courseId);
    const earlier = await correctionsOfCourseUnscoped(tx, version.courseId);
    const may = mayCorrect(version.id, earlier);
    const corrected = change.kind === 'key' ? withKey(readQuestion(version.body), change.values) : null;
    if (may !== 'ok') {
      const again = corrected?.ok === false ? null : await samePress(tx, admin, input, corrected?.question ?? null, at);
      return again ?? { ok: false, reason: may };
    }
    if (corrected && !corrected.ok) return { ok: false, reason: 'key-refused', faults: corrected.faults };
    // Later than every correction before it, so that their order is never in doubt.
    const newest = Math.max(0, ...earlier.map((each) => each.at.getTime() + 1));
    const when = new Date(Math.max(at.getTime(), newest));
    const id = newId();
    const toVersionId = corrected ? await storeVersion(tx, version.courseId, corrected.question, at) : null;
    await write(tx, admin, {
      id,
      courseId: version.courseId,
      key: version.key,
      fromVersionId: version.id,
      toVersionId,
      changes: corrected?.changes ?? [],
      reason,
      at: when,
    });
    return { ok: true, value: { correctionId: id, toVersionId } };
  });
}
