import type { Metadata } from 'next';
import { ImportForm } from '#components/cpd/log/import-form.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { spellings } from '#lib/cpd-log/rules/csv-columns.ts';
import { importListAction } from './actions.ts';

export const metadata: Metadata = { title: 'A list from a spreadsheet' };

const columns = [
  ['title', 'Title'],
  ['completedOn', 'Date'],
  ['hours', 'Hours, minutes or duration'],
  ['provider', 'Provider'],
  ['mode', 'How you learned'],
  ['relation', 'Category'],
  ['learned', 'What you learned'],
  ['use', 'How you use it'],
] as const;

export default async function ImportPage() {
  await requireViewer('/account/cpd/log/import');
  return (
    <Page>
      <PageHeading
        title="A list from a spreadsheet"
        lead="The diary you kept until now comes in at one go. The same list again adds nothing twice."
      />
      <CpdNav current="log" />
      <ImportForm action={importListAction} />
      <details className="mt-12 border-y border-line py-2">
        <summary className="min-h-11 py-2.5 font-medium">Which names of columns are understood</summary>
        <dl className="mb-4 mt-2 space-y-3">
          {columns.map(([field, label]) => (
            <div key={field}>
              <dt className="font-medium">{label}</dt>
              <dd className="text-sm text-muted">{spellings[field].join(', ')}</dd>
            </div>
          ))}
        </dl>
        <p className="mb-4 max-w-[36em] text-sm text-muted">
          Dates are day before month: 28/11/2026, or 2026-11-28. Title, date and time are needed, the rest may be
          missing.
        </p>
      </details>
    </Page>
  );
}
