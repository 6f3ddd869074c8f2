import type { Gradable } from '#lib/quiz/rules/scores.ts';

type Marked = readonly { readonly key: string; readonly correct: boolean }[];

const pick = (options: Marked, isRight: boolean, group = '') =>
  options
    .filter(({ correct }) => correct === isRight)
    .slice(0, isRight ? undefined : 1)
    .map(({ key }) => (group ? `${group}=${key}` : key));

/** The whole right answer to a question, in its own keys. */
export function rightKeys(question: Gradable): string[] {
  switch (question.kind) {
    case 'true-false-reason':
      return [`verdict=${question.answer}`, ...pick(question.options, true, 'reason')];
    case 'ordering':
      return question.options.map(({ key }, index) => `${key}=${index + 1}`);
    case 'matching':
      return question.prompts.map(({ key, match }) => `${key}=${match}`);
    case 'case':
      return question.items.flatMap(({ key, options }) => pick(options, true, key));
    case 'numeric': {
      const unit = question.units.find(({ factor }) => factor === 1);
      return [`value=${question.answer.value}`, ...(unit ? [`unit=${unit.key}`] : [])];
    }
    case 'cloze':
      return question.gaps.flatMap((gap) =>
        gap.kind === 'text' ? `${gap.key}=${gap.accept[0]}` : pick(gap.options, true, gap.key),
      );
    default:
      return pick(question.options, true);
  }
}

/** A whole answer to a question that earns nothing. */
export function wrongKeys(question: Gradable): string[] {
  switch (question.kind) {
    case 'true-false-reason':
      return [`verdict=${!question.answer}`, ...pick(question.options, false, 'reason')];
    case 'ordering':
      return question.options.map(({ key }, index) => `${key}=${question.options.length - index}`);
    case 'matching':
      return question.prompts.map(
        ({ key, match }) => `${key}=${question.options.find((option) => option.key !== match)?.key}`,
      );
    case 'case':
      return question.items.flatMap(({ key, options }) => pick(options, false, key));
    case 'numeric': {
      const { value, tolerance } = question.answer;
      const [unit] = question.units;
      return [`value=${Math.abs(value) * 3 + tolerance * 3 + 1}`, ...(unit ? [`unit=${unit.key}`] : [])];
    }
    case 'cloze':
      return question.gaps.flatMap((gap) =>
        gap.kind === 'text' ? `${gap.key}=none of them` : pick(gap.options, false, gap.key),
      );
    default:
      return pick(question.options, false);
  }
}
