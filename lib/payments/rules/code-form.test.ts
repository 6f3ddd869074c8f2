import { expect, test } from 'vitest';
import { codeSchema } from '../schema/codes.ts';
import { codeFieldNames, codeStateOf, faultField, readCodeForm } from './code-form.ts';

const at = new Date('2026-11-28T10:00:00.000Z');
const slugs = ['gut', 'immune'];
const read = (typed: Record<string, string>) => readCodeForm(typed, slugs, at);

test('a percentage code as people type it', () => {
  const { input, errors } = read({
    code: ' spring – 25 ',
    kind: 'percent',
    label: ' Spring ',
    percentOff: '25 %',
    endsOn: '2027-03-31',
    maxUses: '100',
    'course-gut': 'yes',
  });
  expect(errors).toEqual({});
  expect(codeSchema.parse(input)).toEqual({
    code: 'SPRING-25',
    kind: 'percent',
    label: 'Spring',
    percentOff: 25,
    amounts: [],
    prices: [],
    courseSlugs: ['gut'],
    startsAt: at,
    expiresAt: new Date('2027-04-01T00:00:00.000Z'),
    maxUses: 100,
    maxUsesPerTherapist: null,
  });
});

test('amounts and members’ prices, each in its currency', () => {
  const amounts = read({
    code: 'TENOFF',
    kind: 'amount',
    label: 'Ten off',
    'amount-AUD': 'A$10',
    'amount-GBP': '5.50',
  });
  expect(codeSchema.parse(amounts.input).amounts).toEqual([
    { currency: 'AUD', amountMinor: 1000 },
    { currency: 'GBP', amountMinor: 550 },
  ]);
  const member = read({
    code: 'CLUB',
    kind: 'member',
    label: 'Members',
    'price-immune-AUD': '0',
    startsOn: '2027-01-01',
  });
  expect(codeSchema.parse(member.input)).toMatchObject({
    prices: [{ courseSlug: 'immune', currency: 'AUD', amountMinor: 0 }],
    startsAt: new Date('2027-01-01T00:00:00.000Z'),
  });
});

test('what cannot be read is named by its field, and what is missing by the schema', () => {
  const typed = { 'amount-AUD': 'ten', percentOff: '12.5', endsOn: '31.3.2027', maxUses: '-1' };
  const errorsOf = (kind: string) => Object.keys(read({ ...typed, kind }).errors).toSorted();
  expect(errorsOf('percent')).toEqual(['endsOn', 'maxUses', 'percentOff']);
  expect(errorsOf('amount')).toEqual(['amount-AUD', 'endsOn', 'maxUses']);
  // What the form does not show is never at fault.
  expect(errorsOf('member')).toEqual(['endsOn', 'maxUses']);
  const faults = codeSchema.safeParse(read({ code: 'GOOD', kind: 'member', label: 'Members' }).input);
  expect(faults.error?.issues.map(({ path }) => faultField(String(path[0]), slugs))).toEqual(['price-gut-AUD']);
  for (const path of ['amounts', 'prices', 'courseSlugs', 'startsAt', 'expiresAt', 'code'])
    expect(codeFieldNames(slugs)).toContain(faultField(path, slugs));
});

const plain = { startsAt: at, expiresAt: null, closedAt: null, maxUses: null, uses: 5 };
test.each([
  [plain, 'running'],
  [{ ...plain, maxUses: 6 }, 'running'],
  [{ ...plain, maxUses: 5 }, 'used-up'],
  [{ ...plain, startsAt: new Date(at.getTime() + 1) }, 'not-started'],
  [{ ...plain, expiresAt: at }, 'expired'],
  [{ ...plain, expiresAt: at, closedAt: at }, 'closed'],
])('a code stands as %j says', (code, state) => {
  expect(codeStateOf(code, at)).toBe(state);
});
