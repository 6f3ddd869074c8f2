import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { BodyRecord } from '#components/bodies/body-record.tsx';
import { BodySources } from '#components/bodies/body-sources.tsx';
import { CourseEffects } from '#components/bodies/course-effects.tsx';
import { Doubts } from '#components/bodies/doubts.tsx';
import { QuotaDetail } from '#components/bodies/quota-detail.tsx';
import { RuleScale } from '#components/bodies/rule-scale.tsx';
import { RuleStatus } from '#components/bodies/rule-status.tsx';
import { UnitTable } from '#components/bodies/unit-table.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { countryNames } from '#lib/bodies/countries.ts';
import { bodies, bodyOf } from '#lib/bodies/load.ts';
import { inOneLine } from '#lib/bodies/messages/rule.ts';
import { kindWords } from '#lib/bodies/messages/status.ts';
import { plainQuota } from '#lib/bodies/rules/plain-quota.ts';
import { effectsOf } from './effects.ts';

type Params = { readonly params: Promise<{ slug: string }> };

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams(): { slug: string }[] {
  return [...bodies().keys()].map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const rule = bodyOf((await params).slug);
  if (!rule) return {};
  return { title: `CPD rules: ${rule.name}`, description: `${inOneLine(rule)}. ${rule.summary}`.slice(0, 300) };
}

export default async function BodyPage({ params }: Params) {
  const rule = bodyOf((await params).slug);
  if (!rule) notFound();
  const place = rule.region ? `${rule.region}, ${countryNames[rule.country]}` : countryNames[rule.country];
  return (
    <Page>
      <PageHeading
        kicker={
          <Link
            href={`/bodies#${rule.country.toLowerCase()}`}
            className="inline-flex min-h-11 items-center text-touch no-underline hover:underline"
            prefetch={false}
          >
            {kindWords[rule.kind]}, {place}
          </Link>
        }
        title={rule.name}
        lead={rule.summary}
      />
      <p className="flex flex-wrap items-center gap-x-6 gap-y-1 border-y border-line py-3">
        <RuleStatus status={rule.status} />
        <span className="text-muted">
          Checked <DateText value={rule.checkedOn} />
        </span>
        <a className="link inline-flex min-h-11 items-center sm:ml-auto" href={rule.website} rel="noreferrer">
          {rule.shortName}’s own site
        </a>
      </p>
      <Doubts rule={rule} />
      <Section title="What is asked">
        <p className="mb-6 font-serif text-xl">{inOneLine(rule)}</p>
        <QuotaDetail rule={rule} />
        <div className="mt-6">
          <RuleScale rule={rule} quotaUnits={plainQuota(rule)} />
        </div>
      </Section>
      <UnitTable rule={rule} />
      <Section title="The rest of the rule">
        <BodyRecord rule={rule} />
      </Section>
      <Section title="How our courses count by this rule">
        <p className="mb-5 text-muted">
          Reckoned from the rule above for a member with nothing logged yet. That is no endorsement by {rule.shortName};
          where it has approved a course, the answer for you says so.
        </p>
        <CourseEffects rule={rule} courses={effectsOf(rule)} />
      </Section>
      <Section title="Where we read it">
        <BodySources rule={rule} />
        <p className="mt-6">
          Rules change. Check with {rule.shortName} before you rely on this, and{' '}
          <Link className="link" href="/contact" prefetch={false}>
            tell us
          </Link>{' '}
          what has changed.
        </p>
      </Section>
    </Page>
  );
}
