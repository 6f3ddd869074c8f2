import { isCompactJwt } from './file/extract.ts';
import { readJson } from './json.ts';
import { limits } from './limits.ts';
import { failed, isObject, passed } from './types.ts';
import type { JsonObject, Step } from './types.ts';

export type ReadCredential = {
  readonly step: Step;
  readonly credential: JsonObject | null;
  /** The compact JWT around it, where there is one. */
  readonly jwt: string | null;
};

const no = (why: string): ReadCredential => ({ step: failed('credential', why), credential: null, jwt: null });
const envelope = /^data:application\/(?:vc\+jwt|jwt),(.+)$/;

function ofJwt(jwt: string): ReadCredential {
  const read = readJson(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8'), limits.credentialValues);
  if ('fault' in read) return no(`The payload of the JWT cannot be read. ${read.fault}`);
  if (!isObject(read.value)) return no('The payload of the JWT is not an object.');
  return { step: passed('credential', 'The JWT holds a credential.'), credential: read.value, jwt };
}

/** Reads the text of a credential, JSON or compact JWT; step "credential". Total: never throws. */
export function readCredential(text: string): ReadCredential {
  if (isCompactJwt(text)) return ofJwt(text);
  const read = readJson(text, limits.credentialValues);
  if ('fault' in read) return no(read.fault);
  if (!isObject(read.value)) return no('The JSON is not an object.');
  const inside = read.value['type'] === 'EnvelopedVerifiableCredential' ? read.value['id'] : null;
  const jwt = typeof inside === 'string' ? envelope.exec(inside)?.[1] : null;
  if (jwt) return isCompactJwt(jwt) ? ofJwt(jwt) : no('The envelope holds no JWT.');
  if ('verifiableCredential' in read.value)
    return no('It is a presentation. Save the credential in it as a file of its own and check that.');
  return { step: passed('credential', 'The text is a JSON object.'), credential: read.value, jwt: null };
}
