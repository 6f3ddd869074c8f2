import { gzipSync } from 'node:zlib';
import { issuerUrl, statusListUrl } from './addresses.ts';
import { credentialsContext } from './contexts.ts';
import { moment } from './facts.ts';

/** The least that Bitstring Status List 1.0 allows, so that one bit hides among many. */
export const statusListBits = 131_072;

/** The list as multibase text: bits from the left, gzip, base64url without padding, "u" before it. */
export function encodeStatusList(setIndexes: readonly number[]): string {
  const bytes = Buffer.alloc(statusListBits / 8);
  for (const index of setIndexes) {
    if (!Number.isInteger(index) || index < 0 || index >= statusListBits)
      throw new RangeError(`there is no place ${index} in a status list`);
    bytes[index >> 3] = (bytes[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return `u${gzipSync(bytes, { level: 9 }).toString('base64url')}`;
}

export type StatusListFacts = {
  readonly appUrl: string;
  readonly listId: number;
  readonly setIndexes: readonly number[];
  /** When it last changed; when it was opened, where nothing is revoked yet. */
  readonly changedAt: Date;
};

/** The status list as a credential without a proof. The same state gives the same JSON. */
export function statusListJson({ appUrl, listId, setIndexes, changedAt }: StatusListFacts) {
  const id = statusListUrl(appUrl, listId);
  return {
    '@context': [credentialsContext] as const,
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'] as const,
    issuer: issuerUrl(appUrl),
    validFrom: moment(changedAt),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: encodeStatusList(setIndexes),
    },
  };
}
