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
  points,
  raised,
  smooth,
  span,
  stray,
  sunk,
} from './drawing.tsx';
import type { Point } from './drawing.tsx';

const cerebrum = smooth(
  points(
    '96 140, 74 124, 68 98, 80 64, 112 36, 164 20, 222 28, 266 60, 288 104, 280 140, 252 154, 222 160, 196 174, 158 184, 126 176, 116 156',
  ),
  true,
);
const folds = [
  points('112 152, 140 140, 184 132, 222 114'),
  points('158 21, 164 50, 154 76, 162 104'),
  points('198 24, 196 54, 206 80, 202 106'),
  points('106 41, 118 66, 112 92'),
  points('72 88, 96 98, 122 112'),
  points('244 43, 236 68, 246 92'),
  points('287 100, 262 106, 246 126'),
  points('138 166, 168 158, 200 144'),
];
const stem = smooth(
  points(
    '188 150, 182 174, 179 196, 188 214, 197 230, 201 250, 202 276, 222 276, 222 250, 223 226, 221 200, 218 176, 216 150',
  ),
);
const folia = [points('226 176, 250 172, 276 176'), points('225 192, 250 186, 279 189')];
const cerebellum = smooth(points('222 168, 244 162, 272 166, 280 186, 262 206, 236 206, 222 192'), true);

/** Serotonin cells of the brainstem and the fibres they send through the brain. */
const raphe = points('197 176, 201 184, 199 192, 205 200, 207 210, 210 221, 211 232');
const fibres = [
  points('197 176, 176 138, 124 132, 90 118'),
  points('197 176, 172 120, 128 84, 100 66'),
  points('199 178, 186 118, 170 72, 168 40'),
  points('200 178, 210 124, 222 84, 228 50'),
  points('201 180, 228 142, 256 122, 274 112'),
  points('204 196, 226 190, 246 180, 264 184'),
  points('211 232, 213 248, 212 268'),
];

const loop = 'C200 500 336 528 356 452C368 400 330 376 292 376';
const base = (x: number): number => 568 + 9 * Math.sin(x / 27);
const makers = new Set([4, 9, 13, 18, 21]);

function LiningCell({ index }: { index: number }) {
  const left = 14 + index * 15.5;
  const right = left + 15.5;
  const middle = left + 7.75;
  const isMaker = makers.has(index);
  return (
    <g>
      <path
        d={`M${at(left)} ${at(base(left))}L${at(right)} ${at(base(right))}V${at(base(right) + 44)}L${at(left)} ${at(base(left) + 44)}Z`}
        fill={isMaker ? raised : 'none'}
        stroke={isMaker ? ink : control}
        strokeWidth="1.2"
      />
      <path
        d={span(4)
          .map((tick) => `M${at(left + 2 + tick * 3.9)} ${at(base(left + 2 + tick * 3.9) + 45)}v6`)
          .join('')}
        stroke={control}
        strokeWidth="1.2"
      />
      <ellipse cx={at(middle)} cy={at(base(middle) + 29)} rx="3.4" ry="6" stroke={isMaker ? ink : control} />
      {isMaker
        ? span(6).map((dot) => (
            <circle
              key={dot}
              cx={at(middle - 3.6 + (dot % 2) * 7 + stray(dot + index) * 1.4)}
              cy={at(base(middle) + 5 + Math.floor(dot / 2) * 6)}
              r="2.3"
              fill={gold}
            />
          ))
        : null}
    </g>
  );
}

const released: Point[] = [...makers].flatMap((index) =>
  span(5).map((dot): Point => {
    const x = 22 + index * 15.5 + (dot - 2) * 8.5 + stray(index * 7 + dot) * 4;
    return [x, base(x) - 8 - stray(index * 3 + dot * 11) * 15 - (dot % 2) * 4];
  }),
);
const platelets = points(
  '148 514, 192 511, 238 512, 284 509, 326 492, 351 462, 354 424, 336 394, 262 383, 196 384, 128 383',
);
const stopped = span(10).map((index): Point => [78 + index * 22.5, 365 + stray(index) * 5]);

const vagus = 'M83 557C46 548 33 500 30 430C27 360 34 310 84 290C140 268 180 264 200 240';
const endings = ['M34 474C44 530 100 554 158 559', 'M31 444C36 534 134 546 220 561'];

export default function SerotoninTwoSupplies() {
  return (
    <Figure
      name="serotonin-two-supplies"
      title="Two supplies of serotonin, each made where it acts"
      description="Above, a brain seen from the side. Cells in the brainstem make serotonin there, from tryptophan, and send fine fibres through the whole brain. Below, the lining of the gut. Some of its cells make serotonin: about 90 to 95 per cent of the body’s total is in the gut. It acts there, and some is carried off in the blood, in platelets. The blood vessel leads up to the blood-brain barrier, a tight row of cells. Gut serotonin gathers below the barrier and does not pass. Tryptophan does pass. Beside the barrier runs one continuous line, the vagus nerve: gut serotonin acts on its endings in the gut wall, and a nerve message travels to the brainstem. The message arrives; the molecule stays."
      height={664}
      caption="Dots are serotonin. About 90 to 95% is in the gut, where it drives movement, secretion, nausea and pain signals; the brain makes its own. The barrier and the tryptophan step are general physiology. Spinal sensory endings, also reached by gut serotonin, are left out. Not to scale."
    >
      <path d={stem} stroke={ink} strokeWidth="1.8" fill={raised} />
      <path d={cerebrum} stroke={ink} strokeWidth="1.8" fill={raised} />
      <path d={cerebellum} stroke={ink} strokeWidth="1.8" fill={raised} />
      {[...folds, ...folia].map((fold, index) => (
        <path key={index} d={smooth(fold)} stroke={control} strokeWidth="1.2" />
      ))}
      {fibres.map((fibre, index) => (
        <path key={index} d={smooth(fibre)} stroke={gold} strokeWidth="2.2" strokeDasharray="0.1 5.5" />
      ))}
      {raphe.map(([x, y]) => (
        <circle key={y} cx={x} cy={y} r="3.4" fill={gold} />
      ))}
      <Label x={240} y={238} name="Brain supply" lines={['made in the brain']} />

      <path d={`M118 518${loop}H64`} stroke={ink} strokeWidth="37" strokeLinecap="butt" />
      <path d={`M112 519.2L118 518${loop}H60`} stroke={sunk} strokeWidth="34" strokeLinecap="butt" />
      {span(8).map((index) => (
        <g key={index}>
          <rect
            x={66 + index * 32}
            y="347"
            width="31"
            height="12"
            rx="5"
            fill={raised}
            stroke={ink}
            strokeWidth="1.6"
          />
          <ellipse cx={82 + index * 32} cy="353" rx="6" ry="2.6" fill={control} />
        </g>
      ))}
      {stopped.map(([x, y]) => (
        <circle key={x} cx={x} cy={at(y)} r="3.4" fill={gold} />
      ))}
      {platelets.map(([x, y]) => (
        <g key={x}>
          <ellipse cx={x} cy={y} rx="9" ry="6.5" stroke={muted} strokeWidth="1.3" />
          <circle cx={x - 2} cy={y} r="2.6" fill={gold} />
          <circle cx={x + 4} cy={y - 1} r="2.2" fill={gold} />
        </g>
      ))}
      <Label x={88} y={335} name="Blood–brain barrier" />
      <path d="M310 386C313 360 314 340 314 314" stroke={ink} strokeWidth="1.8" strokeDasharray="5 5" />
      <path d="M307.5 320L314 310L320.5 320" stroke={ink} strokeWidth="1.8" />
      <Words x={392} y={298} anchor="end">
        tryptophan passes
      </Words>

      <Label x={92} y={436} name="Gut supply" lines={['about 90 to 95%,', 'made in the gut lining']} />
      {span(24).map((index) => (
        <LiningCell key={index} index={index} />
      ))}
      {released.map(([x, y]) => (
        <circle key={x} cx={at(x)} cy={at(y)} r="2.6" fill={gold} />
      ))}

      <path d={vagus} stroke={nerve} strokeWidth="4.5" />
      {endings.map((ending) => (
        <path key={ending} d={ending} stroke={nerve} strokeWidth="3" />
      ))}
      {points('84 558, 159 559, 221 562').map(([x, y]) => (
        <circle key={x} cx={x} cy={y} r="4.2" fill={nerve} />
      ))}
      <circle cx="201" cy="239" r="5.5" fill={nerve} />
      <Label x={16} y={226} name="Vagus nerve" lines={['carries a message']} />
      <Words x={200} y={650} anchor="middle">
        inside of the gut
      </Words>
    </Figure>
  );
}
