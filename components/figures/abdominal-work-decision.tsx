import { DecisionTree } from './decision-tree.tsx';
import type { Step } from './decision-tree.tsx';
import { Figure, Label, control, ink, nerve, points, raised, smooth, span, touch } from './drawing.tsx';
import type { Point } from './drawing.tsx';

const middle = 150;
const flip = (place: Point[], isRight: boolean): Point[] =>
  isRight ? place.map(([x, y]): Point => [2 * middle - x, y]) : place;

const side = '60 8, 60 52, 68 108, 80 158, 80 186, 68 226, 54 266, 46 308';
const margin = '150 70, 138 80, 120 106, 102 138, 82 160';
const ribs = [
  '78 144, 85 149, 93 148',
  '71 121, 83 130, 100 127, 108 124',
  '67 100, 81 110, 102 104, 122 90, 131 88',
  '63 78, 80 88, 104 80, 128 58, 145 50',
  '61 55, 80 66, 104 58, 128 36, 144 28',
  '61 33, 80 44, 104 36, 124 18, 132 8',
];
const hip = '92 262, 90 250, 82 238, 66 234';

/** The middle line of the large bowel, and its wall with the pouches. */
const course = points(
  '98 248, 95 226, 94 204, 95 182, 99 164, 113 158, 130 170, 150 177, 170 172, 182 161, 194 153, 204 161, 206 178, 206 206, 202 228, 196 246, 178 250, 164 258, 156 274, 154 296',
);
const dense: Point[] = course.slice(0, -1).flatMap((from, index) => {
  const to = course[index + 1] ?? from;
  return span(6).map((part): Point => [
    from[0] + ((to[0] - from[0]) * part) / 6,
    from[1] + ((to[1] - from[1]) * part) / 6,
  ]);
});
const wall = (sign: number): Point[] =>
  dense.map(([x, y], index): Point => {
    const [fromX, fromY] = dense[Math.max(0, index - 4)] ?? [x, y];
    const [toX, toY] = dense[Math.min(dense.length - 1, index + 4)] ?? [x, y];
    const length = Math.hypot(toX - fromX, toY - fromY);
    const width = 6.5 + 3.6 * Math.abs(Math.sin((index * Math.PI) / 6.5));
    return [x - (sign * width * (toY - fromY)) / length, y + (sign * width * (toX - fromX)) / length];
  });

const steps: Step[] = [
  {
    question: 'Is there an emergency sign?',
    signs: [
      'Sudden severe pain, or a hard belly',
      'Vomiting with no wind or stool',
      'Vomited blood, black tarry stool, heavy bleeding, fainting',
      'A pulsing lump, a tender groin lump, a hernia that stays out, sudden testicular pain',
      'Severe pain with fainting or shoulder-tip pain, if pregnancy is possible',
      'Unable to pass urine, or bowel or bladder change with back or leg symptoms',
    ],
    outcome: {
      tone: 'touch',
      name: 'Stop. Call 000 or 999.',
      lines: ['Known pregnancy with pain, bleeding or fluid loss: maternity unit or emergency care at once.'],
    },
  },
  {
    question: 'Is there an alarm sign, at any age?',
    signs: [
      'New or changed bowel habit that lasts',
      'Blood in the stool',
      'Unplanned weight loss, poor appetite, trouble swallowing',
      'Lump, swelling, jaundice, fever',
      'Symptoms that wake the person at night',
      'Lasting bloating, early fullness or pelvic pain',
    ],
    outcome: {
      tone: 'gold',
      name: 'Refer to a GP',
      lines: ['No abdominal work.', 'Blood: the same day. Lump or jaundice: urgently. The rest: soon.'],
    },
  },
  {
    question: 'Is there a reason to change the plan?',
    signs: [
      'Pregnancy, possible pregnancy, weeks after birth',
      'Surgery, unhealed scar, stoma, hernia, aneurysm',
      'Bowel or gallbladder attack, active bowel disease',
      'Blood thinners or low platelets: no deep work',
      'Cancer, transplant, implants, tubes, stents',
      'Spinal cord injury, eating disorder',
      'Full bladder, recent meal, unease or refusal',
    ],
    outcome: {
      tone: 'ink',
      name: 'Adapt',
      lines: ['Leave the abdomen out until the treating team agrees.', 'Offer work elsewhere, or another day.'],
    },
  },
];

export default function AbdominalWorkDecision() {
  return (
    <Figure
      name="abdominal-work-decision"
      title="The abdomen and the two lines that hands stay between"
      description="A trunk seen from the front. The lower ribs form an arch, the rib margin. Below, a dashed line joins the two hip bones at the front. Between them lies the large bowel as one line: up on the person’s right side, across under the ribs, down on the left. Hands stay between the rib margin and the hip-bone line. The list after the picture holds three questions: an emergency sign leads to 000 or 999, an alarm sign to a GP, a reason to change the plan to adapting; with none of them, treat."
      height={320}
      below={
        <DecisionTree
          label="Abdominal work: treat, adapt or refer"
          steps={steps}
          end={{
            tone: 'nerve',
            name: 'Treat',
            lines: [
              'Consent step by step; ask again whenever depth or place changes.',
              'Between the two lines, through cloth if preferred.',
              'Stop for pain, guarding, stillness or tears. Review next time.',
            ],
          }}
        />
      }
      caption="One yes is enough to leave the trunk. The lists name common examples, not every one; local rules and the treating team come first. They rest on training consensus and await clinical review."
    >
      {[false, true].map((isRight) => (
        <g key={String(isRight)} stroke={ink} strokeWidth="1.8">
          <path d={smooth(flip(points(side), isRight))} />
          <path d={smooth(flip(points(margin), isRight))} strokeWidth="2.2" />
          <path d={smooth(flip(points(hip), isRight))} strokeWidth="2" />
          {ribs.map((rib) => (
            <path key={rib} d={smooth(flip(points(rib), isRight))} stroke={control} strokeWidth="1.3" />
          ))}
        </g>
      ))}
      <path d="M144 8C144 40 146 56 150 70C154 56 156 40 156 8" stroke={control} strokeWidth="1.3" />
      <path d={smooth([...wall(1), ...wall(-1).toReversed()], true)} stroke={nerve} strokeWidth="3.2" fill={raised} />
      <path d="M146 206q4 5 8 0" stroke={ink} strokeWidth="1.8" />
      <path d="M52 262H252" stroke={touch} strokeWidth="2.4" strokeDasharray="7 6" />
      <path d="M190 122L262 72" stroke={ink} strokeWidth="1.2" />
      <Label x={268} y={72} name="Rib margin" />
      <Label x={268} y={160} name="Hands stay" lines={['between', 'these lines']} />
      <Label x={268} y={268} name="Hip-bone line" />
    </Figure>
  );
}
