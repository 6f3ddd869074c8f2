import {
  Figure,
  Label,
  Words,
  control,
  gold,
  ink,
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
import { CutBrain, Hand } from './drawing-nerve.tsx';

const cord = smooth(
  points(
    '124 308, 138 302, 162 303, 186 320, 194 346, 186 374, 162 391, 136 396, 126 392, 124 380, 122 392, 112 396, 86 391, 62 374, 54 346, 62 320, 86 303, 110 302',
  ),
  true,
);
const half = points('0 0, 10 -4, 20 -16, 30 -34, 36 -36, 37 -26, 31 -8, 33 6, 38 20, 32 32, 20 32, 12 18, 6 8, 0 7');
const grey = smooth(
  [
    ...half,
    ...half
      .slice(1, -1)
      .toReversed()
      .map(([x, y]): Point => [-x, y]),
  ].map(([x, y]): Point => [124 + x, 346 + y]),
  true,
);

const skin = (x: number): number => 506 + 2 * Math.sin(x / 31) + 7 * Math.exp(-(((x - 190) / 34) ** 2));
const strip = (drop: number): string =>
  smooth(
    span(24).map((step): Point => [46 + step * 15, skin(46 + step * 15) + drop + stray(step + drop) * drop * 0.2]),
  );
const sensor = points('92 320, 66 300, 42 300, 26 324, 20 380, 20 460, 24 524, 42 560, 66 560, 92 546');
const twigs = [
  '92 546, 88 532, 78 519',
  '92 546, 96 532, 96 517',
  '92 546, 106 534, 115 519',
  '92 546, 76 537, 62 523',
];
const feel = 'M178 530C166 560 110 574 66 572C30 570 12 548 11 500V380C11 330 22 290 50 288C74 288 92 304 102 318';
const up = points(
  '94 322, 108 334, 120 358, 140 364, 164 368, 174 346, 162 304, 143 272, 133 240, 131 206, 127 178, 124 150, 121 124, 111 102',
);
const fan = ['66 38, 94 74', '118 22, 111 60', '166 42, 138 64', '28 98, 68 90', '80 64, 92 88'].map((way) =>
  points(`${way}, 111 102`),
);
const down = points(
  '36 66, 66 84, 92 108, 112 122, 113 150, 117 178, 122 210, 124 244, 114 280, 86 292, 72 308, 74 324',
);

export default function PainModulation() {
  return (
    <Figure
      name="pain-modulation"
      title="Signals of possible harm are turned up or down on their way"
      description="A brain cut down the middle, the spinal cord below it, a slice of the cord enlarged, and at the bottom a hand on skin. One line starts with fine endings in the skin, which signal possible harm. It runs through a cluster of nerve cells beside the cord into the back of the slice, is passed on there, crosses to the other side and climbs to the middle of the brain, where it fans out to several regions; none of them is a pain centre. A dashed line runs the other way, from the front of the brain down through the brainstem to the place where the first line is passed on; it ends in a plus and a minus, because it can turn the traffic up or down. A thin line from the skin under the hand ends at the same place. Two rings mark where hands and words may come in: touch, at the skin, and expectation and context, in the brain."
      height={634}
      caption="Rings: where touch, expectation and context may act in one widely used model. It is a model and not a measurement, and nothing in it shuts like a gate. Pain is what the person feels once cord and brain have weighed the signal. One side drawn; not to scale."
    >
      <g transform="translate(4 8)">
        <CutBrain />
      </g>
      <path d="M120 208C121 232 118 250 112 274M137 208C140 232 144 252 148 276" stroke={ink} strokeWidth="1.8" />
      <circle cx="124" cy="348" r="80" fill={raised} stroke={ink} strokeWidth="1.8" />
      <path d={cord} stroke={ink} strokeWidth="1.6" fill={raised} />
      <path d={grey} stroke={control} strokeWidth="1.4" fill={sunk} />

      <path d={strip(0)} stroke={ink} strokeWidth="2.2" />
      <path d={strip(14)} stroke={control} strokeWidth="1.2" />
      <Hand />

      {fan.map((way) => (
        <g key={smooth(way)}>
          <path d={smooth(way)} stroke={nerve} strokeWidth="2" />
          <circle cx={way[0]?.[0]} cy={way[0]?.[1]} r="3.6" fill={nerve} />
        </g>
      ))}
      <path d={feel} stroke={touch} strokeWidth="2" />
      <circle cx="102" cy="319" r="3.4" fill={touch} />
      <path d={smooth(up)} stroke={nerve} strokeWidth="4.5" />
      <path d={smooth(sensor)} stroke={nerve} strokeWidth="4.5" />
      <ellipse
        cx="28"
        cy="318"
        rx="8"
        ry="13"
        transform="rotate(24 28 318)"
        fill={raised}
        stroke={nerve}
        strokeWidth="2.4"
      />
      {twigs.map((twig) => (
        <path key={twig} d={smooth(points(twig))} stroke={nerve} strokeWidth="2.4" />
      ))}
      <circle cx="94" cy="321" r="5.5" fill={nerve} />
      <path d={smooth(down)} stroke={gold} strokeWidth="3.4" strokeDasharray="9 6" />
      <circle cx="75" cy="332" r="10" fill={raised} stroke={gold} strokeWidth="2.4" />
      <path d="M70.5 330H79.5M75 325.5V334.5M70.5 337.5H79.5" stroke={gold} strokeWidth="1.8" />
      {points('36 66, 178 529').map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="8" fill={raised} stroke={touch} strokeWidth="3" />
      ))}
      <path d="M37 76L44 176M128 228L230 196" stroke={ink} strokeWidth="1.1" />

      <Label x={236} y={50} name="Brain" lines={['weighs the signal', 'with all it knows']} />
      <Label x={236} y={202} name="Signals down" lines={['turn the traffic', 'up or down']} />
      <Label x={236} y={330} name="Spinal cord" lines={['enlarged']} />
      <Words x={6} y={194} fill={touch}>
        expectation
      </Words>
      <Words x={6} y={215} fill={touch}>
        and context
      </Words>
      <Words x={196} y={552} fill={touch}>
        touch
      </Words>
      <Label x={60} y={604} name="Nociception" lines={['signals of possible harm']} />
    </Figure>
  );
}
