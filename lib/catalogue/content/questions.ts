import type { Question } from '../schema.ts';

export type Option = {
  readonly key: string;
  readonly text: string;
  readonly correct: boolean;
  readonly rationale: string;
};
/** A choice among options: a question, or one item of a case. */
export type Choice = {
  readonly kind: 'single' | 'multiple' | 'true-false' | 'true-false-reason';
  readonly stem: string;
  readonly options: readonly Option[];
  /** “the question” or “item a”, for messages. */ readonly name: string;
};

/** The choices that a question asks for in words of their own; none in the kinds that ask for something else. */
export function choicesOf(question: Question): Choice[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
    case 'true-false-reason':
      return [{ kind: question.kind, stem: question.stem, options: question.options, name: question.key }];
    case 'case':
      return question.items.map(({ key, ...item }) => ({ ...item, name: `${question.key} item ${key}` }));
    case 'ordering':
    case 'matching':
    case 'numeric':
    case 'cloze':
    case 'hotspot':
      return [];
  }
}

/** The choices with one right answer among several. */
export function singlesOf(question: Question): Choice[] {
  return choicesOf(question).filter(({ kind }) => kind === 'single');
}

type Cloze = Extract<Question, { readonly kind: 'cloze' }>;

/** The text of a cloze with the right words in its gaps, and why they are right. */
function keyTextsOfGaps({ text, gaps }: Cloze): { right: string[]; explanations: string[] } {
  const filled = gaps.reduce((whole, gap) => {
    const [word = ''] =
      gap.kind === 'text' ? gap.accept : gap.options.filter(({ correct }) => correct).map((option) => option.text);
    return whole.replaceAll(`{{${gap.key}}}`, () => word);
  }, text);
  const explanations = gaps.flatMap((gap) =>
    gap.kind === 'text' ? gap.rationale : gap.options.map(({ rationale }) => rationale),
  );
  return { right: [filled], explanations };
}

/** The texts that a question holds to be right, and its explanations. */
export function keyTextsOf(question: Question): { right: string[]; explanations: string[] } {
  const options = choicesOf(question).flatMap((choice) => choice.options);
  const right = options.filter(({ correct }) => correct).map(({ text }) => text);
  const explanations = [question.rationale, ...options.map(({ rationale }) => rationale)];
  switch (question.kind) {
    case 'true-false-reason':
      return {
        right: question.answer ? [...right, question.stem] : right,
        explanations: [...explanations, question.answerRationale],
      };
    case 'ordering':
      return {
        right: question.options.map(({ text }) => text),
        explanations: [...explanations, ...question.options.map(({ rationale }) => rationale)],
      };
    case 'matching':
      return { right, explanations: [...explanations, ...question.prompts.map(({ rationale }) => rationale)] };
    case 'case':
      return { right, explanations: [...explanations, ...question.items.map(({ rationale }) => rationale)] };
    case 'numeric':
      return { right, explanations: [...explanations, ...question.units.flatMap(({ rationale }) => rationale ?? [])] };
    case 'cloze': {
      const gaps = keyTextsOfGaps(question);
      return { right: gaps.right, explanations: [...explanations, ...gaps.explanations] };
    }
    case 'hotspot':
      return { right, explanations: [...explanations, ...question.options.map(({ rationale }) => rationale)] };
    case 'single':
    case 'multiple':
    case 'true-false':
      return { right, explanations };
  }
}
