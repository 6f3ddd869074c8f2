import { everyKind } from '#tests/support/question-kinds-typed.ts';
import { expect } from '../support/test.ts';
import type { Page } from '../support/test.ts';
import { plain, pool } from './quiz.ts';

function reasonsIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return /rationale$/i.test(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((each) => reasonsIn(each));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => reasonsIn(inner, key));
}

/** Texts that stand in the pool beside the keys. None of them may leave the server before a pass. */
export const secrets = reasonsIn([...pool, ...everyKind])
  .map(plain)
  .filter((text) => text.length > 30 || text.startsWith('SECRET'));

/** Words that are accepted in a gap and that nobody types on the way. */
const accepted = ['shoulder adduction'];

/** Collects every answer of the server, to be searched for what it must not say. */
export function collect(page: Page): { readonly text: () => Promise<string> } {
  const bodies: Promise<string>[] = [];
  page.on('response', (response) => {
    if (/\b(?:html|json|x-component|javascript)\b/.test(response.headers()['content-type'] ?? ''))
      bodies.push(response.text().catch(() => ''));
  });
  return { text: async () => (await Promise.all(bodies)).join('\n').replaceAll(/\s+/g, ' ') };
}

export function expectNoKeys(text: string): void {
  expect(text.length, 'something was collected').toBeGreaterThan(10_000);
  const unescaped = text
    .replaceAll('\\"', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  expect(
    secrets.filter((secret) => unescaped.includes(secret)),
    'rationales that left the server',
  ).toEqual([]);
  expect(accepted.filter((word) => unescaped.includes(word))).toEqual([]);
  expect(unescaped).not.toMatch(
    /"(?:correct|answer)":(?:true|false)|"match":"|"(?:accept|tolerance|toleranceKind|factor)":|"answer":\{/,
  );
}
