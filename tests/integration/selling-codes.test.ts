import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createCodeLimit, quoteTyped } from '#lib/payments/code-limit.ts';
import { closeCode } from '#lib/payments/commands/codes.ts';
import { startCheckout } from '#lib/payments/commands/start-checkout.ts';
import { quote } from '#lib/payments/queries-quote.ts';
import { wishOf } from '#lib/payments/rules/wish.ts';
import type { OrderWish } from '#lib/payments/schema.ts';
import { now } from '#lib/time/clock.ts';
import type { Viewer } from '#lib/viewer.ts';
import { pay, startPayments } from '#tests/integration/payments-bench.ts';
import type { Bench } from '#tests/integration/payments-bench.ts';
import { makeBundle, makeCode } from '#tests/support/codes.ts';
import { adminViewerOf, createAdmin, createTherapist, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startPayments();
});
beforeEach(() => bench.standIn.control.set({ hold: true, failRequests: 0, apiDelayMs: 0 }));
afterAll(() => bench.close());

const buyer = async () => viewerOf(await createTherapist(bench.db));
const start = (viewer: Viewer, wish: OrderWish) => startCheckout(bench.db, bench.gateway, viewer, wish, now());

/** Places an order and reads what the card page asks for. */
async function place(viewer: Viewer, wish: OrderWish) {
  const started = await start(viewer, wish);
  if (!started.ok) throw new Error(started.reason);
  const order = await bench.db.order.findUniqueOrThrow({
    where: { id: started.value.orderId },
    include: { lines: { orderBy: { id: 'asc' } } },
  });
  const session = await bench.stripe.checkout.sessions.retrieve(order.checkoutSessionId ?? '', {
    expand: ['line_items'],
  });
  return { url: started.value.url, order, session, lines: session.line_items?.data ?? [] };
}

test('a percentage: the card page asks for the net prices of our lines, and names the code', async () => {
  const { db } = bench;
  const course = await publishTinyCourse(db);
  const code = await makeCode(db, { percentOff: 25 });
  const wish = wishOf({ slug: course.slug, currency: 'AUD' }, { code: ` ${code.code.toLowerCase()} ` });
  const { order, session, lines } = await place(await buyer(), wish);
  expect(order).toMatchObject({ totalMinor: 4_425, codeId: code.id });
  expect(order.lines).toMatchObject([{ listMinor: 5_900, amountMinor: 4_425 }]);
  expect(session).toMatchObject({ amount_total: 4_425, currency: 'aud' });
  expect(lines.map(({ description, quantity }) => [description, quantity])).toEqual([
    ['A tiny course (version 1.0), incl. code', 1],
  ]);
});

test('an amount comes off a whole basket; the lines share it and add up to what the card page asks for', async () => {
  const { db } = bench;
  const courses = [await publishTinyCourse(db), await publishTinyCourse(db), await publishTinyCourse(db)];
  const bundle = await makeBundle(db, courses);
  const other = await publishTinyCourse(db);
  const code = await makeCode(db, { kind: 'amount', amounts: [{ currency: 'GBP', amountMinor: 1_001 }] });
  const items = [bundle.slug, other.slug].map((slug) => ({ slug, seats: 1 }));
  const { order, session } = await place(
    await buyer(),
    wishOf({ slug: '', currency: 'GBP' }, { items, code: code.code }),
  );
  expect(order.totalMinor).toBe(7_900 + 3_200 - 1_001);
  expect(order.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(order.totalMinor);
  expect(session.amount_total).toBe(order.totalMinor);
  expect(
    await quote(db, null, wishOf({ slug: other.slug, currency: 'AUD' }, { code: code.code }), now()),
  ).toMatchObject({
    value: { codeProblem: { reason: 'wrong-currency' }, totalMinor: 5_900, discountMinor: 0 },
  });
});

test('members pay the prices of their code, where they are lower', async () => {
  const { db } = bench;
  const [course, other] = [await publishTinyCourse(db), await publishTinyCourse(db)];
  const code = await makeCode(db, {
    kind: 'member',
    prices: [{ courseSlug: course.slug, currency: 'AUD', amountMinor: 4_100 }],
  });
  const items = [course.slug, other.slug].map((slug) => ({ slug, seats: 1 }));
  const { order, session } = await place(
    await buyer(),
    wishOf({ slug: '', currency: 'AUD' }, { items, code: code.code }),
  );
  expect(order.totalMinor).toBe(10_000);
  expect(session.amount_total).toBe(10_000);
});

test('a clinic’s seats are one line with a quantity on the card page', async () => {
  const { db } = bench;
  const course = await publishTinyCourse(db);
  const code = await makeCode(db, { percentOff: 10 });
  const wish = wishOf(
    { slug: course.slug, currency: 'AUD' },
    { items: [{ slug: course.slug, seats: 12 }], purpose: 'seats', clinicName: 'A clinic', code: code.code },
  );
  const { order, session, lines } = await place(await buyer(), wish);
  expect(order.lines.map(({ seatNumber }) => seatNumber).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
    Array.from({ length: 12 }, (_, index) => index + 1),
  );
  expect(lines.map(({ quantity, amount_total }) => [quantity, amount_total])).toEqual([[12, 63_720]]);
  expect(session.amount_total).toBe(order.totalMinor);
});

test('a refused code never refuses the quote, and never starts an order at another price', async () => {
  const { db } = bench;
  const course = await publishTinyCourse(db);
  const viewer = await buyer();
  const wish = wishOf({ slug: course.slug, currency: 'AUD' }, { code: 'NO-SUCH-CODE' });
  expect(await quote(db, viewer, wish, now())).toMatchObject({
    ok: true,
    value: { totalMinor: 5_900, code: null, codeProblem: { reason: 'unknown' } },
  });
  expect(await start(viewer, wish)).toEqual({ ok: false, reason: 'code-refused' });
  expect(await db.order.count({ where: { userId: viewer.userId } })).toBe(0);
});

test('closing a code ends it for new orders; the one that is open can still be paid at its price', async () => {
  const { db } = bench;
  const course = await publishTinyCourse(db);
  const code = await makeCode(db, { percentOff: 50 });
  const wish = wishOf({ slug: course.slug, currency: 'AUD' }, { code: code.code });
  const { url, order } = await place(await buyer(), wish);
  const admin = adminViewerOf(await createAdmin(db));
  expect(await closeCode(db, admin, code.id, 'Printed by mistake', now())).toMatchObject({ ok: true });
  expect(await closeCode(db, admin, code.id, 'Printed by mistake', now())).toEqual({
    ok: false,
    reason: 'already-closed',
  });
  expect(await start(await buyer(), wish)).toEqual({ ok: false, reason: 'code-refused' });
  expect(await pay(url)).toBe(303);
  expect(order.totalMinor).toBe(2_950);
  expect(await db.auditEvent.findMany({ where: { subjectId: code.id }, orderBy: { at: 'asc' } })).toMatchObject([
    { action: 'code.created' },
    { action: 'code.closed', reason: 'Printed by mistake' },
  ]);
});

test('two buyers for the last use of a code: one gets it, and the other is told before anything is charged', async () => {
  const { db } = bench;
  const course = await publishTinyCourse(db);
  const code = await makeCode(db, { maxUses: 3 });
  const wish = wishOf({ slug: course.slug, currency: 'AUD' }, { code: code.code });
  const buyers = await Promise.all(Array.from({ length: 9 }, buyer));
  const results = await Promise.all(buyers.map((viewer) => start(viewer, wish)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(3);
  expect(results.filter((result) => !result.ok && result.reason === 'code-refused')).toHaveLength(6);
  expect(await db.order.count({ where: { codeId: code.id } })).toBe(3);
});

test('an order that closes without payment gives its use back; one that is paid keeps it', async () => {
  const { db } = bench;
  const course = await publishTinyCourse(db);
  const code = await makeCode(db, { maxUses: 1 });
  const wish = wishOf({ slug: course.slug, currency: 'AUD' }, { code: code.code });
  const [first, second, third] = [await buyer(), await buyer(), await buyer()];
  await place(first, wish);
  expect(await start(second, wish)).toEqual({ ok: false, reason: 'code-refused' });
  await place(first, { ...wish, code: null });
  const { url } = await place(second, wish);
  expect(await pay(url)).toBe(303);
  expect(await start(third, wish)).toEqual({ ok: false, reason: 'code-refused' });
});

test('once each: the buyer’s own open page is no second use, and another order after it is', async () => {
  const { db } = bench;
  const [course, other] = [await publishTinyCourse(db), await publishTinyCourse(db)];
  const code = await makeCode(db, { maxUsesPerTherapist: 1 });
  const viewer = await buyer();
  const wish = wishOf({ slug: course.slug, currency: 'AUD' }, { code: code.code });
  const { url } = await place(viewer, wish);
  expect((await place(viewer, wish)).url).toBe(url);
  await pay(url);
  await bench.runJobs();
  const again = wishOf({ slug: other.slug, currency: 'AUD' }, { code: code.code });
  expect(await start(viewer, again)).toEqual({ ok: false, reason: 'code-refused' });
  expect(await quote(db, viewer, again, now())).toMatchObject({ value: { codeProblem: { reason: 'used-by-you' } } });
  expect(await start(await buyer(), again)).toMatchObject({ ok: true });
});

test('another code, recipient or number of seats closes the page that is open and makes another', async () => {
  const { db } = bench;
  const course = await publishTinyCourse(db);
  const code = await makeCode(db);
  const viewer = await buyer();
  const plain = wishOf({ slug: course.slug, currency: 'AUD' });
  const gift = { email: 'friend@example.test', name: '', message: '' };
  const wishes: OrderWish[] = [
    plain,
    { ...plain, code: code.code },
    { ...plain, purpose: 'gift', gift },
    { ...plain, purpose: 'gift', gift: { ...gift, email: 'other@example.test' } },
    { ...plain, purpose: 'seats', clinicName: 'A clinic' },
    { ...plain, purpose: 'seats', clinicName: 'A clinic', items: [{ slug: course.slug, seats: 2 }] },
    { ...plain, billing: { name: 'A company', address: '', taxNumber: '' } },
  ];
  const urls = new Set<string | null>();
  for (const wish of wishes) {
    const { url } = await place(viewer, wish);
    urls.add(url);
    expect((await place(viewer, wish)).url).toBe(url);
  }
  expect(urls.size).toBe(wishes.length);
  expect(await db.order.count({ where: { userId: viewer.userId, status: 'open' } })).toBe(1);
  expect(await db.order.count({ where: { userId: viewer.userId, status: 'expired' } })).toBe(wishes.length - 1);
});

test('codes can be guessed so often and no more: then none is looked at for a while, and the order goes on without', async () => {
  const { db } = bench;
  const course = await publishTinyCourse(db);
  const code = await makeCode(db, { percentOff: 25 });
  const [viewer, other] = [await buyer(), await buyer()];
  const limit = createCodeLimit(3);
  const ask = (who: Viewer, typed: string | null) =>
    quoteTyped(db, who, wishOf({ slug: course.slug, currency: 'AUD' }, { code: typed }), now(), limit);
  const good = { ok: true, value: { totalMinor: 4_425, codeProblem: null } };
  for (let time = 0; time < 5; time += 1) expect(await ask(viewer, code.code)).toMatchObject(good);
  await Promise.all(['GUESS-1', 'GUESS-2', 'GUESS-3', 'GUESS-4', 'GUESS-5'].map((guess) => ask(viewer, guess)));
  const problem = { reason: 'too-many-tries', sentence: expect.stringContaining('Wait an hour') };
  expect(await ask(viewer, code.code)).toMatchObject({ ok: true, value: { totalMinor: 5_900, codeProblem: problem } });
  expect(await ask(viewer, ' ')).toMatchObject({ ok: true, value: { totalMinor: 5_900, codeProblem: null } });
  expect(await ask(other, code.code)).toMatchObject(good);
});
