import { Words, control, ink, line, nerve, sunk } from './drawing.tsx';
import type { Finding, FindingGroup } from './plot-data-findings.ts';

const columns = { lower: 264, none: 314, higher: 364 } as const;
const names = {
  lower: 'lower',
  none: 'no difference',
  higher: 'higher',
  both: 'higher in one, not in the other',
} as const;
const rests = {
  between: 'against a comparison group',
  within: 'change inside the massage group only',
  review: 'as a review reports it',
} as const;
const headHeight = 42;
const rowHeight = 29;
const topHeight = 56;

const rowsOf = ({ rows, untested }: FindingGroup): number => rows.length + (untested ? 1 : 0);
export const findingsHeight = (groups: readonly FindingGroup[]): number =>
  topHeight + groups.reduce((height, group) => height + headHeight + rowsOf(group) * rowHeight, 0);

export function FindingMark({ x, y, kind }: { x: number; y: number; kind: Finding['rests'] }) {
  const drawn = { stroke: nerve, strokeWidth: 2.4, fill: kind === 'between' ? nerve : sunk };
  return kind === 'review' ? (
    <rect x={x - 6.5} y={y - 6.5} width="13" height="13" {...drawn} />
  ) : (
    <circle cx={x} cy={y} r="6.8" {...drawn} />
  );
}

function Row({ row, y }: { row: Finding; y: number }) {
  const places = row.found === 'both' ? [columns.none, columns.higher] : [columns[row.found]];
  return (
    <>
      <text x="10" y={y + 6} fontSize="17" fill={ink}>
        {row.label}
      </text>
      {row.found === 'both' ? (
        <path d={`M${String(columns.none)} ${String(y)}H${String(columns.higher)}`} stroke={nerve} strokeWidth="2" />
      ) : null}
      {places.map((x) => (
        <FindingMark key={x} x={x} y={y} kind={row.rests} />
      ))}
    </>
  );
}

function Group({ group, y }: { group: FindingGroup; y: number }) {
  const first = y + headHeight;
  return (
    <>
      <path d={`M10 ${String(y + 4)}H390`} stroke={control} strokeWidth="1" />
      <Words x={10} y={y + 28} isStrong>
        {group.name}
      </Words>
      {group.untested ? (
        <Words x={10} y={first + 12}>
          {group.untested}
        </Words>
      ) : (
        Object.values(columns).map((x) => (
          <path
            key={x}
            d={`M${String(x)} ${String(first - 4)}v${String(group.rows.length * rowHeight)}`}
            stroke={line}
            strokeWidth="1.4"
          />
        ))
      )}
      {group.rows.map((row, index) => (
        <Row key={row.study} row={row} y={first + 10 + index * rowHeight} />
      ))}
    </>
  );
}

/** Studies under the marker they measured; the column says which way it went, and nothing says how far. */
export function Findings({ groups, y }: { groups: readonly FindingGroup[]; y: number }) {
  return (
    <>
      <Words x={10} y={y + 42}>
        study, compared with
      </Words>
      <Words x={columns.none} y={y + 18} anchor="middle">
        no difference
      </Words>
      <path d={`M${String(columns.none)} ${String(y + 26)}v18`} stroke={control} strokeWidth="1.2" />
      <Words x={columns.lower} y={y + 42} anchor="middle">
        lower
      </Words>
      <Words x={columns.higher} y={y + 42} anchor="middle">
        higher
      </Words>
      {groups.map((group, index) => (
        <Group key={group.name} group={group} y={y + findingsHeight(groups.slice(0, index))} />
      ))}
    </>
  );
}

/** The findings as a table. */
export const findingTable = (groups: readonly FindingGroup[], caption: string) => ({
  caption,
  isWide: true,
  columns: ['Study and marker', 'Finding', 'Rests on', 'Compared with', 'Who'],
  rows: groups.flatMap(({ name, rows, untested }) => [
    ...rows.map((row) => [
      `${row.study}: ${name}`,
      `${names[row.found]}: ${row.words}`,
      rests[row.rests],
      row.comparison,
      row.who,
    ]),
    ...(untested ? [[name, untested, 'no study', 'not applicable', 'nobody']] : []),
  ]),
});

/** The findings as sentences, for those who do not see them. */
export const findingSentences = (groups: readonly FindingGroup[]): string =>
  groups
    .map(({ name, rows, untested }) =>
      untested
        ? `${name}: ${untested}.`
        : `${name}. ${rows.map((row) => `${row.label}: ${names[row.found]}, ${rests[row.rests]}.`).join(' ')}`,
    )
    .join(' ');
