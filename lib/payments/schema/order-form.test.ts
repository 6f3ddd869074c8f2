import { expect, test } from 'vitest';
import { wishOf } from '../rules/wish.ts';
import { readOrderForm, valuesOfWish } from './order-form.ts';

function formOf(fields: readonly (readonly [string, string])[]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}
const plain = [
  ['item', 'brain-gut-axis'],
  ['market', 'au'],
] as const;
const bare = {
  billing: { name: '', address: '', taxNumber: '' },
  gift: { email: '', name: '', message: '' },
  clinicName: '',
  code: '',
};

test('a form names things and people; prices, discounts, currencies and countries in it mean nothing', () => {
  const wish = { ...wishOf({ slug: 'brain-gut-axis', currency: 'AUD' }), ...bare };
  expect(readOrderForm(formOf(plain)).wish).toEqual(wish);
  const forged = [
    ['currency', 'GBP'],
    ['countryCode', 'GB'],
    ['amountMinor', '1'],
    ['totalMinor', '1'],
    ['listMinor', '1'],
    ['discountMinor', '5899'],
    ['percentOff', '100'],
    ['quantity', '99'],
    ['status', 'paid'],
  ] as const;
  expect(readOrderForm(formOf([...plain, ...forged])).wish).toEqual(wish);
});

test.each([
  [[['market', 'au']]],
  [[['item', 'a']]],
  [
    [
      ['item', 'a'],
      ['market', 'xx'],
    ],
  ],
  [
    [
      ['item', 'A course'],
      ['market', 'au'],
    ],
  ],
  [
    [
      ['item', '../admin'],
      ['market', 'au'],
    ],
  ],
] as const)('what our own form does not send is no wish: %j', (fields) => {
  expect(readOrderForm(formOf(fields)).wish).toBeNull();
});

test.each([
  ['', 1],
  [' 3 ', 3],
  ['0', 0],
  ['-2', 0],
  ['1e9', 0],
  ['2.5', 0],
  ['999999999999', 0],
] as const)('"%s" seats are read as %i', (typed, seats) => {
  const { wish, values } = readOrderForm(formOf([...plain, ['purpose', 'seats'], ['seats-brain-gut-axis', typed]]));
  expect(wish?.items).toEqual([{ slug: 'brain-gut-axis', seats }]);
  expect(values['seats-brain-gut-axis']).toBe(typed);
});

test('what a wish shows is read back as that wish', () => {
  const wish = wishOf(
    { slug: 'a', currency: 'GBP' },
    {
      items: [
        { slug: 'a', seats: 4 },
        { slug: 'b', seats: 2 },
      ],
      purpose: 'seats',
      code: 'SPRING',
      billing: { name: 'A', address: 'B', taxNumber: 'C' },
      clinicName: 'The clinic',
      gift: { email: 'a@example.org', name: 'D', message: 'E' },
    },
  );
  const fields: [string, string][] = [
    ['item', 'a'],
    ['item', 'b'],
    ['market', 'gb'],
    ...Object.entries(valuesOfWish(wish)),
  ];
  expect(readOrderForm(formOf(fields)).wish).toEqual(wish);
});
