import { expect, test } from 'vitest';
import { createNetworkLimit, networkOf } from './network-limit.ts';

test('an address is held back after its share, and others are not', async () => {
  const may = createNetworkLimit(2);
  expect([await may('203.0.113.7'), await may('203.0.113.7'), await may('203.0.113.7')]).toEqual([true, true, false]);
  expect(await may('203.0.113.8')).toBe(true);
});

test('addresses of one IPv6 network count as one', async () => {
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('2001:0db8:0000:0000:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:0:0');
  const may = createNetworkLimit(1);
  expect([await may('2001:db8::1'), await may('2001:db8::2'), await may('2001:db8:1::1')]).toEqual([true, false, true]);
});

test('this machine and an unknown address are not held back here', async () => {
  const may = createNetworkLimit(1);
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', null]) {
    expect([await may(address), await may(address)]).toEqual([true, true]);
  }
});
