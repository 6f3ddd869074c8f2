/** A word that means nothing, another for each number. */
export function nonsense(number: number): string {
  const consonants = 'bdfgklmnprtvz';
  const vowels = 'aeiou';
  const syllable = (value: number) =>
    `${consonants[value % consonants.length]}${vowels[Math.floor(value / consonants.length) % vowels.length]}`;
  return `${syllable(number)}${syllable(Math.floor(number / 65))}${syllable(number * 7 + 3)}x`;
}

const levels = ['recall', 'application', 'judgement'] as const;
const kinds = [
  ...Array.from({ length: 18 }, () => 'single'),
  ...['multiple', 'true-false', 'true-false-reason', 'ordering', 'matching', 'case'].flatMap((kind) => [kind, kind]),
];

function options(count: number, right: readonly number[], seed: number) {
  return Array.from({ length: count }, (_, index) => ({
    key: 'abcdefgh'[index],
    text: `The ${nonsense(seed + index)} step of this plan`,
    correct: right.includes(index),
    rationale: `Because of the ${nonsense(seed + index)} in the plan.`,
  }));
}

const plain = (list: ReturnType<typeof options>) => list.map(({ key, text, rationale }) => ({ key, text, rationale }));

function bodyOf(kind: string, index: number, seed: number): object {
  switch (kind) {
    case 'multiple':
      return { options: options(4, [0, 2], seed) };
    case 'true-false':
      return { options: options(2, [index % 2], seed) };
    case 'true-false-reason':
      return { answer: true, answerRationale: 'The plan says so.', options: options(3, [1], seed) };
    case 'ordering':
      return { options: plain(options(4, [], seed)) };
    case 'matching':
      return {
        prompts: options(3, [], seed + 20).map(({ key, text, rationale }, place) => ({
          key,
          text,
          match: 'abc'[place],
          rationale,
        })),
        options: plain(options(4, [], seed)),
      };
    case 'case':
      return {
        items: [0, 1].map((item) => ({
          key: `i${item + 1}`,
          kind: item === 0 ? 'single' : 'multiple',
          stem: `What of the ${nonsense(seed + 30 + item)} comes next?`,
          options: options(3, item === 0 ? [index % 3] : [0, 1], seed + item * 10),
          rationale: 'The plan has it in this place.',
        })),
      };
    default:
      return { options: options(4, [index % 4], seed) };
  }
}

/** Thirty sound questions of seven kinds about one module. */
export function questionsOf(prefix: string, module: string, outcome: string, from: number): object[] {
  return kinds.map((kind, index) => {
    const number = from + index;
    const seed = number * 40;
    const word = (offset: number) => nonsense(seed + offset);
    return {
      key: `${prefix}-${String(number).padStart(3, '0')}`,
      kind,
      module,
      outcome,
      topic: 'A topic',
      level: levels[index % 3],
      safety: index % 5 === 0,
      stem: `A ${word(11)} client brings ${word(12)} and ${word(13)} on ${word(14)}: what of ${word(15)} is ${word(16)}?`,
      ...bodyOf(kind, index, seed),
      rationale: `The plan says what to do with ${word(17)}.`,
      references: ['smith2001'],
    };
  });
}
