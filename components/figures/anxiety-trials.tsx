const ink = 'var(--color-ink)';
const muted = 'var(--color-muted)';
const nerve = 'var(--color-nerve)';
const touch = 'var(--color-touch)';

/** Hamilton points to drawing units: 0 to 14 points across 520 units. */
const x = (points: number): number => 40 + (points * 520) / 14;

function People({ y, total, analysed }: { y: number; total: number; analysed: number }) {
  return (
    <g>
      {Array.from({ length: total }, (_, index) => (
        <circle
          key={index}
          cx={47 + (index % 34) * 15.4}
          cy={y + Math.floor(index / 34) * 17}
          r="5"
          fill={index < analysed ? nerve : 'none'}
          stroke={nerve}
          strokeWidth="2"
        />
      ))}
    </g>
  );
}

function Scale({ y, label }: { y: number; label: boolean }) {
  return (
    <g>
      <path d={`M${String(x(0))} ${String(y)} H${String(x(14))}`} stroke="var(--color-control)" strokeWidth="2" />
      {[0, 2, 4, 6, 8, 10, 12, 14].map((tick) => (
        <g key={tick}>
          <path d={`M${String(x(tick))} ${String(y)} v8`} stroke="var(--color-control)" strokeWidth="2" />
          <text x={x(tick)} y={y + 32} fontSize="21" fill={muted} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      {label ? (
        <text x={x(7)} y={y + 64} fontSize="21" fill={muted} textAnchor="middle">
          points on the Hamilton Anxiety scale
        </text>
      ) : null}
    </g>
  );
}

export default function AnxietyTrials() {
  return (
    <figure className="my-10 rounded-[14px] bg-sunk px-2 py-4 font-sans sm:p-6">
      <svg
        viewBox="0 0 600 790"
        role="img"
        aria-labelledby="anxiety-trials-title anxiety-trials-desc"
        className="mx-auto block w-full max-w-[32rem]"
        fontFamily="var(--font-sans)"
        fill="none"
        strokeLinecap="round"
      >
        <title id="anxiety-trials-title">Two trials of massage in generalised anxiety disorder</title>
        <desc id="anxiety-trials-desc">
          Two panels with dots for people and a scale of Hamilton Anxiety points from 0 to 14. Sherman 2010: 68 people,
          three groups: massage, warmth, relaxing room. A bar from 10 to 13 shows the fall within every group. The
          groups did not differ significantly, P about .39; the size of that difference is not given in the records
          read. Rapaport 2016: 47 people, 40 analysed, Swedish massage against light touch. A diamond at 3.26 shows the
          difference between groups in favour of massage, P about .03. Falls within its groups are not given in the
          records read. The bar and the diamond are different quantities. No intervals are drawn because none were given
          for these numbers.
        </desc>

        <text x="40" y="40" fontSize="26" fontWeight="600" fill={ink}>
          Sherman 2010
        </text>
        <text x="560" y="40" fontSize="22" fill={muted} textAnchor="end">
          68 people
        </text>
        <text x="40" y="72" fontSize="22" fill={muted}>
          massage, warmth or relaxing room
        </text>
        <People y={100} total={68} analysed={68} />
        <text x="40" y="174" fontSize="22" fontWeight="600" fill={ink}>
          Difference between groups:
        </text>
        <text x="40" y="203" fontSize="22" fill={ink}>
          not significant, P about .39 (size not given)
        </text>
        <text x={x(9.7)} y="261" fontSize="22" fontWeight="600" fill={ink} textAnchor="end">
          Fall within every group
        </text>
        <rect x={x(10)} y="241" width={x(13) - x(10)} height="26" rx="3" fill={nerve} />
        <Scale y={292} label={false} />

        <path d="M40 366 H560" stroke="var(--color-line)" strokeWidth="2" />

        <text x="40" y="418" fontSize="26" fontWeight="600" fill={ink}>
          Rapaport 2016
        </text>
        <text x="560" y="418" fontSize="22" fill={muted} textAnchor="end">
          47 people, 40 analysed
        </text>
        <text x="40" y="450" fontSize="22" fill={muted}>
          Swedish massage or light touch
        </text>
        <People y={478} total={47} analysed={40} />
        <text x="40" y="554" fontSize="22" fill={ink}>
          <tspan fontWeight="600">Fall within groups:</tspan> both improved (not given)
        </text>
        <path
          d={`M${String(x(3.26))} 594 l15 15 l-15 15 l-15 -15 z`}
          fill={touch}
          stroke={touch}
          strokeWidth="2"
          strokeLinejoin="round"
        />
        <text x={x(3.26) + 30} y="602" fontSize="22" fontWeight="600" fill={ink}>
          Difference between groups
        </text>
        <text x={x(3.26) + 30} y="631" fontSize="22" fill={ink}>
          3.26 in favour of massage, P about .03
        </text>
        <Scale y={660} label />
        <text x="40" y="770" fontSize="21" fill={muted}>
          Bar and diamond are different quantities.
        </text>
      </svg>
      <figcaption className="mx-auto mt-4 max-w-[32rem] text-sm text-muted">
        Each dot is a person; open dots were allocated but not analysed. A fall within a group includes rest, attention
        and time. Only a difference between groups speaks about massage. No intervals are drawn, because none were given
        for these numbers in the records we read.
      </figcaption>
      <details className="mx-auto mt-3 max-w-[32rem] text-sm text-ink">
        <summary className="cursor-pointer py-3">The numbers behind the plot</summary>
        <div className="overflow-x-auto" role="region" aria-label="Data table" tabIndex={0}>
          <table className="w-full border-collapse text-left">
            <thead>
              <tr>
                <th scope="col" className="py-2 pr-4 align-bottom">
                  Trial
                </th>
                <th scope="col" className="py-2 pr-4 align-bottom">
                  People
                </th>
                <th scope="col" className="py-2 pr-4 align-bottom">
                  Within groups
                </th>
                <th scope="col" className="py-2 align-bottom">
                  Between groups
                </th>
              </tr>
            </thead>
            <tbody>
              <tr className="border-t border-line">
                <th scope="row" className="py-2 pr-4 align-top font-medium">
                  Sherman 2010
                </th>
                <td className="py-2 pr-4 align-top">68 in three groups</td>
                <td className="py-2 pr-4 align-top">Fall of roughly 10 to 13 points in each</td>
                <td className="py-2 align-top">Not significant, P about .39</td>
              </tr>
              <tr className="border-t border-line">
                <th scope="row" className="py-2 pr-4 align-top font-medium">
                  Rapaport 2016
                </th>
                <td className="py-2 pr-4 align-top">47 allocated, 40 analysed, two groups</td>
                <td className="py-2 pr-4 align-top">Both improved; figures not given</td>
                <td className="py-2 align-top">3.26 points for massage, P about .03</td>
              </tr>
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
