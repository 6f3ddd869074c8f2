import type { Tx } from '#lib/db/client.ts';
import { queueMail } from '#lib/email/queue.ts';
import { certificateIssued } from '#lib/email/templates/certificate-issued.ts';
import { env } from '#lib/env.ts';
import { newId } from '#lib/ids.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { dayIn } from '#lib/time/day.ts';
import { verifyUrl } from '../address.ts';
import { isContested, isPaidBack, moneySelect } from '../paid-back.ts';
import { checkName, mayIssue, mayStillCollect, statusOf } from '../rules.ts';
import type { PassFacts } from '../rules.ts';
import type { CertificateSnapshot } from '../schema.ts';
import { percentOf, snapshotFor } from '../snapshot.ts';
import { courseFacts, factsOf, issuerFacts, versionSelect } from './facts.ts';
import { recordMissing, withLines } from './lines.ts';
import { lockEnrolment, nextNumber, writeCertificate } from './write.ts';
import type { Actor, Written } from './write.ts';

export type PassRef = { readonly enrolmentId: string; readonly attemptId: string };

export type PassOutcome =
  | { readonly outcome: 'issued'; readonly certificateId: string; readonly code: string }
  | { readonly outcome: 'waits'; readonly waitsFor: 'name' | 'review' | 'declined' | 'payment' }
  | { readonly outcome: 'nothing'; readonly because: 'not-passed' | 'has-certificate' | 'enrolment-ended' };

async function loadPass(tx: Tx, { enrolmentId, attemptId }: PassRef) {
  const [enrolment, attempt, request] = [
    await tx.enrolment.findUniqueOrThrow({
      where: { id: enrolmentId },
      select: {
        userId: true,
        createdAt: true,
        endedAt: true,
        endReason: true,
        frozenAt: true,
        user: { select: { email: true, timeZone: true, legalName: true, legalNameConfirmedAt: true } },
        courseVersionId: true,
        courseVersion: { select: versionSelect },
        orderLine: moneySelect,
        certificates: { select: { attemptId: true, events: { select: { kind: true }, orderBy: { seq: 'asc' } } } },
      },
    }),
    await tx.attempt.findFirst({
      where: { id: attemptId, enrolmentId },
      select: { number: true, policy: true, result: true },
    }),
    await tx.issueRequest.findUnique({ where: { attemptId }, select: { decision: true, decidedAt: true } }),
  ];
  return { enrolment, attempt, request };
}

type Loaded = Awaited<ReturnType<typeof loadPass>>;

function confirmedName({ user }: Loaded['enrolment']): string | null {
  if (!user.legalName || !user.legalNameConfirmedAt) return null;
  const checked = checkName(user.legalName);
  return checked.ok ? checked.value : null;
}

function requestState(request: Loaded['request']): PassFacts['request'] {
  if (!request) return 'none';
  if (!request.decidedAt) return 'waiting';
  return request.decision === 'approve' ? 'approved' : 'declined';
}

function passFacts({ enrolment, attempt, request }: Loaded, attemptId: string): PassFacts {
  const states = enrolment.certificates.map((certificate) => ({
    attemptId: certificate.attemptId,
    status: statusOf(certificate.events.map(({ kind }) => kind)),
  }));
  return {
    passed: attempt?.result?.passed === true,
    mayCollect: attempt?.result
      ? mayStillCollect({ ...enrolment, isPaidBack: isPaidBack(enrolment) }, attempt.result.finishedAt)
      : false,
    isFrozen: isContested(enrolment),
    policy: factsOf(enrolment.courseVersion).certificatePolicy,
    hasCertificate: states.some((state) => state.attemptId === attemptId || state.status === 'valid'),
    hasRevoked: states.some((state) => state.status === 'revoked'),
    nameConfirmed: confirmedName(enrolment) !== null,
    request: requestState(request),
  };
}

async function snapshotOfPass(tx: Tx, { enrolment, attempt }: Loaded, at: Date): Promise<CertificateSnapshot> {
  const result = attempt?.result;
  const holderName = confirmedName(enrolment);
  if (!result || !holderName) throw new Error('a certificate needs a result and a confirmed name');
  const policy = attempt.policy as { passPercent?: number };
  return snapshotFor({
    number: await nextNumber(tx, at),
    holderName,
    course: courseFacts(enrolment.courseVersion),
    startedOn: dayIn(enrolment.createdAt, enrolment.user.timeZone),
    completedOn: dayIn(result.finishedAt, enrolment.user.timeZone),
    result: {
      correct: result.correctCount,
      total: result.questionCount,
      percent: percentOf(result.percentTenths),
      passPercent: policy.passPercent ?? factsOf(enrolment.courseVersion).quiz.passPercent,
      attemptNumber: attempt.number,
    },
    ...issuerFacts(),
  });
}

/** Tells the holder, and has the worker make the PDF once, in the transaction that issues. */
export async function announce(
  tx: Tx,
  written: Written,
  snapshot: CertificateSnapshot,
  to: string,
  at: Date,
): Promise<void> {
  const { appUrl } = env();
  const mail = certificateIssued({
    holderName: snapshot.holderName,
    courseTitle: snapshot.courseTitle,
    number: snapshot.number,
    hoursText: snapshot.hoursText,
    certificateUrl: `${appUrl}/account/certificates/${written.certificateId}`,
    verifyUrl: verifyUrl(appUrl, written.code),
  });
  await queueMail(tx, { kind: 'certificate-issued', to, ...mail }, at);
  await enqueue(
    tx,
    'certificate-mail',
    { certificateId: written.certificateId },
    `certificate:${written.certificateId}`,
  );
}

/** Does what the rules say follows from a pass: issue, ask for review, wait, or nothing. Idempotent; locks the enrolment. */
export async function settlePass(tx: Tx, ref: PassRef, actor: Actor, reason: string, at: Date): Promise<PassOutcome> {
  await lockEnrolment(tx, ref.enrolmentId);
  const loaded = await loadPass(tx, ref);
  const decision = mayIssue(passFacts(loaded, ref.attemptId));
  switch (decision.act) {
    case 'nothing':
      return { outcome: 'nothing', because: decision.because };
    case 'wait':
      return { outcome: 'waits', waitsFor: decision.waitsFor };
    case 'request-review':
      // One enrolment waits for one decision at a time: a later pass joins the queue that is there.
      await tx.issueRequest.createMany({
        data: [{ id: newId(), enrolmentId: ref.enrolmentId, attemptId: ref.attemptId, createdAt: at }],
        skipDuplicates: true,
      });
      return { outcome: 'waits', waitsFor: 'review' };
    case 'issue': {
      const { userId, courseVersionId } = loaded.enrolment;
      const { snapshot, missing } = await withLines(
        tx,
        { userId, courseVersionId },
        await snapshotOfPass(tx, loaded, at),
      );
      const written = await writeCertificate(
        tx,
        {
          enrolmentId: ref.enrolmentId,
          attemptId: ref.attemptId,
          userId,
          supersedesId: null,
          snapshot,
        },
        actor,
        reason,
        at,
      );
      await recordMissing(tx, written.certificateId, missing, at);
      await announce(tx, written, snapshot, loaded.enrolment.user.email, at);
      return { outcome: 'issued', ...written };
    }
  }
}
