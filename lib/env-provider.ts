import { isAbn, isGbVatNumber, showAbn } from './registrations.ts';

export type Provider = {
  readonly name: string;
  readonly contact: string;
  readonly abn: string | null;
  readonly signatory: string | null;
  /** True when registered for GST in Australia: courses sold there then carry it. */
  readonly isGstRegistered: boolean;
  /** Of the United Kingdom; null when not registered there. */
  readonly vatNumber: string | null;
  readonly address: string | null;
  /** Upper case, "AU". */
  readonly countryCode: string;
  /** Whose days the documents and the books count in. */
  readonly timeZone: string;
};

export type ProviderSource = Readonly<
  Partial<
    Record<
      | 'PROVIDER_NAME'
      | 'PROVIDER_CONTACT'
      | 'PROVIDER_ABN'
      | 'PROVIDER_GST_REGISTERED'
      | 'PROVIDER_VAT_NUMBER'
      | 'PROVIDER_ADDRESS'
      | 'PROVIDER_COUNTRY'
      | 'PROVIDER_TIME_ZONE'
      | 'SIGNATORY_NAME',
      string | undefined
    >
  >
>;

const timeZones: Readonly<Record<string, string>> = { AU: 'Australia/Sydney', GB: 'Europe/London' };

/** Who sells, with what is wrong about it, a plain sentence per fault. */
export function readProvider(
  raw: ProviderSource,
  appUrl: string,
): { readonly provider: Provider; readonly faults: readonly string[] } {
  const countryCode = (raw.PROVIDER_COUNTRY ?? 'AU').toUpperCase();
  const provider: Provider = {
    name: raw.PROVIDER_NAME ?? 'Afferent (demonstration)',
    contact: raw.PROVIDER_CONTACT ?? `${appUrl}/contact`,
    abn: raw.PROVIDER_ABN === undefined ? null : showAbn(raw.PROVIDER_ABN),
    signatory: raw.SIGNATORY_NAME ?? null,
    isGstRegistered: raw.PROVIDER_GST_REGISTERED?.toLowerCase() === 'yes',
    vatNumber: raw.PROVIDER_VAT_NUMBER?.replaceAll(/\s/g, '').toUpperCase() ?? null,
    address: raw.PROVIDER_ADDRESS ?? null,
    countryCode,
    timeZone: raw.PROVIDER_TIME_ZONE ?? timeZones[countryCode] ?? 'UTC',
  };
  return { provider, faults: faultsOf(raw, provider) };
}

function faultsOf(raw: ProviderSource, provider: Provider): string[] {
  const faults: string[] = [];
  if (raw.PROVIDER_ABN !== undefined && !isAbn(raw.PROVIDER_ABN))
    faults.push(
      `PROVIDER_ABN "${raw.PROVIDER_ABN}" is not an ABN: its eleven digits do not add up. Check for a typing slip.`,
    );
  if (!['yes', 'no'].includes(raw.PROVIDER_GST_REGISTERED?.toLowerCase() ?? 'no'))
    faults.push('PROVIDER_GST_REGISTERED must be yes or no.');
  if (provider.isGstRegistered && provider.abn === null)
    faults.push('PROVIDER_GST_REGISTERED is yes but PROVIDER_ABN is missing: a tax invoice must show the ABN.');
  if (provider.vatNumber !== null && !isGbVatNumber(provider.vatNumber))
    faults.push(
      'PROVIDER_VAT_NUMBER must be GB and 9 or 12 digits that add up, such as GB123456782. Leave it out when you are not registered.',
    );
  if (provider.vatNumber !== null && provider.address === null)
    faults.push('PROVIDER_VAT_NUMBER is set but PROVIDER_ADDRESS is missing: a VAT invoice must show your address.');
  if (!/^[A-Z]{2}$/.test(provider.countryCode)) faults.push('PROVIDER_COUNTRY must be two letters, such as AU or GB.');
  if (!isTimeZone(provider.timeZone))
    faults.push('PROVIDER_TIME_ZONE must be a place such as Australia/Perth or Europe/London.');
  return faults;
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
