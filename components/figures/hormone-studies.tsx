import { Figure } from './drawing.tsx';
import { cortisol, hormones } from './plot-data-hormones.ts';
import { Findings, findingSentences, findingTable, findingsHeight } from './plot-findings.tsx';
import { Key, keyHeight } from './plot-key.tsx';
import { Numbers, sentencesOf, tableOf } from './plot-table.tsx';
import { Forest, plotHeight } from './plot.tsx';

const first = plotHeight(cortisol, 'below');
const second = first + keyHeight(2) + 26;
const third = second + findingsHeight(hormones);

export default function HormoneStudies() {
  return (
    <Figure
      name="hormone-studies"
      title="Cortisol, oxytocin and serotonin after massage"
      description={`Two parts. Above, the differences in cortisol between groups in standard deviations from one review; zero means no difference. ${sentencesOf(cortisol)} Below, a chart of dots in three columns: lower, no difference, higher. ${findingSentences(hormones)}`}
      height={third + keyHeight(3)}
      caption={
        <>
          Above, sizes from the one review that compared groups (Moyer 2011). The bar runs from the smallest adult
          result to the largest and is not an interval; our records give none, and no results by number of sessions.
          Below, directions only. Blood and urine do not show what happens in the brain, and the usual oxytocin tests
          are disputed.
          <Numbers
            tables={[
              tableOf(cortisol, 'Cortisol between groups, in standard deviations (Moyer 2011)'),
              findingTable(hormones, 'Hormones after massage: what each study found'),
            ]}
          />
        </>
      }
    >
      <Forest plot={cortisol} layout="below" y={0} />
      <Key
        y={first}
        entries={[
          ['range', 'smallest to largest of several results'],
          ['open', 'result; interval not in our records'],
        ]}
      />
      <Findings groups={hormones} y={second} />
      <Key
        y={third}
        entries={[
          ['between', 'against a comparison group'],
          ['within', 'change inside the massage group only'],
          ['review', 'as a review reports it'],
        ]}
      />
    </Figure>
  );
}
