import { expect, test } from 'vitest';
import { isAbn, isGbVatNumber, showAbn } from './registrations.ts';

test('an ABN is known by its sum: the published examples pass, in any spacing', () => {
  for (const abn of ['51 824 753 556', '51824753556', '53 004 085 616']) expect(isAbn(abn), abn).toBe(true);
});

test('an ABN with one digit changed, two swapped, too few or letters is refused', () => {
  const good = '51824753556';
  for (let at = 0; at < good.length; at += 1) {
    const changed = `${good.slice(0, at)}${(Number(good[at]) + 1) % 10}${good.slice(at + 1)}`;
    expect(isAbn(changed), changed).toBe(false);
  }
  for (const wrong of ['15824753556', '5182475355', '518247535567', 'ABN51824753556', ''])
    expect(isAbn(wrong)).toBe(false);
});

test('a British VAT number is known by either check, with or without a branch', () => {
  // The first is the worked example of the rule; the second has the same digits in the series of 97 less 55.
  for (const number of ['GB 831 4958 16', 'GB831495816', 'gb831495858', 'GB831495816001'])
    expect(isGbVatNumber(number), number).toBe(true);
  for (const wrong of ['831495816', 'GB831495817', 'GB8314958', 'GB83149581600', 'DE831495816', 'GBGD001', ''])
    expect(isGbVatNumber(wrong), wrong).toBe(false);
});

test('an ABN is shown in its groups', () => {
  expect(showAbn('51824753556')).toBe('51 824 753 556');
  expect(showAbn('not one')).toBe('not one');
});
