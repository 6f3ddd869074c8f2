import { Figure } from './drawing.tsx';
import { pain } from './plot-data-pain.ts';
import { Key, keyHeight } from './plot-key.tsx';
import { Numbers, sentencesOf, tableOf } from './plot-table.tsx';
import { Forest, plotHeight } from './plot.tsx';

const height = plotHeight(pain, 'beside');

export default function PainByComparison() {
  return (
    <Figure
      name="pain-by-comparison"
      title="Pain after massage, by what it was compared with"
      description={`A plot of differences in pain in standard deviations; zero means no difference and further left means less pain with massage. Results are grouped by the comparison. One review, Crawford 2016, is set in bold and colour in three groups: its result shrinks from nothing to a sham to active care. ${sentencesOf(pain)}`}
      height={height + keyHeight(2)}
      caption={
        <>
          One unit is one standard deviation, the usual spread between people. Follow the review in bold: the difference
          shrinks as the comparison gets stronger. Other reviews do not all fall in that order; in cancer pain the
          difference was larger against active care. A Cochrane review of low back pain (Furlan 2015) found smaller
          gains against active care, but our records of it give no sizes. The trials were not blinded, and the review in
          bold was funded through the massage profession.
          <Numbers
            tables={[
              tableOf(
                pain,
                'Differences in standard deviations; minus is less pain with massage, whichever sign the source prints',
              ),
            ]}
          />
        </>
      }
    >
      <Forest plot={pain} layout="beside" y={0} />
      <Key
        y={height}
        entries={[
          ['interval', 'result with its confidence interval'],
          ['open', 'result; interval not in our records'],
        ]}
      />
    </Figure>
  );
}
