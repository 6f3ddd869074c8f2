import { answeredBy, use, useType } from './plant.ts';
import type { Fence } from './plant.ts';

const boundaries = 'boundaries/dependencies';

const direction: readonly Fence[] = [
  ...answeredBy(boundaries, 'Nothing imports app', [
    ['lib imports app', 'lib/quiz/queries-of-app.ts', use('#app/layout.tsx')],
    ['components import app', 'components/quiz/paper.tsx', use('#app/layout.tsx')],
    ['scripts import app', 'scripts/plant.ts', use('#app/layout.tsx')],
    ['app re-exported from lib', 'lib/plant-export.ts', `export { thing } from '../app/layout.tsx';\n`],
  ]),
  ...answeredBy(boundaries, 'Imports flow', [
    ['lib imports components', 'lib/quiz/commands.ts', use('#components/ui/button.tsx')],
    ['components run queries', 'components/quiz/list.tsx', use('#lib/quiz/queries.ts')],
    ['components run queries by a relative path', 'components/quiz/far.tsx', use('../../lib/quiz/queries.ts')],
    [
      'components run queries later',
      'components/quiz/late.tsx',
      `export const late = () => import('#lib/quiz/queries.ts');\n`,
    ],
    ['components read the environment', 'components/quiz/env.tsx', use('#lib/env.ts')],
    ['a domain of no known place', 'lib/catalogue/plant-unknown.ts', use('#lib/unheard-of/rules.ts')],
  ]),
  ...answeredBy(boundaries, 'components/ui knows no domain', [
    ['primitives know a domain', 'components/ui/plant.tsx', useType('#lib/quiz/schema.ts')],
    ['primitives import a domain component', 'components/ui/plant-two.tsx', use('#components/quiz/paper.tsx')],
  ]),
];

const domains: readonly Fence[] = [
  ...answeredBy(boundaries, 'Domains stand in a line', [
    ['catalogue imports enrolment', 'lib/catalogue/plant.ts', use('#lib/enrolment/rules.ts')],
    ['enrolment imports quiz', 'lib/enrolment/plant.ts', use('#lib/quiz/rules.ts')],
    ['quiz imports certificate', 'lib/quiz/plant.ts', use('#lib/certificate/commands.ts')],
    ['quiz imports certificate by a relative path', 'lib/quiz/plant-far.ts', use('../certificate/commands.ts')],
    ['quiz imports payments', 'lib/quiz/plant-payments.ts', use('#lib/payments/queries.ts')],
    ['certificate imports the CPD log', 'lib/certificate/plant-log.ts', use('#lib/cpd-log/schema.ts')],
    ['the CPD log imports payments', 'lib/cpd-log/plant.ts', use('#lib/payments/queries.ts')],
    ['certificate imports payments', 'lib/certificate/plant.ts', use('#lib/payments/queries.ts')],
    ['payments imports quiz', 'lib/payments/plant.ts', use('#lib/quiz/queries.ts')],
    ['payments imports certificate', 'lib/payments/plant-two.ts', use('#lib/certificate/schema.ts')],
    ['account imports enrolment', 'lib/account/plant.ts', use('#lib/enrolment/queries.ts')],
    ['a domain imports the worker', 'lib/quiz/plant-worker.ts', use('#lib/jobs/worker.ts')],
  ]),
  ...answeredBy(boundaries, 'Shared files know no domain', [
    ['the shared base imports a domain', 'lib/plant.ts', use('#lib/quiz/rules.ts')],
    ['e-mail imports a domain', 'lib/email/plant.ts', useType('#lib/certificate/schema.ts')],
    ['the job queue imports a domain', 'lib/jobs/enqueue.ts', use('#lib/certificate/commands.ts')],
  ]),
];

const parts: readonly Fence[] = [
  ...answeredBy(boundaries, 'see Prisma', [
    ['messages import Prisma', 'lib/quiz/messages.ts', use('#generated/client.ts')],
  ]),
  ...answeredBy(boundaries, 'Pages and components see DTOs', [
    ['a page imports Prisma', 'app/plant/page.tsx', use('#generated/client.ts')],
    ['a page imports a Prisma type', 'app/plant/types.ts', useType('#generated/client.ts')],
    ['a component imports a Prisma type', 'components/quiz/row.tsx', useType('#generated/client.ts')],
  ]),
  ...answeredBy(boundaries, 'take the database', [
    ['a schema takes the database', 'lib/quiz/schema.ts', use('#lib/db/client.ts')],
    ['a component takes the database', 'components/quiz/db.tsx', use('#lib/db/client.ts')],
  ]),
  ...answeredBy(boundaries, 'Only lib/payments speaks to Stripe', [
    ['a page speaks to Stripe', 'app/plant/stripe.ts', use('stripe')],
    ['another domain speaks to Stripe', 'lib/enrolment/stripe.ts', useType('stripe')],
    ['Stripe by a dynamic import', 'lib/enrolment/late.ts', `export const late = () => import('stripe');\n`],
  ]),
];

/** Imports that are refused. */
export const importFences: readonly Fence[] = [...direction, ...domains, ...parts];
