import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ActForm } from '#components/admin/act-form.tsx';
import { KeyList, ProblemList } from '#components/quiz/problem-list.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { fileKinds } from '#lib/quiz/exchange/write.ts';
import { checkUpload } from '#lib/quiz/queries/exchange.ts';
import type { CheckedUpload } from '#lib/quiz/queries/exchange.ts';
import { now } from '#lib/time/clock.ts';
import { z } from 'zod';
import type { IdProps } from '../../../../props.ts';
import { importPoolAction } from './actions.ts';

export const metadata: Metadata = { title: 'Check of a file' };

export default async function CheckPage({ params }: IdProps) {
  const admin = await requireAdmin();
  const id = z.uuid().safeParse((await params).id);
  const check = id.success ? await checkUpload(db(), admin, id.data, now()) : null;
  if (!check) redirect('/admin/questions/import?problem=upload-gone');
  const hasErrors = check.problems.length > 0;
  return (
    <Page width="text">
      <PageHeading
        title={hasErrors ? 'This file cannot be imported' : 'Check before you import'}
        lead={leadOf(check)}
      />
      <Facts
        items={[
          { label: 'File', value: <span className="[overflow-wrap:anywhere]">{check.fileName}</span> },
          { label: 'Format', value: check.format ? fileKinds[check.format].label : 'Not recognised' },
          { label: 'Size', value: `${Math.max(1, Math.round(check.sizeBytes / 1024)).toLocaleString('en-AU')} KB` },
          {
            label: 'Into',
            value: (
              <span className="[overflow-wrap:anywhere]">
                {check.version.title}, version {check.version.version}
              </span>
            ),
          },
        ]}
      />
      {hasErrors ? <Errors check={check} /> : <Changes check={check} />}
      {check.lost.length > 0 ? (
        <Section title={hasErrors ? 'Also filled in or left out' : 'What is filled in or left out'}>
          <ProblemList label="Not kept" problems={check.lost} fileName={check.fileName} />
        </Section>
      ) : null}
      {hasErrors || check.added.length + check.changed.length === 0 ? null : <Confirm check={check} />}
      <p className="mt-10">
        <Link
          className="link inline-flex min-h-11 items-center"
          href={`/admin/questions/import?version=${check.version.id}`}
        >
          Choose another file
        </Link>
      </p>
    </Page>
  );
}

function leadOf({ problems, added, changed }: CheckedUpload): string {
  if (problems.length > 0) return 'Nothing was changed. Mend what is listed here, then upload the file again.';
  if (added.length + changed.length === 0)
    return 'Every question of this file is in the pool as it is, so there is nothing to import.';
  return 'Nothing has changed yet. Papers drawn after you confirm use the pool as it will be; papers already drawn stay as they are.';
}

function Errors({ check }: { check: CheckedUpload }) {
  return (
    <Section title={check.problems.length === 1 ? 'One thing is wrong' : `${check.problems.length} things are wrong`}>
      <ProblemList label="Errors" problems={check.problems} fileName={check.fileName} />
    </Section>
  );
}

function Changes({ check }: { check: CheckedUpload }) {
  return (
    <Section title="What would change">
      {check.added.length + check.changed.length === 0 ? (
        <Notice tone="good" title="This file changes nothing" />
      ) : null}
      <div className="border-t border-line">
        <KeyList title="Added to the pool" keys={check.added} />
        <KeyList title="Replaced by a new wording" keys={check.changed} />
        <KeyList title="Left as they are" keys={check.unchanged} />
      </div>
    </Section>
  );
}

function Confirm({ check }: { check: CheckedUpload }) {
  return (
    <Section title="Import it">
      <ActForm
        action={importPoolAction}
        reviewLabel="Import…"
        hidden={{ uploadId: check.id, print: check.print }}
        fields={[
          {
            kind: 'area',
            name: 'reason',
            label: 'Reason',
            help: 'Where the questions come from and who wrote them. At least 8 characters; it stays on record.',
            maxLength: 1000,
          },
        ]}
      />
    </Section>
  );
}
