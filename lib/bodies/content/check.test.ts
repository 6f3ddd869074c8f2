import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatFault } from '#lib/catalogue/content/fault.ts';
import { contentDir } from '#lib/paths.ts';
import { checkBodies } from './check.ts';

const today = '2026-11-28';
const cnhc = 'bodies/cnhc.yaml';
let dir = '';

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bodies-'));
  cpSync(join(contentDir, 'bodies'), join(dir, 'bodies'), { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Plants a fault in a file and gives the line on which it stands. */
function plant(file: string, from: string | RegExp, to: string): number {
  const text = readFileSync(join(dir, file), 'utf8');
  const at = text.search(from);
  expect(at, `${String(from)} stands in ${file}`).toBeGreaterThanOrEqual(0);
  writeFileSync(join(dir, file), text.replace(from, to));
  return text.slice(0, at).split('\n').length;
}

const found = (on = today) => checkBodies(dir, on).faults.map(formatFault);

test('every rule that ships is sound', () => {
  expect(found()).toEqual([]);
  expect(checkBodies(dir, today).count).toBeGreaterThanOrEqual(35);
});

test('a fault of shape is named with its file and line', () => {
  const line = plant(cnhc, /kind: register/, 'kind: club');
  expect(found()[0]).toMatch(new RegExp(`^${cnhc}:${line} kind: .*\\[shape\\]$`));
});

test.each([
  [/slug: cnhc/, 'slug: cnhs', 'slug'],
  [/shareOfQuota: \[1, 3\]/, 'shareOfQuota: [4, 3]', 'limit'],
  [/kind: maximum/, 'kind: minimum', 'limit'],
  [/https:\/\/www.cnhc.org.uk\/articles/, 'http://www.cnhc.org.uk/articles', 'https'],
  [/checkedOn: 2026-11-28/, 'checkedOn: 2026-11-29', 'checked'],
  [/checkedOn: 2026-11-28/, 'checkedOn: 2026-02-30', 'checked'],
  [/minutes: 60/, 'minutes: null', 'doubts'],
  [/one: hour/, 'one: CEU', 'unit'],
  [/quota: .*/, 'quota: { kind: unknown }', 'doubts'],
  [/cycle: .*/, 'cycle: { kind: fixed, startsOn: 02-30, years: 1 }', 'cycle'],
  [/cycle: .*/, 'cycle: { kind: fixed, startsOn: 01-01, years: 2 }', 'cycle'],
])('what is planted at %s is named', (from, to, rule) => {
  const line = plant(cnhc, from, to);
  expect(found().filter((text) => text.endsWith(`[body-${rule}]`)).length).toBeGreaterThan(0);
  expect(found().every((text) => text.startsWith(`${cnhc}:`))).toBe(true);
  expect(line).toBeGreaterThan(0);
});

test('a minimum that its maximum or the quota forbids is named, and a list that names something twice', () => {
  const file = 'bodies/anta.yaml';
  plant(
    file,
    /limits:\n/,
    `limits:
  - { id: modality, label: Too much, kind: minimum, measure: { units: 21 } }
  - { id: low, label: Low, kind: minimum, measure: { units: 9 }, where: { modes: [reading] } }
  - { id: high, label: High, kind: maximum, measure: { units: 8 }, where: { modes: [reading] } }
`,
  );
  expect(found().map((text) => text.replace(`${file}:`, ''))).toEqual([
    expect.stringMatching(/"modality" stands here more than once/),
    expect.stringMatching(/at least 21, and only 20 are asked in all/),
    expect.stringMatching(/at least 9 and at most 8 of the same learning/),
  ]);
});

test('a rule that nobody has looked at for a year is a warning and no error', () => {
  expect(found('2027-11-28')).toEqual([]);
  expect(found('2027-11-29').every((text) => text.includes('warning: last checked on'))).toBe(true);
  expect(found('2027-11-29').length).toBeGreaterThanOrEqual(35);
});
