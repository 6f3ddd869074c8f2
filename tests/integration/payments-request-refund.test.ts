import { afterAll, beforeAll, expect, test } from 'vitest';
import { listMine } from '#lib/certificate/queries/mine.ts';
import { transact } from '#lib/db/transaction.ts';
import { getLearningCourse } from '#lib/enrolment/progress/queries.ts';
import { newId } from '#lib/ids.ts';
import { convergeOrder } from '#lib/payments/commands/converge-order.ts';
import { readFacts } from '#lib/payments/commands/order-mail.ts';
import { inviteToSeat } from '#lib/payments/commands/seats/invite-to-seat.ts';
import { requestAdminRefund, requestMyRefund } from '#lib/payments/commands/request-refund.ts';
import { settleFreeOrder } from '#lib/payments/commands/settle-free-order.ts';
import { now } from '#lib/time/clock.ts';
import { issue, sit } from '#tests/integration/certificate-helpers.ts';
import { startPayments, until } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { payForLines, standOf, writeOpenOrder } from '#tests/integration/payments-order-bench.ts';
import type { BenchOrder } from '#tests/integration/payments-order-bench.ts';
import { adminViewerOf, createAdmin, createTherapist, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
});
afterAll(() => bench.close());

const reason = 'It is not for me.';
const mine = (order: BenchOrder, lineIds: readonly string[], at = now()) =>
  requestMyRefund(bench.db, bench.gateway, order.viewer, { orderId: order.orderId, lineIds, reason }, at);
const mailsTo = async (email: string, kind: string) =>
  bench.db.emailMessage.findMany({ where: { to: email, kind }, orderBy: { id: 'asc' } });
const enrolmentOf = (lineId: string) => bench.db.enrolment.findFirstOrThrow({ where: { orderLineId: lineId } });

test('a therapist gives one of two courses back: it ends at once, its money is on its way, the other one stays', async () => {
  const order = await payForLines(bench);
  const [first = '', second = ''] = order.lineIds;
  expect(await mine(order, [first])).toMatchObject({ ok: true, value: { amountMinor: 5_900 } });
  expect(await standOf(bench, order)).toEqual({
    status: 'paid',
    refunds: ['therapist given 5900'],
    running: [0, 1],
    events: ['refund-requested', 'partly-refunded'],
    givenMinor: 5_900,
    refundsAtStripe: 1,
  });
  expect(await enrolmentOf(first)).toMatchObject({ endReason: 'refunded' });
  const [mail] = await mailsTo(order.person.email, 'order-refunded');
  expect(mail?.text).toContain('We sent A$59 AUD of order');
  expect(mail?.text).toContain('your enrolment from this order has ended:\nCourse 1');
  expect(mail?.text).not.toContain('Course 2');
  await bench.runJobs();
  expect((await mailsTo(order.person.email, 'order-refunded')).length).toBe(1);

  expect(await mine(order, [second])).toMatchObject({ ok: true, value: { amountMinor: 3_900 } });
  expect(await standOf(bench, order)).toMatchObject({ status: 'refunded', running: [0, 0], givenMinor: 9_800 });
});

test('ten presses at the same moment are one refund', async () => {
  const order = await payForLines(bench);
  const pressed = await Promise.all(Array.from({ length: 10 }, () => mine(order, order.lineIds)));
  expect(pressed.filter(({ ok }) => ok).length).toBe(1);
  expect(pressed.flatMap((one) => (one.ok ? [] : one.reason))).toEqual(
    Array.from({ length: 9 }, () => 'already-given-back'),
  );
  await bench.runJobs();
  expect(await standOf(bench, order)).toEqual({
    status: 'refunded',
    refunds: ['therapist given 9800'],
    running: [0, 0],
    events: ['refund-requested', 'refunded'],
    givenMinor: 9_800,
    refundsAtStripe: 1,
  });
  expect((await mailsTo(order.person.email, 'order-refunded')).length).toBe(1);
});

test("another therapist's order cannot be given back, nor one that does not exist; its owner can", async () => {
  const order = await payForLines(bench);
  const stranger = viewerOf(await createTherapist(bench.db));
  const input = { orderId: order.orderId, lineIds: order.lineIds, reason };
  const unknown = { ok: false, reason: 'unknown-order' };
  expect(await requestMyRefund(bench.db, bench.gateway, stranger, input, now())).toEqual(unknown);
  for (const orderId of [newId(), 'not-an-id'])
    expect(await requestMyRefund(bench.db, bench.gateway, order.viewer, { ...input, orderId }, now())).toEqual(unknown);
  expect(await standOf(bench, order)).toMatchObject({ status: 'paid', refundsAtStripe: 0 });
  expect(await mine(order, order.lineIds)).toMatchObject({ ok: true });
});

test('after the fourteenth day a therapist cannot give back; an admin can, with a reason that the buyer reads and the audit keeps', async () => {
  const order = await payForLines(bench, { amounts: [5_900] });
  const late = new Date(now().getTime() + 16 * 24 * 3_600_000);
  expect(await mine(order, order.lineIds, late)).toEqual({ ok: false, reason: 'too-late' });
  const admin = adminViewerOf(await createAdmin(bench.db));
  const wish = { orderId: order.orderId, refund: { kind: 'all' }, reason: 'You told us that you were ill.' } as const;
  expect(await requestAdminRefund(bench.db, bench.gateway, admin, wish, late)).toMatchObject({ ok: true });
  expect(await standOf(bench, order)).toMatchObject({
    status: 'refunded',
    refunds: ['admin given 5900'],
    running: [0],
  });
  const [mail] = await mailsTo(order.person.email, 'order-refunded');
  expect(mail?.text).toContain('You told us that you were ill.');
  expect(
    await bench.db.auditEvent.findMany({ where: { subjectId: order.orderId }, select: { action: true, reason: true } }),
  ).toEqual([{ action: 'order.refunded', reason: 'You told us that you were ill.' }]);
});

test('parts by an admin end nothing and never exceed the line; the rest of the line then goes back with its end', async () => {
  const order = await payForLines(bench);
  const [first = '', second = ''] = order.lineIds;
  const admin = adminViewerOf(await createAdmin(bench.db));
  const part = (amountMinor: number) =>
    requestAdminRefund(
      bench.db,
      bench.gateway,
      admin,
      {
        orderId: order.orderId,
        refund: { kind: 'part', lineId: first, amountMinor },
        reason: 'For the trouble you had.',
      },
      now(),
    );
  expect(await part(2_000)).toMatchObject({ ok: true });
  const both = await Promise.all([part(3_000), part(3_000)]);
  expect(both.map((one) => (one.ok ? 'ok' : one.reason)).toSorted()).toEqual(['amount-too-large', 'ok']);
  expect(await standOf(bench, order)).toMatchObject({ status: 'paid', running: [1, 1], givenMinor: 5_000 });
  expect(await mine(order, [first])).toMatchObject({ ok: true, value: { amountMinor: 900 } });
  expect(await standOf(bench, order)).toMatchObject({ status: 'paid', running: [0, 1], givenMinor: 5_900 });
  const all = { orderId: order.orderId, refund: { kind: 'all' }, reason: 'As agreed on the phone.' } as const;
  expect(await requestAdminRefund(bench.db, bench.gateway, admin, all, now())).toMatchObject({
    ok: true,
    value: { amountMinor: 3_900 },
  });
  expect(await standOf(bench, order)).toMatchObject({ status: 'refunded', running: [0, 0], givenMinor: 9_800 });
  expect(await mine(order, [second])).toEqual({ ok: false, reason: 'already-given-back' });
});

test('with money back from the dashboard, a line gives back no more than is left of the order', async () => {
  const order = await payForLines(bench);
  await bench.stripe.refunds.create({ payment_intent: order.payment, amount: 7_000 });
  await bench.answered(1);
  await bench.runJobs();
  await until(async () => (await standOf(bench, order)).refunds.length === 1);
  expect(await mine(order, [order.lineIds[0] ?? ''])).toMatchObject({ ok: true, value: { amountMinor: 2_800 } });
  expect(await standOf(bench, order)).toMatchObject({ status: 'refunded', running: [0, 0], givenMinor: 9_800 });
});

test('a certificate that was issued keeps its line from going back, whatever became of it since; the other line can', async () => {
  const order = await payForLines(bench);
  const [first = '', second = ''] = order.lineIds;
  const issued = await issue(bench.db, await sit(bench.db, (await enrolmentOf(first)).id));
  expect(issued.outcome).toBe('issued');
  expect(await mine(order, [first])).toEqual({ ok: false, reason: 'certificate-issued' });
  expect(await mine(order, order.lineIds)).toEqual({ ok: false, reason: 'certificate-issued' });
  expect(await mine(order, [second])).toMatchObject({ ok: true });
  expect(await standOf(bench, order)).toMatchObject({ status: 'paid', running: [1, 0] });
});

test('a certificate that is being issued makes the refund wait, and then it is refused', async () => {
  const order = await payForLines(bench, { amounts: [5_900] });
  const ref = await sit(bench.db, (await enrolmentOf(order.lineIds[0] ?? '')).id);
  let pressed: ReturnType<typeof mine> | undefined;
  const { issueOnPass } = await import('#lib/certificate/commands/issue-on-pass.ts');
  await transact(bench.db, async (tx) => {
    expect((await issueOnPass(tx, ref, now())).outcome).toBe('issued');
    pressed = mine(order, order.lineIds);
    await until(
      async () =>
        (
          await bench.db.$queryRaw<unknown[]>`
            SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
        ).length > 0,
    );
  });
  expect(await pressed).toEqual({ ok: false, reason: 'certificate-issued' });
  expect(await standOf(bench, order)).toMatchObject({ status: 'paid', running: [1], refundsAtStripe: 0 });
});

test('refunds raced with certificates: one of the two wins each time, and never both', async () => {
  const orders = await Promise.all(Array.from({ length: 8 }, () => payForLines(bench, { amounts: [5_900] })));
  const won = await Promise.all(
    orders.map(async (order, index) => {
      const enrolment = await enrolmentOf(order.lineIds[0] ?? '');
      const ref = await sit(bench.db, enrolment.id);
      const press = () => mine(order, order.lineIds);
      const give = () => issue(bench.db, ref);
      const [one, other] = await Promise.all(index % 2 === 0 ? [press(), give()] : [give(), press()]);
      const results = [one, other];
      const refunded = results.some((result) => 'ok' in result && result.ok);
      const certified = results.some((result) => 'outcome' in result && result.outcome === 'issued');
      const { endedAt } = await enrolmentOf(order.lineIds[0] ?? '');
      expect(await bench.db.certificate.count({ where: { enrolmentId: enrolment.id } })).toBe(certified ? 1 : 0);
      expect(endedAt !== null).toBe(refunded);
      return refunded !== certified;
    }),
  );
  expect(won).toEqual(won.map(() => true));
});

test('a gift goes back by its buyer; who held it hears that access ended, and no amount', async () => {
  const order = await payForLines(bench, { amounts: [5_900], purpose: 'gift' });
  const friend = await createTherapist(bench.db);
  const invitationId = newId();
  await transact(bench.db, async (tx) => {
    const { orderId } = order;
    const accepted = { acceptedAt: now(), acceptedById: friend.id, createdAt: now() };
    await tx.invitation.create({
      data: { id: invitationId, orderId, kind: 'gift', seatNumber: 1, email: friend.email, ...accepted },
    });
    await tx.orderLine.updateMany({ where: { orderId }, data: { invitationId } });
    await convergeOrder(tx, orderId, now());
  });
  const { slug } = order.courses[0] ?? { slug: '' };
  expect(await getLearningCourse(bench.db, viewerOf(friend), slug, now())).toMatchObject({ ok: true });
  const input = { orderId: order.orderId, lineIds: order.lineIds, reason };
  expect(await requestMyRefund(bench.db, bench.gateway, viewerOf(friend), input, now())).toMatchObject({ ok: false });
  expect(await mine(order, order.lineIds)).toMatchObject({ ok: true });
  expect(await getLearningCourse(bench.db, viewerOf(friend), slug, now())).toEqual({
    ok: false,
    reason: 'not-enrolled',
  });
  const [mail] = await mailsTo(friend.email, 'access-ended');
  expect(mail?.text).toContain('has been given back');
  expect(mail?.text).not.toMatch(/\$|AUD|refund/i);
  expect((await mailsTo(order.person.email, 'order-refunded')).length).toBe(1);
  expect(await mailsTo(friend.email, 'order-refunded')).toEqual([]);
});

test('an order that cost nothing is paid when placed, once, and goes back without the payment service', async () => {
  const course = await publishTinyCourse(bench.db);
  const person = await createTherapist(bench.db);
  const { orderId, lineIds } = await writeOpenOrder(bench, person, [course], [0]);
  const settle = () => transact(bench.db, (tx) => settleFreeOrder(tx, orderId, now()));
  await Promise.all([settle(), settle(), settle()]);
  const stand = () => standOf(bench, { orderId, payment: 'pi_of_nothing' });
  expect(await stand()).toMatchObject({ status: 'paid', running: [1], refunds: [], events: [] });
  expect(await bench.db.orderEvent.count({ where: { orderId, kind: 'paid' } })).toBe(1);
  expect((await mailsTo(person.email, 'order-receipt')).length).toBe(1);
  const input = { orderId, lineIds, reason };
  const given = await requestMyRefund(bench.db, bench.gateway, viewerOf(person), input, now());
  expect(given).toMatchObject({ ok: true, value: { amountMinor: 0 } });
  expect(await stand()).toMatchObject({
    status: 'refunded',
    running: [0],
    refunds: ['therapist given 0'],
    events: ['refund-requested', 'refunded'],
  });
  const [mail] = await mailsTo(person.email, 'order-refunded');
  expect(mail?.text).toContain('It cost nothing, so no money moves.');
  await expect(
    transact(bench.db, async (tx) => {
      const priced = await writeOpenOrder(bench, person, [course], [5_900]);
      await settleFreeOrder(tx, priced.orderId, now());
    }),
  ).rejects.toThrow('An order with a price');
});

test('a free order for a course that came meanwhile by another way goes back by itself, and its receipt is not sent', async () => {
  const order = await payForLines(bench, { amounts: [5_900] });
  const free = await writeOpenOrder(bench, order.person, order.courses, [0]);
  await transact(bench.db, (tx) => settleFreeOrder(tx, free.orderId, now()));
  expect(await standOf(bench, { orderId: free.orderId, payment: 'pi_of_nothing' })).toMatchObject({
    status: 'refunded',
    refunds: ['system given 0'],
    running: [0],
    events: ['duplicate-payment', 'refunded'],
  });
  expect((await mailsTo(order.person.email, 'order-receipt')).length).toBe(1);
  expect(await standOf(bench, order)).toMatchObject({ status: 'paid', running: [1] });
});

test('who is no admin gives nothing back as one, whatever the types were made to say', async () => {
  const order = await payForLines(bench, { amounts: [5_900] });
  const wish = { orderId: order.orderId, refund: { kind: 'all' }, reason: 'Mine.' } as const;
  const posing = { ...order.viewer, label: 'posing' } as unknown as ReturnType<typeof adminViewerOf>;
  await expect(requestAdminRefund(bench.db, bench.gateway, posing, wish, now())).rejects.toThrow('Only an admin');
  expect((await standOf(bench, order)).refunds).toEqual([]);
});

test('a pass that waits for its certificate is worth none once its order went back, also when access was over before', async () => {
  const order = await payForLines(bench, { amounts: [5_900] });
  const { id } = await enrolmentOf(order.lineIds[0] ?? '');
  const ref = await sit(bench.db, id);
  await bench.db.enrolment.update({ where: { id }, data: { endedAt: now(), endReason: 'access-over' } });
  expect(await listMine(bench.db, order.viewer)).toMatchObject({ waiting: [{ enrolmentId: id }] });
  const admin = adminViewerOf(await createAdmin(bench.db));
  const wish = { orderId: order.orderId, refund: { kind: 'all' }, reason: 'Asked for.' } as const;
  expect(await requestAdminRefund(bench.db, bench.gateway, admin, wish, now())).toMatchObject({ ok: true });
  expect(await listMine(bench.db, order.viewer)).toMatchObject({ waiting: [] });
  expect(await issue(bench.db, ref)).toEqual({ outcome: 'nothing', because: 'enrolment-ended' });
});

test('a seat that goes back before anybody accepted it: who was invited hears that the invitation holds no longer', async () => {
  const order = await payForLines(bench, { amounts: [5_900, 5_900], purpose: 'seats' });
  const { orderId, lineIds } = order;
  for (const email of ['asked-one@example.test', 'asked-two@example.test']) {
    const input = { orderId, email, name: '', dueOn: '' };
    expect(await inviteToSeat(bench.db, order.viewer, input, now())).toMatchObject({ ok: true });
  }
  expect(await mine(order, lineIds.slice(0, 1))).toMatchObject({ ok: true });
  expect(await mailsTo('asked-one@example.test', 'seat-ended')).toHaveLength(1);
  expect(await mailsTo('asked-two@example.test', 'seat-ended')).toEqual([]);
});

test('a mail about a gift names the address that it stands at, not one that it was sent to before', async () => {
  const order = await payForLines(bench, { amounts: [5_900], purpose: 'gift' });
  const gift = { orderId: order.orderId, kind: 'gift', seatNumber: 1 } as const;
  const [early, late] = [now(), new Date(now().getTime() + 60_000)];
  const first = { ...gift, id: newId(), email: 'slip@example.test', createdAt: late, withdrawnAt: late };
  await bench.db.invitation.createMany({
    data: [first, { ...gift, id: newId(), email: 'right@example.test', createdAt: early }],
  });
  const { facts } = await transact(bench.db, (tx) => readFacts(tx, order.orderId, now()));
  expect(facts.giftEmail).toBe('right@example.test');
});
