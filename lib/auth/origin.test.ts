import { expect, test } from 'vitest';
import { isSameOrigin } from './origin.ts';

const app = 'https://learn.example.org';
const from = (origin: string | null, fetchSite: string | null = null, host: string | null = 'learn.example.org') =>
  isSameOrigin({ origin, host, fetchSite }, app);

test('our own pages may change something', () => {
  expect(from('https://learn.example.org')).toBe(true);
  expect(from(null, 'same-origin')).toBe(true);
  expect(from(null, 'none')).toBe(true);
  expect(
    isSameOrigin({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000', fetchSite: null }, 'http://localhost:3000'),
  ).toBe(true);
});

test.each([
  ['another site', 'https://evil.example', 'cross-site'],
  ['another site that says nothing more', 'https://evil.example', null],
  ['a sister host', 'https://www.example.org', 'same-site'],
  ['the same host without TLS', 'http://learn.example.org', null],
  ['another port', 'https://learn.example.org:444', null],
  ['a sandboxed frame', 'null', 'cross-site'],
  ['a page that hides where it is', 'null', 'same-origin'],
  ['nobody in particular', null, null],
  ['another site without Origin', null, 'cross-site'],
  ['a sister host without Origin', null, 'same-site'],
])('%s may not', (_name, origin, fetchSite) => {
  expect(from(origin, fetchSite)).toBe(false);
});
