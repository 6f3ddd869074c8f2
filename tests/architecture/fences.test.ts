import { beforeAll, describe, expect, it } from 'vitest';
import { lint, ownConfig, withoutEach } from './support/lint.ts';
import type { Complaint } from './support/lint.ts';
import { allowed } from './support/plants/allowed.ts';
import { habitFences } from './support/plants/habits.ts';
import { importFences } from './support/plants/imports.ts';
import type { Fence } from './support/plants/plant.ts';

const fences: readonly Fence[] = [...importFences, ...habitFences];
const fenceRules = new Set(fences.map(({ rule }) => rule));
const slowMs = 180_000;
const everything = [...fences, ...allowed];

const answers = (complaints: readonly Complaint[], fence: Fence) =>
  complaints.some(
    ({ file, rule, message }) => file === fence.file && rule === fence.rule && message.includes(fence.says),
  );

const refused = (complaints: readonly Complaint[]) =>
  complaints.filter(({ file, rule }) => fenceRules.has(rule) && allowed.some((fine) => fine.file === file));

describe('as configured', () => {
  let complaints: Complaint[] = [];

  beforeAll(async () => {
    complaints = await lint(everything);
  }, slowMs);

  it.each(fences)('a fence answers: $name', (fence) => {
    const heard = complaints.filter(({ file }) => file === fence.file);
    expect(answers(complaints, fence), `heard only ${JSON.stringify(heard, null, 2)}`).toBe(true);
  });

  it.each(allowed)('the allowed passes: $file', ({ file }) => {
    expect(refused(complaints).filter((complaint) => complaint.file === file)).toEqual([]);
  });
});

describe('the plants above notice when an entry of the configuration is removed', () => {
  it.concurrent.each(withoutEach(ownConfig(), fenceRules))(
    '$name',
    async ({ config }) => {
      const complaints = await lint(everything, config);
      const silent = fences.filter((fence) => !answers(complaints, fence));
      expect(silent.length + refused(complaints).length).toBeGreaterThan(0);
    },
    slowMs,
  );
});

it('each violation is planted in a file of its own', () => {
  const files = everything.map(({ file }) => file);
  expect(files).toEqual([...new Set(files)]);
});
