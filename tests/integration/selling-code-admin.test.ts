import { afterAll, beforeAll, expect, test } from 'vitest';
import { NotAnAdminError } from '#lib/admin-guard.ts';
import { closeCode, createCode } from '#lib/payments/commands/codes.ts';
import type { CodeInput } from '#lib/payments/schema/codes.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import {
  adminViewerOf,
  createAdmin,
  createTherapist,
  publishTinyCourse,
  testStart,
  viewerOf,
} from '#tests/support/factories.ts';

let database: TestDatabase;
let admin: AdminViewer;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db));
});
afterAll(() => database.drop());

const input = (code: string, changes: Partial<CodeInput> = {}): CodeInput => ({
  code,
  kind: 'percent',
  label: 'An occasion',
  percentOff: 10,
  amounts: [],
  prices: [],
  courseSlugs: [],
  startsAt: testStart,
  expiresAt: null,
  maxUses: null,
  maxUsesPerTherapist: null,
  ...changes,
});
const create = (given: CodeInput) => createCode(database.db, admin, given, testStart);

test('a code is kept with its courses and prices, and the audit says who made it on what terms', async () => {
  const { slug, courseId } = await publishTinyCourse(database.db);
  const made = await create(
    input('MEMBERS', {
      kind: 'member',
      percentOff: null,
      courseSlugs: [slug],
      prices: [{ courseSlug: slug, currency: 'GBP', amountMinor: 2_500 }],
    }),
  );
  if (!made.ok) throw new Error(made.reason);
  const { codeId } = made.value;
  const where = { where: { id: codeId }, include: { courses: true, prices: true } } as const;
  expect(await database.db.promotionCode.findUniqueOrThrow(where)).toMatchObject({
    code: 'MEMBERS',
    createdById: admin.userId,
    courses: [{ courseId }],
    prices: [{ courseId, currency: 'GBP', amountMinor: 2_500 }],
  });
  expect(await database.db.auditEvent.findFirstOrThrow({ where: { subjectId: codeId } })).toMatchObject({
    action: 'code.created',
    actorId: admin.userId,
    detail: { code: 'MEMBERS', prices: [{ courseSlug: slug, currency: 'GBP', amountMinor: 2_500 }] },
  });
});

test('a code that is taken and a course that we do not have are refused, and nothing is left of them', async () => {
  expect(await create(input('TAKEN'))).toMatchObject({ ok: true });
  expect(await create(input('TAKEN'))).toEqual({ ok: false, reason: 'code-taken' });
  expect(await create(input('ELSEWHERE', { courseSlugs: ['no-such-course'] }))).toEqual({
    ok: false,
    reason: 'unknown-course',
  });
  expect(await database.db.promotionCode.count({ where: { code: { in: ['TAKEN', 'ELSEWHERE'] } } })).toBe(1);
});

test('nobody but an admin makes or closes a code', async () => {
  const therapist = viewerOf(await createTherapist(database.db)) as unknown as AdminViewer;
  await expect(createCode(database.db, therapist, input('FORGED'), testStart)).rejects.toThrow(NotAnAdminError);
  const made = await create(input('STANDS'));
  if (!made.ok) throw new Error(made.reason);
  await expect(closeCode(database.db, therapist, made.value.codeId, 'Mine', testStart)).rejects.toThrow(
    NotAnAdminError,
  );
  expect(await closeCode(database.db, admin, '01a1fb2b-9bd0-70d1-9f56-ad310bb9bf2c', 'Gone', testStart)).toEqual({
    ok: false,
    reason: 'not-found',
  });
});
