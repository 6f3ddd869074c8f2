import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filesUnder, readText } from './support/files.ts';

/** Every text under a name that ends in "rationale", however deep: of the question, its options, lines and items. */
function reasonsIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return /rationale$/i.test(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => reasonsIn(each));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => reasonsIn(inner, key));
}

/** Every rationale of every question: what a learner may read after the paper and never before. */
function rationales(): string[] {
  return filesUnder('content/courses', /\.ya?ml$/)
    .filter((path) => path.includes('/questions/'))
    .flatMap((path) => reasonsIn(parse(readText(path))))
    .filter((text) => text.length >= 30);
}

/** The words as a bundler might write them: straight, or with its escapes. */
const spellings = (text: string) => [text, JSON.stringify(text).slice(1, -1), text.replaceAll("'", String.raw`\'`)];

const shapes = [
  /\bwhsec_/,
  /\bsk_(?:live|test)_/,
  /["']?\bcorrect["']?\s*:\s*(?:true|!0)\b/,
  /\banswerRationale\b/,
  /DATABASE_URL|AUTH_SECRET|STRIPE_SECRET_KEY|CREDENTIAL_PRIVATE_JWK/,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
  /\btoleranceKind\b/,
  /["']?\baccept["']?\s*:\s*\[\s*["'`]/,
];

const chunks = filesUnder('.next/static', /\.(js|json|css|map)$/);
const isBuilt = chunks.length > 0;
const why = isBuilt ? '' : ' (did not run: there is no build in .next/static)';

describe(`what the browser is sent${why}`, () => {
  it('there are rationales to look for', () => {
    expect(rationales().length).toBeGreaterThan(30);
  });

  it.skipIf(!isBuilt)('holds no rationale of any question', () => {
    const needles = rationales().flatMap(spellings);
    const leaks = chunks.flatMap((path) => {
      const text = readText(path);
      return needles.filter((needle) => text.includes(needle)).map((needle) => `${path}: ${needle}`);
    });
    expect(leaks).toEqual([]);
  });

  it.skipIf(!isBuilt)('holds no key of an answer and no secret', () => {
    const leaks = chunks.flatMap((path) => {
      const text = readText(path);
      return shapes.flatMap((shape) => (shape.test(text) ? [`${path}: ${String(shape)}`] : []));
    });
    expect(leaks).toEqual([]);
  });

  it('each shape is noticed when it is planted', () => {
    const planted = [
      'whsec_standin',
      'sk_test_1',
      '{key:"a",correct:!0}',
      '{answerRationale:e}',
      'process.env.AUTH_SECRET',
      `-----BEGIN RSA ${'PRIVATE'} KEY`,
      '{value:7.5,tolerance:0,toleranceKind:"absolute"}',
      '{key:"a",accept:["adduction"]}',
    ];
    expect(planted.map((text, index) => shapes[index]?.test(text))).toEqual(planted.map(() => true));
  });
});
