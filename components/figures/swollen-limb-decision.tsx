import { DecisionTree } from './decision-tree.tsx';
import type { Step } from './decision-tree.tsx';
import { Figure, Words, at, control, ink, muted, nerve, points, raised, smooth, span, touch } from './drawing.tsx';
import type { Point } from './drawing.tsx';

const hill = (x: number, middle: number, width: number): number => Math.exp(-(((x - middle) / width) ** 2));

/** Half the width of a lower leg, from knee (0) to ankle (1), inside and outside of the limb. */
const inside = (down: number): number => 10.5 + 3.4 * hill(down, 0.02, 0.1) + 4.5 * hill(down, 0.36, 0.2) - 4.6 * down;
const outside = (down: number): number => 10 + 3 * hill(down, 0.04, 0.12) + 5 * hill(down, 0.3, 0.26) - 4.4 * down;

const knee = 20;
const reach = 128;
const along = (down: number): number => knee + down * reach;

function outline(x: number, side: number, swelling: (down: number) => number): Point[] {
  const edge = (sign: number, half: (down: number) => number): Point[] =>
    span(15).map((step): Point => {
      const down = step / 14;
      return [x + side * sign * (half(down) + swelling(down)), along(down)];
    });
  const puff = swelling(1);
  const foot = points('7 9, 13 20, 15 29, 9 34, 0 34, -6 31, -7 14').map(([away, below]): Point => [
    x + side * (away + Math.sign(away) * puff * (1 - below / 45)),
    along(1) + below,
  ]);
  return [...edge(1, outside), ...foot, ...edge(-1, inside).toReversed()];
}

const still = (): number => 0;

function Leg({ x, side, swelling = still }: { x: number; side: 1 | -1; swelling?: (down: number) => number }) {
  const isSwollen = swelling !== still;
  return (
    <g>
      <path
        d={smooth(outline(x, side, swelling))}
        fill={raised}
        stroke={isSwollen ? touch : ink}
        strokeWidth={isSwollen ? 3 : 1.6}
      />
      <path d={`M${at(x - 6)} 27q6 8 12 0M${at(x - 4)} 150q4 4 8 0`} stroke={control} strokeWidth="1.3" />
    </g>
  );
}

const clot = (down: number): number => 1 + 7 * hill(down, 0.62, 0.34);
const skin = (down: number): number => 3 * hill(down, 0.72, 0.24);
const lymph = (down: number): number => 2 + 5 * hill(down, 0.95, 0.6);
const ankles = (down: number): number => 7.5 * hill(down, 1, 0.3);

const heat = span(5)
  .map((tick) => `M91 ${at(70 + tick * 15)}q3.5 -4 7 0t7 0`)
  .join('');
const patch = span(34).map((dot): Point => {
  const reachOut = Math.sqrt((dot + 0.5) / 34);
  return [171.5 + reachOut * 6.5 * Math.cos(dot * 2.4), 106 + reachOut * 24 * Math.sin(dot * 2.4)];
});
const stocking = span(9).map((band) => {
  const down = 0.2 + band * 0.095;
  const half = 9 + lymph(down) - 3.4 * down;
  return `M${at(270 - half)} ${at(along(down))}q${at(half)} 5 ${at(half * 2)} 0`;
});

const names = ['clot?', 'hot, red', 'lymph', 'both'];

const steps: Step[] = [
  {
    question: 'Is it an emergency?',
    signs: [
      'Breathless, chest pain, coughing blood or collapse',
      'Swollen face or neck with breathlessness',
      '38 °C or more, shivering or very unwell on cancer treatment',
    ],
    outcome: {
      tone: 'touch',
      name: 'Stop. Call 000 or 999.',
      lines: ['Pregnant, with sudden swelling of face or hands: maternity unit now.'],
    },
  },
  {
    question: 'One side newly swollen, painful, warm or changed in colour?',
    signs: [
      'Leg or arm, often sudden',
      'More likely after surgery, a plaster cast or long travel, in pregnancy and for about six weeks after birth',
      'More likely with cancer, hormones, a central line or an earlier clot',
    ],
    outcome: {
      tone: 'touch',
      name: 'Possible clot: urgent',
      lines: ['No massage anywhere today. No squeeze or ankle-bend test.', 'Medical assessment the same day.'],
    },
  },
  {
    question: 'Hot, red skin, with fever or feeling unwell?',
    signs: ['Redness that spreads, also where lymphoedema is known', 'A wound or cracked skin nearby'],
    outcome: {
      tone: 'touch',
      name: 'Emergency department today',
      lines: ['It may be an infection that spreads. No massage.', 'Hot and red without fever: a GP today.'],
    },
  },
  {
    question: 'Known lymphoedema, or lymph nodes removed?',
    signs: ['Diagnosed, and no different from usual', 'After cancer treatment, even long ago'],
    outcome: {
      tone: 'ink',
      name: 'Lymphoedema specialist',
      lines: [
        'Leave that limb and its quarter of the trunk to trained staff. Comfort elsewhere, if the team agrees.',
        'New heaviness: the surgical or cancer team first.',
      ],
    },
  },
  {
    question: 'Both sides, or no known cause?',
    signs: ['Ankles, often worse by evening', 'Any new swelling that nobody has explained'],
    outcome: {
      tone: 'gold',
      name: 'GP before massage',
      lines: ['Heart, kidneys, liver or a medicine may be behind it.', 'New, or breathless lying flat: today.'],
    },
  },
];

export default function SwollenLimbDecision() {
  return (
    <Figure
      name="swollen-limb-decision"
      title="Four patterns of a swollen leg"
      description="Four pairs of lower legs seen from the front, numbered like the questions after the picture. Number two: one leg is swollen from calf to ankle and gives off warmth, which may mean a clot. Number three: one leg has a hot red patch. Number four: one leg is swollen down to the foot and wears a compression stocking, as in lymphoedema. Number five: both ankles are swollen. In the list an emergency leads to 000 or 999, a possible clot to urgent assessment, hot red skin with fever to an emergency department today, known lymphoedema to a specialist, swelling on both sides or without a cause to a GP."
      height={222}
      below={
        <DecisionTree
          label="A swollen limb: who sees it first"
          steps={steps}
          end={{
            tone: 'nerve',
            name: 'Cause known and cleared: adapt',
            lines: ['Work within what the clinician agreed.', 'Look and ask again each time.'],
          }}
        />
      }
      caption="Patterns overlap and do not make a diagnosis. A clot may give no sign at all, so ask before any leg work. When in doubt, leave the limb alone and refer. The list rests on training consensus and awaits clinical review."
    >
      <Leg x={32} side={-1} />
      <Leg x={69} side={1} swelling={clot} />
      <path d={heat} stroke={touch} strokeWidth="2" />
      <Leg x={134} side={-1} />
      <Leg x={172} side={1} swelling={skin} />
      {patch.map(([x, y]) => (
        <circle key={x} cx={at(x)} cy={at(y)} r="2" fill={touch} />
      ))}
      <Leg x={233} side={-1} />
      <Leg x={270} side={1} swelling={lymph} />
      {stocking.map((band) => (
        <path key={band} d={band} stroke={muted} strokeWidth="1.3" />
      ))}
      <Leg x={332} side={-1} swelling={ankles} />
      <Leg x={371} side={1} swelling={ankles} />
      {names.map((name, index) => (
        <g key={name}>
          <circle cx={16 + index * 100} cy="209" r="11.5" fill={raised} stroke={nerve} strokeWidth="2.4" />
          <text x={16 + index * 100} y="215" fontSize="17" fontWeight="600" fill={ink} textAnchor="middle">
            {index + 2}
          </text>
          <Words x={33 + index * 100} y={215}>
            {name}
          </Words>
        </g>
      ))}
    </Figure>
  );
}
