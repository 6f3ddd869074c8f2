import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { BodyRecord, Doubts, UnitTable } from '#components/bodies/body-record.tsx';
import { CourseEffects } from '#components/bodies/course-effects.tsx';
import { RuleScale, QuotaDetail, plainQuota } from '#components/bodies/rule-scale.tsx';
import { RuleStatus } from '#components/bodies/rule-status.tsx';
import { DateText } from '#components/ui/date.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { countryNames } from '#lib/bodies/countries.ts';
import { bodies, bodyOf } from '#lib/bodies/load.ts';
import { inOneLine, kindWords } from '#lib/bodies/messages/rule.ts';
import { candidateOf } from '#lib/bodies/rules/candidate.ts';
import { newMembership, willCount } from '#lib/bodies/rules/will-count.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';
import { listSiteCourses } from '#lib/catalogue/site.ts';

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

/** For a member whose period begins on the day of checking: a page that is built once has no today. */
function effectsOf(rule: BodyRule) {
  const level = rule.quota.kind === 'levels' ? (rule.quota.levels[0]?.key ?? null) : null;
  const membership = newMembership(rule, rule.checkedOn, { level, disciplines: ['your therapy'] });
  return listSiteCourses()
    .filter(({ status }) => status === 'open')
    .map((course) => ({
      slug: course.slug,
      title: course.title,
      will: willCount(rule, membership, [], candidateOf(course, {}, rule.checkedOn), rule.checkedOn),
    }));
}

function Sources({ rule }: { rule: BodyRule }) {
  return (
    <ul className="space-y-3">
      {rule.sources.map(({ url, what }) => (
        <li key={url}>
          <p>{what}</p>
          <a className="link inline-flex min-h-11 items-center break-all text-sm" href={url} rel="noreferrer">
            {url.replace('https://', '')}
          </a>
        </li>
      ))}
    </ul>
  );
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
          Reckoned from the rule above for a member with nothing logged yet. {rule.shortName} has not endorsed these
          courses; where it approves one, the answer for you says so.
        </p>
        <CourseEffects rule={rule} courses={effectsOf(rule)} />
      </Section>
      <Section title="Where we read it">
        <Sources rule={rule} />
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
