import { Figure, Label, Words, at, control, ink, nerve, points, raised, smooth, sunk, touch } from './drawing.tsx';
import type { Point } from './drawing.tsx';
import { CutBrain, swelling } from './drawing-nerve.tsx';

const kidney = smooth(
  points(
    '112 336, 138 342, 156 364, 160 392, 148 404, 142 418, 148 434, 150 452, 132 468, 108 470, 84 456, 70 428, 68 392, 78 358',
  ),
  true,
);
const gland = smooth(
  points('62 356, 72 330, 92 312, 108 296, 122 306, 142 318, 160 340, 166 360, 148 346, 122 330, 104 330, 82 340'),
  true,
);
const core = smooth(points('76 344, 86 328, 106 314, 126 318, 146 334, 152 344, 126 324, 106 322'), true);
const vessels = [
  'M196 418C176 418 160 416 146 418',
  'M146 418C132 412 124 398 116 388',
  'M146 418C132 420 122 424 108 424',
  'M146 418C136 428 130 438 124 446',
];

/** Cortisol over a day that starts at midnight: the shape only. */
const shape = points('0 9, 3 10, 5 26, 6.4 62, 7.5 88, 9 77, 10 67, 12 51, 14.5 39, 17.5 28, 21 15, 24 9');
const hour = (time: number): number => 24 + time * 15;
const level = (amount: number): number => 640 - amount * 1.12;
const day = shape.map(([time, amount]): Point => [hour(time), level(amount)]);
const hours = points('1 0, 7 0, 12.6 0, 18 0, 23.2 0').map(([time], index) => ({
  time,
  name: ['night', 'waking', 'noon', 'evening', 'night'][index],
}));
const back = points('152 322, 188 312, 210 284, 216 246, 206 206, 184 178, 154 160');
const further = points('215 236, 220 194, 200 156, 176 138, 148 127');

export default function HpaAxis() {
  return (
    <Figure
      name="hpa-axis"
      title="The stress axis: three glands, one loop and one day"
      description="A brain cut down the middle, and below it a kidney with the adrenal gland on top, cut open. A line starts in the hypothalamus, at the base of the brain, which sends CRF to the pituitary just beneath it. The pituitary sends ACTH; the line runs down to the outer layer of the adrenal gland, which sends cortisol. A dotted line returns from the adrenal gland and ends in two bars, at the pituitary and at the hypothalamus: cortisol tells both to ease off. Below, the shape of cortisol in blood over a day: low at night, rising before waking, highest shortly after it, then falling through the day. Two points on the falling part, at nine and ten in the morning, show that the second is lower without any treatment."
      height={680}
      caption="Solid line: sends on. Dotted line: holds back. The messengers travel in the blood. The day is a schematic shape for someone who sleeps at night, without units; people and shifts differ. General physiology, not to scale; CRF is also called CRH."
    >
      <g transform="translate(226 10) scale(-1.06 1.06)">
        <CutBrain />
      </g>
      <path d={kidney} stroke={control} strokeWidth="1.6" />
      {vessels.map((vessel) => (
        <path key={vessel} d={vessel} stroke={control} strokeWidth="1.4" />
      ))}
      <path d={gland} fill={raised} stroke={ink} strokeWidth="1.8" />
      <path d={core} fill={sunk} stroke={control} strokeWidth="1.2" />

      {[back, further].map((way) => (
        <path key={smooth(way)} d={smooth(way)} stroke={touch} strokeWidth="3.6" strokeDasharray="0.1 7" />
      ))}
      <path d="M151 152L150 168M144 119L141 133" stroke={touch} strokeWidth="3.6" />
      <path d="M136 121L230 62M146 157L230 190M164 344L230 336" stroke={ink} strokeWidth="1.1" />

      <path d={swelling([131, 126], [134, 138], [137, 152], [2, 4])} fill={nerve} />
      <path d={swelling([137, 154], [182, 240], [112, 304], [2.5, 6.5])} fill={nerve} />
      <circle cx="131" cy="124" r="6" fill={nerve} />
      <circle cx="137" cy="154" r="6" fill={nerve} />
      <circle cx="111" cy="305" r="7" fill={nerve} />

      <Label x={236} y={62} name="Hypothalamus" lines={['sends CRF']} />
      <Label x={236} y={196} name="Pituitary" lines={['sends ACTH']} />
      <Label x={236} y={258} name="Cortisol" lines={['eases both off']} />
      <Label x={236} y={342} name="Adrenal gland" lines={['its outer layer', 'sends cortisol']} />

      <path d={`M24 ${at(level(0))}H384`} stroke={control} strokeWidth="1.4" />
      <path d={smooth(day)} stroke={nerve} strokeWidth="4.5" />
      {hours.map(({ time, name }) => (
        <Words key={time} x={hour(time)} y={664} anchor="middle">
          {name}
        </Words>
      ))}
      {[9, 10].map((time, index) => (
        <circle
          key={time}
          cx={hour(time)}
          cy={level(77 - 10 * index)}
          r="6"
          fill={touch}
          stroke={sunk}
          strokeWidth="2"
        />
      ))}
      <Label x={24} y={530} name="Cortisol" lines={['over a day']} />
      <Label x={200} y={542} name="9 am, then 10 am" lines={['usually lower anyway']} />
    </Figure>
  );
}
