import type { Metadata } from 'next';
import Link from 'next/link';
import { CpdNav } from '#components/cpd/nav.tsx';
import { ChoosePackForm } from '#components/cpd/pack/choose-form.tsx';
import { ShareList } from '#components/cpd/pack/share-list.tsx';
import { LinkButton } from '#components/ui/button.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { getProfile } from '#lib/account/queries.ts';
import { requireViewer } from '#lib/auth/session.ts';

import { bodyOf } from '#lib/bodies/load.ts';
import { periodsUpTo } from '#lib/bodies/rules/standing.ts';
import { periodText } from '#lib/cpd-log/messages/pack.ts';
import { listMemberships } from '#lib/cpd-log/queries/memberships.ts';
import { listShares } from '#lib/cpd-log/queries/shares.ts';
import type { MembershipItem } from '#lib/cpd-log/schema.ts';
import { db } from '#lib/db/client.ts';
import { now } from '#lib/time/clock.ts';
import { dayIn } from '#lib/time/day.ts';
import { bodyChoices, nameOfBody } from './bodies.ts';
import { packHref } from './request.ts';

export const metadata: Metadata = { title: 'Audit packs' };

/** The periods of one of the therapist's bodies: each is one press away from its pack. */
function BodyPeriods({ membership, today }: { membership: MembershipItem; today: string }) {
  const rule = bodyOf(membership.bodySlug);
  if (!rule) return null;
  const periods = periodsUpTo(rule, membership, today, 3);
  return (
    <li className="border-t border-line py-6">
      <h3 className="text-xl">{rule.name}</h3>
      {periods.length === 0 ? (
        <p className="mt-2 text-muted">
          Its periods are not known to us, or hang on a date that you have not given.{' '}
          <Link className="link" href="/account/cpd/bodies" prefetch={false}>
            See your bodies and dates
          </Link>
          , or choose dates below.
        </p>
      ) : (
        <div className="mt-4 flex flex-wrap gap-3">
          {periods.map((period, index) => (
            <LinkButton
              key={period.from}
              href={packHref({ body: rule.slug, ...period })}
              variant={index === 0 ? 'primary' : 'quiet'}
              prefetch={false}
            >
              {periodText(period)}
            </LinkButton>
          ))}
        </div>
      )}
    </li>
  );
}

export default async function AuditPage() {
  const viewer = await requireViewer('/account/cpd/audit');
  const at = now();
  const [memberships, shares, { timeZone }] = await Promise.all([
    listMemberships(db(), viewer),
    listShares(db(), viewer, at),
    getProfile(db(), viewer),
  ]);
  const today = dayIn(at, timeZone);
  return (
    <Page>
      <CpdNav current="audit" />
      <PageHeading
        title="Audit packs"
        lead="What an auditor asks for, for one body and one period, in one press: the log, certificates, outcomes, evidence, and what is missing said plainly."
      />
      {memberships.length > 0 ? (
        <section aria-labelledby="yours">
          <h2 id="yours" className="mb-5 text-2xl md:text-3xl">
            Your bodies
          </h2>
          <ul className="border-b border-line">
            {memberships.map((membership) => (
              <BodyPeriods key={membership.id} membership={membership} today={today} />
            ))}
          </ul>
        </section>
      ) : (
        <p className="max-w-[36em]">
          You have not named a body yet.{' '}
          <Link className="link" href="/account/cpd/bodies" prefetch={false}>
            Name the ones you answer to
          </Link>{' '}
          and their periods stand here. A pack of any body, or of your whole log, can be made below.
        </p>
      )}
      <Section title="Another body, or other dates" id="choose">
        <ChoosePackForm bodies={bodyChoices()} values={{ from: yearBefore(today), to: today }} />
      </Section>
      <Section title="Links you have made" id="links">
        {shares.length === 0 ? (
          <p className="max-w-[36em] text-muted">
            None yet. At the end of each pack you can make a link for an auditor: it needs no sign-in, ends by itself,
            and tells you when it was opened.
          </p>
        ) : (
          <ShareList shares={shares} bodyName={nameOfBody} timeZone={timeZone} />
        )}
      </Section>
    </Page>
  );
}

/** The day after the same day of the year before: a year that ends today. */
function yearBefore(today: string): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCFullYear(day.getUTCFullYear() - 1);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}
