import { choiceOf, groupOf } from '#lib/quiz/rules/parts.ts';
import { progressOf, sharedPlaces } from '#lib/quiz/rules/progress.ts';

/** The lines as their places say; a line without a place of its own fills a gap, in the order shown until now. */
export function arranged(shown: readonly string[], keys: readonly string[]): string[] {
  const shared = sharedPlaces(keys);
  const placed = new Map(
    keys.filter((key) => !shared.includes(choiceOf(key))).map((key) => [Number(choiceOf(key)), groupOf(key)]),
  );
  const taken = new Set(placed.values());
  const rest = shown.filter((line) => !taken.has(line));
  return shown.map((_, index) => placed.get(index + 1) ?? rest.shift()).filter((line) => line !== undefined);
}

/** The order to show at first: that of the answer once it is whole, and that of the paper until then. */
export function firstOrder(shown: readonly string[], keys: readonly string[]): string[] {
  const { state } = progressOf({ groups: shown, hasPlaces: true }, keys);
  return state === 'complete' ? arranged(shown, keys) : [...shown];
}

/** The lines with one of them a place further up (−1) or down (1), as far as there is a place. */
export function moved(lines: readonly string[], line: string, step: 1 | -1): string[] {
  const from = lines.indexOf(line);
  const other = lines[from + step];
  if (from === -1 || other === undefined) return [...lines];
  return lines.with(from, other).with(from + step, line);
}
