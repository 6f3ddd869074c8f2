import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { bakePng } from '#lib/certificate/badge/png.ts';
import { bakeSvg } from '#lib/certificate/badge/svg.ts';
import { bytesOf, checkedAt, didOf, ed25519Pair, embed, foreignBadge, toJwt } from '#tests/support/check-badges.ts';
import { checkFile } from './check-file.ts';
import { readJson } from './json.ts';

// Many files, on a machine that may be busy with something else.
vi.setConfig({ testTimeout: 60_000 });

const options = { at: checkedAt };
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVQI12NoAAAAggCB3UNq9AAAAABJRU5ErkJggg==',
  'base64',
);
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>';

/** As small as a PDF with an attachment can be. */
function pdfWith(text: string): Buffer {
  const data = deflateSync(Buffer.from(text));
  const head = `%PDF-1.7\n1 0 obj\n<< /Type /EmbeddedFile /Length ${data.length} /Filter /FlateDecode >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream\nendobj\n%%EOF')]);
}

const files = new Map<string, Buffer>();
beforeAll(async () => {
  const keys = ed25519Pair();
  const json = JSON.stringify(await embed(foreignBadge(didOf(keys)), keys));
  const jwt = await toJwt(foreignBadge(didOf(keys)), keys, { alg: 'EdDSA', kid: `${didOf(keys)}#x` });
  files.set('json', bytesOf(json)).set('jwt', bytesOf(jwt)).set('pdf', pdfWith(json));
  files.set('png', bakePng(picture, jwt)).set('svg', Buffer.from(bakeSvg(drawing, json)));
});

describe.each(['json', 'jwt', 'png', 'svg', 'pdf'])('a %s', (kind) => {
  const file = () => files.get(kind) ?? Buffer.alloc(0);

  test('passes as it was made', async () => {
    expect(await checkFile(file(), options)).toMatchObject({ kind, outcome: 'passed', goodProofs: [{}] });
  });

  test('with any byte changed, cut or doubled has an answer, and no other credential ever passes', async () => {
    const whole = (await checkFile(file(), options)).credential;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        fc.constantFrom('flip', 'cut', 'double'),
        async (where, mask, how) => {
          const at = where % file().length;
          const bytes = Buffer.from(file());
          bytes[at] = (bytes[at] ?? 0) ^ mask;
          const broken =
            how === 'flip'
              ? bytes
              : how === 'cut'
                ? file().subarray(0, at)
                : Buffer.concat([file().subarray(0, at), file()]);
          const { outcome, credential, steps, goodProofs } = await checkFile(broken, options);
          expect(steps.length).toBeGreaterThan(0);
          if (outcome === 'passed' && goodProofs.length > 0) expect(credential).toEqual(whole);
        },
      ),
      { numRuns: 25 },
    );
  });
});

test('any bytes and any text have an answer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array(),
        fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
      ),
      async (bytes) => {
        expect((await checkFile(bytes, options)).outcome).toBe('failed');
      },
    ),
    { numRuns: 60 },
  );
});

test('any JSON in place of any part of a badge has an answer', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(foreignBadge()), 'proof', 'credentialStatus'),
      fc.jsonValue(),
      async (name, value) => {
        const json = JSON.stringify({ ...foreignBadge(), [name]: value });
        expect((await checkFile(Buffer.from(json), options)).steps.length).toBeGreaterThan(1);
      },
    ),
    { numRuns: 40 },
  );
});

describe('bombs are refused', () => {
  test('JSON nested a hundred thousand deep', async () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(await checkFile(Buffer.from(deep), options)).toMatchObject({
      outcome: 'failed',
      steps: [{}, { why: /too deeply/ }],
    });
  });
  test('an attachment that unpacks to far more than a credential', async () => {
    const bomb = pdfWith(' '.repeat(8 * 1024 * 1024));
    expect((await checkFile(bomb, options)).steps).toMatchObject([{ step: 'file', outcome: 'failed' }]);
  });
  test('a file over 5 MB, and a picture whose chunk claims four gigabytes', async () => {
    expect((await checkFile(Buffer.alloc(5 * 1024 * 1024 + 1), options)).outcome).toBe('failed');
    const lying = Buffer.concat([picture.subarray(0, 8), Buffer.from('fffffffe69545874', 'hex'), Buffer.alloc(64)]);
    expect((await checkFile(lying, options)).outcome).toBe('failed');
  });
  test('a drawing with entities that multiply', async () => {
    const entities = `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>`;
    expect((await checkFile(Buffer.from(entities), options)).steps).toMatchObject([
      { outcome: 'failed', why: /entit/i },
    ]);
  });
});

test('JSON is read as JSON.parse reads it, unless a name stands twice', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      expect(readJson(JSON.stringify(value, null, 1))).toEqual({ value: JSON.parse(JSON.stringify(value)) });
    }),
    { numRuns: 200 },
  );
  expect(readJson('{"a":1,"b":{"a":"\\"a\\":"}}')).toEqual({ value: { a: 1, b: { a: '"a":' } } });
  expect(readJson('{"a":1,"\\u0061":2}')).toHaveProperty('fault');
});
