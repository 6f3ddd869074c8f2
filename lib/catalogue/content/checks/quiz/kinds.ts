import type { Question } from '../../../schema.ts';
import { choicesOf } from '../../questions.ts';
import type { Choice } from '../../questions.ts';
import { clozeFaults, hotspotFaults, numericFaults } from './typed-kinds.ts';

type Of<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>;

const catchAll =
  /\b(all|none|any|both|neither|some) of (the )?(above|options|answers|others|these options)\b|\b(all|none) of (these|them)[.”’]?$|\bboth [a-h] and [a-h]\b|^[a-h] and [a-h]( only)?$/i;

function isRepeated(values: readonly string[]): boolean {
  return new Set(values.map((value) => value.trim().toLowerCase())).size < values.length;
}

type Keyed = { readonly key: string; readonly text: string };

function listFaults(entries: readonly Keyed[], what: string): string[] {
  const faults: string[] = [];
  if (isRepeated(entries.map(({ key }) => key))) faults.push(`uses ${what} key twice`);
  if (isRepeated(entries.map(({ text }) => text))) faults.push(`gives the same ${what.replace(/^an? /, '')} twice`);
  if (entries.some(({ text }) => catchAll.test(text))) faults.push('offers "all of the above" or its kin');
  return faults;
}

function countFaults({ kind, options }: Choice): string[] {
  const right = options.filter(({ correct }) => correct).length;
  if (kind === 'multiple')
    return right >= 2 && right < options.length
      ? []
      : [`has ${right} right answers: choose-all-that-apply needs at least two right and one wrong`];
  if (kind === 'true-false-reason') return right === 1 ? [] : [`has ${right} right reasons: it needs exactly one`];
  const faults = right === 1 ? [] : [`has ${right} right answers: it needs exactly one`];
  if (kind === 'true-false' && options.length !== 2) faults.push('is true or false and needs two options');
  return faults;
}

function choiceFaults(choice: Choice): string[] {
  const faults = [...countFaults(choice), ...listFaults(choice.options, 'an option')];
  if (choice.kind !== 'true-false' && isRepeated(choice.options.map(({ rationale }) => rationale)))
    faults.push('explains two options in the same words');
  return faults;
}

function matchingFaults({ prompts, options }: Of<'matching'>): string[] {
  const faults = [...listFaults(options, 'an option'), ...listFaults(prompts, 'a prompt')];
  const matched = new Set(prompts.map(({ match }) => match));
  for (const { key, match } of prompts)
    if (!options.some((option) => option.key === match))
      faults.push(`matches prompt ${key} with "${match}", which is no option`);
  for (const { key, rationale } of options)
    if (!matched.has(key) && !rationale) faults.push(`does not explain option ${key}, which goes with no prompt`);
  if (matched.size < 2) faults.push('matches every prompt with the same option');
  return faults;
}

function caseFaults(question: Of<'case'>): string[] {
  const faults = choicesOf(question).flatMap((choice, index) =>
    choiceFaults(choice).map((fault) => `(item ${question.items[index]?.key ?? index + 1}) ${fault}`),
  );
  if (isRepeated(question.items.map(({ key }) => key))) faults.push('uses an item key twice');
  if (isRepeated(question.items.map(({ stem }) => stem))) faults.push('asks the same item twice');
  return faults;
}

/** What is wrong with a question by the rules of its own kind. */
export function kindFaults(question: Question): string[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
    case 'true-false-reason':
      return choicesOf(question).flatMap(choiceFaults);
    case 'ordering':
      return listFaults(question.options, 'a step');
    case 'matching':
      return matchingFaults(question);
    case 'case':
      return caseFaults(question);
    case 'numeric':
      return numericFaults(question);
    case 'cloze':
      return clozeFaults(question);
    case 'hotspot':
      return hotspotFaults(question);
  }
}
