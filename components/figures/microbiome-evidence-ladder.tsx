import {
  Columns,
  Figure,
  Label,
  at,
  control,
  ink,
  muted,
  nerve,
  points,
  raised,
  smooth,
  span,
  stray,
  sunk,
  touch,
} from './drawing.tsx';
import type { Point } from './drawing.tsx';

const rungs = [
  { y: 144, name: 'Outcome trial', lines: ['Do people feel', 'or live better?'], found: 'massage: none found' },
  {
    y: 298,
    name: 'Small human trial',
    lines: ['Did something change?', 'Chance plays a large part.'],
    found: 'massage: small, mixed',
  },
  {
    y: 452,
    name: 'Association',
    lines: ['Do two things go together?', 'Not which came first.'],
    found: 'emotions: in 206 women',
  },
  { y: 606, name: 'Rodents', lines: ['What might happen?', 'Not that it does in people.'], found: 'massage: in rats' },
];

/** The two rails lean together a little towards the top. */
const rail = (side: number, y: number): number => 82 + side * (50 + (y - 30) * 0.028);

const mouse = smooth(
  points(
    '-40 -3, -42 -16, -34 -28, -18 -34, 0 -30, 8 -27, 10 -35, 18 -38, 22 -31, 21 -26, 32 -18, 39 -9, 34 -4, 24 -2, 0 -1, -26 -1',
  ),
  true,
);
const tail = smooth(points('-40 -5, -48 -4, -52 -12, -47 -20, -50 -28'));
const scatter = span(22).map((dot): Point => {
  const x = -34 + stray(dot) * 70;
  return [x, -34 - x * 0.45 + (stray(dot + 80) - 0.5) * 38];
});

function Person({ x, y, isFilled }: { x: number; y: number; isFilled: boolean }) {
  const style = { fill: isFilled ? ink : raised, stroke: ink, strokeWidth: 1.4 };
  return (
    <g transform={`translate(${at(x)} ${at(y)})`}>
      <path d="M-5.5 0C-5.5 -9 -3.5 -11.5 0 -11.5S5.5 -9 5.5 0Z" {...style} />
      <circle cy="-15.5" r="3.8" {...style} />
    </g>
  );
}

function People({ rows, columns }: { rows: number; columns: number }) {
  return span(rows).flatMap((row) =>
    span(columns * 2).map((column) => {
      const isFilled = column < columns;
      const x = (column - columns + 0.5) * (columns > 2 ? 12.6 : 15) + (isFilled ? -5 : 5);
      return <Person key={`${String(row)}-${String(column)}`} x={x} y={-2 - row * 23} isFilled={isFilled} />;
    }),
  );
}

const pictures = [
  <People key="many" rows={4} columns={3} />,
  <People key="few" rows={2} columns={2} />,
  <g key="cloud">
    <path d="M-40 -80V-8H42" stroke={control} strokeWidth="1.4" />
    <path d="M-34 -18L38 -54" stroke={ink} strokeWidth="1.4" strokeDasharray="5 5" />
    {scatter.map(([x, y]) => (
      <circle key={x} cx={at(x)} cy={at(y)} r="3" fill={ink} />
    ))}
  </g>,
  <g key="mouse" stroke={ink} strokeWidth="1.8">
    <path d={tail} />
    <path d={mouse} fill={raised} />
    <path d="M10 -28C11 -24 15 -23 20 -26M-26 -1q-2 -12 8 -15M37 -10l7 -3M37 -8l8 1" strokeWidth="1.4" />
    <circle cx="27" cy="-17" r="1.8" fill={ink} stroke="none" />
  </g>,
];

const twist = (y: number): number => (676 - y) / 13.3;
const vine = (from: number, to: number): Point[] =>
  span(Math.max(2, Math.round((from - to) / 5))).map((step, _, { length }): Point => {
    const y = from - ((from - to) * step) / (length - 1);
    return [rail(-1, y) + 12 * Math.sin(twist(y)), y];
  });

/** The line climbs round the left rail and rests on the third rung; on every second half turn it is in front. */
const climb = smooth(vine(676, 302));
const turn = 13.3 * Math.PI;
const inFront = span(5).map((index) => {
  const middle = 676 - index * 2 * turn;
  return smooth(vine(Math.min(676, middle + turn / 2), Math.max(302, middle - turn / 2)));
});
const beyond = smooth(vine(288, 152));

const columns = [
  {
    name: 'Massage on rung three',
    items: [
      '104 people with constipation: the overall community of stool microbes did not differ; a few groups did.',
      '60 people with type 2 diabetes: some groups differed from no massage, but abdominal and ordinary massage did not differ.',
    ],
  },
  {
    name: 'Keep in mind',
    items: [
      'No trial found links massage, microbes and mood.',
      'None shows a useful change of microbes for a client.',
      'Transit time alone changes stool microbes, and so do diet and medicines.',
    ],
  },
];

export default function MicrobiomeEvidenceLadder() {
  return (
    <Figure
      name="microbiome-evidence-ladder"
      title="Four rungs of evidence, and how far massage and microbes have climbed"
      description="A ladder with four rungs. On the lowest stands a mouse: rodent studies ask what might happen, and do not show that it happens in people; massage has been studied in rats. On the second is a cloud of dots: associations show that two things go together, not which came first; emotions and microbes were linked in one study of 206 women. On the third stand two small groups of people: small human trials ask whether something changed, and chance plays a large part; for massage they are small and mixed. On the top rung stand two large groups: outcome trials ask whether people feel or live better; for massage and microbes none was found. A line winds round the rail from the ground to the third rung, ends there in an open ring and goes on only as faint dots."
      height={690}
      below={<Columns columns={columns} />}
      caption="The line shows how far massage and microbes have climbed. A higher rung does not mean a good result, only a better question. Named are trials we could read about; others exist, at least one seen only as an abstract. This is no advice on diabetes, diet or stool tests."
    >
      <path d={beyond} stroke={muted} strokeWidth="3" strokeDasharray="0.1 8" />
      <path d={climb} stroke={nerve} strokeWidth="4.5" />
      {[-1, 1].map((side) => (
        <path
          key={side}
          d={`M${at(rail(side, 30) - 4)} 34L${at(rail(side, 672) - 4)} 672H${at(rail(side, 672) + 4)}L${at(rail(side, 30) + 4)} 34Z`}
          fill={raised}
          stroke={ink}
          strokeWidth="1.6"
        />
      ))}
      {rungs.map(({ y, name, lines, found }, index) => (
        <g key={name}>
          <rect
            x={at(rail(-1, y) + 4)}
            y={y - 4}
            width={at(rail(1, y) - rail(-1, y) - 8)}
            height="8"
            fill={raised}
            stroke={ink}
            strokeWidth="1.6"
          />
          <g transform={`translate(82 ${String(y - 4)})`}>{pictures[index]}</g>
          <Label x={166} y={y - 76} name={name} lines={lines} />
          <text x="184" y={y - 6} fontSize="17" fontWeight="600" fill={index === 0 ? muted : ink}>
            {found}
          </text>
          <circle
            cx="171"
            cy={y - 12}
            r="5.5"
            fill={index === 0 ? 'none' : index === 2 ? muted : nerve}
            stroke={index === 0 ? muted : index === 2 ? muted : nerve}
            strokeWidth="2"
          />
        </g>
      ))}
      {inFront.map((piece) => (
        <path key={piece} d={piece} stroke={nerve} strokeWidth="4.5" />
      ))}
      <circle cx={at(rail(-1, 676))} cy="676" r="7.5" fill={touch} stroke={sunk} strokeWidth="2" />
      <circle cx={at(rail(-1, 298))} cy="298" r="7.5" fill={raised} stroke={nerve} strokeWidth="4" />
    </Figure>
  );
}
