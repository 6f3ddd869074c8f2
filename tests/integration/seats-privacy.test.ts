import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SeatRows } from '#components/payments/seat-rows.tsx';
import { moveSeat, remindInvited, setDue, withdrawInvitation } from '#lib/payments/commands/seats/change-seat.ts';
import { checkSeatList, inviteMany } from '#lib/payments/commands/seats/invite-many.ts';
import { inviteToSeat } from '#lib/payments/commands/seats/invite-to-seat.ts';
import { readdressGift } from '#lib/payments/commands/seats/readdress-gift.ts';
import { shareResult } from '#lib/payments/commands/seats/share-result.ts';
import { getSeatDoors } from '#lib/payments/queries-invitations.ts';
import { getClinic, getGift, listClinics } from '#lib/payments/queries-seats.ts';
import { seatsCsv } from '#lib/payments/messages/seats-csv.ts';
import type { Viewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createAdmin, createTherapist, viewerOf } from '#tests/support/factories.ts';
import { createPaidOrder } from '#tests/support/orders.ts';
import { days, finish, minutes, openClinic, seatPerson } from './seats-helpers.ts';
import type { Clinic } from './seats-helpers.ts';

let database: TestDatabase;
let clinic: Clinic;
let seated: Awaited<ReturnType<typeof seatPerson>>;
let code: string;
beforeAll(async () => {
  database = await cloneDatabase();
  clinic = await openClinic(database.db, 3);
  seated = await seatPerson(database.db, clinic, '2027-03-31');
  const [course] = clinic.courses;
  if (!course) throw new Error('the clinic has no course');
  code = await finish(database.db, seated, course);
});
afterAll(() => database.drop());

const read = () => getClinic(database.db, clinic.viewer, clinic.orderId, days(300));
async function everythingShown(): Promise<string> {
  const view = await read();
  if (!view) throw new Error('not found');
  const html = renderToStaticMarkup(createElement(SeatRows, { view }));
  return `${JSON.stringify(view)}\n${html}\n${seatsCsv(view)}`;
}

describe('what a clinic owner sees', () => {
  test('is that it is done, and nothing of how', async () => {
    const shown = await everythingShown();
    expect(shown).toContain(seated.person.email);
    expect(shown).toContain('Done');
    for (const hidden of [code, seated.enrolmentId, seated.person.id, '100%', 'percent":1', 'SECRET'])
      expect(shown, hidden).not.toContain(hidden);
    expect(shown).not.toMatch(/attempt|progress|module|answer|minutes|started/i);
    expect(await read()).toMatchObject({
      seats: [{ state: 'done', courses: [{ due: 'done', result: null }] }, {}, {}],
    });
  });

  test('has the score and the certificate while the therapist agrees, and no longer', async () => {
    const share = (agrees: boolean, viewer: Viewer = seated.viewer) =>
      shareResult(database.db, viewer, { invitationId: seated.invitationId, share: agrees }, minutes(80));
    for (const other of [clinic.viewer, viewerOf(await createTherapist(database.db))])
      expect(await share(true, other)).toEqual({ ok: false, reason: 'not-found' });
    expect((await read())?.seats[0]?.courses[0]?.result).toBeNull();
    expect((await share(true)).ok).toBe(true);
    expect((await share(true)).ok).toBe(true);
    expect((await read())?.seats[0]?.courses[0]?.result).toEqual({ scorePercent: 100, certificateCode: code });
    const shown = await everythingShown();
    expect(shown).toContain(`/verify/${code}`);
    expect(shown).toContain('100%');
    expect((await share(false)).ok).toBe(true);
    expect(await everythingShown()).not.toContain(code);
  });

  test('of a seat that is in use is no more than that', async () => {
    const other = await seatPerson(database.db, clinic);
    await database.db.moduleProgress.create({
      data: {
        enrolmentId: other.enrolmentId,
        moduleSlug: 'm1',
        furthestMille: 777,
        activeSeconds: 888,
        openedAt: minutes(5),
        lastSeenAt: minutes(6),
      },
    });
    const view = await read();
    expect(view?.seats[1]).toMatchObject({
      state: 'begun',
      acts: ['set-due'],
      courses: [{ doneOn: null, result: null }],
    });
    expect(await everythingShown()).not.toMatch(/\b(?:777|888)\b/);
  });
});

test('nobody but the owner finds the clinic, and no act on it is taken from anyone else', async () => {
  const { orderId } = clinic;
  const before = await everythingShown();
  const mails = await database.db.emailMessage.count();
  const otherClinic = await openClinic(database.db, 1);
  const admin = await createAdmin(database.db);
  const nobody: readonly Viewer[] = [
    otherClinic.viewer,
    seated.viewer,
    viewerOf(await createTherapist(database.db)),
    { userId: admin.id, role: 'admin' },
  ];
  const at = minutes(90);
  const seat = { orderId, seatNumber: 3 };
  const person = { email: 'grab@example.test', name: '', dueOn: '' };
  for (const viewer of nobody) {
    expect(await getClinic(database.db, viewer, orderId, at)).toBeNull();
    expect(await getGift(database.db, viewer, orderId)).toBeNull();
    expect((await listClinics(database.db, viewer)).map((each) => each.orderId)).not.toContain(orderId);
    const refused = { ok: false, reason: 'not-found' };
    expect(await inviteToSeat(database.db, viewer, { orderId, ...person }, at)).toEqual(refused);
    expect(await inviteMany(database.db, viewer, { orderId, text: 'grab@example.test' }, at)).toEqual(refused);
    expect(await checkSeatList(database.db, viewer, { orderId, text: 'grab@example.test' }, at)).toEqual(refused);
    expect(await moveSeat(database.db, viewer, { ...seat, ...person }, at)).toEqual(refused);
    expect(await withdrawInvitation(database.db, viewer, seat, at)).toEqual(refused);
    expect(await setDue(database.db, viewer, { ...seat, dueOn: '' }, at)).toEqual(refused);
    expect(await remindInvited(database.db, viewer, { ...seat, purpose: 'seats' }, at)).toEqual(refused);
    expect(
      await readdressGift(database.db, viewer, { orderId, email: 'grab@example.test', name: '', message: '' }, at),
    ).toEqual(refused);
  }
  // The owner's own order is no gift, and an order of another kind has no seats.
  expect(await getGift(database.db, clinic.viewer, orderId)).toBeNull();
  const own = await createPaidOrder(database.db, clinic.owner, clinic.courses);
  expect(await getClinic(database.db, clinic.viewer, own.orderId, at)).toBeNull();
  expect(await database.db.emailMessage.count()).toBe(mails);
  expect(await everythingShown()).toBe(before);
});

test('doors open only where there is something behind them', async () => {
  expect(await getSeatDoors(database.db, clinic.viewer)).toEqual({
    hasClinics: true,
    hasInvitations: false,
    waitingFrom: [],
  });
  expect(await getSeatDoors(database.db, seated.viewer)).toEqual({
    hasClinics: false,
    hasInvitations: true,
    waitingFrom: [],
  });
  const stranger = viewerOf(await createTherapist(database.db));
  expect(await getSeatDoors(database.db, stranger)).toEqual({
    hasClinics: false,
    hasInvitations: false,
    waitingFrom: [],
  });
  expect(await listClinics(database.db, clinic.viewer)).toMatchObject([{ seats: 3, done: 1 }]);
});
