import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Facts } from '#components/ui/facts.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { getAchievementUnscoped } from '#lib/certificate/queries/achievement.ts';
import { db } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'What this badge certifies', robots: { index: false, follow: true } };

export default async function AchievementPage({ params }: { params: Promise<{ slug: string; version: string }> }) {
  const { slug, version } = await params;
  const { provider } = env();
  const facts = await getAchievementUnscoped(db(), slug, version, provider.name);
  if (!facts) notFound();
  return (
    <Page>
      <PageHeading
        kicker="What this badge certifies"
        title={facts.courseTitle}
        lead="A badge of this course is a signed record that one person completed it. This page says what it took."
      />
      <Facts
        items={[
          { label: 'Version of the course', value: facts.courseVersion },
          { label: 'Learning time', value: facts.hoursText },
          { label: 'Pass mark of the quiz', value: `${facts.passPercent}%` },
          { label: 'Issued by', value: facts.providerName },
        ]}
      />
      <Section title="What a holder set out to be able to do">
        <ul className="list-disc space-y-2 pl-5">
          {facts.outcomes.map((outcome) => (
            <li key={outcome}>{outcome}</li>
          ))}
        </ul>
      </Section>
      <Section title="Is a badge real?">
        <p>
          A picture proves nothing by itself. Open the address of the certificate that the badge names, or{' '}
          <Link className="link" href="/verify">
            check a certificate by its code
          </Link>
          : the page says whether it still stands.
        </p>
        <p className="mt-4">
          <Link className="link" href={`/courses/${slug}`}>
            The course as it is now
          </Link>
        </p>
      </Section>
    </Page>
  );
}
