import { z } from 'zod';
import { identifierTypes, targetTypes, text, typesWith, wordsOf } from './words.ts';

export const image = z.strictObject({ id: text, type: z.literal('Image'), caption: text.optional() });

/** Something with an address and a kind: a status, a schema, a refresh service. */
export const typedReference = z.looseObject({ id: text, type: text });

export const termsOfUse = z.looseObject({ id: text.optional(), type: text });

export const criteria = z.looseObject({ id: text.optional(), narrative: text.optional() });

export const identityObject = z.strictObject({
  type: z.literal('IdentityObject'),
  hashed: z.boolean(),
  identityHash: text,
  identityType: wordsOf(identifierTypes),
  salt: text.optional(),
});

export const identifierEntry = z.strictObject({
  type: z.literal('IdentifierEntry'),
  identifier: text,
  identifierType: wordsOf(identifierTypes),
});

export const alignment = z.looseObject({
  type: typesWith('Alignment'),
  targetCode: text.optional(),
  targetDescription: text.optional(),
  targetName: text,
  targetFramework: text.optional(),
  targetType: wordsOf(targetTypes).optional(),
  targetUrl: text,
});

export const evidence = z.looseObject({
  id: text.optional(),
  type: typesWith('Evidence'),
  narrative: text.optional(),
  name: text.optional(),
  genre: text.optional(),
  audience: text.optional(),
});

const geo = z.looseObject({ type: z.literal('GeoCoordinates'), latitude: z.number(), longitude: z.number() });

export const address = z.looseObject({
  type: typesWith('Address'),
  addressCountry: text.optional(),
  addressCountryCode: text.optional(),
  addressRegion: text.optional(),
  addressLocality: text.optional(),
  streetAddress: text.optional(),
  postOfficeBoxNumber: text.optional(),
  postalCode: text.optional(),
  geo: geo.optional(),
});
