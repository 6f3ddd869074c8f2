/**
 * The money that courses can cost and the countries that they are sold in. To sell in one more country: give each
 * course and the pathway a price in its currency (course.yaml, pathway.yaml), then set `isOpen` here. `npm run
 * content:check` names what has no price yet. Amounts in the currency's smallest unit.
 */
export const currencyData = {
  AUD: { name: 'Australian dollars', prefix: 'A$', locale: 'en-AU', decimals: 2, minimumChargeMinor: 50 },
  GBP: { name: 'pounds sterling', prefix: '£', locale: 'en-GB', decimals: 2, minimumChargeMinor: 30 },
  NZD: { name: 'New Zealand dollars', prefix: 'NZ$', locale: 'en-NZ', decimals: 2, minimumChargeMinor: 50 },
  EUR: { name: 'euros', prefix: '€', locale: 'en-IE', decimals: 2, minimumChargeMinor: 50 },
  CAD: { name: 'Canadian dollars', prefix: 'C$', locale: 'en-CA', decimals: 2, minimumChargeMinor: 50 },
  USD: { name: 'US dollars', prefix: 'US$', locale: 'en-US', decimals: 2, minimumChargeMinor: 50 },
} as const;

/** The first open one is what a visitor sees of whom nothing is known. `timeZone`: of whoever does not report one. */
export const marketData = [
  { code: 'au', countryCode: 'AU', country: 'Australia', currency: 'AUD', timeZone: 'Australia/Sydney', isOpen: true },
  { code: 'gb', countryCode: 'GB', country: 'United Kingdom', currency: 'GBP', timeZone: 'Europe/London', isOpen: true },
  { code: 'nz', countryCode: 'NZ', country: 'New Zealand', currency: 'NZD', timeZone: 'Pacific/Auckland', isOpen: false },
  { code: 'ie', countryCode: 'IE', country: 'Ireland', currency: 'EUR', timeZone: 'Europe/Dublin', isOpen: false },
  { code: 'ca', countryCode: 'CA', country: 'Canada', currency: 'CAD', timeZone: 'America/Toronto', isOpen: false },
  { code: 'us', countryCode: 'US', country: 'United States', currency: 'USD', timeZone: 'America/New_York', isOpen: false },
] as const;
