import type { Question } from '../../../schema.ts';
import type { Fault } from '../../fault.ts';
import type { CourseContent, Placed } from '../../load.ts';

/** Two stems that share this part of their words ask the same thing. */
export const sameStemShare = 0.8;
const least = 6;

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** The words that two texts share, as a part of all the words that they use. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = a.intersection(b).size;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Stems within a course that ask the same thing in nearly the same words. */
export function stemFaults({ questions }: CourseContent): Fault[] {
  const stems = questions.map((question: Placed<Question>) => ({ question, words: wordsOf(question.value.stem) }));
  return stems.flatMap(({ question, words }, index) => {
    const twin = stems
      .slice(0, index)
      .find((other) =>
        words.size < least
          ? other.question.value.stem === question.value.stem
          : likeness(words, other.words) >= sameStemShare,
      );
    if (!twin) return [];
    const { file, line, value } = question;
    const message = `question ${value.key} asks nearly what ${twin.question.value.key} asks (${twin.question.file}:${twin.question.line})`;
    return [{ file, line, rule: 'near-duplicate', message }];
  });
}
