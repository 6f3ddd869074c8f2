/**
 * The formulas of section 2b written down as they stand, slowly and without regard to rounding or size: what the
 * product's own statistics are held against.
 */
type Table = readonly (readonly number[])[];

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const ascending = (values: readonly number[]) => values.toSorted((one, other) => one - other);

function covariance(one: readonly number[], other: readonly number[]): number {
  const [meanOne, meanOther] = [mean(one), mean(other)];
  return sum(one.map((value, index) => (value - meanOne) * ((other[index] ?? 0) - meanOther))) / (one.length - 1);
}

const variance = (values: readonly number[]) => covariance(values, values);
/** All the same, told from the values and not from a rounded sum. */
const isConstant = (values: readonly number[]) => values.every((value) => value === values[0]);
const central = (values: readonly number[], power: number) =>
  mean(values.map((value) => (value - mean(values)) ** power));

function referenceTest(table: Table) {
  const totals = table.map((row) => sum(row));
  const S = totals.length;
  const p = table[0]?.length ?? 0;
  const varies = S > 1 && !isConstant(totals);
  const k2 = varies ? variance(totals) : 0;
  const [m2, m3, m4] = [2, 3, 4].map((power) => central(totals, power)) as [number, number, number];
  const k3 = (S ** 2 * m3) / ((S - 1) * (S - 2));
  const k4 = (S ** 2 * ((S + 1) * m4 - 3 * (S - 1) * m2 ** 2)) / ((S - 1) * (S - 2) * (S - 3));
  const items = Array.from({ length: p }, (_, index) => table.map((row) => row[index] ?? 0));
  const cic = S > 2 && p > 1 && varies ? ((100 * p) / (p - 1)) * (1 - sum(items.map(variance)) / k2) : null;
  const errorRatio = cic === null ? null : 100 * Math.sqrt(Math.max(0, 1 - cic / 100));
  const inOrder = ascending(totals);
  const deviation = S > 1 ? Math.sqrt(k2) : null;
  return {
    attempts: S,
    mean: mean(totals),
    median: ((inOrder[Math.floor((S - 1) / 2)] ?? 0) + (inOrder[Math.floor(S / 2)] ?? 0)) / 2,
    standardDeviation: deviation,
    skewness: S > 2 && varies ? k3 / k2 ** 1.5 : null,
    kurtosis: S > 3 && varies ? k4 / k2 ** 2 : null,
    internalConsistency: cic,
    errorRatio,
    standardError: errorRatio === null || deviation === null ? null : (errorRatio * deviation) / 100,
  };
}

/** Every figure of a table of marks, one row per attempt. */
export function referenceStatistics(table: Table, maxima: readonly number[]) {
  const S = table.length;
  const columns = maxima.map((_, index) => table.map((row) => row[index] ?? 0));
  const rests = columns.map((_, index) => table.map((row) => sum(row.filter((_mark, other) => other !== index))));
  const totals = table.map((row) => sum(row));
  const withTotal = columns.map((column) =>
    S > 1 ? (isConstant(column) ? 0 : covariance(column, totals)) : Number.NaN,
  );
  const roots = sum(withTotal.map((each) => (each > 0 ? Math.sqrt(each) : 0)));
  const items = columns.map((column, index) => {
    const rest = rests[index] ?? [];
    const cov = covariance(column, rest);
    const varies = S > 1 && !isConstant(column) && !isConstant(rest);
    const covmax = covariance(ascending(column), ascending(rest));
    const weight = withTotal[index] ?? 0;
    return {
      attempts: S,
      facility: (100 * mean(column)) / (maxima[index] ?? 0),
      standardDeviation: S > 1 ? Math.sqrt(isConstant(column) ? 0 : variance(column)) : null,
      discriminationIndex: varies ? (100 * cov) / Math.sqrt(variance(column) * variance(rest)) : null,
      discriminativeEfficiency: varies ? (100 * cov) / covmax : null,
      effectiveWeight: weight >= 0 && roots > 0 ? (100 * Math.sqrt(weight)) / roots : null,
    };
  });
  return { test: referenceTest(table), items };
}
