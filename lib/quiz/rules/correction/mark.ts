import type { Question } from '#lib/catalogue/schema.ts';
import { inOrder, resolveVersion } from './chain.ts';
import type { Correction } from './chain.ts';

export type PaperEntry = { readonly position: number; readonly question: Question; readonly response: unknown };

/** A question that gives its whole mark whatever was answered, with the answer that earns it. */
function voided(question: Question): Pick<PaperEntry, 'question' | 'response'> {
  const { key, module, outcome, topic, level, safety, stem, rationale, references } = question;
  const option = { text: 'Void', rationale: 'Void' };
  return {
    question: {
      key,
      module,
      outcome,
      topic,
      level,
      safety,
      stem,
      rationale,
      references,
      kind: 'single',
      options: [
        { ...option, key: 'a', correct: true },
        { ...option, key: 'b', correct: false },
      ],
    },
    response: { keys: ['a'] },
  };
}

export type PaperSlot = { readonly position: number; readonly questionVersionId: string };
type Answers = ReadonlyMap<number, { readonly response: unknown }>;

/**
 * The paper as these corrections have it marked.
 * @param questions the body of each version that a slot names or a correction leads to
 * @throws when a body is missing: nothing can be marked by a question that is not there
 */
export function entriesWith(
  slots: readonly PaperSlot[],
  answers: Answers,
  corrections: readonly Correction[],
  questions: ReadonlyMap<string, Question>,
): PaperEntry[] {
  const ordered = inOrder(corrections);
  const entries: PaperEntry[] = [];
  for (const { position, questionVersionId } of slots) {
    const { versionId, isVoid } = resolveVersion(questionVersionId, ordered);
    const question = questions.get(versionId);
    if (!question) throw new Error(`question version ${versionId} is missing`);
    const entry = { position, question, response: answers.get(position)?.response };
    entries.push(isVoid ? { ...entry, ...voided(question) } : entry);
  }
  return entries;
}
