import { afterAll, beforeAll, expect, test } from 'vitest';
import { getAttempt } from '#lib/account/admin-queries/attempt.ts';
import { listAttempts } from '#lib/account/admin-queries/attempts.ts';
import { eachAuditBatch, listAudit, listAuditActions, listAuditOf } from '#lib/account/admin-queries/audit.ts';
import { getApproval, listApprovals, listVersionChoices } from '#lib/catalogue/queries/approvals.ts';
import { approvalFilterSchema } from '#lib/catalogue/schema/approvals.ts';
import { listCourseChoices } from '#lib/account/admin-queries/courses.ts';
import { getEnrolment } from '#lib/account/admin-queries/enrolment.ts';
import { getEnrolmentItem, listEnrolments, listEnrolmentsOf } from '#lib/account/admin-queries/enrolments.ts';
import { NotAnAdminError } from '#lib/admin-guard.ts';
import { previewIssue } from '#lib/account/admin-queries/issue-preview.ts';
import { getJobsHealth } from '#lib/account/admin-queries/jobs.ts';
import { countMoneyTroubles, getOrderMoney } from '#lib/account/admin-queries/order-money.ts';
import { getOrderForRefund } from '#lib/account/admin-queries/order-refund.ts';
import { getOrderForAdmin, listOrders } from '#lib/account/admin-queries/orders.ts';
import { getOverview } from '#lib/account/admin-queries/overview.ts';
import { getIssueRequest } from '#lib/account/admin-queries/queue.ts';
import {
  attemptFilterSchema,
  auditFilterSchema,
  codeFilterSchema,
  enrolmentFilterSchema,
  orderFilterSchema,
  therapistFilterSchema,
} from '#lib/account/admin-queries/schema.ts';
import { getTherapist, listTherapists } from '#lib/account/admin-queries/therapists.ts';
import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { getCodeForAdmin, listCodes } from '#lib/payments/queries-codes.ts';
import { getRun, listRuns } from '#lib/payments/queries-money.ts';
import { previewAdminRefund } from '#lib/payments/queries-refund.ts';
import { getCorrectableQuestion } from '#lib/quiz/queries/correctable.ts';
import { listCorrections } from '#lib/quiz/queries/list-corrections.ts';
import { previewCorrection } from '#lib/quiz/queries/preview-correction.ts';
import { getLastRecordCheck, getMarkedQuestions, getRecordFindings } from '#lib/quiz/queries/record-check.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, createTherapist, testStart, viewerOf } from '#tests/support/factories.ts';
import type { TestPerson } from '#tests/support/factories.ts';

let database: TestDatabase;
let admin: AdminViewer;
let therapist: TestPerson;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db));
  therapist = await createTherapist(database.db);
});
afterAll(() => database.drop());

const id = newId();
const auditFilter = auditFilterSchema.parse({});
const reads: Readonly<Record<string, (db: Db, admin: AdminViewer) => Promise<unknown>>> = {
  getAttempt: (db, viewer) => getAttempt(db, viewer, id),
  listAttempts: (db, viewer) => listAttempts(db, viewer, attemptFilterSchema.parse({})),
  listAudit: (db, viewer) => listAudit(db, viewer, auditFilter),
  listAuditActions,
  listAuditOf: (db, viewer) => listAuditOf(db, viewer, { type: 'user', id }),
  eachAuditBatch: (db, viewer) => eachAuditBatch(db, viewer, auditFilter).next(),
  listCourseChoices,
  listApprovals: (db, viewer) => listApprovals(db, viewer, approvalFilterSchema.parse({}), '2026-11-20'),
  getApproval: (db, viewer) => getApproval(db, viewer, id, '2026-11-20'),
  listVersionChoices,
  getEnrolment: (db, viewer) => getEnrolment(db, viewer, id),
  listEnrolments: (db, viewer) => listEnrolments(db, viewer, enrolmentFilterSchema.parse({})),
  listEnrolmentsOf: (db, viewer) => listEnrolmentsOf(db, viewer, id),
  getEnrolmentItem: (db, viewer) => getEnrolmentItem(db, viewer, id),
  previewIssue: (db, viewer) => previewIssue(db, viewer, { email: therapist.email, courseSlug: 'none' }),
  getJobsHealth: (db, viewer) => getJobsHealth(db, viewer, testStart),
  listOrders: (db, viewer) => listOrders(db, viewer, orderFilterSchema.parse({})),
  getOrderForAdmin: (db, viewer) => getOrderForAdmin(db, viewer, id),
  getOrderMoney: (db, viewer) => getOrderMoney(db, viewer, id),
  getOrderForRefund: (db, viewer) => getOrderForRefund(db, viewer, id),
  countMoneyTroubles,
  previewAdminRefund: (db, viewer) => previewAdminRefund(db, viewer, id, { kind: 'all' }),
  listRuns,
  getRun: (db, viewer) => getRun(db, viewer, undefined),
  listCodes: (db, viewer) => listCodes(db, viewer, codeFilterSchema.parse({}), testStart),
  getCodeForAdmin: (db, viewer) => getCodeForAdmin(db, viewer, id, testStart),
  getOverview: (db, viewer) => getOverview(db, viewer, testStart),
  getRecordFindings: (db, viewer) => getRecordFindings(db, viewer, id),
  getMarkedQuestions: (db, viewer) => getMarkedQuestions(db, viewer, id),
  getLastRecordCheck,
  getCorrectableQuestion: (db, viewer) => getCorrectableQuestion(db, viewer, id, testStart),
  previewCorrection: (db, viewer) =>
    previewCorrection(db, viewer, { questionVersionId: id, change: { kind: 'void' } }, testStart),
  listCorrections: (db, viewer) => listCorrections(db, viewer, { page: 1 }),
  getIssueRequest: (db, viewer) => getIssueRequest(db, viewer, id),
  listTherapists: (db, viewer) => listTherapists(db, viewer, therapistFilterSchema.parse({})),
  getTherapist: (db, viewer) => getTherapist(db, viewer, id, testStart),
};

test.each(Object.entries(reads))(
  '%s answers an admin and refuses a therapist, nobody and a lie in the label',
  async (_name, read) => {
    await expect(read(database.db, admin)).resolves.not.toThrow();
    const others: unknown[] = [
      viewerOf(therapist),
      undefined,
      null,
      {},
      { userId: admin.userId, label: 'admin' },
      { ...viewerOf(therapist), label: 'admin' },
    ];
    for (const other of others)
      await expect(async () => read(database.db, other as AdminViewer)).rejects.toThrow(NotAnAdminError);
  },
);

test('a therapist viewer in the place of an admin is a type error', async () => {
  const viewer = viewerOf(therapist);
  const filter = therapistFilterSchema.parse({});
  // @ts-expect-error -- a Viewer is not an AdminViewer
  const read = async () => listTherapists(database.db, viewer, filter);
  await expect(read).rejects.toThrow(NotAnAdminError);
});

test('an address that is not an id finds nothing instead of breaking the page', async () => {
  for (const wrong of ['', 'x', "'; DROP TABLE", '../..', `${id}x`]) {
    expect(await getAttempt(database.db, admin, wrong)).toBeNull();
    expect(await getEnrolment(database.db, admin, wrong)).toBeNull();
    expect(await getOrderForAdmin(database.db, admin, wrong)).toBeNull();
    expect(await getOrderMoney(database.db, admin, wrong)).toBeNull();
    expect(await getOrderForRefund(database.db, admin, wrong)).toBeNull();
    expect(await getCodeForAdmin(database.db, admin, wrong, testStart)).toBeNull();
    expect(await getRun(database.db, admin, wrong)).toBeNull();
    expect(await getIssueRequest(database.db, admin, wrong)).toBeNull();
    expect(await getTherapist(database.db, admin, wrong, testStart)).toBeNull();
    expect(await getApproval(database.db, admin, wrong, '2026-11-20')).toBeNull();
  }
});

test('whatever stands in an address, a filter can be read from it', () => {
  for (const schema of [
    attemptFilterSchema,
    auditFilterSchema,
    codeFilterSchema,
    enrolmentFilterSchema,
    orderFilterSchema,
    therapistFilterSchema,
  ]) {
    expect(schema.parse({})).toMatchObject({ q: '', page: 1 });
    expect(
      schema.parse({ q: ['a', 'b'], page: '-3', status: 'x', outcome: 'x', state: 'x', subject: 'x', trouble: 'x' }),
    ).toMatchObject({ q: '', page: 1 });
    expect(schema.parse({ q: 'a\0b', page: '1e9', course: 'a\0b', action: 'a\0b' })).toMatchObject({ q: '', page: 1 });
    expect(schema.parse({ q: ' Ada ', page: '7' })).toMatchObject({ q: 'Ada', page: 7 });
  }
});
