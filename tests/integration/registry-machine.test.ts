import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodies } from '#lib/bodies/load.ts';
import { registerApproval } from '#lib/catalogue/commands/approvals.ts';
import { approvalSchema } from '#lib/catalogue/schema/approvals.ts';
import { addBodyLines } from '#lib/certificate/commands/add-body-lines.ts';
import { correctName } from '#lib/certificate/commands/correct-name.ts';
import { decideRequest } from '#lib/certificate/commands/decide-request.ts';
import { issueByHand } from '#lib/certificate/commands/issue-by-hand.ts';
import { reinstate } from '#lib/certificate/commands/reinstate.ts';
import { revoke } from '#lib/certificate/commands/revoke.ts';
import { getCertificateByCodeUnscoped } from '#lib/certificate/queries/by-code.ts';
import { newId } from '#lib/ids.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { actsIn, emptyModel, modelAfter, seenOf } from '#tests/support/certificate-machine.ts';
import type { MachineAct, Model } from '#tests/support/certificate-machine.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, viewerOf } from '#tests/support/factories.ts';
import { issue, later, passACourse, sit, validCertificates } from './certificate-helpers.ts';
import type { Passed } from './certificate-helpers.ts';

const reason = 'One step of a walk.';
const over = new Date('2028-01-01T00:00:00Z');
let database: TestDatabase;
let admin: AdminViewer;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db));
});
afterAll(() => database.drop());

type Place = Passed & { readonly attempts: readonly [Passed['ref'], Passed['ref']]; at: Date; names: number };

/** An enrolment with two passes, whose course version has an approval that waits for the holder's number. */
async function openPlace(): Promise<Place> {
  const { db } = database;
  const passed = await passACourse(db, { legalName: 'Walk Er', certificateValidMonths: 12 });
  const second = await sit(db, passed.ref.enrolmentId, { number: 2 });
  const version = await db.courseVersion.findFirstOrThrow({ where: { course: { slug: passed.slug } } });
  const input = approvalSchema.parse({
    courseVersionId: version.id,
    bodySlug: 'florida',
    jurisdiction: 'Florida',
    approvalNumber: '20-1',
    providerNumber: '50-1',
    approvedTitle: 'As approved',
    units: '1',
    validFrom: '2026-01-01',
    validUntil: '',
    reason,
  });
  const entered = await registerApproval(db, admin, input, bodies(), later);
  if (!entered.ok) throw new Error(entered.reason);
  return { ...passed, attempts: [passed.ref, second], at: later, names: 0 };
}

async function certificatesOf({ ref }: Place) {
  return database.db.certificate.findMany({
    where: { enrolmentId: ref.enrolmentId },
    orderBy: { number: 'asc' },
    select: { id: true, code: true },
  });
}

async function addLines({ person }: Place, certificateId: string, at: Date) {
  const { db } = database;
  const own = { userId: person.id, bodySlug: 'florida' };
  await db.cpdMembership.createMany({
    data: [{ ...own, id: newId(), membershipNumber: 'MA 1', disciplines: [], createdAt: at, updatedAt: at }],
    skipDuplicates: true,
  });
  await addBodyLines(db, viewerOf(person), certificateId, at);
  await db.cpdMembership.deleteMany({ where: own });
}

async function onCertificate(place: Place, act: Extract<MachineAct, { on: number }>): Promise<void> {
  const { db } = database;
  const certificateId = (await certificatesOf(place))[act.on]?.id ?? newId();
  const { at } = place;
  place.names += 1;
  const legalName = `Walk Er ${'i'.repeat(place.names)}`;
  if (act.kind === 'revoke') await revoke(db, admin, { certificateId, reason }, at);
  if (act.kind === 'reinstate') await reinstate(db, admin, { certificateId, reason }, at);
  if (act.kind === 'correct') await correctName(db, admin, { certificateId, legalName, reason }, at);
  if (act.kind === 'add-lines') await addLines(place, certificateId, at);
}

async function decide({ ref, at }: Place, decision: 'approve' | 'decline'): Promise<void> {
  const { db } = database;
  const waiting = await db.issueRequest.findFirst({ where: { enrolmentId: ref.enrolmentId, decidedAt: null } });
  await decideRequest(db, admin, { requestId: waiting?.id ?? newId(), decision, reason }, at);
}

async function perform(place: Place, act: MachineAct): Promise<void> {
  const { db } = database;
  switch (act.kind) {
    case 'clock':
      place.at = over;
      return;
    case 'pass':
      await issue(db, place.attempts[act.attempt]);
      return;
    case 'by-hand': {
      const person = { userId: place.person.id };
      await issueByHand(db, admin, { person, courseSlug: place.slug, completedOn: '2026-11-21', reason }, place.at);
      return;
    }
    case 'approve':
    case 'decline':
      return decide(place, act.kind);
    default:
      return onCertificate(place, act);
  }
}

async function seenNow(place: Place): Promise<(string | undefined)[]> {
  const found = (await certificatesOf(place)).map(({ code }) =>
    getCertificateByCodeUnscoped(database.db, code, place.at),
  );
  return (await Promise.all(found)).map((certificate) => certificate?.status);
}

const choices = fc.array(fc.nat(1000), { minLength: 6, maxLength: 12 });

test('a walk of random acts on the database leads where the description says, step by step', async () => {
  await fc.assert(
    fc.asyncProperty(choices, async (walk) => {
      const place = await openPlace();
      let model: Model = emptyModel;
      for (const choice of walk) {
        const acts = actsIn(model);
        const act = acts[choice % acts.length] ?? { kind: 'clock' };
        await perform(place, act);
        model = modelAfter(model, act) ?? model;
        expect(await seenNow(place), JSON.stringify(act)).toEqual(seenOf(model));
        const { valid, current } = await validCertificates(database.db, place.ref.enrolmentId);
        expect(valid.length).toBeLessThanOrEqual(1);
        expect(current).toEqual(valid);
      }
    }),
    { numRuns: 12 },
  );
}, 60_000);

test('acts that meet at one moment leave one valid certificate at most, and what was superseded stays so', async () => {
  await fc.assert(
    fc.asyncProperty(choices, async (walk) => {
      const place = await openPlace();
      await perform(place, { kind: 'pass', attempt: 0 });
      let before: readonly (string | undefined)[] = [];
      for (let step = 0; step + 3 <= walk.length; step += 3) {
        const certificates = (await certificatesOf(place)).map(() => ({
          state: 'valid' as const,
          attempt: 0 as const,
        }));
        const acts = actsIn({ ...emptyModel, certificates });
        await Promise.all(
          walk.slice(step, step + 3).map((choice) => perform(place, acts[choice % acts.length] ?? { kind: 'clock' })),
        );
        const seen = await seenNow(place);
        expect(seen).not.toContain(undefined);
        for (const [index, state] of before.entries())
          if (state === 'superseded') expect(seen[index]).toBe('superseded');
        const { valid, current } = await validCertificates(database.db, place.ref.enrolmentId);
        expect(valid.length).toBeLessThanOrEqual(1);
        expect(current).toEqual(valid);
        before = seen;
      }
    }),
    { numRuns: 10 },
  );
}, 60_000);
