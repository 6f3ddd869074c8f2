// Cache: none. It counts what a correction would do now.
import { assertAdmin } from '#lib/admin-guard.ts';
import type { Db } from '#lib/db/client.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { versionsHitBy } from '../rules/correction/chain.ts';
import type { CorrectionInput } from '../rules/correction/input.ts';
import { withKey } from '../rules/correction/key.ts';
import type { KeyChange } from '../rules/correction/key.ts';
import type { KeyFault } from '../rules/correction/fields.ts';
import { mayCorrect } from '../rules/correction/may.ts';
import type { CorrectionRefusal } from '../rules/correction/may.ts';
import { isChanged, outcomeOf } from '../rules/correction/outcome.ts';
import { regradesDue } from '../rules/correction/regrade.ts';
import type { NamedCorrection } from '../rules/correction/regrade.ts';
import { readAttemptPolicy, readMarks, readQuestion } from '../stored.ts';
import { correctionsOfCourseUnscoped, questionBodiesUnscoped, versionsReached } from './corrected.ts';

export type CorrectionPreview = {
  readonly changes: readonly KeyChange[];
  /** Finished papers with the question, and those still open. */
  readonly finished: number;
  readonly open: number;
  /** Finished papers that were marked again for this preview: the newest ones when there are very many. */
  readonly tried: number;
  readonly changed: number;
  readonly becomePasses: number;
  readonly keptPasses: number;
};
export type PreviewOutcome =
  | { readonly ok: true; readonly value: CorrectionPreview }
  | { readonly ok: false; readonly reason: CorrectionRefusal; readonly faults?: readonly KeyFault[] };

const batchSize = 100;
const mostTried = 2_000;
const previewId = 'preview';

type Draft = {
  readonly corrections: readonly NamedCorrection[];
  readonly body: ReturnType<typeof readQuestion> | null;
};

async function tryBatch(db: Db, attemptIds: readonly string[], { corrections, body }: Draft) {
  const attempts = await db.attempt.findMany({
    where: { id: { in: [...attemptIds] } },
    select: {
      policy: true,
      deadlineAt: true,
      slots: { orderBy: { position: 'asc' }, select: { position: true, questionVersionId: true } },
      steps: { orderBy: { seq: 'asc' }, select: { seq: true, kind: true, at: true, position: true, response: true } },
      result: true,
    },
  });
  const onPaper = attempts.flatMap(({ slots }) => slots.map(({ questionVersionId }) => questionVersionId));
  const reached = versionsReached([...new Set(onPaper)], corrections).filter((id) => id !== previewId);
  const bodies = await questionBodiesUnscoped(db, reached);
  if (body) bodies.set(previewId, body);
  return attempts.flatMap(({ result, policy, ...attempt }) => {
    if (!result) return [];
    const standing = { ...outcomeOf(result), marks: readMarks(result.marks) };
    const due = regradesDue({ ...attempt, policy: readAttemptPolicy(policy), standing }, corrections, bodies);
    return due.filter(({ step }) => step.correctionId === previewId).map(({ step }) => step);
  });
}

/** What a correction would do to the papers there are. Changes nothing. */
export async function previewCorrection(
  db: Db,
  admin: AdminViewer,
  { questionVersionId, change }: Pick<CorrectionInput, 'questionVersionId' | 'change'>,
  at: Date,
): Promise<PreviewOutcome> {
  assertAdmin(admin);
  const version = await db.questionVersion.findUnique({
    where: { id: questionVersionId },
    select: { courseId: true, key: true, body: true },
  });
  if (!version) return { ok: false, reason: 'not-found' };
  const earlier = await correctionsOfCourseUnscoped(db, version.courseId);
  const may = mayCorrect(questionVersionId, earlier);
  if (may !== 'ok') return { ok: false, reason: may };
  const corrected = change.kind === 'key' ? withKey(readQuestion(version.body), change.values) : null;
  if (corrected && !corrected.ok) return { ok: false, reason: 'key-refused', faults: corrected.faults };

  const latest = Math.max(at.getTime(), ...earlier.map((each) => each.at.getTime() + 1));
  const draft: NamedCorrection = {
    id: previewId,
    fromVersionId: questionVersionId,
    toVersionId: corrected ? previewId : null,
    at: new Date(latest),
    kind: change.kind,
    reason: '',
  };
  const { courseId, key } = version;
  const versions = await db.questionVersion.findMany({ where: { courseId, key }, select: { id: true } });
  const corrections = [...earlier, draft];
  const hit = versionsHitBy(
    draft,
    corrections,
    versions.map(({ id }) => id),
  );
  const where = { slots: { some: { questionVersionId: { in: hit } } } };
  const open = await db.attempt.count({ where: { ...where, result: null } });
  const finished = await db.attempt.findMany({
    where: { ...where, result: { isNot: null } },
    orderBy: { startedAt: 'desc' },
    select: { id: true },
  });
  const counts = { changed: 0, becomePasses: 0, keptPasses: 0 };
  const tried = finished.slice(0, mostTried);
  const body = corrected?.question ?? null;
  for (let start = 0; start < tried.length; start += batchSize) {
    const ids = tried.slice(start, start + batchSize).map(({ id }) => id);
    for (const { before, after, keptPass } of await tryBatch(db, ids, { corrections, body })) {
      counts.changed += Number(isChanged(before, after));
      counts.becomePasses += Number(!before.passed && after.passed);
      counts.keptPasses += Number(keptPass);
    }
  }
  const changes = corrected?.changes ?? [];
  return { ok: true, value: { changes, finished: finished.length, open, tried: tried.length, ...counts } };
}
