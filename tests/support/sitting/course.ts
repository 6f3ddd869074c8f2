import type { Question } from '#lib/catalogue/schema.ts';

/** A pool whose right answer is always option "a": enough words that a page of it weighs what a real one does. */
export function poolOf(count: number): Question[] {
  return Array.from({ length: count }, (_, index) => {
    const part = (index % 3) + 1;
    return {
      key: `lq-${String(index).padStart(3, '0')}`,
      kind: 'single',
      module: `m${part}`,
      outcome: `o${part}`,
      topic: `Topic ${part}`,
      level: 'application',
      safety: index % 4 === 0,
      stem: `Question ${index}: a client tells you, half-way through a session, of something that you did not expect. What do you do first, and what do you tell them about it?`,
      options: ['a', 'b', 'c', 'd'].map((key) => ({
        key,
        text: `Option ${key} of question ${index}, in a sentence as long as most of the options of a real question are`,
        correct: key === 'a',
        rationale: `Why option ${key} of question ${index} is as good or as bad as it is, in a sentence.`,
      })),
      rationale: `Why question ${index} matters, in a sentence or two, as a therapist reads it after a pass.`,
      references: [],
      basis: 'test',
    };
  });
}
