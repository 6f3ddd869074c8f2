import { regionName } from '../../../body-map.ts';
import type { BodyMapName } from '../../../body-map.ts';
import { gapsIn } from '../../../rules/cloze.ts';
import { foldedText, longestTyped, typedText } from '../../../rules/typed-answer.ts';
import type { Question } from '../../../schema.ts';

type Of<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>;

function isRepeated(values: readonly string[]): boolean {
  return new Set(values.map((value) => value.trim())).size < values.length;
}

/** What is wrong with a number, its tolerance or its units. */
export function numericFaults({ answer: { value, tolerance, toleranceKind }, units }: Of<'numeric'>): string[] {
  const faults: string[] = [];
  if (value < 0) faults.push('has a value below zero: the number pads of some phones have no minus');
  if (toleranceKind === 'percent' && tolerance > 50)
    faults.push(`accepts anything within ${tolerance} % of its value: at most 50 %`);
  if (toleranceKind === 'percent' && tolerance > 0 && value === 0)
    faults.push('has a tolerance in percent of nothing: give it as a number');
  if (toleranceKind === 'absolute' && value !== 0 && tolerance >= Math.abs(value))
    faults.push('has a tolerance as large as its value, so that nothing, or a number of the other sign, is right');
  if (units.length === 0) return faults;
  if (!units.some(({ factor }) => factor === 1))
    faults.push('has no unit with the factor 1, in which its value is given');
  if (units.length === 1) faults.push('offers one unit, which is no choice: write it into the stem, or offer others');
  if (isRepeated(units.map(({ key }) => key))) faults.push('uses a unit key twice');
  if (isRepeated(units.map(({ text }) => text))) faults.push('gives the same unit twice');
  for (const { key, factor, rationale } of units)
    if (factor === null && !rationale) faults.push(`does not explain unit ${key}, which is never right`);
  return faults;
}

type Gap = Of<'cloze'>['gaps'][number];

function gapFaults(gap: Gap): string[] {
  const of = (fault: string) => `(gap ${gap.key}) ${fault}`;
  if (gap.kind === 'text') {
    const faults = isRepeated(gap.accept.map(foldedText))
      ? [of('accepts the same word twice: capitals, hyphens and space make no difference')]
      : [];
    for (const word of gap.accept)
      if (typedText(word) === null)
        faults.push(of(`accepts a word that nobody can type, or of more than ${longestTyped} characters`));
    return faults;
  }
  const { options } = gap;
  const faults: string[] = [];
  const right = options.filter(({ correct }) => correct).length;
  if (right !== 1) faults.push(of(`has ${right} right answers: it needs exactly one`));
  if (isRepeated(options.map(({ key }) => key))) faults.push(of('uses an option key twice'));
  if (isRepeated(options.map(({ text }) => text))) faults.push(of('gives the same option twice'));
  if (isRepeated(options.map(({ rationale }) => rationale))) faults.push(of('explains two options in the same words'));
  return faults;
}

/** What is wrong with a text and its gaps. */
export function clozeFaults({ text, gaps }: Of<'cloze'>): string[] {
  const used = gapsIn(text);
  const defined = gaps.map(({ key }) => key);
  const faults = gaps.flatMap(gapFaults);
  if (isRepeated(defined)) faults.push('defines a gap twice');
  for (const key of new Set(used)) {
    if (!defined.includes(key)) faults.push(`has a gap {{${key}}} in its text that is not defined`);
    if (used.indexOf(key) !== used.lastIndexOf(key)) faults.push(`has the gap {{${key}}} in its text twice`);
  }
  for (const key of defined) if (!used.includes(key)) faults.push(`defines gap ${key}, which its text does not have`);
  if (/\{\{|\}\}/.test(text.replaceAll(/\{\{[a-z0-9]{1,12}\}\}/g, '')))
    faults.push('has braces in its text that mark no gap: {{key}}, with small letters and figures');
  if (used.toSorted().join() === defined.toSorted().join() && used.join() !== defined.join())
    faults.push('defines its gaps in another order than its text has them');
  return faults;
}

function regionFaults(map: BodyMapName, { key, text }: { readonly key: string; readonly text: string }): string[] {
  const name = regionName(map, key);
  if (name === null) return [`offers "${key}", which is no region of the ${map} of the body map`];
  return name === text ? [] : [`calls region ${key} "${text}", which the body map calls "${name}"`];
}

/** What is wrong with the places that are offered on a body map. */
export function hotspotFaults({ map, choose, options }: Of<'hotspot'>): string[] {
  const faults = options.flatMap((option) => regionFaults(map, option));
  const right = options.filter(({ correct }) => correct).length;
  if (isRepeated(options.map(({ key }) => key))) faults.push('offers a region twice');
  if (isRepeated(options.map(({ rationale }) => rationale))) faults.push('explains two regions in the same words');
  if (choose === 'one' && right !== 1) faults.push(`has ${right} right regions: one is to be chosen`);
  if (choose === 'many' && (right < 2 || right === options.length))
    faults.push(`has ${right} right regions: choosing several needs at least two right and one wrong`);
  return faults;
}
