import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ActForm } from '#components/admin/act-form.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { Status } from '#components/ui/status.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { getProfile } from '#lib/account/queries.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { periodText } from '#lib/cpd-log/messages/pack.ts';
import { includedText, shareStateWord, visitWord } from '#lib/cpd-log/messages/share.ts';
import { getShare } from '#lib/cpd-log/queries/shares.ts';
import { shareIdSchema } from '#lib/cpd-log/schema/pack.ts';
import type { ShareItem, VisitItem } from '#lib/cpd-log/schema/pack.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { withdrawShareAction } from '../../actions.ts';
import { nameOfBody } from '../../bodies.ts';

export const metadata: Metadata = { title: 'Shared link' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function LinkPage({ params, searchParams }: Props) {
  const { id } = await params;
  const viewer = await requireViewer('/account/cpd/audit');
  const parsed = shareIdSchema.safeParse({ shareId: id });
  const found = parsed.success ? await getShare(db(), viewer, id, now()) : null;
  if (!found) notFound();
  const { share, visits } = found;
  const { timeZone } = await getProfile(db(), viewer);
  return (
    <Page>
      <CpdNav current="audit" />
      <PageHeading
        kicker={
          <Link className="link inline-flex min-h-11 items-center" href="/account/cpd/audit#links" prefetch={false}>
            All links
          </Link>
        }
        title={share.label}
      />
      {(await searchParams)['done'] === 'withdrawn' && share.state === 'withdrawn' ? (
        <Notice tone="good" title="Withdrawn">
          <p>Whoever opens this link now sees nothing.</p>
        </Notice>
      ) : null}
      <Facts items={factsOf(share, timeZone)} />
      <Section title="When it was opened" id="visits">
        <Visits visits={visits} timeZone={timeZone} />
      </Section>
      {share.state === 'open' ? (
        <Section title="Withdraw it" id="withdraw">
          <ActForm
            action={withdrawShareAction}
            hidden={{ shareId: share.id }}
            fields={[]}
            reviewLabel="Withdraw this link…"
            tone="danger"
          />
        </Section>
      ) : null}
    </Page>
  );
}

function factsOf(share: ShareItem, timeZone: string) {
  return [
    {
      label: 'State',
      value: <Status tone={share.state === 'open' ? 'good' : 'quiet'}>{shareStateWord[share.state]}</Status>,
    },
    { label: 'Body', value: nameOfBody(share.bodySlug) },
    { label: 'Period', value: periodText(share.period) },
    { label: 'Shown', value: `The pack ${includedText(share)}` },
    { label: 'Made', value: <DateText value={share.createdAt} timeZone={timeZone} withTime /> },
    share.withdrawnAt
      ? { label: 'Withdrawn', value: <DateText value={share.withdrawnAt} timeZone={timeZone} withTime /> }
      : { label: 'Ends', value: <DateText value={share.expiresAt} timeZone={timeZone} withTime /> },
  ];
}

function Visits({ visits, timeZone }: { visits: readonly VisitItem[]; timeZone: string }) {
  if (visits.length === 0) return <p className="text-muted">Nobody has opened it yet.</p>;
  return (
    <>
      <DataTable
        caption="Visits, newest first"
        columns={[
          { key: 'at', label: 'When' },
          { key: 'what', label: 'What' },
          { key: 'browser', label: 'With' },
        ]}
        rows={visits.map(({ at, what, browser, isRobot }) => ({
          at: <DateText value={at} timeZone={timeZone} withTime />,
          what: visitWord[what],
          browser: isRobot ? 'A robot or a link preview, not a person' : browser,
        }))}
      />
      <p className="mt-4 max-w-[36em] text-sm text-muted">
        Your own visits are not counted. We keep the time, what was opened and the kind of browser: no address, nothing
        that says who it was.
      </p>
    </>
  );
}
