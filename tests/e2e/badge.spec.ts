import { readFileSync } from 'node:fs';
import { importJWK, jwtVerify, decodeProtectedHeader } from 'jose';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
import { keyDocuments } from '#lib/certificate/badge/controller.ts';
import type { ControllerDocument } from '#lib/certificate/badge/controller.ts';
import { loaderWith } from '#lib/certificate/badge/document-loader.ts';
import { unbakePng } from '#lib/certificate/badge/png.ts';
import { certify } from './journeys/certify.ts';
import { courseTitle } from './journeys/people.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import type { APIRequestContext, Page } from './journeys/test.ts';

async function download(page: Page, label: string, file: string): Promise<Buffer> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: label, exact: true }).click();
  await (await downloading).saveAs(file);
  return readFileSync(file);
}

/** What an address answers to anyone, without a cookie of ours. */
async function published<Answer>(request: APIRequestContext, url: string): Promise<Answer> {
  const answer = await request.get(url);
  expect(answer.status(), url).toBe(200);
  expect(answer.headers()['access-control-allow-origin'], url).toBe('*');
  return (await answer.json()) as Answer;
}

type Badge = {
  readonly issuer: { readonly id: string };
  readonly id: string;
  readonly image: { readonly id: string };
  readonly credentialStatus: { readonly statusListCredential: string };
  readonly credentialSubject: { readonly achievement: { readonly id: string; readonly name: string } };
};

test(
  'a badge is downloaded and checked with what the issuer publishes, over HTTP alone; once revoked, the list says so',
  once,
  async ({ page, newPerson, database, otherBrowser }, testInfo) => {
    const person = await newPerson({ course: 'read', legalName: 'Zoë Nguyễn-Åström' });
    const { certificateId, code } = await certify(database, person.id);
    await page.goto(`/account/certificates/${certificateId}`);
    await examine(page);
    await expect(page.getByRole('link', { name: /Add to LinkedIn/ })).toHaveAttribute(
      'href',
      /^https:\/\/www\.linkedin\.com\/profile\/add\?startTask=CERTIFICATION_NAME&/,
    );

    const anyone = (await otherBrowser()).request;
    const jwt = String(unbakePng(await download(page, 'Picture (PNG)', testInfo.outputPath('badge.png'))));
    const kid = String(decodeProtectedHeader(jwt).kid);
    const jwk = await published<{ kty: string; n: string; e: string }>(anyone, kid);
    await expect(jwtVerify(jwt, await importJWK(jwk, 'RS256')), 'the JWT').resolves.toHaveProperty('payload.nbf');

    await page.goto(`/verify/${code}`);
    await examine(page);
    const json = await download(page, 'Signed data (JSON)', testInfo.outputPath('badge.json'));
    const badge = JSON.parse(json.toString()) as Badge;
    const list = badge.credentialStatus.statusListCredential;
    const check = async () => {
      const profile = await published<ControllerDocument>(anyone, badge.issuer.id);
      const documentLoader = loaderWith({ ...keyDocuments(profile), [list]: await published<object>(anyone, list) });
      const suite = new DataIntegrityProof({ cryptosuite });
      const proof = await verifyCredential({ credential: badge, suite, documentLoader, checkStatus });
      const status = await checkStatus({ credential: badge, suite, documentLoader });
      return { verified: proof.verified, isRevoked: status.results?.[0]?.status };
    };
    expect(await check()).toEqual({ verified: true, isRevoked: false });
    expect(await published(anyone, badge.id), 'the credential answers at its own id').toEqual(badge);
    expect((await anyone.get(badge.image.id)).headers()['content-type']).toBe('image/png');
    expect(await published(anyone, badge.credentialSubject.achievement.id)).toMatchObject({ name: courseTitle });

    await page.goto(badge.credentialSubject.achievement.id);
    await expect(page).toHaveURL(/\/about$/);
    await examine(page);

    const events = {
      certificateId,
      seq: 2,
      kind: 'revoked',
      at: new Date(),
      actorLabel: 'test',
      reason: 'A test.',
    } as const;
    await database.certificateEvent.create({ data: events });
    expect(await check()).toEqual({ verified: true, isRevoked: true });
  },
);
