import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AttemptFacts, RecordNotice } from '#components/admin/attempt-facts.tsx';
import { AttemptPaper } from '#components/admin/attempt-paper.tsx';
import { answeredPaper } from '#components/admin/attempt-record.ts';
import { AuditTable } from '#components/admin/audit-table.tsx';
import { CertificateSaid, CertificateWays } from '#components/admin/certificate-facts.tsx';
import { DoneNotice } from '#components/admin/done-notice.tsx';
import { EnrolmentFacts, EnrolmentSittings, ModuleTable } from '#components/admin/enrolment-detail.tsx';
import { EnrolmentTable } from '#components/admin/enrolment-table.tsx';
import { JobsHealthView } from '#components/admin/jobs-health.tsx';
import { Pager } from '#components/admin/pager.tsx';
import { StepLog } from '#components/admin/step-log.tsx';
import { getAttempt } from '#lib/account/admin-queries/attempt.ts';
import { listAudit } from '#lib/account/admin-queries/audit.ts';
import { getEnrolment } from '#lib/account/admin-queries/enrolment.ts';
import { listEnrolments } from '#lib/account/admin-queries/enrolments.ts';
import { getJobsHealth } from '#lib/account/admin-queries/jobs.ts';
import { auditFilterSchema, enrolmentFilterSchema } from '#lib/account/admin-queries/schema.ts';
import { revoke } from '#lib/certificate/commands/revoke.ts';
import { getCertificateAdmin } from '#lib/certificate/queries/admin.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, publishTinyCourse } from '#tests/support/factories.ts';
import { certificateOf, later, sit } from './admin-helpers.ts';
import type { Sitting } from './admin-helpers.ts';

let database: TestDatabase;
let admin: AdminViewer;
let sitting: Sitting;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db, 'admin@example.test'));
  sitting = await sit(database.db, await publishTinyCourse(database.db), { right: true, legalName: 'Ada O’Example' });
});
afterAll(() => database.drop());

function found<Value>(value: Value | null): Value {
  if (value === null) throw new Error('nothing was found');
  return value;
}

test('an attempt page shows the paper, the log in Sydney time and that the record is unaltered', async () => {
  const attempt = found(await getAttempt(database.db, admin, sitting.attemptId));
  const paper = renderToStaticMarkup(createElement(AttemptPaper, { slots: answeredPaper(attempt) }));
  expect(paper.match(/right answer/g)).toHaveLength(6);
  expect(paper.match(/>answered</g)).toHaveLength(6);
  const log = renderToStaticMarkup(createElement(StepLog, { steps: attempt.steps }));
  expect(log).toMatch(/12:00:00.{1,3}pm AEDT/);
  expect(log).toContain('Handed in');
  expect(renderToStaticMarkup(createElement(AttemptFacts, { attempt }))).toContain('Passed, 100%');
  expect(
    renderToStaticMarkup(createElement(RecordNotice, { findings: [], stepCount: attempt.steps.length })),
  ).toContain('unaltered');
  expect(
    renderToStaticMarkup(
      createElement(RecordNotice, { findings: [{ code: 'step-altered', seq: 3, position: null }], stepCount: 1 }),
    ),
  ).toContain('was altered');
});

test('an enrolment in list and page leads to its attempt and certificate', async () => {
  const { items } = await listEnrolments(database.db, admin, enrolmentFilterSchema.parse({}));
  const { id } = await certificateOf(database.db, sitting.enrolmentId);
  const list = renderToStaticMarkup(createElement(EnrolmentTable, { items, empty: 'none' }));
  for (const href of [
    `/admin/attempts/${sitting.attemptId}`,
    `/admin/certificates/${id}`,
    `/admin/enrolments/${sitting.enrolmentId}`,
    `/admin/therapists/${sitting.person.id}`,
  ])
    expect(list).toContain(`href="${href}"`);
  expect(
    renderToStaticMarkup(createElement(EnrolmentTable, { items: [], empty: 'Nobody is enrolled yet.' })),
  ).toContain('Nobody is enrolled yet.');
  const enrolment = found(await getEnrolment(database.db, admin, sitting.enrolmentId));
  expect(renderToStaticMarkup(createElement(EnrolmentFacts, { enrolment }))).toContain('Running');
  expect(renderToStaticMarkup(createElement(ModuleTable, { modules: enrolment.modules }))).toContain('Module 3');
  expect(renderToStaticMarkup(createElement(EnrolmentSittings, { enrolment }))).toContain('Passed, 100%');
});

test('a certificate page says what the snapshot says and leads to the public page and the PDF', async () => {
  const { db } = database;
  const { id, code, number } = await certificateOf(db, sitting.enrolmentId);
  const certificate = found(await getCertificateAdmin(db, admin, id));
  const ways = renderToStaticMarkup(createElement(CertificateWays, { certificate, shownCode: code }));
  for (const href of [`/verify/${code}`, `/api/certificates/${code}/pdf`, `/admin/attempts/${sitting.attemptId}`])
    expect(ways).toContain(`href="${href}"`);
  expect(renderToStaticMarkup(createElement(CertificateSaid, { certificate: certificate.certificate }))).toContain(
    'Ada O’Example',
  );
  expect(number).toMatch(/^AFF-2026-/);
  await revoke(db, admin, { certificateId: id, reason: '<script>alert(1)</script>' }, later);
  const { items } = await listAudit(db, admin, auditFilterSchema.parse({}));
  const trail = renderToStaticMarkup(createElement(AuditTable, { items, empty: 'none' }));
  expect(trail).toContain('Revoked a certificate');
  expect(trail).toContain('&lt;script&gt;');
  expect(trail).not.toContain('<script>');
  expect(trail).toMatch(/AEDT/);
});

test('jobs, notices and pages read in words; a message that is not in the table shows nothing', async () => {
  const health = await getJobsHealth(database.db, admin, later);
  expect(renderToStaticMarkup(createElement(JobsHealthView, { health }))).toContain(
    'No worker has ever reported here.',
  );
  expect(renderToStaticMarkup(createElement(DoneNotice, { done: 'revoked' }))).toContain('is revoked');
  for (const done of [undefined, '', 'constructor', '<b>', 'toString'])
    expect(renderToStaticMarkup(createElement(DoneNotice, { done }))).toBe('');
  const pager = (page: number) =>
    renderToStaticMarkup(
      createElement(Pager, {
        path: '/admin/orders',
        query: { q: 'a&b', status: '', page },
        page,
        pages: 3,
        total: 120,
        noun: 'order',
      }),
    );
  expect(pager(1)).toContain('href="/admin/orders?q=a%26b&amp;page=2"');
  expect(pager(1)).not.toContain('Page before');
  expect(pager(2)).toContain('href="/admin/orders?q=a%26b"');
  expect(pager(3)).not.toContain('Next page');
});
