import { Figure } from './drawing.tsx';
import { colds } from './plot-data.ts';
import { Key, keyHeight } from './plot-key.tsx';
import { Numbers, sentencesOf, tableOf } from './plot-table.tsx';
import { Forest, plotHeight } from './plot.tsx';

const height = plotHeight(colds, 'below');

export default function SleepAndColds() {
  return (
    <Figure
      name="sleep-and-colds"
      title="Short sleep and colds after a virus in the nose"
      description={`A plot of four comparisons on a scale from 1 to 20 on which equal steps multiply; 1 means no difference and further right means more colds among short sleepers. All three intervals are long and begin just above 1. ${sentencesOf(colds)}`}
      height={height + keyHeight(1)}
      caption={
        <>
          Two studies gave a cold virus to healthy volunteers (Cohen 2009, 153 people; Prather 2015, 164). Long lines
          mean that the size is very uncertain. Equal steps on the scale multiply. The first result says how many times
          as likely, the others are odds ratios, which look larger when an outcome is common. Nobody was told how long
          to sleep, so something else may explain part of it. Massage was not studied.
          <Numbers tables={[tableOf(colds, 'Colds after a cold virus, short sleepers against long sleepers')]} />
        </>
      }
    >
      <Forest plot={colds} layout="below" y={0} />
      <Key y={height} entries={[['interval', 'result with its confidence interval']]} />
    </Figure>
  );
}
