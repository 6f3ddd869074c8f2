import { expect, test } from 'vitest';
import { packEntry, packFacts } from '#tests/support/audit-pack.ts';
import { packPdfApart } from './pdf-apart.ts';
import { packPdf } from './pdf.ts';
import { packOf } from './rules/pack-of.ts';

const appUrl = 'https://afferent.example';
const packWith = (count: number) =>
  packOf(packFacts({ entries: Array.from({ length: count }, (_, index) => packEntry(index + 1)) }));

test('a pack made apart has the same bytes, each its own, while this thread goes on', { timeout: 60_000 }, async () => {
  const packs = [packWith(40), packWith(1), packWith(2)];
  let turns = 0;
  const clock = setInterval(() => (turns += 1), 1);
  const made = await Promise.all(packs.map((pack) => packPdfApart(pack, appUrl)));
  clearInterval(clock);
  expect(turns).toBeGreaterThan(10);
  for (const [index, pack] of packs.entries())
    expect(packPdf(pack, appUrl).equals(made[index] ?? new Uint8Array())).toBe(true);
});

test('what a thread cannot take is made here', async () => {
  const pack = packWith(1);
  const odd = { ...pack, notForThreads: () => {} };
  expect(packPdf(pack, appUrl).equals(await packPdfApart(odd, appUrl))).toBe(true);
});
