import type { Metadata } from 'next';
import { GradeMark } from '#components/catalogue/grade.tsx';
import type { Grade } from '#components/catalogue/grade.tsx';
import { Page, PageHeading, Section } from '#components/ui/page.tsx';
import { listSiteClaims } from '#lib/catalogue/site.ts';

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

function ClaimList({ grades }: { grades: readonly Grade[] }) {
  const claims = listSiteClaims().filter((claim) => grades.includes(claim.grade));
  return (
    <ul className="divide-y divide-line border-y border-line">
      {claims.map((claim) => (
        <li key={claim.id} className="py-5">
          <p className="font-serif text-lg">{claim.statement}</p>
          <p className="mt-2 text-muted">{claim.taught}</p>
          <div className="mt-3">
            <GradeMark grade={claim.grade} />
          </div>
        </li>
      ))}
    </ul>
  );
}

export default function EvidencePage() {
  return (
    <Page>
      <PageHeading
        title="Evidence"
        lead="We grade each claim we teach by how sure anyone can be of it, and we say what it rests on. The grades are a careful desk judgement in the manner of GRADE, made mostly from abstracts and record pages; they await a clinician’s signature."
      />
      <Section title="What the grades mean">
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
      </Section>
      <Section title="What the field believes and the evidence does not support" id="not-supported">
        <p className="mb-6 text-muted">Each line gives the popular statement first, then what may be said instead.</p>
        <ClaimList grades={['contradicted', 'none']} />
      </Section>
      <Section title="What may be said with some confidence" id="supported">
        <ClaimList grades={['high', 'moderate']} />
      </Section>
    </Page>
  );
}
