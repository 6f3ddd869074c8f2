/** Countries whose bodies we know, in the order in which they are shown. */
export const knownCountries = ['AU', 'GB', 'IE', 'NZ', 'CA', 'US'] as const;
export type KnownCountry = (typeof knownCountries)[number];

export const countryNames: Record<KnownCountry, string> = {
  AU: 'Australia',
  GB: 'United Kingdom',
  IE: 'Ireland',
  NZ: 'New Zealand',
  CA: 'Canada',
  US: 'United States',
};
