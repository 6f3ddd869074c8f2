import type { ReactNode } from 'react';
import type { QuestionSummary } from '#lib/quiz/queries/figures/load-questions.ts';
import { Facts } from '#components/ui/facts.tsx';
import { TooFew } from './too-few.tsx';
import { Value } from './value.tsx';
import { discriminationMeans, facilityMeans, intervalText, percent, secondsText } from './words.ts';

/** All figures of a question version, or how many attempts are still missing. */
export function QuestionFacts({ summary }: { summary: QuestionSummary }) {
  const { figures, attempts, weight } = summary;
  if (!figures)
    return (
      <p className="border-y border-line py-6">
        <TooFew attempts={attempts} />. Figures are shown once they say more of the question than of chance.
      </p>
    );
  return (
    <>
      <Facts
        items={[
          { label: 'First attempts', value: attempts },
          {
            label: 'Facility',
            value: <Value interval={intervalText(figures.facilityInterval)}>{percent(figures.facility, 1)}</Value>,
          },
          { label: 'Standard deviation', value: percent(figures.deviation, 1) },
          {
            label: 'Discrimination',
            value: (
              <Value interval={intervalText(figures.discriminationInterval)}>
                {percent(figures.discrimination, 1)}
              </Value>
            ),
          },
          { label: 'Discriminative efficiency', value: percent(figures.efficiency, 1) },
          { label: 'Effective weight', value: percent(weight, 2) },
          { label: 'Left blank', value: percent(figures.blankPercent, 1) },
          { label: 'Median time', value: secondsText(figures.medianSeconds) },
        ]}
      />
      <dl className="mt-6 max-w-[44rem] space-y-2 text-muted">
        <Means term="Facility">the share of its marks that people earn. {facilityMeans(figures.facility)}</Means>
        <Means term="Discrimination">
          how far its marks go with the rest of the paper, −100 to 100.{' '}
          {discriminationMeans(figures.discrimination, figures.discriminationInterval)}
        </Means>
        <Means term="Discriminative efficiency">the same, of the most that marks spread like these could reach.</Means>
        <Means term="Effective weight">
          how much of the spread of scores comes from it, among the questions of its course.
        </Means>
      </dl>
      <p className="mt-3 max-w-[44rem] text-sm text-muted">
        Numbers under a figure are 95% intervals: Wilson for facility (on the wide side where marks can be earned in
        part), Fisher’s z for discrimination.
      </p>
    </>
  );
}

function Means({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="inline font-medium text-ink">{term}: </dt>
      <dd className="inline">{children}</dd>
    </div>
  );
}
