import type { Metadata } from 'next';
import { ActForm } from '#components/admin/act-form.tsx';
import type { ActField } from '#components/admin/act-state.ts';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireAdmin } from '#lib/auth/session.ts';
import { bodies } from '#lib/bodies/load.ts';
import { listVersionChoices } from '#lib/catalogue/queries/approvals.ts';
import type { VersionChoice } from '#lib/catalogue/queries/approvals.ts';
import { db } from '#lib/db/client.ts';
import { bodyOptions } from '../choices.ts';
import { registerApprovalAction } from './actions.ts';

export const metadata: Metadata = { title: 'Enter an approval' };

const choose = { value: '', label: 'Choose…' };

function whatFor(versions: readonly VersionChoice[]): ActField[] {
  return [
    {
      kind: 'select',
      name: 'courseVersionId',
      label: 'Course and version',
      help: 'An approval is for one version. A newer one needs its own.',
      options: [
        choose,
        ...versions.map(({ id, title, version }) => ({ value: id, label: `${title}, version ${version}` })),
      ],
    },
    { kind: 'select', name: 'bodySlug', label: 'Body', options: [choose, ...bodyOptions(bodies())] },
  ];
}

const asWritten: readonly ActField[] = [
  { kind: 'text', name: 'jurisdiction', label: 'Place', help: 'As the body names it: “Florida”, “United Kingdom”.' },
  { kind: 'text', name: 'approvalNumber', label: 'Approval number', maxLength: 60 },
  {
    kind: 'text',
    name: 'providerNumber',
    label: 'Provider number',
    help: 'Where the body gives the provider or the programme a number of its own.',
    maxLength: 60,
    optional: true,
  },
  {
    kind: 'text',
    name: 'approvedTitle',
    label: 'Approved title',
    help: 'Letter by letter: it is printed so, whatever the course is called here.',
    maxLength: 200,
  },
  { kind: 'text', name: 'units', label: 'Hours or points approved', help: 'In the body’s own unit, such as 1.5.' },
  { kind: 'date', name: 'validFrom', label: 'First day' },
  { kind: 'date', name: 'validUntil', label: 'Last day', help: 'Empty: no end is given.', optional: true },
  {
    kind: 'area',
    name: 'reason',
    label: 'Where it is written',
    help: 'The letter or page and its date. At least 8 characters; it stays on record.',
    maxLength: 1000,
  },
].map((field) => ({ ...field, group: 'As the body wrote it' }) as ActField);

export default async function NewApprovalPage() {
  const admin = await requireAdmin();
  const versions = await listVersionChoices(db(), admin);
  return (
    <Page>
      <PageHeading
        title="Enter an approval"
        lead="Only what a body has written. It cannot be changed once it is entered; it can be withdrawn."
      />
      <ActForm
        action={registerApprovalAction}
        fields={[...whatFor(versions), ...asWritten]}
        reviewLabel="Enter the approval…"
      />
    </Page>
  );
}
