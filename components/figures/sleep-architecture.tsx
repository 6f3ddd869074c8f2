import { Figure, Label, Words, at, control, gold, ink, line, nerve, smooth, span, stray } from './drawing.tsx';
import type { Point } from './drawing.tsx';

type Stage = 'awake' | 'rem' | 'light' | 'deep';

const depth: Record<Stage, number> = { awake: 76, rem: 118, light: 172, deep: 238 };

/** A night of eight hours in five turns, in minutes. */
const night: [Stage, number][] = [
  ['awake', 12],
  ['light', 14],
  ['deep', 48],
  ['light', 8],
  ['rem', 7],
  ['light', 22],
  ['deep', 40],
  ['light', 15],
  ['rem', 14],
  ['awake', 3],
  ['light', 36],
  ['deep', 18],
  ['light', 16],
  ['rem', 24],
  ['light', 58],
  ['rem', 30],
  ['awake', 4],
  ['light', 46],
  ['rem', 40],
  ['light', 13],
  ['awake', 12],
];
const names: [Stage, string][] = [
  ['awake', 'Awake'],
  ['rem', 'REM'],
  ['light', 'Light'],
  ['deep', 'Deep'],
];
const turns = [89, 180, 277, 365, 455];

const left = 78;
const hour = 39;
const place = (minutes: number): number => left + (minutes / 60) * hour;

const spells = night.map(([stage, minutes], index) => {
  const before = night.slice(0, index).reduce((sum, [, spell]) => sum + spell, 0);
  return { stage, from: place(before), to: place(before + minutes), y: depth[stage] };
});

/** How far before and after a change of stage the line is already on its way. */
const ease = (spell: { from: number; to: number } | undefined): number =>
  spell ? Math.min(6, (spell.to - spell.from) / 2) : 0;

/** The whole night as one line that dives and comes up again. */
const course = spells
  .map((spell, index) => {
    const { from, to, y } = spell;
    const next = spells[index + 1];
    const start = index === 0 ? `M${at(from)} ${at(y)}` : '';
    if (!next) return `${start}H${at(to)}`;
    const land = `${at(to + ease(next))} ${at(next.y)}`;
    return `${start}H${at(to - ease(spell))}C${at(to + 1)} ${at(y)} ${at(to - 1)} ${at(next.y)} ${land}`;
  })
  .join('');

/** What an electrode would draw: small and quick, or tall and slow. */
const trace = (y: number, height: (part: number) => number, waves: number, seed: number): string =>
  smooth(
    span(waves * 2 + 1).map((step): Point => {
      const part = step / (waves * 2);
      const swing = (step % 2 === 0 ? -1 : 1) * height(part) * (0.55 + 0.45 * stray(step + seed));
      return [left + part * 312, y + swing + (stray(step * 3 + seed) - 0.5) * 3];
    }),
  );
const spindle = (part: number): number =>
  3.2 + 7.5 * (Math.exp(-(((part - 0.3) / 0.05) ** 2)) + Math.exp(-(((part - 0.74) / 0.05) ** 2)));

export default function SleepArchitecture() {
  return (
    <Figure
      name="sleep-architecture"
      title="One night: deep sleep early, REM sleep late"
      description="A line runs through one night of eight hours. It moves between four levels: awake at the top, then REM sleep, light sleep and deep sleep at the bottom. Five cycles are numbered underneath. In the first two cycles the line dives deep and stays there for long; in the third it does so briefly, and in the last two not at all. REM sleep is short at first and grows with each cycle towards morning. Twice the line comes up to waking for a moment between cycles, which is normal. Below, three sample traces of the brain's electrical activity: small and quick in REM sleep, with short bursts in light sleep, tall and slow in deep sleep, which is why it is called slow-wave sleep."
      height={568}
      caption="A schematic night of a healthy adult, drawn to show the pattern and not measured in anyone. Cycles last roughly an hour and a half and differ between people, nights and ages. The traces show the form of the waves, not one time scale. General physiology."
    >
      <Words x={236} y={28} anchor="middle">
        waking for a moment is normal
      </Words>
      <path d="M192 38L195 60M268 38L313 60" stroke={ink} strokeWidth="1.1" />
      {Object.entries(depth).map(([stage, y]) => (
        <path key={stage} d={`M${String(left)} ${String(y)}H390`} stroke={line} strokeWidth="1.2" />
      ))}
      <path d={course} stroke={nerve} strokeWidth="3.4" />
      {spells
        .filter(({ stage }) => stage === 'deep' || stage === 'rem')
        .map(({ stage, from, to, y }) => (
          <path
            key={from}
            d={`M${at(from + 4)} ${at(y)}H${at(to - 4)}`}
            stroke={stage === 'deep' ? nerve : gold}
            strokeWidth="10"
          />
        ))}
      {names.map(([stage, name]) => (
        <Words key={stage} x={8} y={depth[stage] + 6} fill={ink}>
          {name}
        </Words>
      ))}
      <Words x={142} y={depth.deep + 28} anchor="middle">
        mostly early
      </Words>
      <Words x={258} y={depth.rem - 14} anchor="middle">
        mostly late
      </Words>
      {turns.map((end, index) => {
        const from = index === 0 ? place(12) : place(turns[index - 1] ?? 0);
        const to = place(end);
        return (
          <g key={end}>
            <path
              d={`M${at(from + 2)} 284Q${at((from + to) / 2)} 306 ${at(to - 2)} 284`}
              stroke={control}
              strokeWidth="1.4"
            />
            <Words x={(from + to) / 2} y={318} anchor="middle">
              {index + 1}
            </Words>
          </g>
        );
      })}
      <Words x={8} y={318}>
        cycle
      </Words>
      <Words x={left} y={350} fill={ink}>
        11 pm
      </Words>
      <Words x={place(240)} y={350} anchor="middle" fill={ink}>
        3 am
      </Words>
      <Words x={390} y={350} anchor="end" fill={ink}>
        7 am
      </Words>

      <Label x={8} y={404} name="Brain waves in a recording" />
      <path d={trace(438, () => 3.4, 66, 3)} stroke={gold} strokeWidth="1.6" />
      <path d={trace(480, spindle, 56, 9)} stroke={ink} strokeWidth="1.6" />
      <path d={trace(530, () => 22, 13, 5)} stroke={nerve} strokeWidth="2.6" />
      {names.slice(1).map(([stage, name], index) => (
        <Words key={stage} x={8} y={[444, 486, 536][index] ?? 0} fill={ink}>
          {name}
        </Words>
      ))}
    </Figure>
  );
}
