import {
  Figure,
  Label,
  Words,
  at,
  control,
  gold,
  ink,
  muted,
  nerve,
  raised,
  smooth,
  span,
  stray,
  sunk,
} from './drawing.tsx';
import type { Point } from './drawing.tsx';

const centre = 120;
const tilt = 0.26;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** A point on the near side of a tube of the given radius, seen slightly from above. */
const on = (radius: number, angle: number, height: number): Point => [
  centre + radius * Math.sin(rad(angle)),
  height + tilt * radius * Math.cos(rad(angle)),
];

interface Layer {
  radius: number;
  top: number;
  bottom: number;
  name: string;
  job: string;
}

const layers: Layer[] = [
  { radius: 53, top: 88, bottom: 170, name: 'Mucosa', job: 'absorbs and senses' },
  { radius: 62, top: 170, bottom: 258, name: 'Submucosal plexus', job: 'secretion, blood flow' },
  { radius: 71, top: 258, bottom: 346, name: 'Circular muscle', job: 'narrows the tube' },
  { radius: 79, top: 346, bottom: 440, name: 'Myenteric plexus', job: 'times the movement' },
  { radius: 87, top: 440, bottom: 528, name: 'Longitudinal muscle', job: 'shortens the tube' },
];

const front = (radius: number, height: number): string =>
  `M${at(centre - radius)} ${at(height)}A${at(radius)} ${at(radius * tilt)} 0 0 0 ${at(centre + radius)} ${at(height)}`;

function Wall({ layer }: { layer: Layer }) {
  const { radius, top, bottom } = layer;
  return (
    <g stroke={ink} strokeWidth="1.5">
      <path d={`${front(radius, bottom)}V${at(top)}H${at(centre - radius)}Z`} fill={sunk} stroke="none" />
      <path d={`M${at(centre - radius)} ${at(top)}V${at(bottom)}`} />
      <path d={`M${at(centre + radius)} ${at(top)}V${at(bottom)}`} />
      <ellipse cx={centre} cy={top} rx={radius} ry={radius * tilt} fill={raised} />
    </g>
  );
}

/** Muscle: long fibres that end and begin again at different places. */
function Fibres({ paths }: { paths: string[] }) {
  return paths.map((path, index) => (
    <path
      key={path}
      d={path}
      stroke={muted}
      strokeWidth="1.3"
      strokeDasharray="40 4 27 4"
      strokeDashoffset={at(stray(index) * 75)}
    />
  ));
}

interface Net {
  radius: number;
  top: number;
  rows: number;
  rise: number;
  turn: number;
  size: number;
}

/** The middle of a strand, a little off the straight line. */
const sag = (from: Point, to: Point, seed: number): Point => [
  (from[0] + to[0]) / 2 + (stray(seed) - 0.5) * 5,
  (from[1] + to[1]) / 2 + (stray(seed + 50) - 0.5) * 5,
];

/** Ganglia in rows around the tube, each joined with its neighbours. */
function Plexus({ radius, top, rows, rise, turn, size }: Net) {
  const perRow = Math.floor(172 / turn);
  const angle = (row: number, column: number): number =>
    (column - (perRow - 1) / 2) * turn + (row % 2 === 0 ? turn / 4 : -turn / 4) + (stray(row * 31 + column) - 0.5) * 7;
  const place = (row: number, column: number): Point =>
    on(radius, angle(row, column), top + row * rise + (stray(row * 17 + column * 5) - 0.5) * 5);
  const cells = span(rows).flatMap((row) => span(perRow).map((column) => [row, column] as const));
  const strands = cells.flatMap(([row, column]) => {
    const next = row % 2 === 0 ? [column, column + 1] : [column - 1, column];
    const below = row + 1 < rows ? next.filter((to) => to >= 0 && to < perRow).map((to) => place(row + 1, to)) : [];
    const beside = column + 1 < perRow && (row + column) % 2 === 0 ? [place(row, column + 1)] : [];
    return [...below, ...beside].map((to) => [place(row, column), to] as const);
  });
  return (
    <g>
      <path
        d={strands.map(([from, to], index) => smooth([from, sag(from, to, index), to])).join('')}
        stroke={gold}
        strokeWidth={size / 3.4}
      />
      {cells.map(([row, column]) => {
        const [x, y] = place(row, column);
        return (
          <ellipse
            key={`${String(row)}-${String(column)}`}
            cx={at(x)}
            cy={at(y)}
            rx={at(Math.max(1.2, size * Math.cos(rad(angle(row, column)))))}
            ry={at(size * 0.66)}
            fill={gold}
          />
        );
      })}
    </g>
  );
}

/** The folded opening, seen from above. */
const opening = smooth(
  span(64).map((step): Point => {
    const reach = 33 + 9 * Math.cos(rad(step * 45)) + stray(Math.floor(step / 8)) * 5;
    return [centre + reach * Math.cos(rad(step * 5.625)), 88 + reach * tilt * Math.sin(rad(step * 5.625))];
  }),
  true,
);

const crypts = span(5).flatMap((row) =>
  span(7).map((column) => on(53, (column - 3) * 22 + (row % 2) * 10 - 5, 104 + row * 15)),
);

const trunk = 'M20 44C4 92 24 140 15 206C9 256 20 306 14 350C10 380 20 400 42 406';
const branch = 'M15 206C14 228 34 238 58 232';

export default function EntericNervousSystem() {
  return (
    <Figure
      name="enteric-nervous-system"
      title="Two nerve nets inside the wall of the gut"
      description="A piece of gut stands upright like a tube with its layers cut back in five steps, the innermost at the top. First the mucosa, the folded lining that absorbs and senses. Second the submucosal plexus, a fine net of nerve cells that adjusts secretion and blood flow. Third the circular muscle, whose fibres run round the tube and narrow it. Fourth the myenteric plexus, a coarser net between the two muscle layers that times movement. Fifth the longitudinal muscle, whose fibres run along the tube and shorten it. The two nets together are the enteric nervous system and lie inside the wall. One separate line, the nerves from outside, runs down beside the tube from the brainstem and spinal cord and joins both nets."
      height={616}
      caption="The enteric system is the two nets, inside the wall. The nerves that join it with the brain and the spinal cord come from outside: vagal, pelvic and sympathetic-spinal. Layers are cut back to show them; thickness, spacing and numbers are not to scale, and thin layers and vessels are left out."
    >
      {layers.toReversed().map((layer) => (
        <g key={layer.name}>
          <Wall layer={layer} />
          {layer.radius === 87 ? (
            <Fibres
              paths={span(21).map((index) => {
                const [x, y] = on(87, (index - 10) * 8.4, 440);
                return `M${at(x)} ${at(y + 4)}V${at(y + 88)}`;
              })}
            />
          ) : null}
          {layer.radius === 79 ? <Plexus radius={79} top={364} rows={4} rise={22} turn={25} size={6.2} /> : null}
          {layer.radius === 71 ? <Fibres paths={span(11).map((index) => front(71, 266 + index * 7.6))} /> : null}
          {layer.radius === 62 ? <Plexus radius={62} top={186} rows={5} rise={16.5} turn={21} size={3.6} /> : null}
        </g>
      ))}
      {crypts.map(([x, y], index) => (
        <path key={index} d={`M${at(x - 2.4)} ${at(y - 3)}q2.4 7 4.8 0`} stroke={control} strokeWidth="1.3" />
      ))}
      <path d={opening} fill={sunk} stroke={ink} strokeWidth="1.5" />
      <path d={front(87, 528)} stroke={ink} strokeWidth="1.5" />

      <path d={trunk} stroke={nerve} strokeWidth="4" />
      <path d={branch} stroke={nerve} strokeWidth="3" />
      <circle cx="43" cy="406" r="5" fill={nerve} />
      <circle cx="60" cy="231.5" r="4" fill={nerve} />
      <Label x={20} y={30} name="Nerves from outside" />

      {layers.map(({ name, job, radius, top, bottom }) => {
        const y = (top + bottom) / 2 + radius * tilt * 0.4;
        return (
          <g key={name}>
            <path d={`M${at(centre + radius + 4)} ${at(y)}H214`} stroke={control} strokeWidth="1" />
            <Label x={221} y={y + 1} name={name} lines={[job]} />
          </g>
        );
      })}
      <circle cx="30" cy="592" r="6" fill={gold} />
      <Words x={46} y={598} fill={ink}>
        Enteric nervous system: both nets
      </Words>
    </Figure>
  );
}
