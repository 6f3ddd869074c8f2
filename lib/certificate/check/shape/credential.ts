import { z } from 'zod';
import { failed, passed, shown } from '../types.ts';
import type { JsonObject, Step } from '../types.ts';
import { subject } from './achievement.ts';
import { evidence, image, termsOfUse, typedReference } from './parts.ts';
import { contexts, endorsement, issuer, proof } from './profile.ts';
import { compactJws, moment, text, typesWith } from './words.ts';

/** An Open Badge 3.0 credential under the Verifiable Credentials data model 2.0. */
export const badgeShape = z.looseObject({
  '@context': contexts,
  id: text,
  type: typesWith('VerifiableCredential').and(typesWith('OpenBadgeCredential', 'AchievementCredential')),
  name: text.optional(),
  image: image.optional(),
  awardedDate: moment.optional(),
  credentialSubject: subject,
  endorsement: z.array(endorsement).optional(),
  endorsementJwt: z.array(compactJws).optional(),
  evidence: z.array(evidence).optional(),
  issuer,
  validFrom: moment,
  validUntil: moment.optional(),
  proof: z.array(proof).optional(),
  credentialSchema: z.array(typedReference).optional(),
  credentialStatus: typedReference.optional(),
  refreshService: typedReference.optional(),
  termsOfUse: z.array(termsOfUse).optional(),
});

const oldModel = /^https:\/\/www\.w3\.org\/2018\/credentials\/v1$/;

/**
 * The structure of a credential, step "structure". An embedded proof may stand alone, which the specification's compact form
 * allows: for the shape it counts as a set of one.
 */
export function checkStructure(credential: JsonObject): Step {
  if ('vc' in credential)
    return failed(
      'structure',
      'The credential stands inside a “vc” claim, as older credentials do. In Open Badges 3.0 it is the whole payload.',
    );
  const [first] = Array.isArray(credential['@context']) ? (credential['@context'] as readonly unknown[]) : [];
  if (typeof first === 'string' && oldModel.test(first))
    return failed(
      'structure',
      'It is made for the data model 1.1 of Verifiable Credentials; Open Badges 3.0 builds on 2.0.',
    );
  const proofs = credential['proof'];
  const asSets = proofs !== undefined && !Array.isArray(proofs) ? { ...credential, proof: [proofs] } : credential;
  const parsed = badgeShape.safeParse(asSets);
  if (parsed.success) return passed('structure', 'Every field has the form that Open Badges 3.0 asks for.');
  const [issue, ...others] = parsed.error.issues;
  const path = shown(issue?.path.map(String).join('.') || 'the credential', 80);
  const more = others.length > 0 ? ` ${others.length} more.` : '';
  return failed('structure', `${path}: ${shown(issue?.message ?? 'does not fit', 160)}.${more}`);
}
