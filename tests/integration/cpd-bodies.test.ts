import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDue, changeDue, removeDue } from '#lib/cpd-log/commands/dues.ts';
import { addMembership, changeMembership, removeMembership } from '#lib/cpd-log/commands/memberships.ts';
import { setCalendarToken, setReminderMail, stopRemindersUnscoped } from '#lib/cpd-log/commands/reminders.ts';
import { getCalendarUnscoped } from '#lib/cpd-log/queries/calendar.ts';
import { getDue, listDues } from '#lib/cpd-log/queries/dues.ts';
import { getMembership } from '#lib/cpd-log/queries/get-membership.ts';
import { listMemberships } from '#lib/cpd-log/queries/memberships.ts';
import { getReminderSettings } from '#lib/cpd-log/queries/reminder-settings.ts';
import { getOverview, getStandingLines } from '#lib/cpd-log/queries/standing.ts';
import { newId } from '#lib/ids.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, testStart, viewerOf } from '#tests/support/factories.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const empty = { membershipNumber: '', level: '', disciplines: '', joinedOn: '', cycleEndsOn: '', carriedIn: '' };
const later = (seconds: number) => new Date(testStart.getTime() + seconds * 1000);
const someone = async () => viewerOf(await createTherapist(database.db));

async function named(viewer: Awaited<ReturnType<typeof someone>>, bodySlug: string, given = {}) {
  const saved = await addMembership(database.db, viewer, { ...empty, bodySlug, ...given }, testStart);
  if (!saved.ok) throw new Error(saved.reason);
  const membership = await getMembership(database.db, viewer, saved.id);
  if (!membership) throw new Error('it is not there');
  return membership;
}

test('a body is named once, by its own rule, and every refusal changes nothing', async () => {
  const viewer = await someone();
  await named(viewer, 'atms', { membershipNumber: ' 123 ', disciplines: 'Remedial massage\nremedial massage' });
  const again = await addMembership(database.db, viewer, { ...empty, bodySlug: 'atms' }, testStart);
  const unknown = await addMembership(database.db, viewer, { ...empty, bodySlug: 'nobody' }, testStart);
  const faulty = await addMembership(
    database.db,
    viewer,
    { ...empty, bodySlug: 'fht', joinedOn: '2027-01-01' },
    testStart,
  );
  expect([again, unknown, faulty]).toEqual([
    { ok: false, reason: 'already-named' },
    { ok: false, reason: 'unknown-body' },
    { ok: false, reason: 'faulty', faults: { joinedOn: 'joined-in-future' } },
  ]);
  expect(await listMemberships(database.db, viewer)).toMatchObject([
    { bodySlug: 'atms', membershipNumber: '123', disciplines: ['Remedial massage'], carriedInUnits: 0 },
  ]);
});

test('the same body named twice at one moment is there once', async () => {
  const viewer = await someone();
  const saved = await Promise.all(
    [1, 2, 3].map(() => addMembership(database.db, viewer, { ...empty, bodySlug: 'anta' }, testStart)),
  );
  expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await listMemberships(database.db, viewer)).toHaveLength(1);
});

test('a save from an older window is refused and told the newer revision; saved again it holds', async () => {
  const viewer = await someone();
  const { id, revision } = await named(viewer, 'fht');
  const input = { ...empty, bodySlug: 'fht', id };
  expect(
    await changeMembership(database.db, viewer, { ...input, revision, joinedOn: '2024-02-29' }, later(1)),
  ).toMatchObject({ ok: true });
  const old = await changeMembership(database.db, viewer, { ...input, revision, joinedOn: '2020-01-01' }, later(2));
  expect(old).toEqual({ ok: false, reason: 'stale', revision: later(1).toISOString() });
  expect((await getMembership(database.db, viewer, id))?.joinedOn).toBe('2024-02-29');
  const newer = later(1).toISOString();
  expect(
    await changeMembership(database.db, viewer, { ...input, revision: newer, joinedOn: '2020-01-01' }, later(3)),
  ).toMatchObject({ ok: true });
  expect((await getMembership(database.db, viewer, id))?.joinedOn).toBe('2020-01-01');
});

test('a revision rises also when the clock stands still or goes back', async () => {
  const viewer = await someone();
  const { id, revision } = await named(viewer, 'fht');
  const input = { ...empty, bodySlug: 'fht', id };
  await changeMembership(database.db, viewer, { ...input, revision, membershipNumber: '1' }, later(-60));
  const second = await changeMembership(database.db, viewer, { ...input, revision, membershipNumber: '2' }, later(-60));
  expect(second).toMatchObject({ ok: false, reason: 'stale' });
});

test('units from before belong to the period of the day on which their number was told', async () => {
  const viewer = await someone();
  const { id, revision, carriedInOn } = await named(viewer, 'anta', { carriedIn: '4' });
  expect(carriedInOn).toBe('2026-11-20');
  const input = { ...empty, bodySlug: 'anta', id };
  const nextYear = new Date('2027-05-05T00:00:00Z');
  await changeMembership(database.db, viewer, { ...input, revision, carriedIn: '4', membershipNumber: '9' }, nextYear);
  const kept = await getMembership(database.db, viewer, id);
  expect(kept).toMatchObject({ carriedInUnits: 4, carriedInOn: '2026-11-20' });
  const before = await getOverview(database.db, viewer, nextYear);
  expect(before.held[0]?.standing.carriedInUnits).toBe(0);
  await changeMembership(
    database.db,
    viewer,
    { ...input, revision: kept?.revision ?? '', carriedIn: '2.5' },
    new Date('2027-05-06T00:00:00Z'),
  );
  const after = await getOverview(database.db, viewer, new Date('2027-05-07T00:00:00Z'));
  expect(after.held[0]?.standing.carriedInUnits).toBe(2.5);
});

test("nobody reads, changes or removes another person's bodies and days", async () => {
  const [owner, other] = [await someone(), await someone()];
  const { id, revision } = await named(owner, 'cnhc', { disciplines: 'Massage' });
  const day = await addDue(database.db, owner, { kind: 'insurance', label: '', dueOn: '2027-01-01' }, testStart);
  if (!day.ok) throw new Error(day.reason);
  const due = await getDue(database.db, owner, day.id);
  expect(due?.dueOn).toBe('2027-01-01');

  expect(await getMembership(database.db, other, id)).toBeNull();
  expect(await getDue(database.db, other, day.id)).toBeNull();
  expect(await listDues(database.db, other)).toEqual([]);
  const refused = { ok: false, reason: 'not-found' };
  expect(await changeMembership(database.db, other, { ...empty, bodySlug: 'cnhc', id, revision }, later(1))).toEqual(
    refused,
  );
  expect(await removeMembership(database.db, other, id)).toEqual(refused);
  const change = { id: day.id, revision: due?.revision ?? '', kind: 'insurance', label: '', dueOn: '2028-01-01' };
  expect(await changeDue(database.db, other, change, later(1))).toEqual(refused);
  expect(await removeDue(database.db, other, day.id)).toEqual(refused);

  expect(await getMembership(database.db, owner, id)).toMatchObject({ revision, disciplines: ['Massage'] });
  expect(await changeDue(database.db, owner, change, later(1))).toMatchObject({ ok: true });
  expect(await changeDue(database.db, owner, change, later(2))).toMatchObject({ ok: false, reason: 'stale' });
  expect(await removeDue(database.db, owner, day.id)).toMatchObject({ ok: true });
});

test('a body taken off the list leaves the log as it was', async () => {
  const viewer = await someone();
  const { id } = await named(viewer, 'anta');
  await database.db.cpdEntry.create({
    data: {
      id: newId(),
      userId: viewer.userId,
      source: 'manual',
      title: 'A day',
      provider: 'Somewhere',
      completedOn: new Date('2026-11-01T00:00:00Z'),
      minutes: 120,
      mode: 'in_person',
      relation: 'direct',
      subjects: [],
      disciplines: [],
      verification: 'self-declared',
      createdAt: testStart,
      updatedAt: testStart,
      claims: { create: { bodySlug: 'anta', isExcluded: true } },
    },
  });
  expect((await getStandingLines(database.db, viewer, testStart)).map(({ rule }) => rule.slug)).toEqual(['anta']);
  await removeMembership(database.db, viewer, id);
  const { held, entries } = await getOverview(database.db, viewer, testStart);
  expect(held).toEqual([]);
  expect(entries).toMatchObject([{ title: 'A day', claims: { anta: { isExcluded: true } } }]);
});

test('an earlier period is shown where it is one of the two before, and the present one else', async () => {
  const viewer = await someone();
  await named(viewer, 'anta');
  const shown = async (to: string) => {
    const { held } = await getOverview(database.db, viewer, testStart, { bodySlug: 'anta', to });
    return [held[0]?.isEarlier, held[0]?.standing.period?.to];
  };
  expect(await shown('2025-12-31')).toEqual([true, '2025-12-31']);
  expect(await shown('2024-12-31')).toEqual([true, '2024-12-31']);
  expect(await shown('2023-12-31')).toEqual([false, '2026-12-31']);
  expect(await shown('2026-12-31')).toEqual([false, '2026-12-31']);
});

test('the day is the one in the therapist’s own time zone', async () => {
  const viewer = await someone();
  await named(viewer, 'anta');
  const newYear = new Date('2026-12-31T14:00:00Z');
  const periodEnd = async () => (await getOverview(database.db, viewer, newYear)).held[0]?.standing.period?.to;
  expect(await periodEnd()).toBe('2027-12-31');
  await database.db.user.update({ where: { id: viewer.userId }, data: { timeZone: 'Europe/London' } });
  expect(await periodEnd()).toBe('2026-12-31');
});

test('a calendar opens to its newest address alone, and to none once it is ended or the account erased', async () => {
  const viewer = await someone();
  await named(viewer, 'anta');
  await addDue(database.db, viewer, { kind: 'other', label: 'Private words', dueOn: '2027-02-01' }, testStart);
  const titles = async (token: string) =>
    (await getCalendarUnscoped(database.db, token, testStart))?.map(({ title }) => title) ?? null;
  expect(await titles('')).toBeNull();
  await setCalendarToken(database.db, viewer, 'first', testStart);
  expect(await titles('first')).toEqual([
    'CPD period ends: ANTA',
    'CPD period ends: ANTA',
    'A date from my CPD log: last day',
  ]);
  const stored = await database.db.reminderSetting.findUniqueOrThrow({ where: { userId: viewer.userId } });
  expect(JSON.stringify(stored)).not.toContain('first');
  await setCalendarToken(database.db, viewer, 'second', testStart);
  expect(await titles('first')).toBeNull();
  expect(await titles('second')).not.toBeNull();
  await setCalendarToken(database.db, viewer, null, testStart);
  expect(await titles('second')).toBeNull();
  await setCalendarToken(database.db, viewer, 'third', testStart);
  await database.db.user.update({ where: { id: viewer.userId }, data: { erasedAt: testStart } });
  expect(await titles('third')).toBeNull();
});

test('mail and calendar are switched apart, and a link for nobody stops nothing', async () => {
  const viewer = await someone();
  const settings = () => getReminderSettings(database.db, viewer);
  expect(await settings()).toEqual({ isMailOn: true, hasCalendar: false });
  await setCalendarToken(database.db, viewer, 'a', testStart);
  expect(await stopRemindersUnscoped(database.db, viewer.userId, testStart)).toBe(true);
  expect(await stopRemindersUnscoped(database.db, viewer.userId, testStart)).toBe(true);
  expect(await settings()).toEqual({ isMailOn: false, hasCalendar: true });
  await setReminderMail(database.db, viewer, true, testStart);
  expect(await settings()).toEqual({ isMailOn: true, hasCalendar: true });
  expect(await stopRemindersUnscoped(database.db, newId(), testStart)).toBe(false);
});
