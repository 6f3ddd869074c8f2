const small = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const teens = ['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const units = ['one', ...small.slice(0, 8)];
const spelt = new Map<string, number>([
  ...[...small, ...teens].map((word, index) => [word, index + 2] as const),
  ...tens.flatMap((ten, index) => [
    [ten, (index + 2) * 10] as const,
    ...units.map((unit, ones) => [`${ten}-${unit}`, (index + 2) * 10 + ones + 1] as const),
  ]),
]);
/** What is counted in a study. Before these, “two” to “twelve” are a number and no turn of phrase. */
const counted =
  'per cent|percent|people|persons|adults|children|infants|babies|men|women|participants|patients|volunteers|students|nurses|workers|athletes|runners|studies|trials|reviews|cohorts|sessions|treatments|minutes?|hours?|days?|nights?|weeks?|months?|years?|points?|times|times as|metres|centimetres|millimetres';
const words = new RegExp(`\\b(${[...spelt.keys()].toSorted((a, b) => b.length - a.length).join('|')})\\b(?!-)`, 'giu');
const beforeCounted = new RegExp(`^\\s+(?:[a-z-]+\\s+)?(?:${counted})\\b`, 'iu');
/** Figures that are part of a name (IL-6, B12, CD4, 5-HT, T3–T12) or a decade (1990s) are no numbers. */
const digits =
  /(?<![\p{L}\p{N}.])(?<![\p{L}\p{N}][-–‑])(?:\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d+)(?:\.\d+)?(?![\p{L}\d])(?!-[A-Z])|(?<![\p{L}\p{N}])\.\d+/gu;
const ranged = /(?<=\d)\s?[-–‑]\s?(?=\d)/gu;

export type Found = { readonly value: number; readonly written: string; readonly at: number };

/** The numbers of a text: figures, decimals, thousands, both ends of a range, and number words that count something. */
export function numbersIn(text: string): Found[] {
  // Both ends of a range stand alone once the dash between two figures is a space of the same length.
  const open = text.replaceAll(ranged, (dash) => ' '.repeat(dash.length));
  const figures = [...open.matchAll(digits)].map(({ 0: written, index }) => ({
    value: Number(written.replaceAll(/[,\u00a0\u202f]/g, '')),
    written,
    at: index,
  }));
  const named = [...text.matchAll(words)].flatMap(({ 0: written, index }) => {
    const value = spelt.get(written.toLowerCase()) ?? Number.NaN;
    const counts = value > 12 || beforeCounted.test(text.slice(index + written.length));
    return counts ? [{ value, written, at: index }] : [];
  });
  return [...figures, ...named].toSorted((a, b) => a.at - b.at);
}

/** Every number of a text, turns of phrase included: what a sentence about it may say. */
export function allNumbersIn(text: string): number[] {
  const named = [...text.matchAll(words)].map(({ 0: written }) => spelt.get(written.toLowerCase()) ?? Number.NaN);
  return [...numbersIn(text).map(({ value }) => value), ...named];
}

const nearly = /\b(about|around|roughly|nearly|almost|some|over|just under)\s+[-−–]?$/iu;

/** Whether a number of a text is one of those recorded: the same, or said to be about as much and rounded from it. */
export function isRecorded({ value, written, at }: Found, text: string, recorded: ReadonlySet<number>): boolean {
  if (recorded.has(value)) return true;
  const decimals = /\.(\d+)$/.exec(written)?.[1]?.length ?? 0;
  if (!nearly.test(text.slice(0, at))) return false;
  return [...recorded].some((number) => Number(number.toFixed(decimals)) === value);
}
