import { expect, test } from 'vitest';
import { prove } from '#scripts/prove/prove.ts';
import type { Spoil } from '#scripts/prove/lane.ts';

const few = (sequences: number, spoil: Spoil = {}) =>
  prove({ seed: 20_261_129, sequences, only: null, lanes: 3, threads: 1, spoil });

test('random sequences end with what the orders say, and nothing else', { timeout: 240_000 }, async () => {
  const proof = await few(30);
  expect(proof.violations).toEqual([]);
  expect(proof).toMatchObject({ sequences: 30, seed: 20_261_129 });
  expect(proof.events).toBeGreaterThan(300);
});

const neverEnds = `
  CREATE FUNCTION keep_running() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
  CREATE TRIGGER keep_running BEFORE UPDATE ON "Enrolment" FOR EACH ROW
    WHEN (NEW."endedAt" IS NOT NULL AND OLD."endedAt" IS NULL) EXECUTE FUNCTION keep_running();`;
const neverFreezes = `
  CREATE FUNCTION keep_open() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."frozenAt" := NULL; RETURN NEW; END $$;
  CREATE TRIGGER keep_open BEFORE INSERT OR UPDATE ON "Enrolment" FOR EACH ROW EXECUTE FUNCTION keep_open();`;

const spoils: readonly (readonly [string, Spoil, RegExp])[] = [
  [
    'refunds that are not read',
    {
      gateway: (gateway) => ({
        ...gateway,
        readPayment: async (id) => {
          const payment = await gateway.readPayment(id);
          return payment && { ...payment, refunds: [] };
        },
      }),
    },
    /refund/,
  ],
  [
    'refunds that are read twice',
    {
      gateway: (gateway) => ({
        ...gateway,
        readPayment: async (id) => {
          const payment = await gateway.readPayment(id);
          const again = payment?.refunds.map((refund) => ({ ...refund, id: `${refund.id}x`, refundId: null })) ?? [];
          return payment && { ...payment, refunds: [...payment.refunds, ...again] };
        },
      }),
    },
    /refund|is refunded/,
  ],
  [
    'a paid checkout that counts as over',
    {
      gateway: (gateway) => ({
        ...gateway,
        readCheckout: async (id) => {
          const checkout = await gateway.readCheckout(id);
          return checkout?.state === 'paid' ? { ...checkout, state: 'expired' } : checkout;
        },
      }),
    },
    /is expired, not paid/,
  ],
  ['enrolments that never end', { sql: neverEnds }, /no order gives/],
  ['enrolments that never freeze', { sql: neverFreezes }, /not frozen wrongly/],
];

test.each(spoils)('the proof finds %s', { timeout: 240_000 }, async (_what, spoil, words) => {
  const { violations } = await few(20, spoil);
  expect(violations.map(({ what }) => what).filter((what) => words.test(what))).not.toEqual([]);
});
