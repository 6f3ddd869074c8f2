import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const folder = import.meta.dirname;
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** True when the first thing waited for in each exported function is the question who is there. */
function asksFirst(source: string, first: RegExp): boolean {
  const functions = source.split(/^export (?:default )?async function /m).slice(1);
  return functions.length > 0 && functions.every((body) => first.test(/\bawait [^;]+;/.exec(body)?.[0] ?? ''));
}

const pages = globSync('**/{page,layout}.tsx', { cwd: folder });
const routes = globSync('**/route.ts', { cwd: folder });
const actions = globSync('**/actions.ts', { cwd: folder });

test('the check sees a page that forgets to ask, and one that asks too late', () => {
  expect(
    asksFirst(
      'export default async function P() {\n  const admin = await requireAdmin();\n  return null;\n}',
      /requireAdmin\(\)/,
    ),
  ).toBe(true);
  expect(asksFirst('export default async function P() {\n  return null;\n}', /requireAdmin\(\)/)).toBe(false);
  expect(
    asksFirst(
      'export default async function P() {\n  await db().user.count();\n  await requireAdmin();\n}',
      /requireAdmin\(\)/,
    ),
  ).toBe(false);
  expect(pages.length).toBeGreaterThan(14);
  expect(routes.length).toBeGreaterThan(0);
  expect(actions.length).toBeGreaterThan(2);
});

test.each([...pages, ...routes])('%s asks for an admin before anything else', (name) => {
  expect(asksFirst(read(name), /^await requireAdmin\(\);$/)).toBe(true);
});

test.each(actions)('each action of %s refuses other sites first, then asks for an admin', (name) => {
  const source = read(name);
  expect(asksFirst(source, /^await assertSameOrigin\(\);$/)).toBe(true);
  const count = (pattern: RegExp) => source.match(pattern)?.length ?? 0;
  expect(count(/await assertSameOrigin\(\);\n {2}const admin = await requireAdmin\(\);/g)).toBe(
    count(/^export async function /gm),
  );
});
