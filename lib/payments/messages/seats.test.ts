import fc from 'fast-check';
import { expect, test } from 'vitest';
import { haveCourseSentence, listFaultSentence, senderOf } from './seats.ts';

const nobody = { displayName: null, legalName: null };

test.each([
  ['seats', 'Calm Clinic', { displayName: 'Olive', legalName: 'Olive Owner' }, 'Calm Clinic'],
  ['seats', ' ', { displayName: null, legalName: 'Olive Owner' }, 'Olive Owner'],
  ['seats', null, nobody, 'A clinic'],
  ['gift', 'Calm Clinic', { displayName: 'Gil', legalName: 'Gil Giver' }, 'Gil'],
  ['gift', null, { displayName: '', legalName: 'Gil Giver' }, 'Gil Giver'],
  ['gift', null, nobody, 'Someone'],
])(
  'an invitation of a %s order comes from the clinic, the person, or nobody by name (%#)',
  (purpose, clinicName, buyer, from) => {
    expect(senderOf({ purpose, clinicName, buyer })).toBe(from);
  },
);

test('whatever a clinic is called, its name is one line that can stand in a subject', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('A', ' ', '\n', '\r', '\0', '\u202e', '\u2028', 'é') }),
      (clinicName) => {
        const from = senderOf({ purpose: 'seats', clinicName, buyer: nobody });
        expect(from).not.toMatch(/[\r\n\0]/);
        expect(from.trim()).not.toBe('');
      },
    ),
  );
});

test('a fault names its row and the words at fault; a missing address is said to be missing', () => {
  expect(listFaultSentence({ row: 3, reason: 'not-an-address', cell: 'ann@' })).toBe(
    'Row 3: “ann@” is not an e-mail address.',
  );
  expect(listFaultSentence({ row: 3, reason: 'not-an-address', cell: '' })).toBe(
    'Row 3: The e-mail address is missing.',
  );
  expect(listFaultSentence({ row: null, reason: 'empty', cell: '' })).toMatch(/^There is nobody/);
});

test('who has a course already is told which, that nothing is lost, and whom to tell', () => {
  expect(haveCourseSentence(['Pain', 'Sleep'], 'Calm Clinic')).toBe(
    'You already have these courses: Pain and Sleep. So the seat stays free, and you keep what you have. Tell Calm Clinic, who can give the seat to somebody else.',
  );
});
