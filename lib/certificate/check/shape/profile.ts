import { z } from 'zod';
import { address, identifierEntry, image, termsOfUse, typedReference } from './parts.ts';
import { compactJws, day, moment, text, typesWith } from './words.ts';

const credentialsV2 = 'https://www.w3.org/ns/credentials/v2';
const badgeContext = /^https:\/\/purl\.imsglobal\.org\/spec\/ob\/v3p0\/context(?:-3\.\d\.\d)*\.json$/;

const context = z.union([text, z.looseObject({})]);

/** The two contexts in their order, and whatever follows. */
export const contexts = z.tuple(
  [z.literal(credentialsV2), z.string().regex(badgeContext, 'must be the context of Open Badges 3.0')],
  context,
);

export const proof = z.looseObject({
  type: text,
  created: moment.optional(),
  cryptosuite: text.optional(),
  challenge: text.optional(),
  domain: text.optional(),
  nonce: text.optional(),
  proofPurpose: text.optional(),
  proofValue: text.optional(),
  verificationMethod: text.optional(),
});

/** An organisation or a person. */
export const profile: z.ZodType = z.lazy(() =>
  z.looseObject({
    id: text,
    type: typesWith('Profile'),
    name: text.optional(),
    url: text.optional(),
    phone: text.optional(),
    endorsement: z.array(endorsement).optional(),
    endorsementJwt: z.array(compactJws).optional(),
    image: image.optional(),
    email: text.optional(),
    address: address.optional(),
    otherIdentifier: z.array(identifierEntry).optional(),
    official: text.optional(),
    parentOrg: profile.optional(),
    familyName: text.optional(),
    givenName: text.optional(),
    additionalName: text.optional(),
    patronymicName: text.optional(),
    honorificPrefix: text.optional(),
    honorificSuffix: text.optional(),
    familyNamePrefix: text.optional(),
    dateOfBirth: day.optional(),
  }),
);

export const issuer = z.union([text, profile]);

const endorsementSubject = z.looseObject({
  id: text,
  type: typesWith('EndorsementSubject'),
  endorsementComment: text.optional(),
});

/** A credential about a credential or a profile. */
export const endorsement: z.ZodType = z.lazy(() =>
  z.looseObject({
    '@context': contexts,
    type: typesWith('VerifiableCredential').and(typesWith('EndorsementCredential')),
    id: text,
    name: text,
    credentialSubject: endorsementSubject,
    awardedDate: moment.optional(),
    issuer,
    validFrom: moment,
    validUntil: moment.optional(),
    proof: z.array(proof).optional(),
    credentialSchema: z.array(typedReference).optional(),
    credentialStatus: typedReference.optional(),
    refreshService: typedReference.optional(),
    termsOfUse: z.array(termsOfUse).optional(),
  }),
);
