import type { Metadata } from 'next';
import Link from 'next/link';
import { GradeBars } from '#components/catalogue/grade-bars.tsx';
import { GradeMark } from '#components/catalogue/grade.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { countGrades, getCourseEvidence } from '#lib/catalogue/evidence.ts';
import type { Grade } from '#lib/catalogue/schema.ts';
import { listSiteClaims, listSiteCourses } from '#lib/catalogue/site.ts';

export const metadata: Metadata = {
  title: 'Evidence',
  description:
    'How Afferent grades the claims it teaches, and what the field believes that the evidence does not support.',
};

const meanings: readonly { grade: Grade; text: string }[] = [
  {
    grade: 'high',
    text: 'Settled physiology or consistent evidence. Further research is unlikely to change the statement.',
  },
  { grade: 'moderate', text: 'Probably right. Further research may change how large the effect is.' },
  { grade: 'low', text: 'May be right. The studies are small, few, or compare with too little.' },
  { grade: 'very-low', text: 'Very uncertain. We tell you because clients ask, not because you should rely on it.' },
  { grade: 'none', text: 'We searched and found nothing that tests it. That is not proof that it is wrong.' },
  {
    grade: 'contradicted',
    text: 'The popular statement is wrong, or better evidence opposes it. We teach what is right instead.',
  },
];

function Meanings() {
  return (
    <dl className="divide-y divide-line border-y border-line">
      {meanings.map(({ grade, text }) => (
        <div key={grade} className="grid gap-2 py-4 sm:grid-cols-[11rem_1fr]">
          <dt>
            <GradeMark grade={grade} />
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function ClaimList({ grade }: { grade: Grade }) {
  const claims = listSiteClaims().filter((claim) => claim.grade === grade);
  return (
    <ul className="divide-y divide-line border-y border-line">
      {claims.map((claim) => (
        <li key={claim.id} className="py-4">
          <p className="text-pretty font-serif text-lg leading-snug">{claim.statement}</p>
          <p className="mt-1.5 text-muted">{claim.taught}</p>
        </li>
      ))}
    </ul>
  );
}

function Courses() {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {listSiteCourses().flatMap(({ slug, title }) => {
        const evidence = getCourseEvidence(slug);
        return evidence
          ? [
              <li key={slug} className="py-3">
                <Link
                  href={`/courses/${slug}/evidence`}
                  prefetch={false}
                  className="link inline-flex min-h-11 items-center"
                >
                  {title}: {evidence.claims.length} claims
                </Link>
              </li>,
            ]
          : [];
      })}
    </ul>
  );
}

export default function EvidencePage() {
  const claims = listSiteClaims();
  return (
    <Page>
      <PageHeading
        title="Evidence"
        lead="We grade each claim we teach by how sure anyone can be of it, and we say what it rests on. The grades are a careful desk judgement in the manner of GRADE, made mostly from abstracts and record pages; they await a clinician’s signature."
      />
      <Section title="What the grades mean">
        <Meanings />
      </Section>
      <Section title={`How ${claims.length} claims of the field stand`}>
        <GradeBars counts={countGrades(claims)} />
      </Section>
      <Section title="Every claim, course by course">
        <p className="mb-5 text-muted">
          Each course lists its claims with design, people, result, limits and sources, and can be filtered by grade.
        </p>
        <Courses />
      </Section>
      <Section title="What the field believes and the evidence does not support" id="not-supported">
        <h3 className="mb-3 text-xl">Contradicted</h3>
        <p className="mb-4 text-muted">The usual saying first, then what is right; below it, what may be taught.</p>
        <ClaimList grade="contradicted" />
        <h3 className="mb-3 mt-10 text-xl">No evidence found</h3>
        <p className="mb-4 text-muted">Nobody has tested these well. That is not proof that they are wrong.</p>
        <ClaimList grade="none" />
      </Section>
    </Page>
  );
}
