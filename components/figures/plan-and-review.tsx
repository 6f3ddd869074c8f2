import { Figure, Label, Words, at, control, ink, nerve, points, raised, smooth, sunk, touch } from './drawing.tsx';
import type { Point } from './drawing.tsx';

/** Ratings from 0 to 10: a lower place on the page is a lower rating. */
const level = (rating: number): number => 334 - rating * 26;
const rated = (written: string): Point[] => points(written).map(([x, rating]): Point => [x, level(rating)]);

const first = rated('50 8, 100 7');
const sessions = rated('150 7, 182 6.2, 214 6.6, 246 5.6, 278 5.8, 310 5.1');
const review: Point = [350, level(5)];
const course = smooth([[16, 90], ...first, ...sessions, review]);

/** The way back: out of the review, round below and into a new first session; four bends that meet end to end. */
const bends = [
  '350 204, 370 232, 382 266, 380 304',
  '380 304, 376 378, 300 414, 212 414',
  '212 414, 124 414, 50 384, 48 326',
  '48 326, 46 254, 146 250, 150 152',
].map((bend) => points(bend));
const back = bends.map((bend) => `M${bend[0]?.join(' ') ?? ''}C${bend.slice(1).join(' ')}`).join('');

/** Where a bend is after a part of it. */
const along = (bend: readonly Point[], part: number): Point => {
  const rest = 1 - part;
  const weights = [rest ** 3, 3 * rest * rest * part, 3 * rest * part * part, part ** 3];
  const sum = (axis: 0 | 1): number =>
    weights.reduce((total, weight, index) => total + weight * (bend[index]?.[axis] ?? 0), 0);
  return [sum(0), sum(1)];
};
const wider = [along(bends[1] ?? [], 0.42), along(bends[2] ?? [], 0), along(bends[2] ?? [], 0.58)];

const stop = smooth([review, ...points('386 248, 392 326, 374 410, 312 464, 230 484, 140 488')]);
const refer = smooth([review, ...points('390 240, 398 326, 396 420, 386 494, 360 546')]);

export default function PlanAndReview() {
  return (
    <Figure
      name="plan-and-review"
      title="A plan that can end"
      description="One line. It starts at a goal in the client's own words: get through the school run without snapping. Two ratings from 0 to 10 come first, here 8 and 7. Then come beads for four to six sessions, the last two drawn open because they are optional. The ratings go down and up a little and cross a dashed line, the change agreed in advance. The line reaches a ring, the review, whose date was set on day one; the rating there is 5. From the review three ways lead on. Stop: the goal is met, and the line ends in a full stop. Space out: some help is still wanted, and the line loops back with sessions further apart and leads to another review. Refer: nothing changed or something got worse, and the line leads out of the plan to an open ring."
      height={572}
      caption="An invented course, from professional judgement. Two points or more is our convention for a change worth having. A falling rating does not prove that massage did it: time, rest and kindness count too. Red flags do not wait for a review."
    >
      <path d={`M156 ${at(level(5.5))}H330`} stroke={control} strokeWidth="1.6" strokeDasharray="4 5" />
      <path d={refer} stroke={touch} strokeWidth="2.6" />
      <path d={stop} stroke={nerve} strokeWidth="2.6" />
      <path d={back} stroke={nerve} strokeWidth="2.6" />
      <path d={course} stroke={nerve} strokeWidth="4.5" />
      <circle cx="16" cy="90" r="8" fill={touch} />
      {sessions.map(([x, y], index) => (
        <circle
          key={x}
          cx={x}
          cy={at(y)}
          r="7"
          fill={index < 4 ? nerve : raised}
          stroke={nerve}
          strokeWidth={index < 4 ? 3 : 2.4}
        />
      ))}
      {wider.map(([x, y]) => (
        <circle key={x} cx={at(x)} cy={at(y)} r="7" fill={nerve} stroke={nerve} strokeWidth="3" />
      ))}
      {[...first, review].map(([x, y], index) => (
        <g key={x}>
          <circle cx={x} cy={y} r="14" fill={raised} stroke={nerve} strokeWidth={index < 2 ? 2.6 : 4.5} />
          <Words x={x} y={y + 6} anchor="middle" fill={ink}>
            {[8, 7, 5][index]}
          </Words>
        </g>
      ))}
      <circle cx="140" cy="488" r="10" fill={nerve} />
      <circle cx="360" cy="546" r="8" fill={sunk} stroke={touch} strokeWidth="3" />

      <Label x={8} y={22} name="One goal" lines={['“Get through the school run', 'without snapping.”']} />
      <Words x={8} y={194}>
        two ratings
      </Words>
      <Words x={8} y={215}>
        of 0 to 10
      </Words>
      <Words x={222} y={120} anchor="middle" fill={ink}>
        four to six sessions
      </Words>
      <Label x={392} y={140} name="Review" lines={['date set on day one']} anchor="end" />
      <Words x={164} y={222}>
        change agreed
      </Words>
      <Label
        x={212}
        y={302}
        name="Space out"
        lines={['some help still wanted,', 'then review again']}
        anchor="middle"
      />
      <Label x={118} y={482} name="Stop" lines={['goal met']} anchor="end" />
      <Label x={340} y={540} name="Refer" lines={['no change, or worse']} anchor="end" />
    </Figure>
  );
}
