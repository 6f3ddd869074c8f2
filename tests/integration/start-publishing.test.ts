import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listSiteCourses } from '#lib/catalogue/site.ts';
import { contentDir } from '#lib/paths.ts';
import { prepareDatabase } from '#scripts/start/database.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { publishTinyCourse } from '#tests/support/factories.ts';

/** The version that the content names now. */
function contentVersion(): string {
  const text = readFileSync(join(contentDir, 'courses', 'inflammation-immunity', 'course.yaml'), 'utf8');
  const version = /^version: "(.+)"$/m.exec(text)?.[1];
  if (!version) throw new Error('course.yaml names no version');
  return version;
}

let changed: TestDatabase;
let empty: TestDatabase;
beforeAll(async () => {
  [changed, empty] = [await cloneDatabase(), await cloneDatabase()];
});
afterAll(async () => {
  await changed.drop();
  await empty.drop();
});

test('the start stops when the content differs from what is published under its version, and says which', async () => {
  await publishTinyCourse(changed.db, { slug: 'inflammation-immunity', version: contentVersion() });
  await expect(prepareDatabase(changed.url, false)).rejects.toThrow(/cannot be published[\s\S]*inflammation-immunity/);
});

test('the start publishes into an empty database, and plants people only in a demonstration', async () => {
  await prepareDatabase(empty.url, false);
  expect(await empty.db.courseVersion.count()).toBe(listSiteCourses().length);
  expect(await empty.db.user.count()).toBe(0);
  await prepareDatabase(empty.url, true);
  expect(await empty.db.user.count()).toBe(3);
});
