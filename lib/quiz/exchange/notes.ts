import { withoutUnwritable } from './xml/write.ts';
import type { ExchangeQuestion, ExportNote } from './schema.ts';

/** Gathers what cannot be carried, one line for each matter with the questions it concerns. */
export class Notes {
  readonly #keys = new Map<string, string[]>();

  add(message: string, key: string): void {
    const keys = this.#keys.get(message) ?? [];
    if (!keys.includes(key)) this.#keys.set(message, [...keys, key]);
  }

  list(): ExportNote[] {
    return [...this.#keys].map(([message, keys]) => ({ message, keys }));
  }
}

const unwritable = 'Characters that XML cannot hold (control characters, broken halves of a character) are left out.';

function hasUnwritable(value: unknown): boolean {
  if (typeof value === 'string') return withoutUnwritable(value) !== value;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnwritable);
}

/** The question as XML can hold it. */
export function writable(question: ExchangeQuestion, notes: Notes): ExchangeQuestion {
  if (!hasUnwritable(question)) return question;
  notes.add(unwritable, question.key);
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return withoutUnwritable(value);
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, clean(inner)]));
  };
  return clean(question) as ExchangeQuestion;
}

/** What an export cannot carry, as lines of text. */
export function noteLines(notes: readonly ExportNote[]): string[] {
  if (notes.length === 0) return ['Nothing is lost: the format carries all that these questions hold.'];
  return notes.map(({ message, keys }) => `${message} Questions: ${keys.join(', ')}.`);
}
