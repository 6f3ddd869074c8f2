import { createPrivateKey, sign } from 'node:crypto';
import { badgeFile } from '#lib/certificate/badge/files.ts';
import type { BadgeFacts } from '#lib/certificate/badge/facts.ts';
import { keySetIn, signingKeysOf } from '#lib/certificate/badge/keys.ts';
import { codeFromBytes } from '#lib/certificate/code.ts';
import { certificate } from './certificates.ts';
import { quantile, timed } from './figure.ts';
import type { Figure, Row } from './figure.ts';
import { withFolder } from './product.ts';

const samples = 60;
const warmUps = 5;
const kinds = ['jwt', 'json', 'svg', 'png'] as const;

function factsOf(running: number): BadgeFacts {
  const code = codeFromBytes(Buffer.alloc(16, running % 251));
  const id = `01980000-0000-7000-8000-${String(running).padStart(12, '0')}`;
  return {
    appUrl: 'https://learn.example.org',
    certificate: certificate(running, code),
    credential: {
      id,
      subjectId: id,
      salt: 'a1b2c3d4',
      identityHash: `sha256$${'0'.repeat(64)}`,
      statusListId: 1,
      statusIndex: running,
      validFrom: new Date('2026-11-20T01:00:00.000Z'),
    },
  };
}

async function measureIn(folder: string): Promise<Row[]> {
  const set = keySetIn(folder);
  const keys = await signingKeysOf(set, 'https://learn.example.org');
  const key = createPrivateKey({ key: set.rsa, format: 'jwk' });
  const rows: Row[] = [];
  for (const kind of kinds) {
    const [product, bare]: [number[], number[]] = [[], []];
    for (let running = 0; running < samples; running += 1) {
      const facts = factsOf(running);
      product.push(await timed(() => badgeFile(facts, keys, kind)));
      bare.push(await timed(() => sign('sha256', Buffer.from(JSON.stringify(facts)), key)));
    }
    rows.push({
      what: `Badge as ${kind}, p50`,
      unit: 'ms',
      better: 'lower',
      value: quantile(product.slice(warmUps), 0.5),
      against: 'the same facts as JSON, one RSA signature',
      baseline: quantile(bare.slice(warmUps), 0.5),
    });
  }
  return rows;
}

export const badges: Figure = {
  name: 'badges',
  title: `Open Badges made and signed in one process, ${samples} of each kind`,
  measure: () => withFolder(measureIn),
};
