import { expect, test } from 'vitest';
import { parseEnv } from './env.ts';

const abn = '51824753556';
const faultsOf = (source: Record<string, string>) => {
  const parsed = parseEnv(source);
  return 'faults' in parsed ? parsed.faults : [];
};
const providerOf = (source: Record<string, string>) => {
  const parsed = parseEnv(source);
  if ('faults' in parsed) throw new Error(parsed.faults.join('\n'));
  return parsed.env.provider;
};

test('without a word about tax the provider is in Australia and registered nowhere', () => {
  expect(providerOf({})).toMatchObject({
    abn: null,
    isGstRegistered: false,
    vatNumber: null,
    address: null,
    countryCode: 'AU',
    timeZone: 'Australia/Sydney',
  });
});

test('registrations are read as typed and kept in one spelling', () => {
  expect(
    providerOf({
      PROVIDER_ABN: abn,
      PROVIDER_GST_REGISTERED: 'Yes',
      PROVIDER_VAT_NUMBER: 'gb 123 4567 82',
      PROVIDER_ADDRESS: '1 Example Street, Exampleton',
      PROVIDER_COUNTRY: 'gb',
    }),
  ).toMatchObject({
    abn: '51 824 753 556',
    isGstRegistered: true,
    vatNumber: 'GB123456782',
    countryCode: 'GB',
    timeZone: 'Europe/London',
  });
});

test.each([
  ['GST without an ABN', { PROVIDER_GST_REGISTERED: 'yes' }, /PROVIDER_ABN is missing/],
  ['an ABN that does not add up', { PROVIDER_ABN: '51824753557' }, /do not add up/],
  ['a word that is neither yes nor no', { PROVIDER_GST_REGISTERED: 'true' }, /must be yes or no/],
  ['a VAT number that does not add up', { PROVIDER_VAT_NUMBER: 'GB123456789', PROVIDER_ADDRESS: 'a' }, /add up/],
  ['a VAT number without an address', { PROVIDER_VAT_NUMBER: 'GB123456782' }, /PROVIDER_ADDRESS is missing/],
  ['a country in words', { PROVIDER_COUNTRY: 'Australia' }, /two letters/],
  ['a time zone that is none', { PROVIDER_TIME_ZONE: 'Sydney' }, /Australia\/Perth/],
])('refuses %s with one sentence', (_name, source, sentence) => {
  const faults = faultsOf(source as unknown as Record<string, string>);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(sentence);
});
