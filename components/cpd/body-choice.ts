import type { KnownCountry } from '#lib/bodies/countries.ts';

/** A body as the picker shows it. */
export type BodyChoice = {
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly country: KnownCountry;
  readonly region: string | null;
  readonly isHeld: boolean;
};
