import { byteOrderMark, csvLine } from '#lib/csv.ts';
import type { ClinicCourse, ClinicSeat, ClinicView } from '../schema/seats.ts';
import { dueWord, seatStateWord } from './seats.ts';

/** The headings that `readSeatList` knows, and one row to write over. */
export const seatTemplateCsv = `${byteOrderMark}${csvLine(['email', 'name', 'due'])}${csvLine(['name@example.com', 'Full name', '31/12/2027'])}`;

const headings = [
  'seat',
  'e-mail',
  'name',
  'state',
  'course',
  'due',
  'due state',
  'done on',
  'score in per cent',
  'certificate',
];

function rowOf(seat: ClinicSeat, course: ClinicCourse): string {
  const isHeld = seat.email !== null;
  return csvLine([
    String(seat.seatNumber),
    seat.email ?? '',
    seat.name ?? '',
    course.isGivenBack ? seatStateWord('given-back') : seatStateWord(seat.state),
    course.title,
    seat.dueOn ?? '',
    isHeld ? dueWord(course.due) : '',
    course.doneOn ?? '',
    course.result?.scorePercent == null ? '' : String(course.result.scorePercent),
    course.result?.certificateCode ?? '',
  ]);
}

/** The state of every seat, a line a course: what the owner sees on the page, and no more. */
export function seatsCsv({ seats }: ClinicView): string {
  const lines = seats.flatMap((seat) => seat.courses.map((course) => rowOf(seat, course)));
  return `${byteOrderMark}${csvLine(headings)}${lines.join('')}`;
}
