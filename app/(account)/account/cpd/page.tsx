import type { Metadata } from 'next';
import { DatesPanel } from '#components/cpd/dates-panel.tsx';
import { ManyBodies } from '#components/cpd/many-bodies.tsx';
import { CpdNav } from '#components/cpd/nav.tsx';
import { StandingSection } from '#components/cpd/standing-section.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { formatDate } from '#components/ui/date.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { getProfile } from '#lib/account/queries.ts';
import { requireViewer } from '#lib/auth/session.ts';
import { listDues } from '#lib/cpd-log/queries/dues.ts';
import { getOverview } from '#lib/cpd-log/queries/standing.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { candidates, helpfulCourses } from './helpful-courses.ts';

export const metadata: Metadata = { title: 'Where do I stand?', robots: { index: false } };

function NoBodies({ hasLearning }: { hasLearning: boolean }) {
  return (
    <Empty
      title="Whom do you answer to?"
      action={
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/account/cpd/bodies/new" prefetch={false}>
            Add a body
          </LinkButton>
          <LinkButton href="/account/cpd/log" variant="quiet" prefetch={false}>
            Open the log
          </LinkButton>
        </div>
      }
    >
      <p>
        Name your association, register or regulator, and this page says how much you have, what is missing and by when,
        by that body’s own rule. {hasLearning ? 'What is in your log already counts.' : 'Your log may still be empty.'}
      </p>
    </Empty>
  );
}

const textOf = (value: string | string[] | undefined) => (typeof value === 'string' ? value.slice(0, 80) : '');

export default async function StandingPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requireViewer('/account/cpd');
  const params = await searchParams;
  const wish = { bodySlug: textOf(params['body']), to: textOf(params['until']) };
  const [overview, dues, profile] = await Promise.all([
    getOverview(db(), viewer, now(), wish),
    listDues(db(), viewer),
    getProfile(db(), viewer),
  ]);
  const { held, today, entries } = overview;
  const courses = held.length > 0 ? await candidates(overview) : [];
  const present = held.filter(({ isEarlier }) => !isEarlier).map(({ standing }) => standing);
  return (
    <Page>
      <PageHeading title="Where do I stand?" lead={`On ${formatDate(today)}, by what your log holds.`} />
      <CpdNav current="standing" />
      {held.length === 0 ? <NoBodies hasLearning={entries.length > 0} /> : null}
      {held.map((each) => (
        <StandingSection
          key={each.membership.id}
          membershipId={each.membership.id}
          standing={each.standing}
          earlier={each.earlier}
          isEarlier={each.isEarlier}
          today={today}
          courses={helpfulCourses(overview, each, courses)}
        />
      ))}
      <ManyBodies standings={present} />
      {held.length > 0 || dues.length > 0 ? (
        <DatesPanel
          dues={dues}
          today={today}
          isAustralian={profile.countryCode === 'AU' || held.some(({ rule }) => rule.country === 'AU')}
        />
      ) : null}
    </Page>
  );
}
