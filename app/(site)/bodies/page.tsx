import type { Metadata } from 'next';
import Link from 'next/link';
import { BodyList } from '#components/bodies/body-list.tsx';
import { RuleStatus } from '#components/bodies/rule-status.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { bodiesByCountry } from '#lib/bodies/load.ts';
import { statusMeaning } from '#lib/bodies/messages/status.ts';

export const dynamic = 'force-static';
export const metadata: Metadata = {
  title: 'What professional bodies ask',
  description:
    'The CPD rules of associations, registers and regulators for massage therapists: how much, in which time, of what kind, with sources and what could not be verified.',
};

const statuses = ['found', 'partly-found', 'not-verified'] as const;

export default function BodiesPage() {
  const countries = bodiesByCountry();
  const count = countries.reduce((sum, { rules }) => sum + rules.length, 0);
  return (
    <Page>
      <PageHeading
        title="What professional bodies ask"
        lead={`The CPD rules of ${count} associations, registers and regulators as we could read them, mostly in stored copies of their pages, each with its sources and the day on which we last went over our reading. Standing here is no endorsement of Afferent. What counts in the end is what your body tells you.`}
      />
      <nav aria-label="Countries" className="flex flex-wrap gap-x-6">
        {countries.map(({ country, name, rules }) => (
          <a key={country} href={`#${country.toLowerCase()}`} className="link inline-flex min-h-11 items-center">
            {name} ({rules.length})
          </a>
        ))}
      </nav>
      <dl className="mt-6 grid gap-y-3 bg-sunk px-5 py-4 sm:grid-cols-[9rem_1fr]">
        {statuses.map((status) => (
          <div key={status} className="contents">
            <dt>
              <RuleStatus status={status} />
            </dt>
            <dd className="max-sm:-mt-2">{statusMeaning(status)}</dd>
          </div>
        ))}
      </dl>
      {countries.map(({ country, name, rules }) => (
        <Section key={country} id={country.toLowerCase()} title={name}>
          <BodyList rules={rules} />
        </Section>
      ))}
      <Section title="Something is wrong or out of date?">
        <p>
          Rules change, and some of these were read in stored copies.{' '}
          <Link className="link" href="/contact" prefetch={false}>
            Tell us
          </Link>{' '}
          with a link to the body’s own page, and we look again.
        </p>
      </Section>
    </Page>
  );
}
