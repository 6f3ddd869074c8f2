import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActForm } from '#components/admin/act-form.tsx';
import { DueForm } from '#components/cpd/due-form.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { dueTitle } from '#lib/cpd-log/messages/memberships.ts';
import { getDue } from '#lib/cpd-log/queries/dues.ts';
import { idForm } from '#lib/cpd-log/schema/memberships.ts';
import { db } from '#lib/db/client.ts';
import { changeDueAction, removeDueAction } from '../actions.ts';

export const metadata: Metadata = { title: 'Change a date', robots: { index: false } };

export default async function ChangeDatePage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer('/account/cpd/bodies');
  const parsed = idForm.safeParse(await params);
  const due = parsed.success ? await getDue(db(), viewer, parsed.data.id) : null;
  if (!due) notFound();
  const { id, revision, kind, label, dueOn } = due;
  return (
    <Page>
      <PageHeading title={dueTitle(due)} kicker="Change a date" />
      <CpdNav current="bodies" />
      <DueForm action={changeDueAction} hidden={{ id, revision }} values={{ kind, label, dueOn }} button="Save" />
      <Section title="Take it off the list">
        <ActForm
          action={removeDueAction}
          fields={[]}
          hidden={{ id }}
          reviewLabel="Take this date off my list…"
          tone="danger"
        />
      </Section>
    </Page>
  );
}
