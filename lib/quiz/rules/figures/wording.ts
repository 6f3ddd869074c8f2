import { keyIn, reasonGroup, verdictGroup } from '../parts.ts';

type Choice = { readonly key: string; readonly text: string; readonly correct?: boolean | undefined };

/** The words of a stored question of whatever kind; what a kind does not have is left out. */
export type WordedQuestion = {
  readonly kind: string;
  readonly options?: readonly Choice[] | undefined;
  readonly prompts?: readonly (Choice & { readonly match: string })[] | undefined;
  readonly items?:
    | readonly { readonly key: string; readonly stem: string; readonly options: readonly Choice[] }[]
    | undefined;
  readonly gaps?: readonly { readonly key: string; readonly options?: readonly Choice[] | undefined }[] | undefined;
  readonly units?: readonly (Choice & { readonly factor: number | null })[] | undefined;
  readonly isTrue?: boolean | undefined;
};

export type WordedChoice = {
  /** As answers carry it: `choice`, or `group=choice`. */
  readonly key: string;
  readonly text: string;
  /** Null where no single choice is right or wrong, as with a typed answer. */
  readonly isRight: boolean | null;
};

export type WordedPart = {
  readonly group: string;
  readonly heading: string | null;
  readonly choices: readonly WordedChoice[];
};

function part(
  group: string,
  heading: string | null,
  choices: readonly Choice[],
  isRight: (choice: Choice) => boolean | null,
): WordedPart {
  return {
    group,
    heading,
    choices: choices.map((choice) => ({ key: keyIn(group, choice.key), text: choice.text, isRight: isRight(choice) })),
  };
}

const marked = ({ correct }: Choice) => correct ?? null;

function orderParts(options: readonly Choice[]): WordedPart[] {
  const places = options.map((_, index) => ({ key: String(index + 1), text: `Place ${index + 1}` }));
  return options.map(({ key, text }, index) => part(key, text, places, (place) => place.key === String(index + 1)));
}

/** Every part of a question with its choices in words, and whether each is right. */
export function wordedParts(question: WordedQuestion): WordedPart[] {
  const { kind, options = [], prompts = [], items = [], gaps = [], units = [] } = question;
  switch (kind) {
    case 'ordering':
      return orderParts(options);
    case 'matching':
      return prompts.map(({ key, text, match }) => part(key, text, options, (choice) => choice.key === match));
    case 'case':
      return items.map(({ key, stem, options: own }) => part(key, stem, own, marked));
    case 'true-false-reason':
      return [
        part(
          verdictGroup,
          'Is the statement true?',
          [
            { key: 'true', text: 'True' },
            { key: 'false', text: 'False' },
          ],
          ({ key }) => (question.isTrue === undefined ? null : key === String(question.isTrue)),
        ),
        part(reasonGroup, 'Why?', options, marked),
      ];
    case 'cloze':
      return gaps.map((gap, index) => part(gap.key, `Gap ${index + 1}`, gap.options ?? [], marked));
    case 'numeric':
      return [
        part('value', 'The number', [], () => null),
        ...(units.length > 0
          ? [
              part('unit', 'The unit', units, ({ key }) =>
                units.find((unit) => unit.key === key)?.factor === null ? false : null,
              ),
            ]
          : []),
      ];
    default:
      return [part('', null, options, marked)];
  }
}
