import { artPng, badgeArt } from '#lib/certificate/badge/art.ts';
import { badgeAttachment, badgeFile, badgeKinds } from '#lib/certificate/badge/files.ts';
import type { SigningKeys } from '#lib/certificate/badge/keys.ts';
import { bakePng } from '#lib/certificate/badge/png.ts';
import { bakeSvg } from '#lib/certificate/badge/svg.ts';
import { certificatePdf } from '#lib/certificate/pdf.ts';
import type { FoundBadge } from '#lib/certificate/queries/badge.ts';
import type { DemoBadges } from './issue-demo.ts';

/** A sample and what credential:verify says of it, with the keys and the status list beside it. */
export type Sample = {
  readonly file: string;
  readonly about: string;
  readonly bytes: Buffer;
  readonly outcome: 'passed' | 'failed';
  /** The steps that fail. */
  readonly failing: readonly string[];
};

const another = 'Another Name';

async function pdfOf(badge: FoundBadge, keys: SigningKeys, change: (json: string) => string = (json) => json) {
  const attachment = await badgeAttachment(badge, keys);
  return certificatePdf(badge.found, badge.appUrl, { ...attachment, content: change(String(attachment.content)) });
}

async function wholeSamples(badge: FoundBadge, keys: SigningKeys): Promise<Sample[]> {
  const kinds = badgeKinds.map(async (kind) => ({ file: `valid.${kind}`, bytes: await badgeFile(badge, keys, kind) }));
  const files = [...(await Promise.all(kinds)), { file: 'valid.pdf', bytes: await pdfOf(badge, keys) }];
  return files.map((file) => ({ ...file, about: 'Valid and unaltered.', outcome: 'passed', failing: [] }));
}

async function fateSamples(name: string, about: string, badge: FoundBadge, keys: SigningKeys, failing: string[]) {
  const files = [
    { file: `${name}.json`, bytes: await badgeFile(badge, keys, 'json') },
    { file: `${name}.jwt`, bytes: await badgeFile(badge, keys, 'jwt') },
    { file: `${name}.pdf`, bytes: await pdfOf(badge, keys) },
  ];
  return files.map((file): Sample => ({ ...file, about, outcome: 'failed', failing }));
}

/** The JWT with another name in its payload, under the old signature. */
function alterJwt(jwt: string, name: string): string {
  const [header, payload = '', signature] = jwt.split('.');
  const text = Buffer.from(payload, 'base64url').toString('utf8').replaceAll(name, another);
  return [header, Buffer.from(text).toString('base64url'), signature].join('.');
}

async function alteredSamples(badge: FoundBadge, keys: SigningKeys): Promise<Sample[]> {
  const name = badge.certificate.certificate.holderName;
  const swap = (text: string) => text.replaceAll(name, another);
  const json = (await badgeFile(badge, keys, 'json')).toString('utf8');
  const jwt = alterJwt((await badgeFile(badge, keys, 'jwt')).toString('utf8'), name);
  const art = badgeArt(badge);
  const sample = (kind: string, bytes: Buffer, step: string): Sample => ({
    file: `altered.${kind}`,
    about: 'Somebody wrote another name into it.',
    bytes,
    outcome: 'failed',
    failing: [step],
  });
  return [
    sample('json', Buffer.from(swap(json)), 'proof 1'),
    sample('jwt', Buffer.from(jwt), 'proof jwt'),
    sample('png', bakePng(await artPng(art), jwt), 'proof jwt'),
    sample('svg', Buffer.from(bakeSvg(art, jwt)), 'proof jwt'),
    sample('pdf', await pdfOf(badge, keys, swap), 'proof 1'),
  ];
}

/** One file of each kind and each fate. */
export async function sampleFiles(badges: DemoBadges, keys: SigningKeys): Promise<Sample[]> {
  return [
    ...(await wholeSamples(badges.valid, keys)),
    ...(await fateSamples('revoked', 'Signed by us, and since revoked.', badges.revoked, keys, ['status'])),
    ...(await fateSamples('superseded', 'A corrected one took its place.', badges.superseded, keys, ['status'])),
    ...(await fateSamples('expired', 'Its last day is over.', badges.expired, keys, ['dates'])),
    ...(await alteredSamples(badges.valid, keys)),
    {
      file: 'no-credential.pdf',
      about: 'A certificate as we made them before there were badges.',
      bytes: certificatePdf(badges.valid.found, badges.valid.appUrl),
      outcome: 'failed',
      failing: ['file'],
    },
  ];
}
