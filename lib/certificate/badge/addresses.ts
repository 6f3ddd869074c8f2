/** Every address that a credential names. All of them answer for as long as the credential may be shown. */

export const issuerUrl = (appUrl: string) => `${appUrl}/credentials/issuer`;
export const keyUrl = (appUrl: string, kid: string) => `${appUrl}/credentials/keys/${kid}`;
export const credentialUrl = (appUrl: string, id: string) => `${appUrl}/credentials/${id}`;
export const credentialImageUrl = (appUrl: string, id: string) => `${appUrl}/credentials/${id}/image`;
export const statusListUrl = (appUrl: string, listId: number) => `${appUrl}/credentials/status/${listId}`;
export const bodyUrl = (appUrl: string, slug: string) => `${appUrl}/bodies/${slug}`;
export const achievementUrl = (appUrl: string, slug: string, version: string) =>
  `${appUrl}/credentials/achievements/${encodeURIComponent(slug)}/${encodeURIComponent(version)}`;

/** did:web of the house; a port is written %3A. */
export const issuerDid = (appUrl: string) => `did:web:${new URL(appUrl).host.replace(':', '%3A')}`;
