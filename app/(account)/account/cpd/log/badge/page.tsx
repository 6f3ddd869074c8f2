import type { Metadata } from 'next';
import Link from 'next/link';
import { ActForm } from '#components/admin/act-form.tsx';
import { BadgeSteps } from '#components/cpd/log/badge-steps.tsx';
import { EntryForm } from '#components/cpd/log/entry-form.tsx';
import { UploadForm } from '#components/cpd/log/upload-form.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { DateText } from '#components/ui/date.tsx';
import { ErrorSummary } from '#components/ui/error-summary.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { evidenceRefusalSentence } from '#lib/cpd-log/messages/evidence.ts';
import type { CheckedBadge } from '#lib/cpd-log/queries/check-badge.ts';
import { locksOf } from '#lib/cpd-log/rules/locks.ts';
import { db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { deleteEvidenceAction } from '../evidence-actions/actions.ts';
import { claimBodies } from '../typed.ts';
import { enterBadgeAction } from './actions.ts';
import { waitingBadge } from './waiting.ts';

export const metadata: Metadata = { title: 'Open Badge' };

type Search = Promise<Record<string, string | string[] | undefined>>;

function Send({ error }: { error: string | undefined }) {
  return (
    <>
      <ErrorSummary errors={error ? { file: error } : {}} />
      <UploadForm
        path="/account/cpd/log/badge/upload"
        label="Badge"
        accept=".png,.svg,.json,.jwt,.jws,.txt,.pdf,image/png,image/svg+xml,application/json"
        help="PNG, SVG, JSON or JWT with an Open Badge 3.0 in it, at most 5 MB."
        button="Check the badge"
        error={error}
      />
    </>
  );
}

/** What the badge states, where its signature makes that stand fast. */
function Stated({ badge }: { badge: CheckedBadge }) {
  const { title, provider, completedOn, startedOn } = badge.typed;
  return (
    <Facts
      items={[
        { label: 'What', value: title },
        { label: 'Given by', value: provider },
        ...(startedOn ? [{ label: 'Began on', value: <DateText value={startedOn} /> }] : []),
        { label: 'Finished on', value: completedOn ? <DateText value={completedOn} /> : 'Not said' },
        { label: 'Credits', value: badge.record.credits ?? 'Not said' },
      ]}
    />
  );
}

async function Checked({ viewer, fileId, badge }: { viewer: Viewer; fileId: string; badge: CheckedBadge }) {
  const locks = [...locksOf({ source: 'badge', verification: badge.verification })];
  return (
    <>
      {locks.length > 0 ? <Stated badge={badge} /> : null}
      <BadgeSteps badge={badge.record} />
      <Section title="What it does not say">
        <p className="mb-6 max-w-[36em] text-muted">
          {badge.record.credits
            ? `The badge says ${badge.record.credits}. Badges name no unit for that, so say yourself how long it took.`
            : 'The badge does not say how long it took.'}
        </p>
        <EntryForm
          action={enterBadgeAction}
          values={badge.typed}
          locks={locks}
          bodies={await claimBodies(db(), viewer)}
          hidden={{ fileId }}
          label="Add to my log"
        />
      </Section>
      <Section title="Not this one?">
        <ActForm
          action={deleteEvidenceAction}
          fields={[]}
          hidden={{ fileId }}
          reviewLabel="Delete this badge"
          tone="danger"
        />
      </Section>
    </>
  );
}

export default async function BadgePage({ searchParams }: { searchParams: Search }) {
  const { file, problem } = await searchParams;
  const fileId = typeof file === 'string' ? file : null;
  const viewer = await requireViewer(fileId ? `/account/cpd/log/badge?file=${fileId}` : '/account/cpd/log/badge');
  const badge = fileId ? await waitingBadge(viewer, fileId) : null;
  const reason = fileId && !badge ? 'no-badge' : typeof problem === 'string' ? problem : undefined;
  return (
    <Page>
      <PageHeading
        title="Open Badge"
        lead="A badge from another school carries its own proof. We check the signature, and take the facts from the badge itself."
      />
      <CpdNav current="log" />
      {fileId && badge?.entryId ? (
        <Notice title="This badge is in your log already">
          <Link
            className="link inline-flex min-h-11 items-center"
            href={`/account/cpd/log/${badge.entryId}`}
            prefetch={false}
          >
            See its entry
          </Link>
          <ActForm
            action={deleteEvidenceAction}
            fields={[]}
            hidden={{ fileId }}
            reviewLabel="Delete the file that you just sent"
            tone="danger"
          />
        </Notice>
      ) : fileId && badge ? (
        <Checked viewer={viewer} fileId={fileId} badge={badge} />
      ) : (
        <Send error={evidenceRefusalSentence(reason)} />
      )}
    </Page>
  );
}
