type Row = bigint[];

/** Bland's rule: the first column that gains. It never runs in circles. */
const entering = (goal: Row) => goal.findIndex((value, column) => column < goal.length - 1 && value < 0n);

/** The row that gives out first when a column rises; of equals the one whose basic column is lowest; −1 where none does. */
function leaving(rows: readonly Row[], basis: readonly number[], column: number): number {
  let best = -1;
  for (const [index, row] of rows.entries()) {
    const [step, room] = [row[column] ?? 0n, row.at(-1) ?? 0n];
    if (step <= 0n) continue;
    const [bestStep, bestRoom] = [rows[best]?.[column] ?? 0n, rows[best]?.at(-1) ?? 0n];
    const order = best < 0 ? -1n : room * bestStep - bestRoom * step;
    if (order < 0n || (order === 0n && (basis[index] ?? 0) < (basis[best] ?? 0))) best = index;
  }
  return best;
}

/**
 * The values from 0 upwards that make the sum of `gains` largest while each constraint's sum stays within its room. Exact:
 * whole numbers throughout (Edmonds' integer pivoting); each value comes back rounded down.
 * @param constraints each with one factor a value, and room ≥ 0
 */
export function largest(
  gains: readonly bigint[],
  constraints: readonly { readonly factors: readonly bigint[]; readonly room: bigint }[],
): bigint[] {
  const count = gains.length;
  const slack = (index: number) => constraints.map((_, each) => (each === index ? 1n : 0n));
  let rows: Row[] = constraints.map(({ factors, room }, index) => [...factors, ...slack(index), room]);
  let goal: Row = [...gains.map((gain) => -gain), ...constraints.map(() => 0n), 0n];
  const basis = constraints.map((_, index) => count + index);
  let scale = 1n;
  for (let column = entering(goal); column >= 0; column = entering(goal)) {
    const at = leaving(rows, basis, column);
    const pivotRow = rows[at];
    const pivot = pivotRow?.[column];
    if (!pivotRow || pivot === undefined) break;
    const [by, from] = [pivot, scale];
    const clear = (row: Row) => {
      const part = row[column] ?? 0n;
      return row.map((value, index) => (value * by - part * (pivotRow[index] ?? 0n)) / from);
    };
    rows = rows.map((row, index) => (index === at ? row : clear(row)));
    goal = clear(goal);
    basis[at] = column;
    scale = pivot;
  }
  return gains.map((_, index) => {
    const row = rows[basis.indexOf(index)];
    return row ? (row.at(-1) ?? 0n) / scale : 0n;
  });
}
