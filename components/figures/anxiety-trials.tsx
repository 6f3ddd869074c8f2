import { Figure, Words, at, control, ink, nerve, span, touch } from './drawing.tsx';
import { rapaport, sherman, trials } from './plot-data-trials.ts';
import { Numbers } from './plot-table.tsx';

/** Hamilton points to drawing units: 0 to 14 points across the width. */
const x = (points: number): number => 14 + (points * 372) / 14;

function People({ y, total, analysed }: { y: number; total: number; analysed: number }) {
  return span(total).map((person) => (
    <circle
      key={person}
      cx={at(15 + (person % 34) * 11.2)}
      cy={y + Math.floor(person / 34) * 12}
      r="3.8"
      fill={person < analysed ? nerve : undefined}
      stroke={nerve}
      strokeWidth="1.5"
    />
  ));
}

function Scale({ y }: { y: number }) {
  return (
    <>
      <path d={`M${at(x(0))} ${String(y)}H${at(x(14))}`} stroke={control} strokeWidth="1.6" />
      {[0, 2, 4, 6, 8, 10, 12, 14].map((tick) => (
        <g key={tick}>
          <path d={`M${at(x(tick))} ${String(y)}v7`} stroke={control} strokeWidth="1.6" />
          <Words x={x(tick)} y={y + 26} anchor="middle">
            {tick}
          </Words>
        </g>
      ))}
    </>
  );
}

function Trial({ y, name, people, arms }: { y: number; name: string; people: string; arms: string }) {
  return (
    <>
      <path d={`M10 ${String(y - 25)}H390`} stroke={control} strokeWidth="1" />
      <Words x={10} y={y} isStrong>
        {name}
      </Words>
      <Words x={390} y={y} anchor="end">
        {people}
      </Words>
      <Words x={10} y={y + 23}>
        {arms}
      </Words>
    </>
  );
}

export default function AnxietyTrials() {
  const least = x(sherman.fall[0]);
  const ahead = x(rapaport.ahead);
  return (
    <Figure
      name="anxiety-trials"
      title="Two trials of massage in generalised anxiety disorder"
      description={`Two panels with dots for people and a scale of Hamilton Anxiety points from 0 to 14. Sherman 2010: ${String(sherman.allocated)} people, three groups: massage, warmth, relaxing room. A bar from ${sherman.fall.join(' to ')} shows the fall within every group. The groups did not differ significantly, P about ${sherman.p}; the size of that difference is not in our records. Rapaport 2016: ${String(rapaport.allocated)} people, ${String(rapaport.analysed)} analysed, Swedish massage against light touch. A diamond at ${String(rapaport.ahead)} shows the difference between groups in favour of massage, P about ${rapaport.p}. Falls within its groups are not in our records. The bar and the diamond are different quantities. No intervals are drawn because none are in our records.`}
      height={572}
      caption={
        <>
          Each dot is a person; open dots were allocated but not analysed. A fall within a group includes rest,
          attention and time. Only a difference between groups speaks about massage. No intervals are drawn, because
          none were given for these numbers in the records we read.
          <Numbers tables={[trials]} />
        </>
      }
    >
      <Trial
        y={31}
        name={sherman.study}
        people={`${String(sherman.allocated)} people`}
        arms="massage, warmth or a relaxing room"
      />
      <People y={74} total={sherman.allocated} analysed={sherman.allocated} />
      <Words x={10} y={120} fill={ink}>
        Difference between groups:
      </Words>
      <Words x={10} y={143}>
        not significant, P about {sherman.p}; size not given
      </Words>
      <rect x={at(least)} y="163" width={at(x(sherman.fall[1]) - least)} height="20" rx="3" fill={nerve} />
      <Words x={least - 10} y={179} anchor="end" fill={ink}>
        Fall within every group
      </Words>
      <Scale y={196} />

      <Trial
        y={271}
        name={rapaport.study}
        people={`${String(rapaport.allocated)} people, ${String(rapaport.analysed)} analysed`}
        arms="Swedish massage or light touch"
      />
      <People y={314} total={rapaport.allocated} analysed={rapaport.analysed} />
      <Words x={10} y={360} fill={ink}>
        Fall within groups:
      </Words>
      <Words x={10} y={383}>
        both improved; sizes not given
      </Words>
      <path d={`M${at(ahead)} 406l12 12l-12 12l-12 -12z`} fill={touch} />
      <Words x={ahead + 22} y={412} fill={ink}>
        Difference between groups
      </Words>
      <Words x={ahead + 22} y={435}>
        {rapaport.ahead} for massage, P about {rapaport.p}
      </Words>
      <Scale y={456} />
      <Words x={386} y={508} anchor="end">
        points on the Hamilton Anxiety scale
      </Words>
      <Words x={10} y={550}>
        Bar and diamond are different quantities.
      </Words>
    </Figure>
  );
}
