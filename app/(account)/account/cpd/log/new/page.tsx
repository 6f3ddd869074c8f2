import type { Metadata } from 'next';
import { ActForm } from '#components/admin/act-form.tsx';
import { EntryForm } from '#components/cpd/log/entry-form.tsx';
import { EvidencePicture } from '#components/cpd/log/evidence-list.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { getWaitingFile } from '#lib/cpd-log/queries/waiting-files.ts';
import type { EvidenceItem } from '#lib/cpd-log/schema.ts';
import { db } from '#lib/db/client.ts';
import { addEntryAction } from '../actions.ts';
import { deleteEvidenceAction } from '../evidence-actions/actions.ts';
import { isFormAgain } from '../form-again.ts';
import { claimBodies } from '../typed.ts';

export const metadata: Metadata = { title: 'Add learning' };

type Search = Promise<Record<string, string | string[] | undefined>>;

function Beside({ file }: { file: EvidenceItem }) {
  const address = `/account/cpd/log/file/${file.id}`;
  return (
    <aside aria-label="The file" className="mb-10 lg:order-2">
      <div className="lg:sticky lg:top-6">
        <EvidencePicture address={address} file={file} />
        <a className="link mt-3 inline-flex min-h-11 items-center [overflow-wrap:anywhere]" href={address} download>
          {file.fileName}
        </a>
        <p className="mb-4 text-sm text-muted">It is kept and waits here until you have said what it is.</p>
        <ActForm
          action={deleteEvidenceAction}
          fields={[]}
          hidden={{ fileId: file.id }}
          reviewLabel="Delete this file"
          tone="danger"
        />
      </div>
    </aside>
  );
}

export default async function NewEntryPage({ searchParams }: { searchParams: Search }) {
  const { file: asked } = await searchParams;
  const address = typeof asked === 'string' ? `/account/cpd/log/new?file=${asked}` : '/account/cpd/log/new';
  const viewer = (await isFormAgain()) ? null : await requireViewer(address);
  const file = viewer && typeof asked === 'string' ? await getWaitingFile(db(), viewer, asked) : null;
  const bodies = viewer ? await claimBodies(db(), viewer) : [];
  const form = (
    <EntryForm
      action={addEntryAction}
      values={{}}
      bodies={bodies}
      hidden={typeof asked === 'string' ? { fileId: asked } : {}}
      label="Add to my log"
    />
  );
  return (
    <Page width={file ? 'wide' : 'text'}>
      <PageHeading title={file ? 'What is it?' : 'Add learning'} />
      <CpdNav current="log" />
      {file ? (
        <div className="gap-x-14 lg:grid lg:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]">
          <Beside file={file} />
          <div className="lg:order-1">{form}</div>
        </div>
      ) : (
        form
      )}
    </Page>
  );
}
