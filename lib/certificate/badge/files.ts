import type { Attachment } from '#lib/documents/compiler.ts';
import { artPng, badgeArt } from './art.ts';
import type { BadgeFacts } from './facts.ts';
import { badgeJson } from './json.ts';
import type { SigningKeys } from './keys.ts';
import { bakePng } from './png.ts';
import { signEmbedded, signJwt } from './sign.ts';
import { bakeSvg } from './svg.ts';

export const badgeKinds = ['json', 'jwt', 'png', 'svg'] as const;
export type BadgeKind = (typeof badgeKinds)[number];

/** As Open Badges 3.0 section 5.3 names them; a JWT travels as plain text. */
export const badgeMediaTypes: Record<BadgeKind, string> = {
  json: 'application/vc+ld+json',
  jwt: 'text/plain; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml',
};

/** The badge as JSON with its embedded proof, indented for people. */
export async function badgeJsonText(facts: BadgeFacts, keys: SigningKeys): Promise<string> {
  return `${JSON.stringify(await signEmbedded(badgeJson(facts), keys), null, 2)}\n`;
}

/** One file of a badge. The same facts and keys give the same bytes. */
export async function badgeFile(facts: BadgeFacts, keys: SigningKeys, kind: BadgeKind): Promise<Buffer> {
  if (kind === 'json') return Buffer.from(await badgeJsonText(facts, keys));
  const jwt = await signJwt(badgeJson(facts), keys);
  if (kind === 'jwt') return Buffer.from(jwt);
  const art = badgeArt(facts);
  return kind === 'svg' ? Buffer.from(bakeSvg(art, jwt)) : bakePng(await artPng(art), jwt);
}

/** What travels inside the certificate's PDF: the badge as JSON, which a person can read too. */
export async function badgeAttachment(facts: BadgeFacts, keys: SigningKeys): Promise<Attachment> {
  return {
    fileName: 'open-badge.json',
    mediaType: 'application/vc+ld+json',
    content: await badgeJsonText(facts, keys),
    description: `Open Badge 3.0 of certificate ${facts.certificate.number}, signed`,
  };
}

/** "Badge AFF-2026-000123.png". */
export function badgeFileName({ certificate }: BadgeFacts, kind: BadgeKind): string {
  return `Badge ${certificate.number}.${kind}`;
}
