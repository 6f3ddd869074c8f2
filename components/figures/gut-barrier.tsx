import {
  Columns,
  Figure,
  Label,
  Words,
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
  touch,
} from './drawing.tsx';
import type { Point } from './drawing.tsx';

const left = 12;
const cellWidth = 17.2;
const cells = 13;
const tall = 58;
const goblets = new Set([5, 10]);

/** The inner face of the lining, and a point below it at right angles. */
const face = (x: number): number => 198 + 9 * Math.cos((x - left) / 35.6);
const under = (x: number, depth: number): Point => {
  const slope = (-9 / 35.6) * Math.sin((x - left) / 35.6);
  const length = Math.hypot(1, slope);
  return [x - (depth * slope) / length, face(x) + depth / length];
};
const edge = (index: number): number => left + index * cellWidth;
const along = (depth: number): Point[] => span(40).map((step) => under(left + (step * cells * cellWidth) / 39, depth));
const route = (from: Point, to: Point): string => `M${from.map(at).join(' ')}L${to.map(at).join(' ')}`;

function Cell({ index }: { index: number }) {
  const middle = edge(index) + cellWidth / 2;
  const [x, y] = under(middle, 42);
  const [mouthX, mouthY] = under(middle, 14);
  return (
    <>
      {index > 0 ? (
        <path d={route(under(edge(index), 0), under(edge(index), tall))} stroke={control} strokeWidth="1.4" />
      ) : null}
      <ellipse cx={at(x)} cy={at(y)} rx="4.4" ry="7" stroke={control} strokeWidth="1.4" />
      {goblets.has(index) ? (
        <path
          d={`M${at(mouthX - 2)} ${at(mouthY - 15)}c-8 12 -6 24 2 24c8 0 10 -12 2 -24`}
          fill={raised}
          stroke={ink}
          strokeWidth="1.3"
        />
      ) : (
        <path
          d={span(5)
            .map((hair) => route(under(edge(index) + 2 + hair * 3.3, -3), under(edge(index) + 2 + hair * 3.3, -10)))
            .join('')}
          stroke={control}
          strokeWidth="1.2"
        />
      )}
    </>
  );
}

const rods = points('30 58, 62 40, 98 66, 128 42, 160 70, 196 48, 218 74, 46 84, 182 92, 84 98');
const rounds = points('52 62, 112 82, 144 60, 180 62, 210 96, 26 78, 134 98');
const lymphocytes = points('38 302, 118 340, 196 310, 44 350, 222 352');
const granules = points('150 318, 157 312, 164 318, 158 325, 165 327, 151 327, 158 333');
const macrophage = smooth(
  points('84 296, 96 288, 108 294, 120 288, 122 300, 114 308, 118 320, 104 318, 94 324, 88 314, 76 310'),
  true,
);

const membrane = points('64 25, 40 23, 17 24, 7 30, 1 42, 0 56, 0 76, 1 90, 5 108, 3 124, 7 136');

/** Two neighbouring cells through a lens, with the seals between them. */
function Lens({ x, gap, passing }: { x: number; gap: number; passing: readonly Point[] }) {
  return (
    <g>
      <circle cx={x} cy="490" r="70" fill={raised} stroke={ink} strokeWidth="1.8" />
      {[-1, 1].map((sign) => (
        <g key={sign}>
          <path
            d={smooth(membrane.map(([away, down]): Point => [x + sign * Math.min(gap + away, 53), 420 + down]))}
            stroke={nerve}
            strokeWidth="4"
          />
          {span(4).map((seal) => (
            <circle key={seal} cx={at(x + sign * gap)} cy={464 + seal * 11} r="4.4" fill={nerve} />
          ))}
          <ellipse cx={x + sign * 38} cy="508" rx="11" ry="17" stroke={control} strokeWidth="1.5" />
        </g>
      ))}
      {passing.map(([shift, y]) => (
        <circle key={`${String(shift)} ${String(y)}`} cx={at(x + shift)} cy={y} r={gap > 5 ? 4 : 1.8} fill={ink} />
      ))}
    </g>
  );
}

const columns = [
  {
    name: 'Measured',
    items: [
      'A test sugar is drunk and counted in urine, or a tissue sample is tested in a laboratory. Tests differ.',
      'It rises in coeliac and inflammatory bowel disease, with some medicines and hard exercise, and in some people under stress.',
    ],
  },
  {
    name: 'Marketed',
    items: [
      '“Leaky gut syndrome”: not an accepted diagnosis.',
      'Zonulin kits: unreliable.',
      'Massage that “seals” the gut: no human test; one experiment in rats.',
    ],
  },
];

export default function GutBarrier() {
  return (
    <Figure
      name="gut-barrier"
      title="The wall of the gut as a barrier"
      description="A slice through the wall of the gut. At the top, the inside of the gut with bacteria. Under them a band of mucus that keeps them at a distance. Under the mucus one line runs across the picture: the lining, a single layer of tall cells, sealed to each other near their tops by tight junctions. Two of the cells make mucus. Beneath the lining lie immune cells of several kinds and a small blood vessel. Two circles below enlarge the meeting place of two cells. In the first, closed seals let water and small particles through. In the second, the seals stand further apart and larger molecules pass as well. Permeability means how readily molecules pass. A list follows with what is measured and what is only marketed."
      height={618}
      below={<Columns columns={columns} />}
      caption="Permeability is a property of the wall, not a disease. Some passage is normal: traces of food protein cross in healthy people too. Simplified from general physiology; not to scale."
    >
      {rods.map(([x, y], index) => (
        <rect
          key={x}
          x={x - 9}
          y={y - 4}
          width="18"
          height="8"
          rx="4"
          stroke={muted}
          strokeWidth="1.6"
          transform={`rotate(${at(stray(index) * 150 - 75)} ${at(x)} ${at(y)})`}
        />
      ))}
      {rounds.map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="4.5" stroke={muted} strokeWidth="1.6" />
      ))}
      {[118, 132, 147, 162, 176].map((y, row) => (
        <path
          key={y}
          d={smooth(span(12).map((step): Point => [12 + step * 20.3, y + 4 * Math.sin(step * 0.9 + row * 1.3)]))}
          stroke={control}
          strokeWidth={row === 0 ? 1.8 : 1}
          strokeDasharray={row === 0 ? undefined : `${String(34 - row * 4)} ${String(8 + row * 2)}`}
        />
      ))}

      {span(cells).map((index) => (
        <Cell key={index} index={index} />
      ))}
      <path d={smooth(along(tall))} stroke={ink} strokeWidth="1.5" />
      <path d={smooth(along(0))} stroke={nerve} strokeWidth="4.5" />
      {span(cells - 1).map((index) => {
        const [x, y] = under(edge(index + 1), 4);
        return <circle key={index} cx={at(x)} cy={at(y)} r="3.8" fill={nerve} />;
      })}

      {lymphocytes.map(([x, y]) => (
        <g key={x} stroke={touch} strokeWidth="1.8">
          <circle cx={x} cy={y} r="9" />
          <circle cx={x + 1.5} cy={y - 1} r="5.4" fill={touch} />
        </g>
      ))}
      <path d={macrophage} stroke={touch} strokeWidth="1.8" />
      <ellipse cx="100" cy="306" rx="7" ry="4.4" fill={touch} />
      <ellipse cx="158" cy="322" rx="16" ry="14" stroke={touch} strokeWidth="1.8" />
      {granules.map(([x, y]) => (
        <circle key={`${String(x)} ${String(y)}`} cx={x} cy={y} r="2.2" fill={touch} />
      ))}
      <path d="M12 376C80 368 150 388 236 374M12 392C80 384 150 404 236 390" stroke={ink} strokeWidth="1.5" />

      <Label x={250} y={66} name="Inside of the gut" lines={['bacteria']} />
      <Label x={250} y={142} name="Mucus" lines={['holds bacteria off']} />
      <Label x={250} y={220} name="Lining" lines={['one cell thick,', 'with tight junctions']} />
      <Label x={250} y={316} name="Immune cells" lines={['watch underneath']} />

      <Words x={250} y={388}>
        blood vessel
      </Words>
      <circle cx="63" cy="203" r="10" stroke={ink} strokeWidth="1.4" />
      <path d="M64 213C70 280 72 360 82 422" stroke={ink} strokeWidth="1.2" />
      <Lens x={100} gap={3.4} passing={points('-4 436, 3 429, 10 437, -12 430, -2 452, 0 518, 1 540')} />
      <Lens x={300} gap={11} passing={points('-12 432, 3 428, 15 434, -3 450, 3 468, -2 486, 3 504, -3 522, 3 542')} />
      <Label x={100} y={588} name="Sealed" lines={['a little passes']} anchor="middle" />
      <Label x={300} y={588} name="More permeable" lines={['more passes']} anchor="middle" />
    </Figure>
  );
}
