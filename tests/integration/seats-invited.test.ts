import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { acceptInvitation } from '#lib/payments/commands/seats/accept-invitation.ts';
import { moveSeat, remindInvited } from '#lib/payments/commands/seats/change-seat.ts';
import { declineInvitation } from '#lib/payments/commands/seats/decline-invitation.ts';
import { readdressGift } from '#lib/payments/commands/seats/readdress-gift.ts';
import { sendGift } from '#lib/payments/commands/send-gift.ts';
import { getSeatDoors, listMyInvitations } from '#lib/payments/queries-invitations.ts';
import { getClinic, getGift } from '#lib/payments/queries-seats.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { createTherapist, enrol, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';
import type { TestPerson } from '#tests/support/factories.ts';
import { createPaidOrder } from '#tests/support/orders.ts';
import { days, enrolmentsOf, invite, mailTo, minutes, openClinic } from './seats-helpers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

const accept = (person: TestPerson, invitationId: string, at = minutes(3)) =>
  acceptInvitation(database.db, viewerOf(person), invitationId, at);

/** A gift as the checkout leaves it: the invitation written with the order, and not sent before it is paid. */
async function openGift(email: string, given: { giver?: string | null; message?: string } = {}) {
  const course = await publishTinyCourse(database.db, { title: 'A course to give' });
  const giver = await createTherapist(database.db, {
    legalName: given.giver === undefined ? 'Gil Giver' : given.giver,
  });
  const { orderId } = await createPaidOrder(database.db, giver, [course], { purpose: 'gift', seats: 1 });
  const invitationId = newId();
  const { message = null } = given;
  await database.db.invitation.create({
    data: { id: invitationId, orderId, kind: 'gift', seatNumber: 1, email, message, createdAt: minutes(0) },
  });
  await database.db.orderLine.updateMany({ where: { orderId }, data: { invitationId } });
  const send = () => transact(database.db, (tx) => sendGift(tx, orderId, minutes(1)));
  return { giver, viewer: viewerOf(giver), orderId, invitationId, send };
}

describe('accepting', () => {
  test('enrols whoever signs in with the invited address in every course, and again changes nothing', async () => {
    const clinic = await openClinic(database.db, 2, 2);
    const person = await createTherapist(database.db);
    const invitationId = await invite(database.db, clinic, person.email.toUpperCase());
    const answers = await Promise.all([1, 2, 3].map(() => accept(person, invitationId)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await enrolmentsOf(database.db, person)).toEqual([null, null]);
    const events = await database.db.orderEvent.count({ where: { orderId: clinic.orderId, kind: 'seat-accepted' } });
    expect(events).toBe(1);
    expect(await listMyInvitations(database.db, viewerOf(person))).toMatchObject([
      { state: 'accepted', from: 'A clinic', courses: [{ title: 'Course number 1' }, { title: 'Course number 2' }] },
    ]);
  });

  test('nobody else can, and cannot tell the invitation from none', async () => {
    const clinic = await openClinic(database.db);
    const person = await createTherapist(database.db);
    const invitationId = await invite(database.db, clinic, person.email);
    const stranger = await createTherapist(database.db);
    const unproven = await createTherapist(database.db);
    await database.db.user.update({ where: { id: person.id }, data: { emailVerifiedAt: null } });
    for (const each of [stranger, unproven, clinic.owner, person]) {
      expect(await accept(each, invitationId)).toEqual({ ok: false, reason: 'not-found' });
      expect(await declineInvitation(database.db, viewerOf(each), invitationId, minutes(3))).toMatchObject({
        ok: false,
      });
      expect(await listMyInvitations(database.db, viewerOf(each))).toEqual([]);
    }
    for (const id of [newId(), '', 'x', "' OR 1=1"])
      expect(await accept(stranger, id)).toEqual({ ok: false, reason: 'not-found' });
    await database.db.user.update({ where: { id: person.id }, data: { emailVerifiedAt: minutes(0) } });
    expect((await accept(person, invitationId)).ok).toBe(true);
  });

  test('an address with an underscore is no pattern for others', async () => {
    const clinic = await openClinic(database.db);
    const alike = await createTherapist(database.db, { email: 'aXb@example.test'.toLowerCase() });
    const invitationId = await invite(database.db, clinic, 'a_b@example.test');
    expect(await accept(alike, invitationId)).toEqual({ ok: false, reason: 'not-found' });
  });

  test('is refused once the seat has moved on', async () => {
    const clinic = await openClinic(database.db, 1);
    const person = await createTherapist(database.db);
    const invitationId = await invite(database.db, clinic, person.email);
    const other = { orderId: clinic.orderId, seatNumber: 1, email: 'other@example.test', name: '', dueOn: '' };
    expect((await moveSeat(database.db, clinic.viewer, other, minutes(2))).ok).toBe(true);
    expect(await accept(person, invitationId)).toEqual({ ok: false, reason: 'withdrawn' });
    expect(await listMyInvitations(database.db, viewerOf(person))).toEqual([]);
    expect(await enrolmentsOf(database.db, person)).toEqual([]);
  });

  test('accepting and moving at once leaves one holder', async () => {
    for (let round = 0; round < 5; round += 1) {
      const clinic = await openClinic(database.db, 1);
      const person = await createTherapist(database.db);
      const invitationId = await invite(database.db, clinic, person.email);
      const other = {
        orderId: clinic.orderId,
        seatNumber: 1,
        email: `next-${round}@example.test`,
        name: '',
        dueOn: '',
      };
      const [, moved] = await Promise.all([
        accept(person, invitationId),
        moveSeat(database.db, clinic.viewer, other, minutes(3)),
      ]);
      expect(moved.ok).toBe(true);
      expect((await enrolmentsOf(database.db, person)).includes(null)).toBe(false);
      const standing = { orderId: clinic.orderId, withdrawnAt: null };
      expect(await database.db.invitation.findMany({ where: standing })).toMatchObject([{ email: other.email }]);
    }
  });

  test.each([
    ['the order is contested', 'paused', 'open'],
    ['the bank took the money back', 'given-back', 'lost'],
  ] as const)('is refused while %s', async (_, reason, status) => {
    const clinic = await openClinic(database.db);
    const person = await createTherapist(database.db);
    const invitationId = await invite(database.db, clinic, person.email);
    await database.db.dispute.create({
      data: { id: newId(), orderId: clinic.orderId, status, amountMinor: 1, reason: 'x', openedAt: minutes(2) },
    });
    expect(await accept(person, invitationId)).toEqual({ ok: false, reason });
    expect(await listMyInvitations(database.db, viewerOf(person))).toMatchObject([{ state: reason }]);
    expect(await enrolmentsOf(database.db, person)).toEqual([]);
  });

  test('is refused when the seat was given back, and takes the rest when a part was', async () => {
    const clinic = await openClinic(database.db, 2, 2);
    const person = await createTherapist(database.db);
    const invitationId = await invite(database.db, clinic, person.email);
    const lines = await database.db.orderLine.findMany({
      where: { orderId: clinic.orderId, seatNumber: 1 },
      orderBy: { id: 'asc' },
    });
    const giveBack = (orderLineId: string) =>
      database.db.refund.create({
        data: {
          id: newId(),
          orderId: clinic.orderId,
          status: 'given',
          origin: 'admin',
          amountMinor: 1,
          reason: 'test',
          requestedAt: minutes(2),
          lines: { create: { orderLineId, amountMinor: 1, endsLine: true } },
        },
      });
    await giveBack(lines[0]?.id ?? '');
    expect((await accept(person, invitationId)).ok).toBe(true);
    expect(await enrolmentsOf(database.db, person)).toEqual([null]);
    await giveBack(lines[1]?.id ?? '');
    expect(await accept(person, invitationId)).toEqual({ ok: false, reason: 'given-back' });
  });

  test('who has a course of the seat already takes none of it, is told which, and the seat stays free', async () => {
    const clinic = await openClinic(database.db, 1, 2);
    const person = await createTherapist(database.db);
    await enrol(database.db, { userId: person.id, courseSlug: clinic.courses[1]?.slug ?? '' });
    const invitationId = await invite(database.db, clinic, person.email);
    expect(await accept(person, invitationId)).toEqual({
      ok: false,
      reason: 'have-course',
      courses: ['Course number 2'],
      from: 'A clinic',
    });
    expect(await enrolmentsOf(database.db, person)).toEqual([null]);
    const invitation = await database.db.invitation.findUniqueOrThrow({ where: { id: invitationId } });
    expect(invitation.acceptedAt).toBeNull();
    const seen = await getClinic(database.db, clinic.viewer, clinic.orderId, minutes(5));
    expect(seen?.seats).toMatchObject([{ state: 'invited' }]);
  });

  test('two seats of one course to one address by two spellings: the second is refused', async () => {
    const one = await openClinic(database.db, 1);
    const person = await createTherapist(database.db);
    const first = await invite(database.db, one, person.email);
    const { orderId } = await createPaidOrder(database.db, one.owner, one.courses, { purpose: 'seats', seats: 1 });
    const second = await invite(database.db, { ...one, orderId }, person.email);
    const answers = await Promise.all([accept(person, first), accept(person, second)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await enrolmentsOf(database.db, person)).toEqual([null]);
  });
});

test('a declined seat is free again, the owner is told, and it cannot be declined twice or after accepting', async () => {
  const clinic = await openClinic(database.db, 1);
  const person = await createTherapist(database.db);
  const invitationId = await invite(database.db, clinic, person.email);
  const decline = () => declineInvitation(database.db, viewerOf(person), invitationId, minutes(3));
  expect((await decline()).ok).toBe(true);
  expect((await decline()).ok).toBe(false);
  expect(await mailTo(database.db, clinic.owner.email)).toEqual(['seat-declined']);
  expect(await accept(person, invitationId)).toEqual({ ok: false, reason: 'withdrawn' });
  const again = await invite(database.db, clinic, person.email);
  expect((await accept(person, again)).ok).toBe(true);
  expect((await declineInvitation(database.db, viewerOf(person), again, minutes(4))).ok).toBe(false);
});

describe('a gift', () => {
  test('is sent once, with the giver’s name and words as plain text, and opens the course', async () => {
    const person = await createTherapist(database.db);
    const gift = await openGift(person.email, { message: 'Enjoy <b>this</b>\nhttps://example.test' });
    expect(await mailTo(database.db, person.email)).toEqual([]);
    await Promise.all([gift.send(), gift.send()].map((each) => each.catch(() => null)));
    await gift.send();
    expect(await mailTo(database.db, person.email)).toEqual(['gift']);
    const mail = await database.db.emailMessage.findFirstOrThrow({ where: { to: person.email } });
    expect(mail.subject).toBe('Gil Giver has given you a course on Afferent');
    expect(mail.text).toContain('Enjoy <b>this</b>');
    expect(mail.html).toContain('Enjoy &lt;b&gt;this&lt;/b&gt;');
    expect(mail.html).not.toContain('href="https://example.test"');
    expect(mail.text).not.toContain(gift.giver.email);
    expect(await getSeatDoors(database.db, viewerOf(person))).toMatchObject({ waitingFrom: ['Gil Giver'] });
    expect((await accept(person, gift.invitationId)).ok).toBe(true);
    expect(await enrolmentsOf(database.db, person)).toEqual([null]);
    expect(await getGift(database.db, gift.viewer, gift.orderId)).toMatchObject({
      state: 'accepted',
      sentAt: minutes(1),
      acceptedAt: minutes(3),
    });
  });

  test('from a giver without a name is from “Someone”, never from an address', async () => {
    const gift = await openGift('nameless@example.test', { giver: null });
    await gift.send();
    const mail = await database.db.emailMessage.findFirstOrThrow({ where: { to: 'nameless@example.test' } });
    expect(mail.subject).toBe('Someone has given you a course on Afferent');
  });

  test('is not sent, seen or taken before it is paid', async () => {
    const person = await createTherapist(database.db);
    const gift = await openGift(person.email);
    await database.db.order.update({ where: { id: gift.orderId }, data: { status: 'open' } });
    await gift.send();
    expect(await mailTo(database.db, person.email)).toEqual([]);
    expect(await listMyInvitations(database.db, viewerOf(person))).toEqual([]);
    expect(await accept(person, gift.invitationId)).toEqual({ ok: false, reason: 'not-found' });
    expect(await getGift(database.db, gift.viewer, gift.orderId)).toBeNull();
  });

  test('goes to another address while nobody has begun, by its giver alone', async () => {
    const person = await createTherapist(database.db);
    const gift = await openGift('slip@example.test');
    await gift.send();
    const input = { orderId: gift.orderId, email: person.email, name: '', message: 'For you' };
    const stranger = viewerOf(await createTherapist(database.db));
    expect(await readdressGift(database.db, stranger, input, minutes(2))).toEqual({ ok: false, reason: 'not-found' });
    const done = await readdressGift(database.db, gift.viewer, input, minutes(2));
    if (!done.ok) throw new Error(done.reason);
    expect(await mailTo(database.db, 'slip@example.test')).toEqual(['gift', 'seat-ended']);
    expect(await mailTo(database.db, person.email)).toEqual(['gift']);
    expect((await accept(person, done.value.invitationId)).ok).toBe(true);
    const enrolment = await database.db.enrolment.findFirstOrThrow({ where: { userId: person.id } });
    await database.db.moduleProgress.create({
      data: { enrolmentId: enrolment.id, moduleSlug: 'm1', openedAt: minutes(4), lastSeenAt: minutes(4) },
    });
    const other = { ...input, email: 'third@example.test' };
    expect(await readdressGift(database.db, gift.viewer, other, minutes(5))).toEqual({
      ok: false,
      reason: 'seat-in-use',
    });
  });

  test('that was declined can be sent to another, or again after a day', async () => {
    const person = await createTherapist(database.db);
    const gift = await openGift(person.email);
    await gift.send();
    const again = { orderId: gift.orderId, seatNumber: 1, purpose: 'gift' } as const;
    expect((await remindInvited(database.db, gift.viewer, again, days(2))).ok).toBe(true);
    expect((await declineInvitation(database.db, viewerOf(person), gift.invitationId, days(3))).ok).toBe(true);
    expect(await mailTo(database.db, gift.giver.email)).toEqual(['seat-declined']);
    const input = { orderId: gift.orderId, email: 'second@example.test', name: '', message: '' };
    expect((await readdressGift(database.db, gift.viewer, input, days(4))).ok).toBe(true);
  });
});
