/** A violation to plant, with the rule and the words that must answer it. */
export type Fence = { readonly name: string; readonly file: string; readonly code: string; readonly rule: string; readonly says: string };

const boundaries = 'boundaries/dependencies';
const use = (source: string) => `import { thing } from '${source}';\nconsole.log(thing);\n`;
const useType = (source: string) => `import type { Thing } from '${source}';\nexport type Other = Thing;\n`;

const line = (name: string, file: string, source: string): Fence => ({ name, file, code: use(source), rule: boundaries, says: 'Domains stand in a line' });

export const importFences: readonly Fence[] = [
  { name: 'lib imports app', file: 'lib/quiz/queries-of-app.ts', code: use('#app/layout.tsx'), rule: boundaries, says: 'Nothing imports app' },
  { name: 'components import app', file: 'components/quiz/paper.tsx', code: use('#app/layout.tsx'), rule: boundaries, says: 'Nothing imports app' },
  { name: 'scripts import app', file: 'scripts/plant.ts', code: use('#app/layout.tsx'), rule: boundaries, says: 'Nothing imports app' },
  { name: 'app re-exported from lib', file: 'lib/plant-export.ts', code: `export { thing } from '../app/layout.tsx';\n`, rule: boundaries, says: 'Nothing imports app' },
  { name: 'lib imports components', file: 'lib/quiz/commands.ts', code: use('#components/ui/button.tsx'), rule: boundaries, says: 'Imports flow' },
  { name: 'components run queries', file: 'components/quiz/list.tsx', code: use('#lib/quiz/queries.ts'), rule: boundaries, says: 'Imports flow' },
  { name: 'components run queries by a relative path', file: 'components/quiz/relative.tsx', code: use('../../lib/quiz/queries.ts'), rule: boundaries, says: 'Imports flow' },
  { name: 'components run queries by a dynamic import', file: 'components/quiz/late.tsx', code: `export const late = () => import('#lib/quiz/queries.ts');\n`, rule: boundaries, says: 'Imports flow' },
  { name: 'components read the environment', file: 'components/quiz/env.tsx', code: use('#lib/env.ts'), rule: boundaries, says: 'Imports flow' },
  { name: 'primitives know a domain', file: 'components/ui/plant.tsx', code: useType('#lib/quiz/schema.ts'), rule: boundaries, says: 'components/ui knows no domain' },
  { name: 'primitives import a domain component', file: 'components/ui/plant-two.tsx', code: use('#components/quiz/paper.tsx'), rule: boundaries, says: 'components/ui knows no domain' },
  line('catalogue imports enrolment', 'lib/catalogue/plant.ts', '#lib/enrolment/rules.ts'),
  line('enrolment imports quiz', 'lib/enrolment/plant.ts', '#lib/quiz/rules.ts'),
  line('quiz imports certificate', 'lib/quiz/plant.ts', '#lib/certificate/commands.ts'),
  line('quiz imports certificate by a relative path', 'lib/quiz/plant-relative.ts', '../certificate/commands.ts'),
  line('quiz imports payments', 'lib/quiz/plant-payments.ts', '#lib/payments/queries.ts'),
  line('certificate imports payments', 'lib/certificate/plant.ts', '#lib/payments/queries.ts'),
  line('payments imports quiz', 'lib/payments/plant.ts', '#lib/quiz/queries.ts'),
  line('payments imports certificate', 'lib/payments/plant-two.ts', '#lib/certificate/schema.ts'),
  line('account imports enrolment', 'lib/account/plant.ts', '#lib/enrolment/queries.ts'),
  { name: 'the shared base imports a domain', file: 'lib/plant.ts', code: use('#lib/quiz/rules.ts'), rule: boundaries, says: 'Shared files know no domain' },
  { name: 'e-mail imports a domain', file: 'lib/email/plant.ts', code: useType('#lib/certificate/schema.ts'), rule: boundaries, says: 'Shared files know no domain' },
  { name: 'the job queue imports a domain', file: 'lib/jobs/enqueue.ts', code: use('#lib/certificate/commands.ts'), rule: boundaries, says: 'Shared files know no domain' },
  line('a domain imports the worker', 'lib/quiz/plant-worker.ts', '#lib/jobs/worker.ts'),
  { name: 'a domain of no known place', file: 'lib/catalogue/plant-unknown.ts', code: use('#lib/unheard-of/rules.ts'), rule: boundaries, says: 'Imports flow' },
];

export const partFences: readonly Fence[] = [
  { name: 'rules import Prisma', file: 'lib/quiz/messages.ts', code: use('#generated/client.ts'), rule: boundaries, says: 'see Prisma' },
  { name: 'a page imports Prisma', file: 'app/plant/page.tsx', code: use('#generated/client.ts'), rule: boundaries, says: 'Pages and components see DTOs' },
  { name: 'a page imports a Prisma type', file: 'app/plant/types.ts', code: useType('#generated/client.ts'), rule: boundaries, says: 'Pages and components see DTOs' },
  { name: 'a component imports a Prisma type', file: 'components/quiz/row.tsx', code: useType('#generated/client.ts'), rule: boundaries, says: 'Pages and components see DTOs' },
  { name: 'a schema takes the database', file: 'lib/quiz/schema.ts', code: use('#lib/db/client.ts'), rule: boundaries, says: 'take the database' },
  { name: 'a component takes the database', file: 'components/quiz/db.tsx', code: use('#lib/db/client.ts'), rule: boundaries, says: 'take the database' },
  { name: 'a page speaks to Stripe', file: 'app/plant/stripe.ts', code: use('stripe'), rule: boundaries, says: 'Only lib/payments speaks to Stripe' },
  { name: 'another domain speaks to Stripe', file: 'lib/enrolment/stripe.ts', code: useType('stripe'), rule: boundaries, says: 'Only lib/payments speaks to Stripe' },
  { name: 'Stripe by a dynamic import', file: 'lib/enrolment/late.ts', code: `export const late = () => import('stripe');\n`, rule: boundaries, says: 'Only lib/payments speaks to Stripe' },
  { name: 'a domain reads process.env', file: 'lib/quiz/env.ts', code: 'export const home = process.env.HOME;\n', rule: 'afferent/env-only-in-env', says: 'Only lib/env.ts' },
  { name: 'a page reads process.env by brackets', file: 'app/plant/env.ts', code: `export const home = process['env'].HOME;\n`, rule: 'afferent/env-only-in-env', says: 'Only lib/env.ts' },
  { name: 'the environment by destructuring', file: 'lib/quiz/env-two.ts', code: 'const { env } = process;\nconsole.log(env);\n', rule: 'afferent/env-only-in-env', says: 'Only lib/env.ts' },
  { name: 'the environment by import', file: 'lib/quiz/env-three.ts', code: `import { env } from 'node:process';\nconsole.log(env);\n`, rule: 'afferent/env-only-in-env', says: 'Only lib/env.ts' },
  { name: 'a bare new Date()', file: 'lib/quiz/clock.ts', code: 'export const at = new Date();\n', rule: 'afferent/clock-only-in-clock', says: 'Only lib/time/clock.ts' },
  { name: 'Date.now()', file: 'app/plant/clock.ts', code: 'export const at = Date.now();\n', rule: 'afferent/clock-only-in-clock', says: 'Only lib/time/clock.ts' },
];

const pure = 'afferent/pure-rules';

export const habitFences: readonly Fence[] = [
  { name: 'an async rule', file: 'lib/quiz/rules.ts', code: 'export async function decide() {\n  return 1;\n}\n', rule: pure, says: 'no async functions' },
  { name: 'an async arrow in a folder of rules', file: 'lib/quiz/rules/grade.ts', code: 'export const decide = async () => 1;\n', rule: pure, says: 'no async functions' },
  { name: 'a rule draws by chance', file: 'lib/enrolment/rules.ts', code: 'export const draw = () => Math.random();\n', rule: pure, says: 'no randomness' },
  { name: 'a rule imports the database', file: 'lib/certificate/rules.ts', code: use('../db/transaction.ts'), rule: pure, says: 'no import' },
  { name: 'a rule imports React', file: 'lib/catalogue/rules.ts', code: `import { cache } from 'react';\nconsole.log(cache);\n`, rule: pure, says: 'no import of react' },
  { name: 'a rule imports Next', file: 'lib/payments/rules.ts', code: `import { cookies } from 'next/headers';\nconsole.log(cookies);\n`, rule: pure, says: 'no import of next' },
  { name: 'a rule reads a file', file: 'lib/account/rules.ts', code: `import { readFileSync } from 'node:fs';\nconsole.log(readFileSync);\n`, rule: pure, says: 'no import of node:fs' },
  { name: 'a mocked module', file: 'tests/integration/plant.test.ts', code: `import { vi } from 'vitest';\nvi.mock('./other.ts');\n`, rule: 'afferent/no-module-mocks', says: 'No module mocks' },
  { name: 'a fixed wait', file: 'tests/e2e/plant.spec.ts', code: `import { test } from '@playwright/test';\ntest('waits', async ({ page }) => {\n  await page.waitForTimeout(100);\n});\n`, rule: 'afferent/no-fixed-waits', says: 'No waitForTimeout' },
  { name: 'a focused test', file: 'lib/quiz/focus.test.ts', code: `import { expect, it } from 'vitest';\nit.only('runs alone', () => expect(1).toBe(1));\n`, rule: 'afferent/no-focused-tests', says: 'No .only' },
  { name: 'a focused group', file: 'tests/e2e/focus.spec.ts', code: `import { test } from '@playwright/test';\ntest.describe.only('alone', () => {});\n`, rule: 'afferent/no-focused-tests', says: 'No .only' },
  { name: 'any', file: 'lib/quiz/any.ts', code: 'export const thing = (value: any) => value;\n', rule: 'typescript/no-explicit-any', says: 'any' },
  { name: 'a file of 301 lines', file: 'lib/quiz/long.ts', code: Array.from({ length: 301 }, (_, index) => `export const line${index} = ${index};\n`).join(''), rule: 'eslint/max-lines', says: 'too many lines' },
];

/** What the fences must let through. */
export const allowed: readonly { readonly file: string; readonly code: string }[] = [
  { file: 'app/fine/page.tsx', code: `${use('#lib/db/client.ts')}${useType('#lib/quiz/queries.ts')}` },
  { file: 'app/fine/two.tsx', code: use('#lib/quiz/queries.ts') },
  { file: 'app/fine/three.tsx', code: use('#components/ui/button.tsx') },
  { file: 'app/fine/four.ts', code: use('#lib/time/clock.ts') },
  { file: 'components/fine/a.tsx', code: use('#lib/quiz/messages.ts') },
  { file: 'components/fine/b.tsx', code: use('#lib/quiz/rules.ts') },
  { file: 'components/fine/c.tsx', code: use('#lib/money.ts') },
  { file: 'components/fine/d.tsx', code: use('#components/ui/button.tsx') },
  { file: 'components/fine/e.tsx', code: useType('#lib/quiz/queries.ts') },
  { file: 'components/fine/f.tsx', code: use('react') },
  { file: 'components/ui/fine.tsx', code: use('./button.tsx') },
  { file: 'lib/quiz/queries.ts', code: use('#generated/client.ts') },
  { file: 'lib/quiz/commands/finish.ts', code: use('#generated/client.ts') },
  { file: 'lib/quiz/commands/start.ts', code: use('#lib/enrolment/queries.ts') },
  { file: 'lib/quiz/helper.ts', code: useType('#lib/db/client.ts') },
  { file: 'lib/quiz/helper-two.ts', code: useType('#generated/client.ts') },
  { file: 'lib/quiz/helper-three.ts', code: use('#lib/jobs/enqueue.ts') },
  { file: 'lib/certificate/helper.ts', code: use('#lib/quiz/rules.ts') },
  { file: 'lib/certificate/helper-two.ts', code: use('#lib/documents/compile.ts') },
  { file: 'lib/enrolment/helper.ts', code: use('#lib/catalogue/queries.ts') },
  { file: 'lib/account/helper.ts', code: use('./messages.ts') },
  { file: 'lib/payments/helper.ts', code: use('#lib/enrolment/commands.ts') },
  { file: 'lib/payments/gateway.ts', code: use('stripe') },
  { file: 'lib/jobs/worker.ts', code: use('#lib/certificate/commands.ts') },
  { file: 'lib/jobs/worker-two.ts', code: use('#lib/db/client.ts') },
  { file: 'lib/env.ts', code: 'export const home = process.env.HOME;\n' },
  { file: 'lib/time/clock.ts', code: 'export const now = () => new Date();\n' },
  { file: 'lib/quiz/dates.ts', code: 'export const day = (text: string) => new Date(text);\n' },
  { file: 'lib/bodies/rules.ts', code: `${useType('#lib/db/client.ts')}${use('#lib/catalogue/schema.ts')}` },
  { file: 'lib/quiz/rules/grade.test.ts', code: `import { it } from 'vitest';\nit('may wait', async () => {});\n` },
  { file: 'scripts/fine.ts', code: `${use('#lib/quiz/commands.ts')}export const port = process.env.PORT ?? Date.now();\n` },
  { file: 'tests/integration/fine.test.ts', code: `${use('#lib/db/client.ts')}export const at = new Date();\n` },
  { file: 'tests/integration/fine-two.test.ts', code: use('#app/courses/actions.ts') },
];
