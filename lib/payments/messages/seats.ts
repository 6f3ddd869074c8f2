import type { ListFault, SkippedPerson } from '../rules/seat-list.ts';
import { mostListRows, mostNameLetters } from '../rules/seat-list.ts';
import { tidyName } from '../rules/seats.ts';
import type { DueState, SeatState } from '../rules/seats.ts';
import { mostMessageLetters } from '../schema/seats.ts';
import type { AcceptRefusal, SeatRefusal } from '../schema/seats.ts';

type Sender = {
  readonly purpose: string;
  readonly clinicName: string | null;
  readonly buyer: { readonly displayName: string | null; readonly legalName: string | null };
};

/** Who an invitation comes from, as its reader may know them. Never an address. */
export function senderOf({ purpose, clinicName, buyer }: Sender): string {
  // One line, since it stands in the subject of messages.
  const said = (name: string | null) => tidyName(name ?? '').slice(0, mostNameLetters) || null;
  const person = said(buyer.displayName) ?? said(buyer.legalName);
  if (purpose === 'seats') return said(clinicName) ?? person ?? 'A clinic';
  return person ?? 'Someone';
}

const states: Readonly<Record<SeatState, string>> = {
  free: 'Free',
  invited: 'Invited',
  accepted: 'Accepted',
  begun: 'In use',
  done: 'Done',
  paused: 'Paused',
  'given-back': 'Given back',
};

export function seatStateWord(state: SeatState): string {
  return states[state];
}

const dues: Readonly<Record<DueState, string>> = { none: 'No date', due: 'Due', overdue: 'Overdue', done: 'Done' };

export function dueWord(due: DueState): string {
  return dues[due];
}

const refusals: Readonly<Record<SeatRefusal, string>> = {
  'not-an-address': 'This is not an e-mail address. Check it for a missing letter or dot.',
  'name-too-long': `A name can have up to ${mostNameLetters} letters.`,
  'message-too-long': `A message can have up to ${mostMessageLetters.toLocaleString('en-AU')} letters.`,
  'due-not-a-day': 'This is not a day. Write it as 31/3/2027, the day first, or 2027-03-31.',
  'due-past': 'This day is past. Give today or a later one, or leave it empty.',
  'due-too-far': 'This day is more than five years away. Check the year.',
  'not-found': 'This order or seat is not among yours.',
  'no-seat-left': 'No seat is free. Withdraw an invitation that nobody has used, or order more seats.',
  'already-invited': 'This address has a seat of this order already.',
  'seat-in-use': 'This seat is in use, so it stays with its therapist.',
  'seat-not-held': 'Nobody holds this seat. Invite somebody first.',
  'seat-paused': 'The payment of this order is being looked at by the bank. Seats can be changed once that is decided.',
  'seat-given-back': 'This seat was given back, so it cannot be used any more.',
  'too-many-mails': 'So many invitations have gone out today that we hold further ones back. Go on tomorrow.',
  'reminded-today': 'We wrote to this person less than a day ago. You can send it again tomorrow.',
  'list-has-faults': 'Nobody has been invited. Mend the rows named below and check the list again.',
  'nobody-listed': 'Nobody in this list needs an invitation: all of them have a seat.',
};

/** Why something could not be done with a seat, and what to do. */
export function seatRefusalSentence(reason: SeatRefusal): string {
  return refusals[reason];
}

const accepting: Readonly<Record<AcceptRefusal, string>> = {
  'not-found': 'This invitation is not for the address you are signed in with, or it no longer exists.',
  withdrawn: 'This invitation was withdrawn. If that surprises you, ask who sent it.',
  'given-back': 'This seat was given back, so it cannot be taken any more. Ask who sent the invitation.',
  paused: 'The payment for this seat is being looked at by the bank. Try again once that is decided.',
  ended: 'Your enrolment from this seat was ended by us. Write to us and we look into it.',
};

export function acceptRefusalSentence(reason: AcceptRefusal): string {
  return accepting[reason];
}

/** Why the seat stays free when its therapist has a course of it already. */
export function haveCourseSentence(courses: readonly string[], from: string): string {
  const which = new Intl.ListFormat('en-AU').format(courses);
  return `You already have ${courses.length === 1 ? 'this course' : 'these courses'}: ${which}. So the seat stays free, and you keep what you have. Tell ${from}, who can give the seat to somebody else.`;
}

const listFaults: Readonly<Record<ListFault['reason'], string>> = {
  empty: 'There is nobody in this list. Put one person in a row: e-mail address, name, due date.',
  'too-many-rows': `A list can have up to ${mostListRows} people. Send the rest as a second list.`,
  'too-long': 'This list is too long to read. Send it in parts.',
  'no-email-column': 'No column is headed “email”. Name the column with the addresses so, or leave the headings out.',
  'quote-not-closed': 'A quotation mark opens here and never closes, so what follows cannot be read.',
  'not-an-address': 'is not an e-mail address.',
  'name-too-long': `The name has more than ${mostNameLetters} letters.`,
  'due-not-a-day': 'is not a day. Write 31/3/2027, the day first, or 2027-03-31.',
  'due-past': 'is a day that is past.',
  'due-too-far': 'is more than five years away.',
};

const named = new Set<ListFault['reason']>(['not-an-address', 'due-not-a-day', 'due-past', 'due-too-far']);

/** "Row 3: “ann@” is not an e-mail address." */
export function listFaultSentence({ row, reason, cell }: ListFault): string {
  const where = row === null ? '' : `Row ${row}: `;
  if (!named.has(reason)) return `${where}${listFaults[reason]}`;
  if (cell === '') return `${where}The e-mail address is missing.`;
  return `${where}“${cell.slice(0, 80)}” ${listFaults[reason]}`;
}

export function skippedSentence({ row, email, why }: SkippedPerson): string {
  return `Row ${row}: ${email} ${why === 'already-invited' ? 'has a seat already and is passed over.' : 'is in the list twice and is invited once.'}`;
}

const giftRefusals: Partial<Readonly<Record<SeatRefusal, string>>> = {
  'not-found': 'This gift is not among yours.',
  'already-invited': 'The gift was sent to this address already. You can send it there again.',
  'seat-in-use': 'The gift is in use, so it stays with who has it.',
  'seat-not-held': 'The gift waits for an address. Send it to somebody.',
  'seat-paused': 'The payment of this gift is being looked at by the bank. It can be changed once that is decided.',
  'seat-given-back': 'This gift was given back, so it cannot be used any more.',
};

/** As `seatRefusalSentence`, for who gives one course to one person. */
export function giftRefusalSentence(reason: SeatRefusal): string {
  return giftRefusals[reason] ?? seatRefusalSentence(reason);
}

const gifts: Readonly<Record<SeatState, string>> = {
  free: 'It was not taken, so you can send it to somebody else.',
  invited: 'It is on its way and waits to be taken.',
  accepted: 'It was taken. Nobody has begun yet, so it can still go to somebody else.',
  begun: 'It was taken and is in use.',
  done: 'It was taken and is in use.',
  paused: 'It is paused: the payment is being looked at by the bank.',
  'given-back': 'It was given back and can no longer be used.',
};

/** How a gift stands, for its giver: the same sentence from the first page to the certificate. */
export function giftStateSentence(state: SeatState): string {
  return gifts[state];
}
