import type { CourseFigures } from '#lib/quiz/rules/figures/course.ts';
import { Facts } from '#components/ui/facts.tsx';
import { Value } from './value.tsx';
import { decimal, intervalText, percent } from './words.ts';

/** The figures of a test, each with its interval where there is one. */
export function CourseFacts({ figures, attempts }: { figures: CourseFigures; attempts: number }) {
  const { test, meanInterval, consistencyInterval, passPercent, passInterval } = figures;
  return (
    <Facts
      items={[
        { label: 'First attempts', value: attempts },
        {
          label: 'Passed at the first attempt',
          value: <Value interval={intervalText(passInterval)}>{percent(passPercent)}</Value>,
        },
        { label: 'Mean score', value: <Value interval={intervalText(meanInterval, 1)}>{percent(test.mean, 1)}</Value> },
        { label: 'Median score', value: percent(test.median, 1) },
        { label: 'Standard deviation', value: percent(test.standardDeviation, 1) },
        { label: 'Skewness', value: decimal(test.skewness) },
        { label: 'Kurtosis', value: decimal(test.kurtosis) },
        {
          label: 'Internal consistency (alpha)',
          value: <Value interval={intervalText(consistencyInterval, 1)}>{percent(test.internalConsistency, 1)}</Value>,
        },
        { label: 'Error ratio', value: percent(test.errorRatio, 1) },
        { label: 'Standard error', value: percent(test.standardError, 1) },
      ]}
    />
  );
}

/** What the figures of a test say, in words. */
export function CourseWords({ figures, passMarkPercent }: { figures: CourseFigures; passMarkPercent: number }) {
  const { test, questions } = figures;
  const error = test.standardError;
  return (
    <div className="mt-6 max-w-[44rem] space-y-3 text-muted">
      {error === null ? null : (
        <p>
          Another paper of {questions} questions from the same pool would put two people in three within{' '}
          {decimal(error, 1)} points of the score they have. A score between{' '}
          {decimal(Math.max(0, passMarkPercent - error), 0)} and {decimal(Math.min(100, passMarkPercent + error), 0)}%
          could as well fall on the other side of the pass mark.
        </p>
      )}
      <p>
        Papers are drawn at random, so alpha is reckoned over the places of a paper, whatever question stood there. It
        says how far two such papers would agree on a person. Most people pass, and people who all know a subject differ
        little: a low alpha is then no fault of the questions, and targets for examinations do not apply.
      </p>
      <p>
        Numbers under a figure are 95% intervals: Wilson for shares, Student’s t for the mean, Feldt for alpha. Skewness
        below 0 means that most scores are high; kurtosis is 0 for a normal curve.
      </p>
    </div>
  );
}
