import type { ClinicSeat } from '../schema/seats.ts';

/** Seats that follow each other and say the same, because nobody has them. */
export type SeatGroup = { readonly seat: ClinicSeat; readonly lastNumber: number };

const wordsOf = ({ state, courses }: ClinicSeat) =>
  JSON.stringify([state, courses.map(({ title, isGivenBack }) => [title, isGivenBack])]);

/** Twenty free seats are one row; a seat that somebody has stands alone. Keeps the order of the seats. Total. */
export function seatGroups(seats: readonly ClinicSeat[]): SeatGroup[] {
  const groups: SeatGroup[] = [];
  for (const seat of seats) {
    const last = groups.at(-1);
    const isSame =
      last !== undefined &&
      last.seat.email === null &&
      seat.email === null &&
      last.lastNumber === seat.seatNumber - 1 &&
      wordsOf(last.seat) === wordsOf(seat);
    if (isSame) groups[groups.length - 1] = { seat: last.seat, lastNumber: seat.seatNumber };
    else groups.push({ seat, lastNumber: seat.seatNumber });
  }
  return groups;
}
