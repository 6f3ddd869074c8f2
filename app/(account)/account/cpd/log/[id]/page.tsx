import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ActForm } from '#components/admin/act-form.tsx';
import { BadgeSteps } from '#components/cpd/log/badge-steps.tsx';
import { EntryFacts } from '#components/cpd/log/entry-facts.tsx';
import { EvidenceList } from '#components/cpd/log/evidence-list.tsx';
import { ClientDetailsHint, OwnWords } from '#components/cpd/log/own-words.tsx';
import { ReflectionPart } from '#components/cpd/log/reflection-part.tsx';
import { evidenceAccept, evidenceHelp, UploadForm } from '#components/cpd/log/upload-form.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { bodyOf } from '#lib/bodies/load.ts';
import { evidenceRefusalSentence } from '#lib/cpd-log/messages/evidence.ts';
import { getBadge } from '#lib/cpd-log/queries/get-badge.ts';
import { getEntry } from '#lib/cpd-log/queries/list-log.ts';
import { evidenceLimits } from '#lib/cpd-log/rules/evidence.ts';
import { stands } from '#lib/cpd-log/rules/view.ts';
import type { LogEntry } from '#lib/cpd-log/schema.ts';
import { db } from '#lib/db/client.ts';
import { isId } from '#lib/paging.ts';
import { deleteEntryAction } from '../actions.ts';
import { deleteEvidenceAction } from '../evidence-actions/actions.ts';
import { shapesFor } from '../shapes.ts';

export const metadata: Metadata = { title: 'Entry in your CPD log' };

const doneWords: Readonly<Record<string, string>> = {
  added: 'It is in your log. A file and a reflection can follow now or later.',
  saved: 'Your changes are saved.',
  file: 'The file is kept with this entry.',
  'file-deleted': 'The file is deleted.',
  reflection: 'Your reflection is kept. Only you see it.',
  badge: 'The badge is in your log.',
  'there-already': 'This badge is in your log already: here it is.',
};

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

function Certificate({ entry }: { entry: LogEntry }) {
  if (!entry.certificate) return null;
  const { id, number } = entry.certificate;
  return (
    <>
      {stands(entry) ? null : (
        <Notice tone="attention" title="Its certificate was revoked, so it no longer counts">
          <p>It stays in your log, struck through, and adds to no body’s sum.</p>
        </Notice>
      )}
      <p className="mt-6 text-muted">
        These facts are those of{' '}
        <Link className="link" href={`/account/certificates/${id}`} prefetch={false}>
          certificate {number}
        </Link>{' '}
        and cannot be changed here. What you say of it can.
      </p>
    </>
  );
}

function Evidence({ entry, problem }: { entry: LogEntry; problem: string | undefined }) {
  return (
    <Section title="Evidence" id="evidence">
      <EvidenceList entryId={entry.id} files={entry.evidence} deleteAction={deleteEvidenceAction} />
      {entry.evidence.length < evidenceLimits.filesPerEntry ? (
        <UploadForm
          path={`/account/cpd/log/${entry.id}/evidence/upload`}
          label="Photo or PDF"
          accept={evidenceAccept}
          help={evidenceHelp}
          button="Add the file"
          variant="quiet"
          error={evidenceRefusalSentence(problem)}
        />
      ) : (
        <p className="text-muted">{evidenceRefusalSentence('too-many-files')}</p>
      )}
    </Section>
  );
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

export default async function EntryPage({ params, searchParams }: Props) {
  const { id } = await params;
  const viewer = await requireViewer(`/account/cpd/log/${id}`);
  const query = await searchParams;
  const entry = isId(id) ? await getEntry(db(), viewer, id) : null;
  if (!entry) notFound();
  const [badge, shapes] = await Promise.all([getBadge(db(), viewer, id), shapesFor(db(), viewer)]);
  const bodyNames = Object.fromEntries(
    Object.keys(entry.claims).map((slug) => [slug, bodyOf(slug)?.shortName ?? slug]),
  );
  const done = doneWords[one(query['done']) ?? ''];
  const problem = one(query['problem']);
  const written = [entry.learned, entry.use, ...entry.reflections.flatMap(({ answers }) => Object.values(answers))];
  return (
    <Page>
      <PageHeading title={stands(entry) ? entry.title : <s>{entry.title}</s>} />
      <CpdNav current="log" />
      {done ? (
        <div role="status">
          <Notice tone="good">{done}</Notice>
        </div>
      ) : null}
      {problem ? (
        <div role="alert">
          <Notice tone="attention" title="The file was not taken">
            <a className="link" href="#field-file">
              {evidenceRefusalSentence(problem) ?? evidenceRefusalSentence('form')}
            </a>
          </Notice>
        </div>
      ) : null}
      <ClientDetailsHint text={written.join('\n')} />
      <EntryFacts entry={entry} bodyNames={bodyNames} />
      <Certificate entry={entry} />
      {badge ? <BadgeSteps badge={badge} /> : null}
      <Section title="In your words">
        <OwnWords
          items={[
            { label: 'What I learned', text: entry.learned },
            { label: 'How I will use it', text: entry.use },
          ]}
        />
        <LinkButton className="mt-6" variant="quiet" href={`/account/cpd/log/${id}/edit`} prefetch={false}>
          {entry.source === 'completion' ? 'Say something of it' : 'Change this entry'}
        </LinkButton>
      </Section>
      <ReflectionPart entry={entry} shapes={shapes} />
      <Evidence entry={entry} problem={problem} />
      {entry.source === 'completion' ? null : (
        <Section title="Delete">
          <ActForm
            action={deleteEntryAction}
            fields={[]}
            hidden={{ id }}
            reviewLabel="Delete this entry"
            tone="danger"
          />
        </Section>
      )}
    </Page>
  );
}
