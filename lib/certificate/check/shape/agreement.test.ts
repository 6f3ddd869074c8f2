import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import addFormats from 'ajv-formats';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { expect, test, vi } from 'vitest';
import { rootDir } from '#lib/paths.ts';
import { foreignBadge } from '#tests/support/check-badges.ts';
import type { JsonObject } from '../types.ts';
import { badgeShape } from './credential.ts';

const file = ['..', '../../work']
  .map((up) => join(rootDir, up, 'shared', 'credentials', 'ob_v3p0_achievementcredential_schema.json'))
  .find((path) => existsSync(path));

vi.setConfig({ testTimeout: 60_000 });

type Path = readonly (string | number)[];

/** Every place in a value, the whole left out. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const here = [...path, Array.isArray(value) ? Number(name) : name];
    return [here, ...places(inner, here)];
  });
}

function changed(badge: JsonObject, path: Path, put: unknown): JsonObject {
  const copy = structuredClone(badge) as Record<string | number, unknown>;
  const holder = path
    .slice(0, -1)
    .reduce<Record<string | number, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
  const last = path.at(-1) ?? '';
  if (put !== undefined) holder[last] = put;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy as JsonObject;
}

const others: readonly unknown[] = [
  undefined,
  null,
  true,
  7,
  -0.5,
  '',
  'text',
  'ext:word',
  '2026-11-20T04:30:00Z',
  '2026-11-20',
  '2026-02-30T00:00:00Z',
  '2026-11-20T04:30:00',
  '2026-11-20T24:00:00Z',
  'en-AU',
  'EN',
  'a.b.c',
  [],
  ['text'],
  ['Profile'],
  {},
  { id: 'x' },
  { id: 'x', type: 'Image' },
  { id: 'x', type: ['Profile'] },
  [{}],
  [null],
  ['OpenBadgeCredential', 'VerifiableCredential'],
];

const extras: JsonObject = {
  endorsement: [
    {
      '@context': foreignBadge()['@context'],
      type: ['VerifiableCredential', 'EndorsementCredential'],
      id: 'urn:uuid:1',
      name: 'Endorsed',
      credentialSubject: { id: 'urn:uuid:2', type: ['EndorsementSubject'], endorsementComment: 'Good.' },
      issuer: 'https://body.example',
      validFrom: '2026-10-01T00:00:00Z',
    },
  ],
  endorsementJwt: ['aa.bb.cc'],
  proof: [
    { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', created: '2026-10-01T00:00:00Z', proofValue: 'z1' },
  ],
  credentialStatus: { id: 'https://college.example/status/1#1', type: 'BitstringStatusListEntry' },
  credentialSchema: [{ id: 'https://college.example/schema', type: '1EdTechJsonSchemaValidator2019' }],
  refreshService: { id: 'https://college.example/refresh', type: '1EdTechCredentialRefresh' },
  termsOfUse: [{ type: 'Terms' }],
};

test('a full badge fits our structure', () => {
  expect(badgeShape.safeParse(foreignBadge(undefined, extras)).error?.issues).toBeUndefined();
});

test('our structure and the published schema agree on every field taken away, changed or misspelt', (context) => {
  context.skip(!file, 'did not run: the published schema is not beside this project');
  const ajv = new Ajv2019({ strict: false, logger: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(String(file), 'utf8')) as object);
  const badge = foreignBadge(undefined, extras);
  expect(validate(badge), JSON.stringify(validate.errors)).toBe(true);
  let refused = 0;
  const disagreements: string[] = [];
  for (const [at, path] of places(badge).entries()) {
    for (const [turn, put] of others.entries()) {
      // Every field is taken away and emptied; of the other values each gets a third, in turn.
      if (turn > 1 && (turn + at) % 3 !== 0) continue;
      const other = changed(badge, path, put);
      const published = validate(other);
      if (!published) refused += 1;
      if (published !== badgeShape.safeParse(other).success)
        disagreements.push(`${path.join('.')} = ${JSON.stringify(put)}: published ${published}`);
    }
  }
  expect(disagreements).toEqual([]);
  expect(refused).toBeGreaterThan(500);
});
