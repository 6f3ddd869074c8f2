import { expect, test } from 'vitest';
import type { OrderLineMoney } from '#lib/account/admin-queries/order-money.ts';
import { linesInRows } from './line-rows.ts';

const line = (seatNumber: number | null, given: Partial<OrderLineMoney> = {}): OrderLineMoney => ({
  id: `l${seatNumber}`,
  description: 'A course',
  amountMinor: 5_900,
  listMinor: 5_900,
  seatNumber,
  holder: null,
  invitedEmail: null,
  enrolment: null,
  certificate: null,
  givenBackAt: null,
  backMinor: 0,
  ...given,
});
const seats = (lines: readonly OrderLineMoney[]) =>
  linesInRows(lines).map(({ line: { seatNumber }, lastSeat }) => [seatNumber, lastSeat]);

test('free seats in a row are one row, and nothing that happened to a seat is hidden', () => {
  expect(seats([1, 2, 3].map((seat) => line(seat)))).toEqual([[1, 3]]);
  for (const happened of [
    { invitedEmail: 'ann@example.test' },
    { backMinor: 100 },
    { givenBackAt: new Date(0) },
    { holder: { userId: 'u', email: 'ann@example.test', name: null } },
    { amountMinor: 4_720 },
  ])
    expect(seats([line(1), line(2, happened), line(3)])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  expect(seats([line(null), line(null)])).toHaveLength(2);
});
