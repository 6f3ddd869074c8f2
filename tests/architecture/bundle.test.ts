import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { filesUnder, readText } from './support/files.ts';

const questions = z.array(
  z.looseObject({
    key: z.string(),
    rationale: z.string(),
    options: z.array(z.looseObject({ rationale: z.string().optional() })),
  }),
);

/** Every rationale of every question: what a learner may read after the paper and never before. */
function rationales(): string[] {
  return filesUnder('content/courses', /\.ya?ml$/)
    .filter((path) => path.includes('/questions/'))
    .flatMap((path) => questions.parse(parse(readText(path))))
    .flatMap(({ rationale, options }) => [rationale, ...options.flatMap((option) => option.rationale ?? [])])
    .filter((text) => text.length >= 30);
}

/** The words as a bundler might write them: straight, or with its escapes. */
const spellings = (text: string) => [text, JSON.stringify(text).slice(1, -1), text.replaceAll("'", String.raw`\'`)];

const shapes = [
  /\bwhsec_/,
  /\bsk_(?:live|test)_/,
  /["']?\bcorrect["']?\s*:\s*(?:true|!0)\b/,
  /DATABASE_URL|AUTH_SECRET|STRIPE_SECRET_KEY/,
  /-----BEGIN [A-Z ]*PRIVATE KEY/,
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
      'process.env.AUTH_SECRET',
      `-----BEGIN RSA ${'PRIVATE'} KEY`,
    ];
    expect(planted.map((text, index) => shapes[index]?.test(text))).toEqual(planted.map(() => true));
  });
});
