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
  sunk,
  touch,
} from './drawing.tsx';
import type { Point } from './drawing.tsx';

/** A soft hill between 0 and 1 around a place. */
const hill = (x: number, middle: number, width: number): number => Math.exp(-(((x - middle) / width) ** 2));

const surface = (x: number): number => 86 - 24 * hill(x, 182, 62) + 34 * hill(x, 74, 9) + 4 * hill(x, 318, 8);
const half = (x: number): number => 10 + 19 * hill(x, 186, 62);
const ground = (x: number): number => 206 + 3 * Math.sin(x / 40);
const strip = (from: number, to: number, height: (x: number) => number): string =>
  smooth(
    span(41).map((step): Point => {
      const x = from + ((to - from) * step) / 40;
      return [x, height(x)];
    }),
  );

const upper = (x: number): number => ground(x) - half(x);
const lower = (x: number): number => ground(x) + half(x);

const mast = points('40 128, 104 142');
const neutrophils = points('138 202, 198 218, 240 204, 174 176, 152 150, 196 142, 124 122, 222 160, 172 114, 90 116');
const macrophages = points('274 142, 318 152, 354 128');

function Neutrophil({ x, y }: { x: number; y: number }) {
  return (
    <g>
      <circle cx={x} cy={y} r="8.5" fill={raised} stroke={ink} strokeWidth="1.6" />
      {points('-2.8 -1.8, 2.6 -2.4, 0.4 2.8').map(([dx, dy]) => (
        <circle key={dx} cx={at(x + dx)} cy={at(y + dy)} r="2.7" fill={ink} />
      ))}
    </g>
  );
}

function Macrophage({ x, y, seed }: { x: number; y: number; seed: number }) {
  const outline = span(11).map((step): Point => {
    const reach = 11 + (step % 2) * 3 + stray(seed * 13 + step) * 5;
    return [x + reach * Math.cos((step * Math.PI) / 5.5), y + reach * 0.85 * Math.sin((step * Math.PI) / 5.5)];
  });
  return (
    <g>
      <path d={smooth(outline, true)} fill={raised} stroke={ink} strokeWidth="1.6" />
      <ellipse cx={x - 2} cy={y} rx="5" ry="3.6" fill={ink} />
    </g>
  );
}

function Scene() {
  return (
    <>
      <path d={strip(10, 390, surface)} stroke={ink} strokeWidth="2.2" />
      <path d={strip(98, 390, (x) => surface(x) + 17)} stroke={control} strokeWidth="1.2" />
      <path d={strip(10, 52, (x) => surface(x) + 17)} stroke={control} strokeWidth="1.2" />
      <path d={strip(10, 390, lower)} stroke={ink} strokeWidth="1.8" />
      <path d={strip(10, 128, upper)} stroke={ink} strokeWidth="1.8" />
      <path d={strip(128, 246, upper)} stroke={ink} strokeWidth="1.8" strokeDasharray="18 10" />
      <path d={strip(246, 390, upper)} stroke={ink} strokeWidth="1.8" />
      {span(58).map((cell) => {
        const x = cell < 34 ? 18 + cell * 11 : 122 + (cell - 34) * 5.3;
        return (
          <ellipse
            key={cell}
            cx={x}
            cy={at(ground(x) + (stray(cell) - 0.5) * 1.5 * half(x))}
            rx="4"
            ry="2.6"
            fill={touch}
            transform={`rotate(${at(stray(cell + 40) * 60 - 30)} ${String(x)} ${at(ground(x))})`}
          />
        );
      })}
      {span(26).map((drop) => (
        <circle key={drop} cx={at(128 + stray(drop) * 112)} cy={at(110 + stray(drop + 60) * 62)} r="1.5" fill={muted} />
      ))}
      {mast.map(([x, y]) => (
        <g key={x} fill={touch}>
          <ellipse cx={x} cy={y} rx="12" ry="10" stroke={touch} strokeWidth="1.6" fill="none" />
          {span(9).map((grain) => (
            <circle
              key={grain}
              cx={at(x + 3.6 * Math.sqrt(grain) * Math.cos(grain * 2.4) + (grain > 6 ? 9 : 0))}
              cy={at(y + 3 * Math.sqrt(grain) * Math.sin(grain * 2.4) - (grain > 6 ? 9 : 0))}
              r="1.9"
            />
          ))}
        </g>
      ))}
      {neutrophils.map(([x, y]) => (
        <Neutrophil key={x} x={x} y={y} />
      ))}
      {macrophages.map(([x, y], index) => (
        <Macrophage key={x} x={x} y={y} seed={index} />
      ))}
      {[0, 1, 2].map((thread) => (
        <path key={thread} d={`M300 ${String(108 + thread * 8)}q10 -7 20 0t20 0`} stroke={control} strokeWidth="1.4" />
      ))}
      <path
        d="M10 262C40 256 56 226 60 188C63 164 68 150 72 130M60 188C56 166 48 160 30 160M62 172C66 158 76 154 88 164"
        stroke={nerve}
        strokeWidth="2.6"
      />
    </>
  );
}

const acute =
  'M10 444H74C92 444 98 424 112 396C130 358 150 346 180 346C232 348 246 428 300 440C330 446 360 444 390 444';
const chronic = smooth(
  span(38).map((step): Point => [10 + step * 9.3, 578 + 3.6 * Math.sin(step * 1.1) + 3.2 * Math.sin(step * 0.53)]),
);

const columns = [
  {
    name: 'Acute, step by step',
    items: [
      'Minutes: alarm cells in the tissue release signals. Vessels widen and leak.',
      'Hours to days: white cells leave the blood and clear what does not belong.',
      'Days to weeks: other cells tidy up, tissue is repaired and the signs fade.',
    ],
  },
  {
    name: 'Chronic, low-grade',
    items: [
      'Immune activity stays a little raised and does not settle.',
      'A blood test may hint at it. Hands cannot find it.',
      'It accompanies many diseases; a tired client need not have it.',
    ],
  },
];

export default function InflammatoryCascade() {
  return (
    <Figure
      name="inflammatory-cascade"
      title="Acute inflammation resolves; chronic low-grade inflammation does not"
      description="Above, a strip of skin with time running from left to right. At the left an injury: alarm cells in the tissue release signals, and a nerve ending signals pain. In the middle the vessel under the skin is widest and fullest, which gives redness and heat; its wall leaks, fluid and white cells leave it, and the skin bulges, which is swelling. At the right, larger cells clear up, fibres repair the wound and the skin is level again. Below, a curve on the same time line: acute inflammation starts at the injury within minutes, is highest over days and returns to the base line over weeks. Below that, a second line for chronic low-grade inflammation: it stays a little above the base line for months and years and does not return; it has none of the four signs."
      height={650}
      below={<Columns columns={columns} />}
      caption="Pain, redness, heat and swelling belong to the acute form, and its aim is resolution. Heights and times are typical and not measured values; the course differs with tissue and cause. General physiology."
    >
      <Scene />
      <Words x={74} y={64} anchor="middle">
        injury
      </Words>
      <Words x={318} y={64} anchor="middle">
        repair
      </Words>
      <Label x={182} y={34} name="Swelling" anchor="middle" />
      <Label x={190} y={264} name="Redness and heat" anchor="middle" />
      <Label x={10} y={288} name="Pain" />
      <path d="M10 444H390" stroke={control} strokeWidth="1.4" />
      <path d={acute} stroke={nerve} strokeWidth="4.5" />
      <circle cx="74" cy="444" r="7" fill={touch} stroke={sunk} strokeWidth="2" />
      <Label x={252} y={362} name="Acute" lines={['rises and resolves']} />
      <Words x={74} y={472} anchor="middle">
        minutes
      </Words>
      <Words x={182} y={472} anchor="middle">
        days
      </Words>
      <Words x={390} y={472} anchor="end">
        weeks
      </Words>

      <path d="M10 610H390" stroke={control} strokeWidth="1.4" />
      <path d={chronic} stroke={touch} strokeWidth="3.5" />
      <path d="M361 578C370 574 380 576 390 578" stroke={touch} strokeWidth="3.5" strokeDasharray="0.1 9" />
      <Label x={10} y={524} name="Chronic, low-grade" lines={['none of the four signs']} />
      <Words x={10} y={638}>
        months
      </Words>
      <Words x={390} y={638} anchor="end">
        years
      </Words>
    </Figure>
  );
}
