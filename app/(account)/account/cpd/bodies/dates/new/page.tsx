import type { Metadata } from 'next';
import { DueForm } from '#components/cpd/due-form.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { isFormAgain } from '../../../log/form-again.ts';
import { addDueAction } from '../actions.ts';

export const metadata: Metadata = { title: 'Add a date', robots: { index: false } };

export default async function NewDatePage() {
  if (!(await isFormAgain())) await requireViewer('/account/cpd/bodies/dates/new');
  return (
    <Page>
      <PageHeading title="Add a date" lead="A day on which something lapses." />
      <CpdNav current="bodies" />
      <DueForm
        action={addDueAction}
        hidden={{}}
        values={{ kind: 'first-aid', label: '', dueOn: '' }}
        button="Add it to my dates"
      />
    </Page>
  );
}
