import { expect, test } from 'vitest';
import type { ClinicSeat } from '../schema/seats.ts';
import { seatGroups } from './seat-groups.ts';

const course = { title: 'A course', isGivenBack: false, due: 'none', doneOn: null, result: null } as const;
const seat = (seatNumber: number, given: Partial<ClinicSeat> = {}): ClinicSeat => ({
  seatNumber,
  state: 'free',
  acts: ['invite'],
  email: null,
  name: null,
  dueOn: null,
  invitedAt: null,
  sharesResult: false,
  courses: [course as ClinicSeat['courses'][number]],
  ...given,
});
const shown = (seats: readonly ClinicSeat[]) =>
  seatGroups(seats).map(({ seat: { seatNumber }, lastNumber }) => [seatNumber, lastNumber]);

test('free seats in a row are one, and a seat that somebody has stands alone', () => {
  const held = { state: 'invited', email: 'ann@example.test' } as const;
  expect(shown([1, 2, 3, 4, 5, 6].map((number) => seat(number, number === 3 ? held : {})))).toEqual([
    [1, 2],
    [3, 3],
    [4, 6],
  ]);
  expect(shown([seat(1, held), seat(2, held)])).toEqual([
    [1, 1],
    [2, 2],
  ]);
});

test('free seats that differ in state, in courses or in place stay apart', () => {
  expect(shown([seat(1), seat(2, { state: 'given-back' }), seat(3), seat(5)])).toHaveLength(4);
  const other = { ...course, title: 'Another course' } as ClinicSeat['courses'][number];
  expect(shown([seat(1), seat(2, { courses: [other] })])).toHaveLength(2);
});
