import { afterAll, beforeAll, expect, test } from 'vitest';
import { revoke } from '#lib/certificate/commands/revoke.ts';
import { getCertificateAdmin, listCertificates } from '#lib/certificate/queries/admin.ts';
import { getCertificateByCodeUnscoped } from '#lib/certificate/queries/by-code.ts';
import { statusMeaning } from '#lib/certificate/messages.ts';
import { endOfDayEverywhere } from '#lib/time/days.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin } from '#tests/support/factories.ts';
import { issue, passACourse } from './certificate-helpers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test('a certificate expires by the clock, in the check and in the admin list alike, and may still be revoked', async () => {
  const { db } = database;
  const { ref } = await passACourse(db, { certificateValidMonths: 12 });
  const issued = await issue(db, ref);
  if (issued.outcome !== 'issued') throw new Error('not issued');
  const { code, certificateId } = issued;
  const over = endOfDayEverywhere('2027-11-21');
  const before = new Date(over.getTime() - 1);
  const admin = adminViewerOf(await createAdmin(db));
  const listed = async (status: 'valid' | 'expired' | 'revoked', at: Date) =>
    (await listCertificates(db, admin, { status }, at)).items.map(({ id }) => id);

  expect(await getCertificateByCodeUnscoped(db, code, before)).toMatchObject({
    status: 'valid',
    certificate: { completedOn: '2026-11-21', validUntil: '2027-11-21' },
  });
  expect([await listed('valid', before), await listed('expired', before)]).toEqual([[certificateId], []]);

  expect(await getCertificateByCodeUnscoped(db, code, over)).toMatchObject({ status: 'expired', statusSince: over });
  expect([await listed('valid', over), await listed('expired', over)]).toEqual([[], [certificateId]]);
  expect(statusMeaning.expired).toContain('learning took place');

  const reason = 'Issued for a sitting that was not theirs.';
  expect(await revoke(db, admin, { certificateId, reason }, over)).toMatchObject({ ok: true });
  expect(await getCertificateAdmin(db, admin, certificateId)).toMatchObject({ status: 'revoked', statusSince: over });
  expect(await listed('revoked', over)).toEqual([certificateId]);
});
