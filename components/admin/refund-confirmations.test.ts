import { expect, test } from 'vitest';
import type { RefundPreview } from '#lib/payments/schema/refund.ts';
import { refundConfirmation } from './refund-confirmations.ts';

const line = {
  id: 'a',
  description: 'A course',
  seatNumber: null,
  amountMinor: 5_900,
  endsLine: true,
  holderEmail: 'ada@example.test',
  hasCertificate: false,
};
const preview: RefundPreview = {
  orderId: 'o',
  number: 'O-2026-000001',
  currency: 'AUD',
  amountMinor: 5_900,
  takesAll: false,
  lines: [line],
};
const said = (given: Partial<RefundPreview>) => {
  const { title, points, button } = refundConfirmation({ ...preview, ...given });
  return [title, ...points, button].join('\n');
};

test('a whole line: how much, whose enrolment ends, that no certificate can follow, and who is told', () => {
  const text = said({});
  expect(text).toContain('Give A$59 of O-2026-000001 back?');
  expect(text).toContain('The enrolment of ada@example.test ends at once.');
  expect(text).toContain('No certificate can be issued for it afterwards.');
  expect(text).toContain('The buyer is told by e-mail, with the reason.');
});

test('a certificate that was issued is said to stay, and a seat that nobody took to be nobody’s', () => {
  expect(said({ lines: [{ ...line, hasCertificate: true }] })).toContain('stays valid');
  expect(said({ lines: [{ ...line, seatNumber: 3, holderEmail: null }] })).toContain('seat 3, “A course”. Nobody');
});

test('a part ends nothing, unless it is the last of the order’s money', () => {
  const lines = [{ ...line, endsLine: false, amountMinor: 1_000 }];
  expect(said({ amountMinor: 1_000, lines })).toContain('The course goes on');
  expect(said({ amountMinor: 1_000, lines })).not.toContain('Nothing is left');
  expect(said({ amountMinor: 1_000, lines, takesAll: true })).toContain('Nothing is left of the order’s money');
});

test('what cost nothing ends without money, and forty seats are not forty sentences', () => {
  expect(said({ amountMinor: 0, lines: [{ ...line, amountMinor: 0 }] })).toContain('no money moves');
  const lines = Array.from({ length: 40 }, (_, index) => ({ ...line, id: String(index), seatNumber: index + 1 }));
  const text = said({ amountMinor: 40 * 5_900, lines });
  expect(text).toContain('The same for 28 lines more.');
  expect(text.split('\n').length).toBeLessThan(20);
});
