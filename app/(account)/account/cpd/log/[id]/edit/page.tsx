import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { EntryFacts } from '#components/cpd/log/entry-facts.tsx';
import { EntryForm } from '#components/cpd/log/entry-form.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { getEntry } from '#lib/cpd-log/queries/list-log.ts';
import { locksOf } from '#lib/cpd-log/rules/locks.ts';
import { typedOf } from '#lib/cpd-log/rules/typed.ts';
import type { LogEntry } from '#lib/cpd-log/schema.ts';
import { db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import { changeEntryAction } from '../../actions.ts';
import { isFormAgain } from '../../form-again.ts';
import { claimBodies } from '../../typed.ts';

export const metadata: Metadata = { title: 'Change an entry' };

/** The facts that cannot be changed here, and why. */
function Locked({ entry }: { entry: LogEntry }) {
  return (
    <section aria-label="What stands fast" className="mb-10 border-y border-line py-6">
      <EntryFacts entry={entry} />
      <p className="mt-5 max-w-[36em] text-sm text-muted">
        {entry.source === 'completion'
          ? 'These facts are the certificate’s. If one is wrong, the certificate has to be corrected: tell us.'
          : 'What the badge itself says stands fast, because its signature was checked.'}
      </p>
    </section>
  );
}

export default async function EditEntryPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = (await isFormAgain()) ? null : await requireViewer(`/account/cpd/log/${id}/edit`);
  const entry = viewer && isId(id) ? await getEntry(db(), viewer, id) : null;
  if (viewer && !entry) notFound();
  const bodies = viewer ? await claimBodies(db(), viewer) : [];
  const locks = entry ? [...locksOf(entry)] : [];
  return (
    <Page>
      <PageHeading title="Change an entry" {...(entry ? { lead: entry.title } : {})} />
      <CpdNav current="log" />
      {entry && locks.length > 0 ? <Locked entry={entry} /> : null}
      <EntryForm
        action={changeEntryAction}
        values={entry ? typedOf(entry) : {}}
        locks={locks}
        bodies={bodies}
        hidden={entry ? { id, revision: String(entry.revision) } : { id }}
        label="Save"
      />
      <p className="mt-6">
        <Link className="link inline-flex min-h-11 items-center" href={`/account/cpd/log/${id}`} prefetch={false}>
          Back without saving
        </Link>
      </p>
    </Page>
  );
}
