import type { Choice } from '../../questions.ts';

const article = /\b(an?)\s*(?:…|\.{3}|:|_+)?\s*$/i;
const verb = /\b(is|are)\s*(?:…|\.{3}|:|_+)?\s*$/i;
const several = /^(two|three|four|five|six|seven|many|several|both|these|those)\b/i;
const one = /^(an?|one|this|that)\b(?! of\b)/i;

/** Whether a word is spoken with a vowel at its start; null where spelling does not tell. */
function startsWithVowel(text: string): boolean | null {
  const word = /^[“"‘'(]*([\p{L}]+)/u.exec(text)?.[1]?.toLowerCase();
  if (!word || /^(h(our|onest|eir|onou)|u|eu|one|once|[a-z]$)/.test(word)) return null;
  return /^[aeio]/.test(word);
}

/** Whether an option cannot follow its stem; null where it cannot be told. */
function misfits(stem: string, text: string): boolean | null {
  const given = article.exec(stem)?.[1]?.toLowerCase();
  if (given) {
    const isVowel = startsWithVowel(text);
    return isVowel === null ? null : (given === 'an') !== isVowel;
  }
  const number = verb.exec(stem)?.[1]?.toLowerCase();
  if (!number || stem.trim().endsWith('?')) return null;
  return number === 'is' ? several.test(text) : one.test(text);
}

/** A mark that the right option bears and no other, or that all others bear and it alone does not. */
function standsOut({ options }: Choice, bears: (text: string) => boolean): boolean {
  const right = options.filter(({ correct }) => correct);
  const wrong = options.filter(({ correct }) => !correct);
  const [first] = right;
  if (right.length !== 1 || !first || wrong.length < 2) return false;
  return wrong.every(({ text }) => bears(text) !== bears(first.text));
}

/** Grammar that gives the answer away: an option that cannot follow the stem, or marks that only the right one bears. */
export function grammarFaults(choice: Choice): string[] {
  const faults: string[] = [];
  const wrongOnly = choice.options.filter(({ text, correct }) => !correct && misfits(choice.stem, text) === true);
  const rightFits = choice.options.some(({ text, correct }) => correct && misfits(choice.stem, text) === false);
  const [misfit] = wrongOnly;
  if (misfit && rightFits)
    faults.push(`ends its stem so that option ${misfit.key} cannot follow by grammar, which gives it away as wrong`);
  if (standsOut(choice, (text) => /[.!?]["”’]?$/.test(text.trim())))
    faults.push('tells the right option from the others by its full stop');
  if (standsOut(choice, (text) => /^[“"‘]/.test(text.trim())))
    faults.push('tells the right option from the others by its quotation marks');
  return faults;
}
