import { Figure, Label, Words, control, ink, nerve, points, raised, smooth, span, sunk, touch } from './drawing.tsx';
import type { Point } from './drawing.tsx';

/** The upper end of a thigh bone, cut open. */
const bone = smooth(
  points(
    '46 176, 48 126, 44 92, 36 70, 40 48, 54 42, 66 52, 78 50, 86 34, 104 26, 122 34, 128 54, 118 72, 102 76, 90 84, 84 102, 88 114, 78 128, 76 176',
  ),
);
const hollow = smooth(
  points(
    '54 176, 56 126, 52 92, 45 72, 50 56, 62 60, 78 60, 92 42, 108 36, 119 50, 112 64, 96 68, 80 80, 75 102, 70 128, 68 176',
  ),
);
const struts = [
  '54 100, 66 88, 84 72, 104 56',
  '56 116, 70 98, 72 82',
  '50 74, 64 76, 80 72',
  '92 46, 100 54, 112 58',
  '58 136, 66 126',
];
const inMarrow = points('60 70, 70 68, 90 56, 102 44, 110 54, 98 62, 60 84, 70 92, 60 96, 62 108, 61 122, 86 66');

const lobe = points('340 144, 328 134, 314 142, 306 158, 312 170, 302 186, 310 204, 326 210, 338 198, 341 172');
const thymus = smooth(
  [
    ...lobe,
    ...lobe
      .slice(1, -1)
      .toReversed()
      .map(([x, y]): Point => [682 - x, y]),
  ],
  true,
);
const inThymus = points('324 150, 318 164, 328 174, 314 188, 326 198, 358 152, 364 168, 354 178, 368 190, 356 200');

const node = smooth(
  points('66 476, 92 484, 108 508, 110 536, 94 562, 68 572, 46 562, 44 546, 54 526, 44 506, 46 486'),
  true,
);
const inner = smooth(
  points('68 486, 88 492, 100 512, 101 534, 88 554, 68 562, 54 554, 54 544, 64 526, 54 508, 56 492'),
  true,
);
const follicles = points('72 502, 88 522, 82 546');

const tissueTop = smooth(points('270 482, 296 474, 322 480, 348 473, 372 480, 392 475'));
const tissueLine = smooth(points('270 500, 292 506, 312 494, 334 506, 356 494, 376 504, 392 496'));
const inTissue = points('284 524, 306 534, 322 532, 344 540, 366 522, 382 540, 288 552, 316 556, 356 558');

const inBlood = points('118 212, 178 214, 216 264, 223 306, 227 340, 196 416, 132 430, 92 394, 76 290');

const way =
  'M62 140C60 186 92 206 150 206C194 206 226 258 226 320C226 400 222 450 240 486C258 520 296 514 324 518C360 524 354 560 304 574C268 584 236 589 200 586C144 582 134 530 104 524C84 520 60 528 46 526C10 516 16 440 46 406C66 384 74 356 74 320C74 258 106 206 150 206';
const detour = 'M190 224C236 216 280 190 318 180C304 214 262 232 218 268';

function Cells({ at: places, size = 4.6 }: { at: readonly Point[]; size?: number }) {
  return places.map(([x, y]) => <circle key={`${String(x)} ${String(y)}`} cx={x} cy={y} r={size} fill={touch} />);
}

/** Which way the line runs. */
function Arrow({ x, y, turn }: { x: number; y: number; turn: number }) {
  return (
    <path
      d="M-6 -7L4 0L-6 7"
      stroke={nerve}
      strokeWidth="3.4"
      transform={`translate(${String(x)} ${String(y)}) rotate(${String(turn)})`}
    />
  );
}

export default function ImmuneCellTraffic() {
  return (
    <Figure
      name="immune-cell-traffic"
      title="Where white blood cells arise and travel"
      description="One continuous line shows the way of white blood cells. It starts in the marrow of a bone, where all of them arise, and enters a ring that stands for the blood. Some cells make a detour to the thymus, where T cells mature. From the blood, cells leave into tissue, where they do their work. From tissue the line runs on through lymph to a lymph node, where cells meet, and back to the blood. Dots are cells: many in marrow, thymus, node and tissue, few in the blood. A dashed circle on the ring of blood shows what a blood count sees: only the few cells passing there at that moment."
      height={640}
      caption="A blood count samples the road, not the places where most cells stay. The same number can mean readiness, stress or rest, because cells move between blood and tissue. Cells also pass from blood straight into lymph nodes. General physiology; the dots are not counts."
    >
      <path d={bone} fill={raised} stroke={ink} strokeWidth="1.8" />
      <path d={hollow} stroke={ink} strokeWidth="1.2" />
      {struts.map((strut) => (
        <path key={strut} d={smooth(points(strut))} stroke={control} strokeWidth="1.2" />
      ))}
      <path d={thymus} fill={raised} stroke={ink} strokeWidth="1.8" />
      <ellipse cx="150" cy="320" rx="76" ry="114" stroke={ink} strokeWidth="43" />
      <ellipse cx="150" cy="320" rx="76" ry="114" stroke={raised} strokeWidth="39.4" />
      <path d={node} fill={raised} stroke={ink} strokeWidth="1.8" />
      <path d={inner} stroke={control} strokeWidth="1.2" />
      <path d={`${tissueTop}V566H270Z`} fill={raised} stroke={control} strokeWidth="1.2" />
      <path d={tissueTop} stroke={ink} strokeWidth="1.8" />
      <path d={tissueLine} stroke={control} strokeWidth="1.2" />

      <path d={detour} stroke={nerve} strokeWidth="2.4" strokeDasharray="6 6" />
      <path d={way} stroke={nerve} strokeWidth="4" />
      <Arrow x={86} y={196} turn={26} />
      <Arrow x={205} y={240} turn={62} />
      <Arrow x={227} y={440} turn={86} />
      <Arrow x={222} y={586} turn={178} />
      <Arrow x={28} y={432} turn={-62} />
      <Arrow x={84} y={262} turn={-66} />

      <Cells at={inMarrow} size={3.6} />
      <Cells at={inThymus} size={3.6} />
      <Cells at={inBlood} />
      <Cells at={inTissue} />
      {follicles.map(([x, y], place) => (
        <Cells
          key={y}
          size={3}
          at={span(8).map((cell): Point => [
            x + 3.7 * Math.sqrt(cell) * Math.cos(cell * 2.4 + place),
            y + 3.7 * Math.sqrt(cell) * Math.sin(cell * 2.4 + place),
          ])}
        />
      ))}
      <circle cx="62" cy="140" r="7" fill={touch} stroke={sunk} strokeWidth="2" />

      <circle cx="226" cy="324" r="36" stroke={ink} strokeWidth="2" strokeDasharray="7 6" />
      <path d="M263 322H276" stroke={ink} strokeWidth="1.5" />
      <Label x={279} y={316} name="Blood count" lines={['sees only this']} />
      <Label x={148} y={44} name="Bone marrow" lines={['where they all arise']} />
      <Label x={392} y={104} name="Thymus" lines={['T cells mature']} anchor="end" />
      <Label x={150} y={318} name="Blood" lines={['the road']} anchor="middle" />
      <Label x={10} y={602} name="Lymph node" lines={['cells meet']} />
      <Label x={392} y={602} name="Tissue" lines={['cells at work']} anchor="end" />
      <Words x={186} y={622} anchor="middle">
        lymph
      </Words>
    </Figure>
  );
}
