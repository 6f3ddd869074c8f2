import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteOrderMark, csvLine } from '#lib/csv.ts';
import { normaliseEmail } from '#lib/email/address.ts';
import { mostListRows, readSeatList } from './seat-list.ts';

const setting = { standing: new Set(['held@example.test']), today: '2026-11-20', readEmail: normaliseEmail };
const read = (text: string) => readSeatList(text, setting);

test('a plain list is read: address, name, due date', () => {
  expect(read('ann@example.test,Ann Example,31/3/2027\nBob@Example.test')).toEqual({
    people: [
      { row: 1, email: 'ann@example.test', name: 'Ann Example', dueOn: '2027-03-31' },
      { row: 2, email: 'bob@example.test', name: null, dueOn: null },
    ],
    skipped: [],
    faults: [],
  });
});

test.each([
  ['our template', 'email,name,due\r\n"ann@example.test","Ann","2027-03-31"\r\n'],
  [
    'a mark, semicolons and blank lines',
    `${byteOrderMark}\r\nE-Mail;Name;Due\r\n\r\nann@example.test;Ann;31/03/2027\r\n`,
  ],
  ['columns in another order', 'Name,Due date,Email address\nAnn,2027-03-31,ann@example.test'],
  ['columns that mean nothing to us', 'Staff no,Email,Name,Due\n17,ann@example.test,Ann,2027-03-31'],
])('headings lead: %s', (_, text) => {
  const { people, faults } = read(text);
  expect(faults).toEqual([]);
  expect(people).toMatchObject([{ email: 'ann@example.test', name: 'Ann', dueOn: '2027-03-31' }]);
});

test('each fault names its row as a spreadsheet counts, and all are told at once', () => {
  const { people, faults } = read('email,name,due\n\nann@,Ann,soon\nbob@example.test,Bob,1/1/2020\ncat@example.test');
  expect(faults).toEqual([
    { row: 3, reason: 'not-an-address', cell: 'ann@' },
    { row: 3, reason: 'due-not-a-day', cell: 'soon' },
    { row: 4, reason: 'due-past', cell: '1/1/2020' },
  ]);
  expect(people.map(({ email }) => email)).toEqual(['cat@example.test']);
});

test('who has a seat and who is listed twice is passed over, in any spelling', () => {
  expect(read('HELD@example.test\nann@example.test\nAnn@Example.TEST')).toMatchObject({
    people: [{ row: 2 }],
    skipped: [
      { row: 1, why: 'already-invited' },
      { row: 3, why: 'twice-in-file' },
    ],
    faults: [],
  });
});

test.each([
  ['', 'empty', null],
  ['email,name,due\n', 'empty', null],
  ['name,due\nAnn,2027-03-31', 'no-email-column', 1],
  ['ann@example.test,"Ann\nbob@example.test', 'quote-not-closed', 1],
  ['x'.repeat(100_001), 'too-long', null],
  [`a@example.test\n`.repeat(mostListRows + 1), 'too-many-rows', null],
])('a list that cannot be read as a whole says why (%#)', (text, reason, row) => {
  expect(read(text)).toEqual({ people: [], skipped: [], faults: [{ row, reason, cell: '' }] });
});

test('two hundred people are one list', () => {
  const lines = Array.from({ length: mostListRows }, (_, index) => `person-${index}@example.test`);
  expect(read(['email', ...lines].join('\n')).people).toHaveLength(mostListRows);
});

test('a list that we write ourselves is read back', () => {
  const person = fc.record({
    local: fc.stringMatching(/^[a-z0-9][a-z0-9+_-]{0,20}$/),
    name: fc.stringMatching(/^[A-Z][a-zé ,;"'-]{0,40}[a-z]$/),
    day: fc.date({ min: new Date('2026-11-20'), max: new Date('2031-11-20'), noInvalidDate: true }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(person, { selector: ({ local }) => local, minLength: 1, maxLength: 20 }), (people) => {
      const rows = people.map(({ local, name, day }) => [
        `${local}@example.test`,
        name.replaceAll(/ +/g, ' '),
        day.toISOString().slice(0, 10),
      ]);
      const list = read([['email', 'name', 'due'], ...rows].map(csvLine).join(''));
      expect(list.faults).toEqual([]);
      expect(list.people.map(({ email, name, dueOn }) => [email, name, dueOn])).toEqual(rows);
    }),
  );
});

test('any text is read without an exception, and nobody is both invited and at fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { people, skipped, faults } = read(text);
      const rows = new Set(people.map(({ row }) => row));
      expect([...skipped, ...faults].some(({ row }) => row !== null && rows.has(row))).toBe(false);
    }),
  );
});
