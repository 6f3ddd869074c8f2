import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { didDocument } from '#lib/certificate/badge/controller.ts';
import type { SigningKeys } from '#lib/certificate/badge/keys.ts';
import { signEmbedded, signJwt } from '#lib/certificate/badge/sign.ts';
import { statusListJson } from '#lib/certificate/badge/status-list.ts';
import type { StatusListFacts } from '#lib/certificate/badge/status-list.ts';
import type { Sample } from './sample-files.ts';

const pretty = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function keySet({ rsa, ed25519 }: SigningKeys) {
  return {
    keys: [
      { ...rsa.publicJwk, kid: rsa.kid, alg: 'RS256', use: 'sig' },
      { ...ed25519.publicJwk, kid: ed25519.kid, alg: 'EdDSA', use: 'sig' },
    ],
  };
}

/** How to check a sample, from the project's folder. */
export function commandFor(folder: string, file: string): string[] {
  const at = (name: string) => join(folder, name);
  return [at(file), '--keys', at('jwks.json'), '--keys', at('did.json'), '--list', at('status-1.json')];
}

function readMe(folder: string, samples: readonly Sample[]): string {
  const rows = samples.map(
    ({ file, about, outcome, failing }) =>
      `${file.padEnd(20)}${outcome}${failing.length > 0 ? ` at ${failing.join(', ')}` : ''}: ${about}`,
  );
  return [
    'Samples of Afferent’s certificates and badges, issued to a demonstration and signed with keys made for it.',
    'The addresses in them lead nowhere: the keys are in jwks.json and did.json, the status list in status-1.json (and .jwt).',
    '',
    `npm run credential:verify -- ${commandFor(folder, 'valid.json').join(' ')}`,
    '',
    ...rows,
    '',
  ].join('\n');
}

/** Writes the samples, what is needed to check them, and an index of what each should give. */
export async function writeSamples(
  folder: string,
  samples: readonly Sample[],
  keys: SigningKeys,
  list: StatusListFacts,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
  for (const { file, bytes } of samples) write(file, bytes);
  const status = statusListJson(list);
  write('status-1.json', pretty(await signEmbedded(status, keys)));
  write('status-1.jwt', await signJwt(status, keys));
  write('jwks.json', pretty(keySet(keys)));
  write('did.json', pretty(didDocument(list.appUrl, [keys.ed25519])));
  write('index.json', pretty(samples.map(({ bytes: _bytes, ...about }) => about)));
  write('README.txt', readMe(folder, samples));
}
