import { Figure, Label, Words, control, ink, muted, nerve, points, raised, smooth, span, sunk } from './drawing.tsx';
import type { Point } from './drawing.tsx';
import { CrossBrain, Hand } from './drawing-nerve.tsx';

const slowIn = points('108 548, 84 562, 46 560, 26 530, 22 470, 24 400, 38 352, 60 330, 84 323, 108 320');
const slowUp = points('108 320, 118 314, 124 300, 124 270, 124 230, 126 204, 131 180, 133 150, 134 120, 136 104');
const slowOn = points('136 104, 146 94, 154 92, 161 96');
const fast = points(
  '150 542, 138 570, 84 578, 40 572, 14 534, 11 470, 13 400, 27 346, 54 318, 80 308, 103 302, 113 284, 114 256, 114 230, 115 208, 121 192, 125 174, 129 150, 131 122, 132 100, 138 84, 152 70, 168 62, 182 54',
);
const hairs = [64, 92, 120, 148];
const ways = [
  'M108 548C104 540 102 534 103 524',
  'M108 548C112 540 116 536 117 526',
  'M108 548C98 544 90 540 88 526',
  'M108 548C120 546 128 542 131 530',
];

const scale = (speed: number): number => 40 + ((Math.log10(speed) + 1) / 2.5) * 340;
const rated = (from: number, to: number): string =>
  smooth(
    span(25).map((step): Point => {
      const power = from + ((to - from) * step) / 24;
      return [scale(10 ** power), 706 - 74 * Math.exp(-(((power - 0.5) / 0.82) ** 2))];
    }),
  );

export default function CTactilePathway() {
  return (
    <Figure
      name="c-tactile-pathway"
      title="Two senses in one skin: C-tactile and A-beta fibres"
      description="A hand strokes hairy skin slowly. Two nerve fibres start under the skin. The first is thin and slow, a C-tactile fibre, with fine branches beside the hairs. The second is thick and fast, an A-beta fibre, and clasps the root of a hair. Both run side by side through the dorsal root into the spinal cord. The C-tactile line crosses in the cord and is drawn dashed up to the thalamus, because its route through the human cord is still being worked out; from the thalamus it reaches the posterior insula, deep in the side of the brain, which is concerned with how touch feels. The A-beta line stays on its side up to the lower brainstem, crosses there, passes the thalamus and reaches the somatosensory cortex, which is concerned with where the touch is, how hard and of what texture. A small curve below shows that brush strokes of about 1 to 10 centimetres a second were rated most pleasant, slower and faster ones less so."
      height={744}
      caption="Dashed: the route of C-tactile signals through the human cord is still being worked out. The curve is a shape, without values: healthy adults and a soft brush, not massage. The fibre does not decide whether touch is welcome; the person does. Not to scale."
    >
      <g transform="translate(118 0)">
        <CrossBrain />
      </g>

      {hairs.map((x) => (
        <g key={x} stroke={control} strokeWidth="1.4">
          <path d={`M${String(x)} 506C${String(x - 4)} 496 ${String(x - 10)} 488 ${String(x - 20)} 482`} stroke={ink} />
          <path
            d={`M${String(x - 3)} 507C${String(x - 1)} 518 ${String(x)} 524 ${String(x + 1)} 532a4.500 5 0 0 0 8 -2C${String(x + 7)} 522 ${String(x + 5)} 514 ${String(x + 3)} 507`}
          />
        </g>
      ))}
      <path d="M46 506H390" stroke={ink} strokeWidth="2.2" />
      <Hand />
      <path d="M148 462H66M76 454.500L66 462L76 469.500" stroke={ink} strokeWidth="1.6" />

      <path d={smooth(fast)} stroke={muted} strokeWidth="6" />
      <path d={smooth(fast)} stroke={raised} strokeWidth="2.6" />
      <path d="M150 542C144 538 143 532 145 524M150 542C158 540 161 532 158 522" stroke={muted} strokeWidth="2.4" />
      <path d={smooth(slowIn)} stroke={nerve} strokeWidth="3.8" />
      {ways.map((way) => (
        <path key={way} d={way} stroke={nerve} strokeWidth="2" />
      ))}
      <ellipse
        cx="52"
        cy="326"
        rx="15"
        ry="9"
        transform="rotate(-36 52 326)"
        fill={raised}
        stroke={nerve}
        strokeWidth="2.4"
      />
      <path d={smooth(slowUp)} stroke={nerve} strokeWidth="3.8" strokeDasharray="7 6" />
      <path d={smooth(slowOn)} stroke={nerve} strokeWidth="3.8" />
      <circle cx="161" cy="96" r="6.500" fill={nerve} stroke={sunk} strokeWidth="1.5" />
      <circle cx="183" cy="53" r="6.500" fill={muted} stroke={sunk} strokeWidth="1.5" />
      <path d="M192 51L230 48M170 98L230 124M140 108L230 196" stroke={ink} strokeWidth="1.1" />

      <Label x={236} y={48} name="Somatosensory" lines={['cortex: where,', 'how hard, texture']} />
      <Label x={236} y={130} name="Posterior insula" lines={['how touch feels']} />
      <Label x={236} y={202} name="Thalamus" />
      <Label x={236} y={272} name="C-tactile fibres" lines={['thin and slow']} />
      <Label x={236} y={336} name="A-beta fibres" lines={['thick and fast']} />
      <path d="M202 266H226" stroke={nerve} strokeWidth="3.8" />
      <path d="M202 330H226" stroke={muted} strokeWidth="6" />
      <path d="M202 330H226" stroke={raised} strokeWidth="2.6" />
      <Words x={8} y={290}>
        dorsal root
      </Words>
      <Words x={46} y={444} fill={ink}>
        1 to 10 cm/s
      </Words>
      <Words x={390} y={548} anchor="end">
        hairy skin
      </Words>

      <path d="M40 712H380" stroke={control} strokeWidth="1.4" />
      <path d={rated(-1, 1.5)} stroke={nerve} strokeWidth="1.6" />
      <path d={rated(0, 1)} stroke={nerve} strokeWidth="6" />
      {[0.1, 1, 10].map((speed) => (
        <Words key={speed} x={scale(speed)} y={736} anchor="middle">
          {speed === 10 ? '10 cm/s' : speed}
        </Words>
      ))}
      <Label x={244} y={616} name="Rated most pleasant" anchor="middle" />
    </Figure>
  );
}
