import { answeredBy, use } from './plant.ts';
import type { Fence } from './plant.ts';

const imported = (name: string, source: string) => `import { ${name} } from '${source}';\nconsole.log(${name});\n`;
const inTest = (body: string) => `import { test } from '@playwright/test';\n${body}\n`;
const longFile = Array.from({ length: 301 }, (_, index) => `export const line${index} = ${index};\n`).join('');

const edges: readonly Fence[] = [
  ...answeredBy('afferent/env-only-in-env', 'Only lib/env.ts', [
    ['a domain reads process.env', 'lib/quiz/env.ts', 'export const home = process.env.HOME;\n'],
    ['a page reads process.env by brackets', 'app/plant/env.ts', `export const home = process['env'].HOME;\n`],
    ['the environment by destructuring', 'lib/quiz/env-two.ts', 'const { env } = process;\nconsole.log(env);\n'],
    ['the environment by import', 'lib/quiz/env-three.ts', imported('env', 'node:process')],
  ]),
  ...answeredBy('afferent/clock-only-in-clock', 'Only lib/time/clock.ts', [
    ['a bare new Date()', 'lib/quiz/clock.ts', 'export const at = new Date();\n'],
    ['Date.now()', 'app/plant/clock.ts', 'export const at = Date.now();\n'],
  ]),
];

const pure: readonly Fence[] = [
  ...answeredBy('afferent/pure-rules', 'no async functions', [
    ['an async rule', 'lib/quiz/rules.ts', 'export async function decide() {\n  return 1;\n}\n'],
    ['an async arrow in a folder of rules', 'lib/quiz/rules/grade.ts', 'export const decide = async () => 1;\n'],
  ]),
  ...answeredBy('afferent/pure-rules', 'no randomness', [
    ['a rule draws by chance', 'lib/enrolment/rules.ts', 'export const draw = () => Math.random();\n'],
  ]),
  ...answeredBy('afferent/pure-rules', 'no import of', [
    ['a rule imports the database', 'lib/certificate/rules.ts', use('../db/transaction.ts')],
    ['a rule imports React', 'lib/catalogue/rules.ts', imported('cache', 'react')],
    ['a rule imports Next', 'lib/payments/rules.ts', imported('cookies', 'next/headers')],
    ['a rule reads a file', 'lib/account/rules.ts', imported('readFileSync', 'node:fs')],
  ]),
];

const tests: readonly Fence[] = [
  ...answeredBy('afferent/no-module-mocks', 'No module mocks', [
    ['a mocked module', 'tests/integration/plant.test.ts', `import { vi } from 'vitest';\nvi.mock('./other.ts');\n`],
  ]),
  ...answeredBy('afferent/no-fixed-waits', 'No waitForTimeout', [
    ['a fixed wait', 'tests/e2e/plant.spec.ts', inTest(`test('waits', ({ page }) => page.waitForTimeout(100));`)],
  ]),
  ...answeredBy('afferent/no-focused-tests', 'No .only', [
    ['a focused test', 'lib/quiz/focus.test.ts', `import { it } from 'vitest';\nit.only('runs alone', () => {});\n`],
    ['a focused group', 'tests/e2e/focus.spec.ts', inTest(`test.describe.only('alone', () => {});`)],
  ]),
];

const shape: readonly Fence[] = [
  ...answeredBy('typescript/no-explicit-any', 'any', [
    ['any', 'lib/quiz/any.ts', 'export const thing = (value: any) => value;\n'],
  ]),
  ...answeredBy('eslint/max-lines', 'too many lines', [['a file of 301 lines', 'lib/quiz/long.ts', longFile]]),
];

/** Habits that are refused wherever they are met. */
export const habitFences: readonly Fence[] = [...edges, ...pure, ...tests, ...shape];
