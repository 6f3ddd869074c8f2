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
