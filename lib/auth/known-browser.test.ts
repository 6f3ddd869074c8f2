import { describe, expect, test } from 'vitest';
import { askingBrowser, rememberBrowser } from './known-browser.ts';
import { newToken } from './tokens.ts';

const secret = 'a secret of at least thirty-two characters';
const email = 'tess@example.test';

describe('a browser that has signed in as an address', () => {
  const knownCookie = rememberBrowser(null, email, secret);
  const ask = (given: { email?: string; knownCookie?: string | null; browserCookie?: string | null }, key = secret) =>
    askingBrowser({ email, knownCookie, browserCookie: null, ...given }, key);

  test('is known for it, however it is spelt, and always asks with the same token', () => {
    const asked = ask({ email: ' Tess@Example.TEST', browserCookie: newToken() });
    expect(asked).toEqual({ browserToken: knownCookie.split('.')[0], isKnown: true });
  });

  test('is known for no other address, and not by a cookie of its own making', () => {
    expect(ask({ email: 'other@example.test' }).isKnown).toBe(false);
    expect(ask({}, 'another secret of at least thirty-two characters').isKnown).toBe(false);
    const [token, mark] = knownCookie.split('.');
    for (const forged of [
      null,
      '',
      `${token}`,
      `${token}.`,
      `${newToken()}.${mark}`,
      `${token}.${newToken()}`,
      `.${mark}`,
      'x'.repeat(9_000),
    ])
      expect(ask({ knownCookie: forged }).isKnown).toBe(false);
  });

  test('keeps a usable browser cookie for other addresses, and gets a new one for a bad one', () => {
    const browserCookie = newToken();
    expect(ask({ email: 'other@example.test', browserCookie }).browserToken).toBe(browserCookie);
    expect(ask({ knownCookie: null, browserCookie: 'bad' }).browserToken).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});

test('a shared computer is remembered for its five newest addresses, and no address can be read from the cookie', () => {
  const people = Array.from({ length: 7 }, (_, index) => `person-${index}@example.test`);
  const cookie = people.reduce<string | null>((kept, person) => rememberBrowser(kept, person, secret), null);
  const isKnown = (person: string) =>
    askingBrowser({ email: person, knownCookie: cookie, browserCookie: null }, secret).isKnown;
  expect(people.map(isKnown)).toEqual([false, false, true, true, true, true, true]);
  expect(cookie).not.toContain('@');
  expect(rememberBrowser(cookie, 'person-6@example.test', secret)).toBe(cookie);
});
