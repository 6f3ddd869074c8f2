import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CodeFactsView, CodeTable, CodeUses } from '#components/admin/codes.tsx';
import { MoneyRun, PastRuns } from '#components/admin/money-run.tsx';
import { DisputeTable, OrderLines, RefundTable } from '#components/admin/order-money.tsx';
import { getOrderMoney } from '#lib/account/admin-queries/order-money.ts';
import { codeFilterSchema } from '#lib/account/admin-queries/schema.ts';
import { newId } from '#lib/ids.ts';
import { closeCode, createCode } from '#lib/payments/commands/codes.ts';
import { differenceSentence, differenceToDo } from '#lib/payments/messages/reconcile.ts';
import { getCodeForAdmin, listCodes } from '#lib/payments/queries-codes.ts';
import { getRun, listRuns } from '#lib/payments/queries-money.ts';
import { reconcileBooks } from '#lib/payments/rules/reconcile.ts';
import { difference, differenceNames } from '#lib/payments/rules/reconcile/types.ts';
import type { CodeInput } from '#lib/payments/schema/codes.ts';
import type { AdminViewer } from '#lib/viewer.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { adminViewerOf, createAdmin, createTherapist, publishTinyCourse, testStart } from '#tests/support/factories.ts';
import type { TestPerson, TinyCourse } from '#tests/support/factories.ts';
import { createPaidOrder } from '#tests/support/orders.ts';
import { booksOf, period, plainSale, readAt } from '#tests/support/two-books.ts';

let database: TestDatabase;
let admin: AdminViewer;
let person: TestPerson;
let course: TinyCourse;
beforeAll(async () => {
  database = await cloneDatabase();
  admin = adminViewerOf(await createAdmin(database.db, 'admin@example.test'));
  person = await createTherapist(database.db, { email: 'ada@example.test', legalName: 'Ada <Example>' });
  course = await publishTinyCourse(database.db, { slug: 'gut' });
});
afterAll(() => database.drop());

const html = renderToStaticMarkup;
function found<Value>(value: Value | null): Value {
  if (value === null) throw new Error('nothing was found');
  return value;
}

test('an order’s money reads in words: who holds what, what is paused, what went back and why', async () => {
  const { db } = database;
  const order = await createPaidOrder(db, person, [course]);
  const lineId = order.lineIds[0] ?? '';
  const at = testStart;
  const refund = {
    id: newId(),
    orderId: order.orderId,
    status: 'failed',
    origin: 'dashboard',
    amountMinor: 900,
  } as const;
  await db.refund.create({ data: { ...refund, reason: '<b>Made there</b>', requestedAt: at, settledAt: at } });
  const part = { id: newId(), orderId: order.orderId, status: 'given', origin: 'admin', amountMinor: 1_000 } as const;
  await db.refund.create({
    data: {
      ...part,
      actorId: admin.userId,
      reason: 'A fault of ours.',
      requestedAt: at,
      lines: { create: { orderLineId: lineId, amountMinor: 1_000, endsLine: false } },
    },
  });
  const dispute = { id: 'dp_1', orderId: order.orderId, status: 'open', amountMinor: 5_900 } as const;
  await db.dispute.create({ data: { ...dispute, reason: 'product_not_received', openedAt: at, evidenceDueAt: at } });
  await db.enrolment.updateMany({ where: { orderLineId: lineId }, data: { frozenAt: at } });
  const money = found(await getOrderMoney(db, admin, order.orderId));
  const lines = html(createElement(OrderLines, { money, currency: 'AUD' }));
  for (const said of ['Paused', 'Ada &lt;Example&gt;', `/admin/therapists/${person.id}`, 'A$59', 'A$10'])
    expect(lines).toContain(said);
  const refunds = html(createElement(RefundTable, { money, currency: 'AUD' }));
  for (const said of ['Sent back by the bank', 'No line is named', 'admin@example.test', '(in part)', '&lt;b&gt;'])
    expect(refunds).toContain(said);
  const disputes = html(createElement(DisputeTable, { disputes: money.disputes, currency: 'AUD' }));
  for (const said of ['product not received', 'Open: the bank decides', 'dp_1']) expect(disputes).toContain(said);
});

test('a comparison reads in words: sums side by side, each difference with what to do, payouts that add up or not', async () => {
  const { db } = database;
  const both = booksOf([plainSale]);
  const { sums } = reconcileBooks(both.ours, both.theirs, period, readAt);
  const orderId = newId();
  const differences = differenceNames.map((name) =>
    difference(name, `${name}-id`, testStart, { orderId, orderNumber: 'O-2026-1', currency: 'AUD', oursMinor: 5_900 }),
  );
  const run = { fromAt: period.from, untilAt: period.until, ranAt: readAt };
  const payouts = [...sums.payouts, ...sums.payouts.map((one) => ({ ...one, id: 'po_odd', amountMinor: 1 }))];
  await db.reconciliation.create({
    data: { id: newId(), ...run, actorId: admin.userId, sums: { ...sums, payouts }, differences },
  });
  await db.reconciliation.create({
    data: { id: newId(), ...run, ranAt: testStart, actorId: null, sums, differences: [] },
  });
  const newest = found(await getRun(db, admin, undefined));
  const page = html(createElement(MoneyRun, { run: newest }));
  for (const name of differenceNames) {
    expect(page).toContain(differenceSentence(name).replaceAll("'", '&#x27;'));
    expect(page).toContain(differenceToDo(name));
    expect(page).toContain(`${name}-id`);
  }
  for (const said of [
    '1 November 2026 to 30 November 2026',
    `/admin/orders/${orderId}`,
    'admin@example.test',
    'po_odd',
  ])
    expect(page).toContain(said);
  const runs = await listRuns(db, admin);
  const past = html(createElement(PastRuns, { runs }));
  for (const said of ['Agrees', `${differenceNames.length} differences`, 'The nightly job', `?run=${newest.id}`])
    expect(past).toContain(said);
  const quiet = found(await getRun(db, admin, runs.at(-1)?.id));
  expect(html(createElement(MoneyRun, { run: quiet }))).toContain('The books agree');
});

test('a code reads in words from its making to its end, and its uses are the orders that named it', async () => {
  const { db } = database;
  const input: CodeInput = {
    code: 'SPRING-25',
    kind: 'percent',
    label: 'Spring <sale>',
    percentOff: 25,
    amounts: [],
    prices: [],
    courseSlugs: ['gut'],
    startsAt: testStart,
    expiresAt: null,
    maxUses: 1,
    maxUsesPerTherapist: null,
  };
  const made = await createCode(db, admin, input, testStart);
  if (!made.ok) throw new Error(made.reason);
  const { codeId } = made.value;
  const at = new Date(testStart.getTime() + 1_000);
  const states = async (state: string) =>
    (await listCodes(db, admin, codeFilterSchema.parse({ state }), at)).items.map(({ code }) => code);
  expect(await states('running')).toEqual(['SPRING-25']);
  const order = await createPaidOrder(db, await createTherapist(db), [course], { at: testStart });
  await db.order.update({ where: { id: order.orderId }, data: { codeId } });
  await db.orderLine.updateMany({ where: { orderId: order.orderId }, data: { amountMinor: 4_425 } });
  expect(await states('used-up')).toEqual(['SPRING-25']);
  const code = found(await getCodeForAdmin(db, admin, codeId, at));
  const facts = html(createElement(CodeFactsView, { code, titles: new Map([['gut', 'The gut']]) }));
  for (const said of ['25 %', 'The gut', '1 of 1', 'Used up']) expect(facts).toContain(said);
  const uses = html(createElement(CodeUses, { orders: code.orders }));
  for (const said of [order.number, 'A$14.75']) expect(uses).toContain(said);
  expect(await closeCode(db, admin, codeId, 'The sale is over.', at)).toMatchObject({ ok: true });
  expect(await states('closed')).toEqual(['SPRING-25']);
  const { items } = await listCodes(db, admin, codeFilterSchema.parse({ q: 'spring' }), at);
  const list = html(createElement(CodeTable, { items, empty: 'none' }));
  for (const said of ['Closed', 'Spring &lt;sale&gt;', `/admin/codes/${codeId}`]) expect(list).toContain(said);
  expect((await listCodes(db, admin, codeFilterSchema.parse({ q: 'autumn' }), at)).items).toEqual([]);
});
