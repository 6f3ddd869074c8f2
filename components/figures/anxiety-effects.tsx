import { Figure } from './drawing.tsx';
import { anxiety } from './plot-data.ts';
import { Key, keyHeight } from './plot-key.tsx';
import { Numbers, sentencesOf, tableOf } from './plot-table.tsx';
import { Forest, plotHeight } from './plot.tsx';

const height = plotHeight(anxiety, 'beside');

export default function AnxietyEffects() {
  return (
    <Figure
      name="anxiety-effects"
      title="How large the effects on anxiety are"
      description={`A plot of differences between groups in standard deviations; zero means no difference and further right means less anxiety. Only the last row has an interval in our records. ${sentencesOf(anxiety)}`}
      height={height + keyHeight(2)}
      caption={
        <>
          One unit is one standard deviation, the usual spread between people. Read each result with its comparison: the
          Packheiser review mostly set touch against no touch. Everything is self-rated, by people who knew what they
          had. Our records are abstracts and summaries of seven reviews; they give one interval, and the others may
          stand in the full papers. The two trials in generalised anxiety disorder have a plot of their own.
          <Numbers
            tables={[
              tableOf(
                anxiety,
                'Effects in standard deviations; plus is less anxiety or stress, whichever sign the source prints',
              ),
            ]}
          />
        </>
      }
    >
      <Forest plot={anxiety} layout="beside" y={0} />
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
