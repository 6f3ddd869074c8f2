import type { Progress } from '#lib/cpd-log/rules/progress.ts';

export type DrawingSize = { readonly width: number; readonly height: number };

type Props = {
  progress: Progress;
  quotaUnits: number | null;
  /** "20 hours". */
  quotaText: string;
  totalUnits: number;
  size: DrawingSize;
};

const side = 10;
const head = 34;
const foot = 34;
/** Half the run of the bend with which the line rises at an activity. */
const bend = 7;

const at = (value: number) => value.toFixed(1);

function scales({ progress, quotaUnits, totalUnits, size }: Omit<Props, 'quotaText'>) {
  const top = Math.max(quotaUnits ?? 0, totalUnits, 1);
  const base = size.height - foot;
  return {
    x: (share: number) => side + share * (size.width - 2 * side),
    y: (units: number) => base - (Math.min(units, top) / top) * (base - head),
    base,
    end: progress.todayShare ?? 1,
  };
}

/** The signal: level between activities, rising with a soft bend at each, as far as today. */
function signal({ startUnits, marks }: Progress, { x, y, end }: ReturnType<typeof scales>): string {
  const parts = [`M${at(x(0))} ${at(y(startUnits))}`];
  let level = y(startUnits);
  let reached = x(0);
  for (const { share, sumUnits } of marks) {
    const [to, next] = [x(share), y(sumUnits)];
    const from = Math.max(reached, to - bend);
    parts.push(
      `H${at(from)}C${at((from + to) / 2)} ${at(level)} ${at((from + to) / 2)} ${at(next)} ${at(to)} ${at(next)}`,
    );
    [level, reached] = [next, to];
  }
  return `${parts.join('')}H${at(Math.max(reached, x(end)))}`;
}

function Today({ x, base, width }: { x: number; base: number; width: number }) {
  const anchor = x < 40 ? 'start' : x > width - 40 ? 'end' : 'middle';
  return (
    <>
      <path d={`M${at(x)} ${head - 8}V${base + 6}`} stroke="var(--color-ink)" strokeWidth="1.6" strokeDasharray="1 5" />
      <text x={at(x)} y={base + 24} fontSize="15" fill="var(--color-muted)" textAnchor={anchor}>
        today
      </text>
    </>
  );
}

/** The period from left to right, what counts rising towards the quota. Says nothing that the words and the table beside it do not. */
export function ProgressDrawing(props: Props) {
  const { progress, quotaUnits, quotaText, totalUnits, size } = props;
  const scale = scales(props);
  const { x, y, base, end } = scale;
  // The words stand where the line of today does not cross them.
  const isLate = (progress.todayShare ?? 0) > 0.6;
  const isOpen =
    quotaUnits !== null && totalUnits < quotaUnits && progress.todayShare !== null && progress.todayShare < 1;
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      fill="none"
      aria-hidden="true"
      className="h-auto w-full"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={`M${side} ${base}H${size.width - side}`} stroke="var(--color-control)" strokeWidth="1.4" />
      {quotaUnits === null ? null : (
        <>
          <path
            d={`M${side} ${at(y(quotaUnits))}H${size.width - side}`}
            stroke="var(--color-control)"
            strokeWidth="1.4"
            strokeDasharray="5 6"
          />
          <text
            x={isLate ? side : size.width - side}
            y={at(y(quotaUnits) - 10)}
            fontSize="15"
            fill="var(--color-ink)"
            textAnchor={isLate ? 'start' : 'end'}
          >
            {quotaText}
          </text>
        </>
      )}
      {isOpen ? (
        <path
          d={`M${at(x(end))} ${at(y(totalUnits))}L${at(x(1))} ${at(y(quotaUnits))}`}
          stroke="var(--color-line)"
          strokeWidth="3"
        />
      ) : null}
      {progress.todayShare === null ? null : <Today x={x(progress.todayShare)} base={base} width={size.width} />}
      <path d={signal(progress, scale)} stroke="var(--color-nerve)" strokeWidth="3.5" />
      {progress.marks.map((mark) => (
        <circle
          key={mark.id}
          cx={at(x(mark.share))}
          cy={at(y(mark.sumUnits))}
          r="5.5"
          fill="var(--color-nerve)"
          stroke="var(--color-paper)"
          strokeWidth="2"
        />
      ))}
      <circle cx={at(x(0))} cy={at(y(progress.startUnits))} r="6.5" fill="var(--color-touch)" />
      {isOpen ? (
        <circle
          cx={at(x(1))}
          cy={at(y(quotaUnits))}
          r="6"
          fill="var(--color-paper)"
          stroke="var(--color-nerve)"
          strokeWidth="2.5"
        />
      ) : null}
    </svg>
  );
}
