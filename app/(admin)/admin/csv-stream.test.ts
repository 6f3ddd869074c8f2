import { expect, test } from 'vitest';
import { csvHeaders, csvStream } from './csv-stream.ts';

/** Batches without end, with a note of how many were asked for and whether they were broken off. */
function endless() {
  const seen = { batches: 0, isClosed: false };
  async function* batches(): AsyncGenerator<number[]> {
    try {
      for (;;) {
        seen.batches += 1;
        yield [seen.batches, seen.batches];
      }
    } finally {
      seen.isClosed = true;
    }
  }
  return { seen, batches: batches() };
}

test('a batch is read when the one before was taken, and none after the reader has gone', async () => {
  const { seen, batches } = endless();
  const reader = csvStream('head\n', batches, (row) => `${row}\n`).getReader();
  const decoder = new TextDecoder();
  const texts: string[] = [];
  for (let taken = 0; taken < 4; taken += 1) texts.push(decoder.decode((await reader.read()).value));
  expect(texts).toEqual(['head\n', '1\n1\n', '2\n2\n', '3\n3\n']);
  expect(seen.batches).toBeLessThanOrEqual(5);
  await reader.cancel();
  expect(seen.isClosed).toBe(true);
});

test('ends with the last batch', async () => {
  async function* two(): AsyncGenerator<string[]> {
    yield ['a'];
    yield ['b'];
  }
  expect(await new Response(csvStream('', two(), (row) => row)).text()).toBe('ab');
});

test('is a file of this day that nobody keeps', () => {
  expect(csvHeaders('answers', new Date('2026-11-28T23:59:00Z'))).toEqual({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="afferent-answers-2026-11-28.csv"',
    'cache-control': 'private, no-store',
  });
});
