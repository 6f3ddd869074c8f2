import { Figure, Label, Words, control, ink, line, nerve, smooth, span, sunk, touch } from './drawing.tsx';
import type { Point } from './drawing.tsx';
import { swelling } from './drawing-nerve.tsx';

const rest: Point = [210, 216];
const journeys: { bend: Point; end: Point }[] = [
  { bend: [240, 146], end: [308, 102] },
  { bend: [242, 268], end: [304, 310] },
  { bend: [205, 290], end: [212, 360] },
  { bend: [148, 234], end: [100, 298] },
];

const low: Point = [40, 436];
const high: Point = [390, 20];

/** Rings like the heights on a map, so that the eye can measure a distance from rest. */
const rings = span(6).map((ring) =>
  smooth(
    span(14).map((step): Point => {
      const turn = (step * Math.PI) / 7;
      const reach = (ring + 1) * 25.5 + 4.5 * (ring + 1) ** 0.5 * Math.sin(2 * turn + ring * 0.4);
      return [rest[0] + reach * Math.cos(turn), rest[1] + reach * Math.sin(turn)];
    }),
    true,
  ),
);

export default function AutonomicPlane() {
  return (
    <Figure
      name="autonomic-plane"
      title="Two branches make a map, not a seesaw"
      description="A flat map. Sympathetic activity grows from left to right, parasympathetic activity from bottom to top. In the middle lies a point of rest. Four lines lead away from it. Up and to the right, both branches rise: coactivation, as with the face in cold water and the breath held. Down and to the right, sympathetic rises and parasympathetic falls: reciprocal, as on standing up. Straight down, parasympathetic falls and sympathetic hardly changes: independent, as in the first moments of a gentle walk. Down and to the left, both fall: coinhibition, as with some general anaesthetics. A plank lies across the map from top left to bottom right and balances on the point of rest: it is the seesaw, one diagonal out of many directions."
      height={476}
      caption="Each organ has a point of its own, and it can move in any direction: opposite, separate, up together or down together. Textbook examples, mostly for heart and vessels; directions only, no measured values."
    >
      {rings.map((ring) => (
        <path key={ring} d={ring} stroke={line} strokeWidth="1.2" />
      ))}
      <path
        d={`M${low.join(' ')}H${String(high[0])}M${low.join(' ')}V${String(high[1])}`}
        stroke={ink}
        strokeWidth="1.8"
      />
      <path d="M382 429.500L390 436L382 442.500M33.500 28L40 20L46.500 28" stroke={ink} strokeWidth="1.8" />
      <g transform={`rotate(45 ${rest.join(' ')})`}>
        <rect
          x={rest[0] - 186}
          y={rest[1] - 4}
          width="372"
          height="8"
          rx="4"
          fill={sunk}
          stroke={control}
          strokeWidth="1.4"
        />
        <Words x={rest[0] - 116} y={rest[1] - 12} anchor="middle">
          the seesaw
        </Words>
      </g>

      {journeys.map(({ bend, end }) => (
        <g key={end.join(' ')} fill={nerve}>
          <path d={swelling(rest, bend, end, [1.5, 7])} />
          <circle cx={end[0]} cy={end[1]} r="7" />
        </g>
      ))}
      <circle cx={rest[0]} cy={rest[1]} r="9" fill={touch} stroke={sunk} strokeWidth="3" />
      <Words x={232} y={222} fill={ink}>
        rest
      </Words>

      <Label x={242} y={50} name="Coactivation" lines={['face in cold water']} />
      <Label x={392} y={266} name="Reciprocal" lines={['standing up']} anchor="end" />
      <Label x={220} y={388} name="Independent" lines={['first steps of a walk']} anchor="middle" />
      <Label x={50} y={330} name="Coinhibition" lines={['some general', 'anaesthetics']} />
      <Words x={390} y={464} anchor="end" fill={ink}>
        sympathetic
      </Words>
      <g transform="rotate(-90 22 20)">
        <Words x={22} y={20} anchor="end" fill={ink}>
          parasympathetic
        </Words>
      </g>
    </Figure>
  );
}
