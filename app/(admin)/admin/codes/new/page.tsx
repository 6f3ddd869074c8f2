import type { Metadata } from 'next';
import { ActForm } from '#components/admin/act-form.tsx';
import type { ActField } from '#components/admin/act-state.ts';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { listCourseChoices } from '#lib/account/admin-queries/courses.ts';
import type { CourseChoice } from '#lib/account/admin-queries/courses.ts';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { currencies } from '#lib/money.ts';
import { codeKindWord } from '#lib/payments/messages/codes-admin.ts';
import { amountField, courseField, priceField } from '#lib/payments/rules/code-form.ts';
import { createCodeAction } from './actions.ts';

export const metadata: Metadata = { title: 'Make a code' };

const kinds = (['percent', 'amount', 'member'] as const).map((kind) => ({ value: kind, label: codeKindWord(kind) }));
const optional = { optional: true } as const;

const first: readonly ActField[] = [
  {
    kind: 'text',
    name: 'code',
    label: 'Code',
    help: 'What buyers type: 3 to 40 letters, digits and hyphens. Small letters count as capitals.',
    maxLength: 60,
  },
  {
    kind: 'text',
    name: 'label',
    label: 'What it is for',
    help: 'Buyers read it: the occasion, or the association whose members may use it.',
    maxLength: 120,
  },
  { kind: 'choice', name: 'kind', label: 'What it does', options: kinds },
  {
    kind: 'text',
    name: 'percentOff',
    label: 'Per cent off',
    help: '1 to 100. With 100 nobody types a card.',
    group: 'How much',
    onlyWith: 'percent',
    ...optional,
  },
];

const limits: readonly ActField[] = [
  { kind: 'date', name: 'startsOn', label: 'First day', help: 'Empty: from now on.', ...optional },
  {
    kind: 'date',
    name: 'endsOn',
    label: 'Last day',
    help: 'To its end in UTC, which is the next morning in Sydney. Empty: no end.',
    ...optional,
  },
  {
    kind: 'text',
    name: 'maxUses',
    label: 'Uses in all',
    help: 'Empty: no limit. An order is one use; with a limit, a percentage is for one person and not for a clinic.',
    ...optional,
  },
  { kind: 'text', name: 'maxUsesPerTherapist', label: 'Uses a therapist', help: 'Empty: no limit.', ...optional },
].map((field) => ({ ...field, group: 'When and how often' }) as ActField);

function fieldsFor(courses: readonly CourseChoice[]): ActField[] {
  const amounts = currencies.map((currency): ActField => {
    return {
      kind: 'text',
      name: amountField(currency),
      label: `Amount off in ${currency}`,
      group: 'How much off the order',
      onlyWith: 'amount',
      ...optional,
    };
  });
  const prices = courses.flatMap(({ slug, title }) =>
    currencies.map((currency): ActField => {
      return {
        kind: 'text',
        name: priceField(slug, currency),
        label: `${title}, in ${currency}`,
        group: 'What members pay',
        onlyWith: 'member',
        ...optional,
      };
    }),
  );
  const only = courses.map(({ slug, title }): ActField => {
    const group = 'For these courses; none ticked means every course';
    return { kind: 'check', name: courseField(slug), label: title, group };
  });
  return [...first, ...amounts, ...prices, ...only, ...limits];
}

export default async function NewCodePage() {
  const admin = await requireAdmin();
  const courses = await listCourseChoices(db(), admin);
  return (
    <Page>
      <PageHeading title="Make a code" lead="A code cannot be changed once it is made; it can be closed." />
      <ActForm action={createCodeAction} fields={fieldsFor(courses)} reviewLabel="Make the code…" />
    </Page>
  );
}
