import { control, ink, points, raised, smooth, span } from './drawing.tsx';
import type { Point } from './drawing.tsx';

/** A place on a line that bends once, and the direction there. */
function bent(from: Point, bend: Point, to: Point, part: number): { place: Point; across: Point } {
  const rest = 1 - part;
  const mix = (axis: 0 | 1): number => rest * rest * from[axis] + 2 * rest * part * bend[axis] + part * part * to[axis];
  const slope = (axis: 0 | 1): number => rest * (bend[axis] - from[axis]) + part * (to[axis] - bend[axis]);
  const length = Math.hypot(slope(0), slope(1));
  return { place: [mix(0), mix(1)], across: [-slope(1) / length, slope(0) / length] };
}

/** A line that grows thicker in the direction of travel, as a shape to fill. */
export function swelling(from: Point, bend: Point, to: Point, widths: readonly [number, number]): string {
  const side = (sign: number): Point[] =>
    span(13).map((step) => {
      const { place, across } = bent(from, bend, to, step / 12);
      const reach = (sign * (widths[0] + ((widths[1] - widths[0]) * step) / 12)) / 2;
      return [place[0] + across[0] * reach, place[1] + across[1] * reach];
    });
  const [there, back] = [smooth(side(1)), smooth(side(-1).toReversed())];
  return `${there}L${back.slice(1)}Z`;
}

const cerebrum = points(
  '82 116, 68 122, 48 121, 28 114, 12 100, 5 80, 9 58, 24 37, 48 20, 78 10, 112 7, 146 13, 174 28, 194 50, 203 76, 200 98, 188 112, 168 114, 150 108',
);
const callosum = points(
  '76 104, 64 98, 57 85, 62 70, 79 60, 104 57, 126 63, 140 76, 144 90, 137 96, 131 90, 126 79, 113 70, 98 68, 80 71, 70 80, 70 90, 79 100',
);
const stemFront = points('95 116, 101 122, 97 131, 92 143, 96 155, 106 161, 109 172, 112 186, 116 204');
const stemBack = points('127 98, 130 104, 127 110, 131 116, 127 123, 122 137, 125 150, 127 160, 129 176, 133 204');
const cerebellum = points(
  '134 122, 142 114, 158 112, 176 119, 188 133, 187 149, 172 161, 152 163, 137 157, 131 148, 137 139, 131 131',
);
/** Floor of the hypothalamus, its stalk and the pituitary. */
const stalk = points('82 116, 83 120, 85 130, 76 132, 75 139, 84 143, 93 140, 93 133, 88 130, 90 121, 95 116');
const furrows = [
  points('58 110, 46 96, 42 78, 52 58, 76 46, 104 43, 130 47, 146 42, 150 28'),
  points('122 8, 125 18, 121 27'),
  points('174 29, 163 48, 157 66, 152 82'),
  points('201 92, 186 86, 170 88, 152 82'),
  points('24 38, 34 46, 36 56'),
  points('6 82, 18 84, 28 92'),
  points('74 11, 77 21, 73 31'),
  points('188 112, 176 104, 164 106'),
];
const tree = [
  'M140 138C152 136 164 138 180 141',
  'M152 137C158 130 164 126 170 122',
  'M148 137C150 130 150 124 149 119',
  'M156 138C160 146 164 150 170 154',
  'M148 138C150 146 150 150 150 157',
];

const join = 'C143 106 140 101 137 97';

/** The inner face of one half of a brain, cut down the middle and facing left, about 205 units wide. */
export function CutBrain() {
  return (
    <g stroke={ink} strokeWidth="1.8">
      <path d={smooth(cerebellum, true)} fill={raised} />
      <path d={`${smooth([...stemFront, ...stemBack.toReversed()])}Z`} fill={raised} stroke="none" />
      <path d={`${smooth(cerebrum)}${join}L128 98L95 116L82 116Z`} fill={raised} stroke="none" />
      <path d={`${smooth(cerebrum)}${join}`} />
      <path d={smooth(stalk)} fill={raised} />
      <path d={smooth(stemFront)} />
      <path d={smooth(stemBack)} />
      <path d={smooth(callosum, true)} strokeWidth="1.4" />
      <ellipse cx="106" cy="92" rx="15" ry="10" transform="rotate(-8 106 92)" strokeWidth="1.4" />
      <g stroke={control} strokeWidth="1.2">
        {[...furrows.map((furrow) => smooth(furrow)), ...tree].map((path) => (
          <path key={path} d={path} />
        ))}
        <path d={smooth(points('132 92, 118 80, 100 76, 88 84, 84 98'))} />
      </g>
    </g>
  );
}

const hand = [
  '392 412, 344 424, 300 428, 262 438, 232 454, 206 470, 176 482, 160 492, 158 504, 170 512, 196 513, 226 507, 250 502, 276 500, 306 500, 332 488, 352 474, 392 468',
  '300 460, 268 466, 244 480, 228 494, 238 502',
  '163 490, 168 494, 176 491',
];

/** A flat hand that comes from the right and rests on skin at a height of 504, its fingertips at 160. */
export function Hand() {
  return hand.map((part, index) => (
    <path
      key={part}
      d={smooth(points(part))}
      stroke={ink}
      strokeWidth={index === 0 ? 1.8 : 1.3}
      fill={index === 0 ? raised : 'none'}
    />
  ));
}

/** A narrow furrow from the surface down to its floor. */
const slit = (x: number, y: number, toX: number, toY: number): Point[] => {
  const length = Math.hypot(toX - x, toY - y);
  const [acrossX, acrossY] = [(toY - y) / length, (x - toX) / length];
  const off = (part: number, reach: number): Point => [
    x + (toX - x) * part + acrossX * reach,
    y + (toY - y) * part + acrossY * reach,
  ];
  return [off(0.05, -2.4), off(0.55, -1.1), off(1, 0), off(0.55, 1.1), off(0.05, 2.4)];
};

/** The right half of a brain cut from ear to ear, from the cleft at the top round to the base. */
const coronalHalf = [
  ...points('2 58, 2 32, 5 16, 18 10'),
  ...slit(31, 13, 30, 38),
  ...points('44 14'),
  ...slit(57, 23, 49, 46),
  ...points('68 30'),
  ...slit(78, 43, 62, 56),
  ...points('88 55'),
  ...slit(94, 70, 74, 72),
  ...points(
    '97 80, 94 88, 74 88, 58 87, 54 80, 50 76, 47 80, 45 94, 47 108, 50 112, 54 108, 57 98, 74 95, 95 97, 100 108',
  ),
  ...slit(99, 121, 72, 118),
  ...points('95 133'),
  ...slit(87, 144, 66, 132),
  ...points('76 153, 64 157'),
  ...slit(56, 158, 52, 136),
  ...points('46 158, 35 152, 29 140, 16 134'),
];
const mirrored = (side: readonly Point[]): Point[] => side.toReversed().map(([x, y]): Point => [-x, y]);
const coronal = [...coronalHalf, ...mirrored(coronalHalf)];

/** The same outline a little further in. */
const inside = (outline: readonly Point[], depth: number): Point[] =>
  outline.map(([x, y], index): Point => {
    const [before, after] = [outline.at(index - 1) ?? [0, 0], outline[(index + 1) % outline.length] ?? [0, 0]];
    const [alongX, alongY] = [after[0] - before[0], after[1] - before[1]];
    const length = Math.hypot(alongX, alongY);
    return [x - (depth * alongY) / length, y + (depth * alongX) / length];
  });
const rim = inside(coronal, 5.5).slice(1, coronalHalf.length - 2);
const ventricle = points('5 72, 14 68, 27 70, 32 76, 22 78, 8 80');
const base = points('17 132, 18 144, 22 158, 20 172, 12 184, 11 200, 9 220, 9 260, 9 356');

/** A brain cut from ear to ear, with the brainstem in front, about 200 units wide around its own middle. */
export function CrossBrain() {
  return (
    <g stroke={ink} strokeWidth="1.8">
      <path d={smooth(coronal, true)} fill={raised} />
      {[rim, mirrored(rim)].map((edge) => (
        <path key={smooth(edge)} d={smooth(edge)} stroke={control} strokeWidth="1.1" />
      ))}
      <g stroke={control} strokeWidth="1.2">
        <path d={smooth(ventricle, true)} />
        <path d={smooth(mirrored(ventricle), true)} />
        <path d="M0 84V112" strokeWidth="3" />
        <ellipse cx="16" cy="97" rx="12" ry="15" stroke={ink} />
        <ellipse cx="-16" cy="97" rx="12" ry="15" stroke={ink} />
      </g>
      <path d={`${smooth(base)}${smooth(mirrored(base)).replace('M', 'L')}Z`} fill={raised} stroke="none" />
      <path d={smooth(base)} />
      <path d={smooth(mirrored(base))} />
    </g>
  );
}
