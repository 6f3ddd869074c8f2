import { readJson } from '../json.ts';
import { checkProofs } from '../proofs.ts';
import { readCredential } from '../read-credential.ts';
import { failed, isObject, notChecked, passed, shown } from '../types.ts';
import type { CheckOptions, JsonObject, Step } from '../types.ts';
import { checkTerms } from '../terms.ts';
import { placeIn, readEntry } from './bitstring.ts';

type Text = { readonly text: string } | { readonly missing: string };

async function textOf(address: string, options: CheckOptions): Promise<Text> {
  const given = options.lists?.get(address);
  if (given !== undefined) return { text: given };
  if (!options.fetch)
    return {
      missing: `The status stands at ${shown(address)}, and nothing was fetched.`,
    };
  try {
    return await options.fetch(address);
  } catch (error) {
    return {
      missing: `${shown(address)} was not fetched: ${shown(error instanceof Error ? error.message : 'it failed')}`,
    };
  }
}

async function checkBitstring(credential: JsonObject, status: JsonObject, options: CheckOptions): Promise<Step> {
  const entry = readEntry(status);
  if (typeof entry === 'string') return failed('status', entry);
  if (status['statusSize'] !== undefined && status['statusSize'] !== 1)
    return notChecked('status', 'Status lists with more than one bit for each credential are not known here.');
  const got = await textOf(entry.address, options);
  if ('missing' in got) return notChecked('status', got.missing);
  const { credential: list, jwt } = readCredential(got.text.trim());
  if (!list) return failed('status', 'The status list cannot be read.');
  const { steps, good } = await checkProofs(list, jwt, options);
  const bad = steps.find(({ outcome }) => outcome === 'failed');
  if (bad) return failed('status', `The status list is not signed by its issuer. ${bad.why}`);
  const open = steps.find(({ outcome }) => outcome === 'not-checked');
  const isBound = steps.some(({ step, outcome }) => step.startsWith('issuer') && outcome === 'passed');
  if (good.length === 0 || !isBound)
    return notChecked('status', `The signature of the status list could not be checked. ${open?.why ?? ''}`.trim());
  const terms = list['proof'] === undefined ? null : await checkTerms(list, jwt !== null, options);
  if (terms?.outcome === 'failed') return failed('status', `The status list cannot be relied on. ${terms.why}`);
  const isSet = placeIn(list, entry, credential, options);
  if (typeof isSet === 'string') return failed('status', isSet);
  if (!isSet) return passed('status', `Not marked in the issuer’s list for ${shown(entry.purpose, 40)}.`);
  if (entry.purpose === 'revocation') return failed('status', 'The issuer has revoked it.');
  if (entry.purpose === 'suspension') return failed('status', 'The issuer has suspended it.');
  return passed('status', `Marked in the issuer’s list for ${shown(entry.purpose, 40)}, which takes nothing from it.`);
}

/** 1EdTechRevocationList: the id of the status leads to a list of the credentials that were revoked, with reasons. */
async function checkRevocationList(credential: JsonObject, status: JsonObject, options: CheckOptions): Promise<Step> {
  if (typeof status['id'] !== 'string') return failed('status', 'The status names no list.');
  const got = await textOf(status['id'], options);
  if ('missing' in got) return notChecked('status', got.missing);
  const read = readJson(got.text);
  if (!('value' in read) || !isObject(read.value)) return failed('status', 'The revocation list cannot be read.');
  const issuer = isObject(credential['issuer']) ? credential['issuer']['id'] : credential['issuer'];
  if (read.value['issuer'] !== issuer) return failed('status', 'The revocation list is another issuer’s.');
  const revoked = read.value['revokedCredential'] ?? [];
  if (!Array.isArray(revoked)) return failed('status', 'The revocation list has no list in it.');
  const entry = (revoked as readonly unknown[]).filter(isObject).find(({ id }) => id === credential['id']);
  if (!entry || entry['revoked'] === false) return passed('status', 'Not in the issuer’s list of what was revoked.');
  const reason = typeof entry['revocationReason'] === 'string' ? `: ${shown(entry['revocationReason'])}` : '.';
  return failed('status', `The issuer has revoked it${reason}`);
}

/** Step "status": revoked or suspended? Only with a list at hand or the network on. */
export async function checkStatus(credential: JsonObject, options: CheckOptions): Promise<Step> {
  const status = credential['credentialStatus'];
  if (status === undefined) return passed('status', 'It names no status list, so nothing can be looked up.');
  if (!isObject(status)) return failed('status', 'It names more than one status, or none that can be read.');
  switch (status['type']) {
    case 'BitstringStatusListEntry':
      return checkBitstring(credential, status, options);
    case '1EdTechRevocationList':
      return checkRevocationList(credential, status, options);
    default:
      return notChecked('status', `Status lists of the kind ${shown(status['type'], 60)} are not known here.`);
  }
}
