import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { isMoment } from '../shape/words.ts';
import { contextLoader } from '../terms.ts';
import { failed, isObject, listOf, notChecked, passed, shown } from '../types.ts';
import type { CheckOptions, JsonObject } from '../types.ts';
import { checkBinding } from './binding.ts';
import { findKey } from './find-key.ts';
import type { FoundKey } from './find-key.ts';
import type { ProofCheck } from './jwt.ts';
import { multikeyOf } from './multikey.ts';

const only = (step: ProofCheck['steps'][number]): ProofCheck => ({ steps: [step], good: null });

/** Members of a proof. Under another name one would be signed all the same and read by nobody: the day on which it expires. */
const members = new Set(
  '@context id type cryptosuite created expires domain challenge nonce proofPurpose proofValue verificationMethod'.split(
    ' ',
  ),
);

/** What is wrong with the members of a proof, before any key is asked for. */
function memberFault(proof: JsonObject, at: Date): string | null {
  const foreign = Object.keys(proof).find((name) => !members.has(name));
  if (foreign) return `The proof has “${shown(foreign, 60)}”, which is not known here.`;
  if (proof['proofPurpose'] !== 'assertionMethod') return 'The proof was not made to assert the credential.';
  if (typeof proof['proofValue'] !== 'string') return 'The proof has no value.';
  const { created, expires } = proof;
  if (created !== undefined && (typeof created !== 'string' || !isMoment(created)))
    return 'The proof’s “created” is not a moment.';
  if (typeof created === 'string' && Date.parse(created) > at.getTime()) return 'The proof was made in the future.';
  if (expires !== undefined && (typeof expires !== 'string' || !isMoment(expires)))
    return 'The proof’s “expires” is not a moment.';
  if (typeof expires === 'string' && Date.parse(expires) < at.getTime()) return 'The proof has expired.';
  return null;
}

async function isSigned(
  credential: JsonObject,
  proof: JsonObject,
  key: FoundKey,
  publicKeyMultibase: string,
  options: CheckOptions,
): Promise<boolean | string> {
  const { proof: _proofs, ...document } = credential;
  const id = String(proof['verificationMethod']);
  const contexts = contextLoader(options);
  const method = { id, type: 'Multikey', controller: key.controllers[0] ?? id, publicKeyMultibase };
  const suite = new DataIntegrityProof({ cryptosuite });
  const checked = await suite.verifyProof({
    proof: structuredClone(proof),
    document,
    documentLoader: (url) =>
      url === id ? Promise.resolve({ contextUrl: null, documentUrl: url, document: method }) : contexts(url),
  });
  if (checked.verified) return true;
  const message = checked.error?.message ?? '';
  return /signature/i.test(message) ? false : shown(message, 160);
}

/** One proof inside the credential, steps "proof N" and "issuer N". Only `eddsa-rdfc-2022` is known here. */
export async function checkEmbeddedProof(
  credential: JsonObject,
  proof: JsonObject,
  number: number,
  options: CheckOptions,
): Promise<ProofCheck> {
  const step = `proof ${number}`;
  const suiteName = proof['type'] === 'DataIntegrityProof' ? proof['cryptosuite'] : proof['type'];
  if (suiteName !== 'eddsa-rdfc-2022')
    return only(
      notChecked(step, `Proofs of the kind ${shown(suiteName, 60)} are not known here, only eddsa-rdfc-2022.`),
    );
  const fault = memberFault(proof, options.at);
  if (fault) return only(failed(step, fault));
  const method = proof['verificationMethod'];
  if (typeof method !== 'string') return only(failed(step, 'The proof names no key.'));
  const key = await findKey(method, options);
  if ('missing' in key) return only(notChecked(step, key.missing));
  const multikey = multikeyOf(key.jwk);
  if (!multikey) return only(failed(step, 'The key is not an Ed25519 key, which eddsa-rdfc-2022 needs.'));
  const signed = await isSigned(credential, proof, key, multikey, options);
  if (typeof signed === 'string') return only(failed(step, `The signature cannot be checked: ${signed}`));
  if (!signed)
    return only(failed(step, 'The signature does not fit: the credential was changed, or another key made it.'));
  const issuer = isObject(credential['issuer']) ? credential['issuer']['id'] : credential['issuer'];
  return {
    steps: [
      passed(step, 'The eddsa-rdfc-2022 signature is good.'),
      checkBinding(`issuer ${number}`, String(issuer), key),
    ],
    good: { proof: String(number), jwk: key.jwk, keyId: method },
  };
}

/** The proofs inside a credential, alone or several. */
export const proofsOf = (credential: JsonObject) => listOf(credential['proof']).filter(isObject);
