import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#lib/ids.ts';
import { transact } from '#lib/db/transaction.ts';
import { acceptInvitation } from '#lib/payments/commands/seats/accept-invitation.ts';
import { moveSeat, remindInvited, setDue, withdrawInvitation } from '#lib/payments/commands/seats/change-seat.ts';
import { checkSeatList, inviteMany } from '#lib/payments/commands/seats/invite-many.ts';
import { inviteToSeat } from '#lib/payments/commands/seats/invite-to-seat.ts';
import { placeInvitation } from '#lib/payments/commands/seats/place-invitation.ts';
import { readSeatsUnscoped } from '#lib/payments/queries-seat-facts.ts';
import { getClinic } from '#lib/payments/queries-seats.ts';
import { recordPlace } from '#lib/enrolment/progress/commands.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, viewerOf } from '#tests/support/factories.ts';
import { days, enrolmentsOf, invite, mailTo, minutes, openClinic, seatPerson } from './seats-helpers.ts';
import type { Clinic } from './seats-helpers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const ask = (clinic: Clinic, email: string, name = '', dueOn = '') =>
  inviteToSeat(database.db, clinic.viewer, { orderId: clinic.orderId, email, name, dueOn }, minutes(1));
const statesOf = async (clinic: Clinic) =>
  (await getClinic(database.db, clinic.viewer, clinic.orderId, minutes(5)))?.seats.map(({ state }) => state);

describe('inviting', () => {
  test('takes the lowest free seat with every line of it, once, and writes to the person', async () => {
    const clinic = await openClinic(database.db, 3, 2);
    const done = await ask(clinic, ' Ann@Example.TEST ', 'Ann  Example', '31/3/2027');
    expect(done).toMatchObject({ ok: true, value: { seatNumber: 1 } });
    const lines = await database.db.orderLine.findMany({ where: { orderId: clinic.orderId, seatNumber: 1 } });
    expect(lines.map(({ invitationId }) => invitationId)).toEqual(
      lines.map(() => (done.ok ? done.value.invitationId : '')),
    );
    expect(await mailTo(database.db, 'ann@example.test')).toEqual(['seat-invitation']);
    const [mail] = await database.db.emailMessage.findMany({ where: { to: 'ann@example.test' } });
    expect(mail?.subject).toBe('A clinic has a seat for you on Afferent');
    for (const words of [
      'Hello Ann Example,',
      'Course number 1',
      'Course number 2',
      '31 March 2027',
      '/account/invitations',
    ])
      expect(mail?.text).toContain(words);
    expect(mail?.text).not.toContain(done.ok ? done.value.invitationId : 'never');
    expect(await ask(clinic, 'ann@example.test')).toEqual({ ok: false, reason: 'already-invited' });
    expect(await statesOf(clinic)).toEqual(['invited', 'free', 'free']);
  });

  test.each([
    ['not an address', '', '', 'not-an-address'],
    ['a@example.test', 'x'.repeat(121), '', 'name-too-long'],
    ['a@example.test', '', 'soon', 'due-not-a-day'],
    ['a@example.test', '', '2020-01-01', 'due-past'],
  ])('%s, %s, %s is refused', async (email, name, dueOn, reason) => {
    const clinic = await openClinic(database.db, 1);
    expect(await ask(clinic, email, name, dueOn)).toEqual({ ok: false, reason });
    expect(await statesOf(clinic)).toEqual(['free']);
  });

  test('two people asked at once for the last seat: exactly one', async () => {
    const clinic = await openClinic(database.db, 1);
    const answers = await Promise.all([1, 2, 3, 4].map((each) => ask(clinic, `last-${each}@example.test`)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'no-seat-left')).toHaveLength(3);
    expect(await database.db.invitation.count({ where: { orderId: clinic.orderId } })).toBe(1);
    expect(await database.db.emailMessage.count({ where: { to: { startsWith: 'last-' } } })).toBe(1);
  });

  test('the database itself refuses a second standing invitation for a seat', async () => {
    const clinic = await openClinic(database.db, 1);
    const order = await readSeatsUnscoped(database.db, clinic.orderId);
    const place = (email: string) =>
      transact(database.db, (tx) =>
        placeInvitation(tx, order, 1, { email, name: null, message: null, dueOn: null }, minutes(1)),
      );
    const done = await Promise.allSettled([place('one@example.test'), place('other@example.test')]);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('so many invitations a day and no more', async () => {
    const clinic = await openClinic(database.db, 1);
    for (let count = 1; count <= 13; count += 1) {
      expect((await ask(clinic, `turn-${count}@example.test`)).ok).toBe(true);
      await withdrawInvitation(database.db, clinic.viewer, { orderId: clinic.orderId, seatNumber: 1 }, minutes(1));
    }
    expect(await ask(clinic, 'turn-14@example.test')).toEqual({ ok: false, reason: 'too-many-mails' });
    const next = { orderId: clinic.orderId, email: 'turn-14@example.test', name: '', dueOn: '' };
    expect((await inviteToSeat(database.db, clinic.viewer, next, days(2))).ok).toBe(true);
  });
});

describe('a list', () => {
  const list = (clinic: Clinic, text: string) => ({ orderId: clinic.orderId, text });

  test('is checked first and changes nothing, then invites all of it', async () => {
    const clinic = await openClinic(database.db, 3);
    await invite(database.db, clinic, 'held@example.test');
    const text =
      'email;name;due\r\nheld@example.test;;\r\nlist-a@example.test;Ann;31/3/2027\r\n\r\nlist-b@example.test';
    const checked = await checkSeatList(database.db, clinic.viewer, list(clinic, text), minutes(2));
    expect(checked).toMatchObject({
      ok: true,
      value: {
        problem: null,
        freeSeats: 2,
        people: [{ row: 3 }, { row: 5 }],
        skipped: [{ row: 2, why: 'already-invited' }],
      },
    });
    expect(await statesOf(clinic)).toEqual(['invited', 'free', 'free']);
    expect(await inviteMany(database.db, clinic.viewer, list(clinic, text), minutes(3))).toEqual({
      ok: true,
      value: { invited: 2, skipped: 1 },
    });
    expect(await statesOf(clinic)).toEqual(['invited', 'invited', 'invited']);
    expect(await mailTo(database.db, 'list-b@example.test')).toEqual(['seat-invitation']);
  });

  test.each([
    ['one fault', 'bad@example.test\nnot an address', 'list-has-faults'],
    ['more people than seats', 'x1@example.test\nx2@example.test\nx3@example.test', 'no-seat-left'],
    ['nobody new', 'held-2@example.test', 'nobody-listed'],
  ])('with %s invites nobody', async (_, text, reason) => {
    const clinic = await openClinic(database.db, 3);
    await invite(database.db, clinic, 'held-2@example.test');
    const before = await database.db.emailMessage.count();
    expect(await inviteMany(database.db, clinic.viewer, list(clinic, text), minutes(3))).toEqual({ ok: false, reason });
    expect(await statesOf(clinic)).toEqual(['invited', 'free', 'free']);
    expect(await database.db.emailMessage.count()).toBe(before);
  });

  test('sent twice at once invites each person once', async () => {
    const clinic = await openClinic(database.db, 4);
    const text = 'twice-a@example.test\ntwice-b@example.test';
    const answers = await Promise.all(
      [1, 2].map(() => inviteMany(database.db, clinic.viewer, list(clinic, text), minutes(3))),
    );
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await statesOf(clinic)).toEqual(['invited', 'invited', 'free', 'free']);
  });
});

describe('changing a seat', () => {
  const first = (clinic: Clinic) => ({ orderId: clinic.orderId, seatNumber: 1 });
  const to = (clinic: Clinic, email: string) => ({ ...first(clinic), email, name: '', dueOn: '' });

  test('an unused seat is withdrawn: its enrolment ends, the person is told, the seat is free', async () => {
    const clinic = await openClinic(database.db, 1);
    const { person } = await seatPerson(database.db, clinic);
    expect(await withdrawInvitation(database.db, clinic.viewer, first(clinic), minutes(3))).toMatchObject({ ok: true });
    expect(await enrolmentsOf(database.db, person)).toEqual(['seat-moved']);
    expect(await mailTo(database.db, person.email)).toEqual(['seat-invitation', 'seat-ended']);
    expect(await statesOf(clinic)).toEqual(['free']);
  });

  test('an unused seat moves to another, who accepts, and can come back to the first', async () => {
    const clinic = await openClinic(database.db, 1);
    const { person, viewer } = await seatPerson(database.db, clinic);
    const other = await createTherapist(database.db);
    const moved = await moveSeat(database.db, clinic.viewer, to(clinic, other.email), minutes(3));
    if (!moved.ok) throw new Error(moved.reason);
    expect(await enrolmentsOf(database.db, person)).toEqual(['seat-moved']);
    const taken = await acceptInvitation(database.db, viewerOf(other), moved.value.invitationId, minutes(4));
    expect(taken.ok).toBe(true);
    expect(await enrolmentsOf(database.db, other)).toEqual([null]);
    const back = await moveSeat(database.db, clinic.viewer, to(clinic, person.email), minutes(5));
    if (!back.ok) throw new Error(back.reason);
    expect((await acceptInvitation(database.db, viewer, back.value.invitationId, minutes(6))).ok).toBe(true);
    expect(await enrolmentsOf(database.db, person)).toEqual([null]);
    expect(await enrolmentsOf(database.db, other)).toEqual(['seat-moved']);
  });

  test('a seat stays with its therapist from the first opened module on', async () => {
    const clinic = await openClinic(database.db, 1);
    const { person, viewer } = await seatPerson(database.db, clinic);
    const where = { courseSlug: clinic.courses[0]?.slug ?? '', moduleSlug: 'm1' };
    const place = { anchor: null, mille: 10, seconds: 1 };
    expect((await recordPlace(database.db, viewer, where, place, minutes(3))).ok).toBe(true);
    const refused = { ok: false, reason: 'seat-in-use' };
    expect(await withdrawInvitation(database.db, clinic.viewer, first(clinic), minutes(4))).toEqual(refused);
    expect(await moveSeat(database.db, clinic.viewer, to(clinic, 'z@example.test'), minutes(4))).toEqual(refused);
    expect(await enrolmentsOf(database.db, person)).toEqual([null]);
    expect(await statesOf(clinic)).toEqual(['begun']);
  });

  test('a seat that comes back to its therapist unused gives the whole access, however long that took', async () => {
    const clinic = await openClinic(database.db, 1);
    const { person, viewer, enrolmentId } = await seatPerson(database.db, clinic);
    expect(await withdrawInvitation(database.db, clinic.viewer, first(clinic), days(1))).toMatchObject({ ok: true });
    const input = { orderId: clinic.orderId, email: person.email, name: '', dueOn: '' };
    const asked = await inviteToSeat(database.db, clinic.viewer, input, days(800));
    if (!asked.ok) throw new Error(asked.reason);
    expect(await acceptInvitation(database.db, viewer, asked.value.invitationId, days(800))).toMatchObject({
      ok: true,
    });
    const { accessUntil } = await database.db.enrolment.findUniqueOrThrow({ where: { id: enrolmentId } });
    expect(accessUntil?.getTime()).toBeGreaterThan(days(1_500).getTime());
  });

  test('withdrawing and opening a module at once: the seat is used or taken away, never both', async () => {
    for (let round = 0; round < 5; round += 1) {
      const clinic = await openClinic(database.db, 1);
      const { person, viewer, enrolmentId } = await seatPerson(database.db, clinic);
      const where = { courseSlug: clinic.courses[0]?.slug ?? '', moduleSlug: 'm1' };
      const [gone] = await Promise.all([
        withdrawInvitation(database.db, clinic.viewer, first(clinic), minutes(4)),
        recordPlace(database.db, viewer, where, { anchor: null, mille: 10, seconds: 1 }, minutes(4)),
      ]);
      expect(await enrolmentsOf(database.db, person)).toEqual([gone.ok ? 'seat-moved' : null]);
      if (!gone.ok) expect(await database.db.moduleProgress.count({ where: { enrolmentId } })).toBe(1);
    }
  });

  test('a due date is set, changed and cleared, and no day of the past is taken', async () => {
    const clinic = await openClinic(database.db, 2);
    await invite(database.db, clinic, 'due@example.test', '2027-03-31');
    const due = (dueOn: string, seatNumber = 1) =>
      setDue(database.db, clinic.viewer, { orderId: clinic.orderId, seatNumber, dueOn }, minutes(3));
    const read = async () => (await getClinic(database.db, clinic.viewer, clinic.orderId, days(200)))?.seats[0];
    expect((await read())?.courses[0]?.due).toBe('overdue');
    expect((await due('1/7/2027')).ok).toBe(true);
    expect(await read()).toMatchObject({ dueOn: '2027-07-01', courses: [{ due: 'due' }] });
    expect(await due('2020-01-01')).toEqual({ ok: false, reason: 'due-past' });
    expect((await due('')).ok).toBe(true);
    expect(await read()).toMatchObject({ dueOn: null, courses: [{ due: 'none' }] });
    expect(await due('1/7/2027', 2)).toEqual({ ok: false, reason: 'seat-not-held' });
    expect(await due('1/7/2027', 9)).toEqual({ ok: false, reason: 'not-found' });
  });

  test('a waiting invitation is sent again once a day', async () => {
    const clinic = await openClinic(database.db, 1);
    await invite(database.db, clinic, 'again@example.test');
    const remind = (at: Date) => remindInvited(database.db, clinic.viewer, { ...first(clinic), purpose: 'seats' }, at);
    expect(await remind(minutes(30))).toEqual({ ok: false, reason: 'reminded-today' });
    const both = await Promise.all([remind(days(2)), remind(days(2))]);
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await mailTo(database.db, 'again@example.test')).toEqual(['seat-invitation', 'seat-invitation']);
  });

  test('while the bank looks into the payment nothing can be changed, and nothing of what went back', async () => {
    const clinic = await openClinic(database.db, 2);
    await invite(database.db, clinic, 'paused@example.test');
    const dispute = {
      id: `dp_${newId()}`,
      orderId: clinic.orderId,
      amountMinor: 100,
      reason: 'x',
      openedAt: minutes(2),
    };
    await database.db.dispute.create({ data: { ...dispute, status: 'open' } });
    expect(await statesOf(clinic)).toEqual(['paused', 'paused']);
    expect(await ask(clinic, 'b@example.test')).toEqual({ ok: false, reason: 'seat-paused' });
    expect(await withdrawInvitation(database.db, clinic.viewer, first(clinic), minutes(3))).toEqual({
      ok: false,
      reason: 'seat-paused',
    });
    await database.db.dispute.update({ where: { id: dispute.id }, data: { status: 'lost' } });
    expect(await statesOf(clinic)).toEqual(['given-back', 'given-back']);
    expect(await ask(clinic, 'b@example.test')).toEqual({ ok: false, reason: 'seat-given-back' });
  });
});

test('every act leaves its line in the history of the order, without a name or an address', async () => {
  const clinic = await openClinic(database.db, 1);
  await seatPerson(database.db, clinic);
  await withdrawInvitation(database.db, clinic.viewer, { orderId: clinic.orderId, seatNumber: 1 }, minutes(3));
  const events = await database.db.orderEvent.findMany({ where: { orderId: clinic.orderId }, orderBy: { id: 'asc' } });
  expect(events.map(({ kind }) => kind)).toEqual(['seat-invited', 'seat-accepted', 'seat-withdrawn']);
  expect(JSON.stringify(events)).not.toContain('@');
});
