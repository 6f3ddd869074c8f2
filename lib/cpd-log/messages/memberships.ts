import type { DueFault } from '../rules/dues.ts';
import type { TellableFact } from '../rules/asked-facts.ts';
import type { MembershipFault } from '../rules/membership.ts';
import type { DueKind, DueRefusal, MembershipRefusal } from '../schema/memberships.ts';

const membershipFaults: Readonly<Record<MembershipFault, string>> = {
  'number-too-long': 'A membership number has at most 40 letters and digits.',
  'number-characters':
    'A membership number has plain letters and digits, spaces and signs such as - and /. Certificates may carry it.',
  'no-such-level': 'Choose a level from the list.',
  'discipline-too-long': 'One of these is longer than 60 letters. Put each discipline on a line of its own.',
  'too-many-disciplines': 'Name at most 12 disciplines.',
  'not-a-day': 'This is not a day of the calendar. Give day, month and year.',
  'joined-in-future': 'This day is still to come. Give the day on which you joined.',
  'day-out-of-reach': 'This day is too far away. Check the year.',
  'not-a-number': 'Give a number such as 4 or 2.5, or leave the field empty.',
  'too-many-units': 'This is more than any body asks for. Check the number.',
};

/** What is wrong with a field of a membership. */
export function membershipFaultMessage(fault: MembershipFault): string {
  return membershipFaults[fault];
}

const stale =
  'This was changed in another window after you had opened it here. What you typed still stands below: save again to keep it.';

const membershipRefusals: Readonly<Record<MembershipRefusal, string>> = {
  'unknown-body': 'Choose a body from the list.',
  'already-named': 'You have named this body already. Change it in your list.',
  'too-many': 'You can name at most 20 bodies.',
  'not-found': 'This body is no longer in your list. Nothing was changed.',
  stale,
};

/** Why a membership was not saved. */
export function membershipRefusalMessage(reason: MembershipRefusal): string {
  return membershipRefusals[reason];
}

const dueFaults: Readonly<Record<DueFault, string>> = {
  'no-such-kind': 'Choose what it is that lapses.',
  'label-missing': 'Say what it is, such as “Working with children check”.',
  'label-too-long': 'Use at most 80 letters.',
  'day-missing': 'Give the last day on which it holds.',
  'not-a-day': 'This is not a day of the calendar. Give day, month and year.',
  'day-out-of-reach': 'This day is too far away. Check the year.',
};

/** What is wrong with a field of a day that lapses. */
export function dueFaultMessage(fault: DueFault): string {
  return dueFaults[fault];
}

const dueRefusals: Readonly<Record<DueRefusal, string>> = {
  'too-many': 'You can keep at most 40 days.',
  'not-found': 'This day is no longer in your list. Nothing was changed.',
  stale,
};

/** Why a day was not saved. */
export function dueRefusalMessage(reason: DueRefusal): string {
  return dueRefusals[reason];
}

const kinds: Readonly<Record<DueKind, string>> = {
  'first-aid': 'First aid',
  insurance: 'Insurance',
  membership: 'Membership',
  other: 'Something else',
};

/** A kind of day as a choice. */
export function dueKindLabel(kind: DueKind): string {
  return kinds[kind];
}

/** What lapses, in a few words: "First aid (Red Cross)", "Working with children check". */
export function dueTitle({ kind, label }: { readonly kind: DueKind; readonly label: string }): string {
  if (kind === 'other') return label;
  return label === '' ? kinds[kind] : `${kinds[kind]} (${label})`;
}

const asked: Readonly<Record<TellableFact, { readonly what: string; readonly why: string }>> = {
  level: {
    what: 'your level of membership',
    why: 'the body asks for a different amount at each level',
  },
  disciplines: {
    what: 'the disciplines that you practise',
    why: 'the body asks for more with each discipline',
  },
  'joined-on': {
    what: 'the day on which you joined',
    why: 'your CPD year runs from that day',
  },
  'cycle-ends-on': {
    what: 'the last day of your present period',
    why: 'this body gives every member a date of their own',
  },
};

/** A fact that is missing, and why it is asked. */
export function askedWords(fact: TellableFact): { readonly what: string; readonly why: string } {
  return asked[fact];
}

/** "today", "tomorrow", "in 12 days", "yesterday", "3 days ago". */
export function daysAwayWords(days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}
