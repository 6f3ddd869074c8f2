import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildCoupon, discounted } from './objects/coupon.ts';
import { sumOf } from './objects/line-item.ts';
import { courseSession, GOOD_CARD, startBench, submit } from './testing/harness.ts';
import type { Bench } from './testing/harness.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const open = (changes = {}) => bench.stripe.checkout.sessions.create(courseSession(changes));

async function code(name: string, percent: number): Promise<void> {
  const coupon = await bench.stripe.coupons.create({ percent_off: percent, duration: 'once' });
  await bench.stripe.promotionCodes.create({ code: name, promotion: { type: 'coupon', coupon: coupon.id } });
}

test('a coupon given at creation lowers the total', async () => {
  const coupon = await bench.stripe.coupons.create({ amount_off: 900, currency: 'aud', duration: 'once' });
  const session = await open({ discounts: [{ coupon: coupon.id }] });
  expect(session).toMatchObject({
    amount_subtotal: 18_900,
    amount_total: 18_000,
    total_details: { amount_discount: 900 },
  });
});

test('a coupon in another currency is refused', async () => {
  const coupon = await bench.stripe.coupons.create({ amount_off: 900, currency: 'gbp', duration: 'once' });
  await expect(open({ discounts: [{ coupon: coupon.id }] })).rejects.toThrow('another currency');
});

test('discounts and allow_promotion_codes cannot be combined', async () => {
  await expect(open({ discounts: [{ coupon: 'x' }], allow_promotion_codes: true })).rejects.toThrow('only specify one');
});

test('the buyer applies a code on the page, pays the rest, and the code is counted', async () => {
  await code('WELCOME10', 10);
  const { id, url } = await open({ allow_promotion_codes: true });
  expect((await submit(bench.standIn, id, { promotionCode: ' welcome10 ' }, '/promotion')).status).toBe(303);
  expect(await (await fetch(url ?? '')).text()).toContain('Pay $170.10 AUD');
  await submit(bench.standIn, id, GOOD_CARD);
  expect(await bench.stripe.checkout.sessions.retrieve(id)).toMatchObject({
    amount_total: 17_010,
    payment_status: 'paid',
  });
  expect((await bench.stripe.promotionCodes.list({ code: 'WELCOME10' })).data[0]?.times_redeemed).toBe(1);
});

test('an unknown code is refused beside its field, and a code can be taken away again', async () => {
  await code('HALF', 50);
  const { id } = await open({ allow_promotion_codes: true });
  expect(await (await submit(bench.standIn, id, { promotionCode: 'NONE' }, '/promotion')).text()).toContain(
    'This code is not known',
  );
  await submit(bench.standIn, id, { promotionCode: 'HALF' }, '/promotion');
  await submit(bench.standIn, id, { remove: '1' }, '/promotion');
  expect((await bench.stripe.checkout.sessions.retrieve(id)).amount_total).toBe(18_900);
});

test('a code does nothing where the session does not allow codes', async () => {
  await code('HALF', 50);
  const { id } = await open();
  expect((await submit(bench.standIn, id, { promotionCode: 'HALF' }, '/promotion')).status).toBe(200);
  expect((await bench.stripe.checkout.sessions.retrieve(id)).amount_total).toBe(18_900);
});

test('nothing to pay: no card is asked for, and the session completes without a payment', async () => {
  await code('FREE', 100);
  const { id, url } = await open({ allow_promotion_codes: true });
  await submit(bench.standIn, id, { promotionCode: 'FREE' }, '/promotion');
  const page = await (await fetch(url ?? '')).text();
  expect(page).toContain('>Complete</button>');
  expect(page).not.toContain('name="cardNumber"');
  expect((await submit(bench.standIn, id, { email: 'ada@example.com' })).status).toBe(303);
  expect(await bench.stripe.checkout.sessions.retrieve(id)).toMatchObject({
    status: 'complete',
    payment_status: 'no_payment_required',
    payment_intent: null,
    amount_total: 0,
  });
});

test('whatever the lines and the coupon, the parts add up to the whole and none goes below nothing', () => {
  const line = fc.record({ amount: fc.integer({ min: 0, max: 1_000_000 }) });
  const coupon = fc.oneof(
    fc.record({ off: fc.integer({ min: 1, max: 3_000_000 }) }),
    fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), coupon, (lines, cut) => {
      const items = lines.map(({ amount }, index) => ({
        id: `li_${index}`,
        object: 'item' as const,
        adjustable_quantity: null,
        amount_discount: 0,
        amount_subtotal: amount,
        amount_tax: 0,
        amount_total: amount,
        currency: 'aud',
        description: null,
        metadata: null,
        price: 'price_x',
        quantity: 1,
      }));
      const [amountOff, percentOff] = 'off' in cut ? [cut.off, null] : [null, cut.percent];
      const made = buildCoupon(
        {
          id: 'c',
          amountOff,
          percentOff,
          currency: 'aud',
          duration: 'once',
          name: null,
          maxRedemptions: null,
          redeemBy: null,
          metadata: {},
        },
        0,
      );
      const result = discounted(items, made);
      const subtotal = sumOf(items, 'amount_subtotal');
      expect(sumOf(result, 'amount_discount')).toBe(
        Math.min(subtotal, amountOff ?? Math.round((subtotal * (percentOff ?? 0)) / 100)),
      );
      expect(sumOf(result, 'amount_total') + sumOf(result, 'amount_discount')).toBe(subtotal);
      expect(result.every((item) => item.amount_total >= 0 && item.amount_discount >= 0)).toBe(true);
    }),
  );
});
