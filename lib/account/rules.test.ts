import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeUserAgent, findNameFault, homeOf, isTimeZone, listTimeZones, tidyName } from './rules.ts';

const fault = (name: string) => findNameFault(tidyName(name), 120);

describe('a name to call someone by', () => {
  test.each([
    'Mary-Anne O’Brien',
    "Seán D'Arcy",
    'Ngô Thị Bích',
    '山田 太郎',
    'محمد بن سلمان',
    'Σωκράτης',
    'J. R. Smith (née Jones)',
    'Zoë',
    'क्षितिज',
    'Li',
  ])('may be %s', (name) => {
    expect(fault(name)).toBeNull();
  });

  test('is tidied, not refused, for its spaces', () => {
    expect(tidyName('  Mary   Anne ')).toBe('Mary Anne');
    expect(tidyName('Zoe\u0308')).toBe('Zoë');
  });

  test.each([
    ['A', 'too-short'],
    ['', 'too-short'],
    ['x'.repeat(121), 'too-long'],
    ['<b>Mary</b>', 'not-plain'],
    ['Mary\u0000Anne', 'not-plain'],
    ['Mary\nAnne', 'not-plain'],
    ['Mary \u202Eenna', 'not-plain'],
    ['#set page(fill: red)', 'not-plain'],
    ['$x$ Mary', 'not-plain'],
    ['123 456', 'not-plain'],
  ])('may not be %j', (name, reason) => {
    expect(fault(name)).toBe(reason);
  });

  test('counts letters as people do', () => {
    expect(fault('𠮷'.repeat(120))).toBeNull();
  });
});

test('a browser is told in words, whatever it says it is', { timeout: 30_000 }, () => {
  expect(describeUserAgent('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
    'Firefox on Windows',
  );
  expect(
    describeUserAgent(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    ),
  ).toBe('Safari on iPhone');
  expect(
    describeUserAgent(
      'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36 Edg/150.0',
    ),
  ).toBe('Edge on Linux');
  expect(describeUserAgent(null)).toBe('Unknown browser');
  fc.assert(fc.property(fc.string(), (text) => /^[A-Z][A-Za-z ]+$/.test(describeUserAgent(text))));
});

test('the list of time zones starts near and leaves none out', () => {
  const zones = listTimeZones().map((zone) => zone.value);
  expect(zones[0]).toMatch(/^Australia\//);
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones.every(isTimeZone)).toBe(true);
  expect(zones).toContain('Europe/London');
  expect(isTimeZone('Mars/Olympus')).toBe(false);
});

describe('where a new person lives', () => {
  test.each([
    ['Europe/London', 'au', 'Europe/London', 'GB'],
    ['Europe/Belfast', 'au', 'Europe/London', 'GB'],
    ['Australia/Perth', 'gb', 'Australia/Perth', 'AU'],
    ['Pacific/Auckland', 'au', 'Pacific/Auckland', 'NZ'],
    ['Europe/Dublin', 'gb', 'Europe/Dublin', 'IE'],
    ['America/New_York', 'au', 'America/New_York', null],
  ] as const)('is told by the browser: %s', (reported, market, timeZone, countryCode) => {
    expect(homeOf(reported, market)).toEqual({ timeZone, countryCode });
  });

  test.each(['', 'UTC', 'Etc/UTC', 'GMT', '+10:00', 'Mars/Olympus', '__proto__', "' OR 1=1"])(
    'is told by the market when the browser says %j',
    (reported) => {
      expect(homeOf(reported, 'gb')).toEqual({ timeZone: 'Europe/London', countryCode: 'GB' });
      expect(homeOf(reported, 'au')).toEqual({ timeZone: 'Australia/Sydney', countryCode: 'AU' });
    },
  );

  test('for any report, is a zone from the list', { timeout: 30_000 }, () => {
    fc.assert(fc.property(fc.string(), (reported) => isTimeZone(homeOf(reported, 'au').timeZone)));
  });
});
