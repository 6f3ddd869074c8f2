import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCheckLimit } from '#lib/certificate/limit.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

test('checks are counted per network and for all instances together', async () => {
  const rate = { points: 5, windowSeconds: 60 };
  const [one, two] = [createCheckLimit(database.url, rate), createCheckLimit(database.url, rate)];
  try {
    // A busy machine may take longer to open a connection than a check waits for: have them open.
    await Promise.all([one, one, two, two].map((limit, turn) => limit.mayCheck(`198.51.100.${turn}`)));
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, turn) => (turn % 2 ? one : two).mayCheck('203.0.113.7')),
    );
    expect(answers.filter(Boolean)).toHaveLength(5);
    expect(await one.mayCheck('203.0.113.8')).toBe(true);
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
});

test('a limiter without its database lets the check through', async () => {
  const lost = createCheckLimit('postgresql://nobody@127.0.0.1:1/none', { points: 1, windowSeconds: 60 });
  try {
    expect([await lost.mayCheck('203.0.113.7'), await lost.mayCheck('203.0.113.7')]).toEqual([true, true]);
  } finally {
    await lost.close();
  }
});
