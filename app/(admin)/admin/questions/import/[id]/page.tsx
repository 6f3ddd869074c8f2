import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { KeyList } from '#components/quiz/problem-list.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireAdmin } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { getPoolImport } from '#lib/quiz/queries/exchange.ts';
import type { IdProps } from '../../../props.ts';

export const metadata: Metadata = { title: 'Question import' };

export default async function DoneImportPage({ params }: IdProps) {
  const admin = await requireAdmin();
  const id = z.uuid().safeParse((await params).id);
  const done = id.success ? await getPoolImport(db(), admin, id.data) : null;
  if (!done) notFound();
  const touched = done.addedCount + done.changedCount;
  return (
    <Page width="text">
      <PageHeading
        title={touched === 1 ? 'One question imported' : `${touched.toLocaleString('en-AU')} questions imported`}
        lead={`Papers of “${done.courseTitle}”, version ${done.courseVersion}, draw from the pool as this import left it, until it changes again.`}
      />
      <Facts
        items={[
          { label: 'Added', value: done.addedCount },
          { label: 'New wording', value: done.changedCount },
          { label: 'Left as they were', value: done.unchangedCount },
          { label: 'When', value: <DateText value={done.at} withTime /> },
          { label: 'By', value: <span className="[overflow-wrap:anywhere]">{done.actorLabel}</span> },
          { label: 'File', value: <span className="[overflow-wrap:anywhere]">{done.fileName}</span> },
        ]}
      />
      <Section title="On record">
        <dl className="space-y-3">
          <div>
            <dt className="text-sm text-muted">Reason</dt>
            <dd className="whitespace-pre-wrap break-words">{done.reason}</dd>
          </div>
          <div>
            <dt className="text-sm text-muted">SHA-256 of the file</dt>
            <dd className="break-all font-mono text-sm">{done.sha256}</dd>
          </div>
        </dl>
        <div className="mt-4 border-t border-line">
          <KeyList title="Questions of this import" keys={done.keys} />
        </div>
      </Section>
      <p className="mt-10">
        <Link className="link inline-flex min-h-11 items-center" href="/admin/questions/exchange">
          Import and export
        </Link>
      </p>
    </Page>
  );
}
