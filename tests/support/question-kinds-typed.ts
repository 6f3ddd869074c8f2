import type { Question } from '#lib/catalogue/schema.ts';
import { groupedQuestions } from './question-kinds.ts';

function head(number: number) {
  return {
    key: `kq-${String(number).padStart(3, '0')}`,
    module: `m${(number % 3) + 1}`,
    outcome: `o${(number % 3) + 1}`,
    topic: `Kind ${number}`,
    level: 'application' as const,
    safety: false,
    rationale: `SECRET-RATIONALE of kind ${number}`,
    references: [],
    basis: 'test',
  };
}

const options = (number: number, right: string, texts: readonly string[]) =>
  texts.map((text, index) => {
    const key = String.fromCharCode(97 + index);
    return { key, text, correct: right.includes(key), rationale: `SECRET-RATIONALE ${key} of kind ${number}` };
  });

const places = (number: number, right: readonly string[], regions: Readonly<Record<string, string>>) =>
  Object.entries(regions).map(([key, text]) => ({
    key,
    text,
    correct: right.includes(key),
    rationale: `SECRET-RATIONALE of ${key} in kind ${number}`,
  }));

/** A number, a text with gaps, and two questions about places on a body map. */
export const typedQuestions: Record<'numeric' | 'cloze' | 'hotspot' | 'hotspots', Question> = {
  numeric: {
    ...head(11),
    kind: 'numeric',
    stem: 'You mix 30 ml of a lotion in which one part in four is oil. How much oil is in it?',
    answer: { value: 7.5, tolerance: 0.1, toleranceKind: 'absolute' },
    units: [
      { key: 'ml', text: 'ml', factor: 1 },
      { key: 'l', text: 'litres', factor: 1000 },
      { key: 'g', text: 'kg', factor: null, rationale: 'SECRET-RATIONALE of what measures a mass' },
    ],
  },
  cloze: {
    ...head(12),
    kind: 'cloze',
    stem: 'Fill the gaps in this note about a shoulder.',
    text: 'Lifting the arm out to the side, away from the trunk, is {{a}}; bringing it back is {{b}} (the {{c}} muscle on top of the shoulder does most of the lifting).',
    gaps: [
      { key: 'a', kind: 'text', accept: ['abduction'], rationale: 'SECRET-RATIONALE of the way out' },
      {
        key: 'b',
        kind: 'text',
        accept: ['adduction', 'shoulder adduction'],
        rationale: 'SECRET-RATIONALE of the way back',
      },
      {
        key: 'c',
        kind: 'choice',
        options: options(12, 'a', [
          'deltoid',
          'trapezius',
          'biceps brachii with its long and its short head, both of which cross the joint',
        ]),
      },
    ],
  },
  hotspot: {
    ...head(13),
    kind: 'hotspot',
    stem: 'Over which place does a tender appendix most often hurt to the touch?',
    map: 'front',
    choose: 'one',
    options: places(13, ['rlq'], {
      rlq: 'Lower abdomen, right',
      llq: 'Lower abdomen, left',
      ruq: 'Upper abdomen, right',
      luq: 'Upper abdomen, left',
      groin: 'Groin',
      chest: 'Chest',
    }),
  },
  hotspots: {
    ...head(14),
    kind: 'hotspot',
    stem: 'A clot in a deep vein of the leg is feared. Where does it most often show?',
    map: 'back',
    choose: 'many',
    options: places(14, ['lcalf', 'rcalf'], {
      lcalf: 'Left calf',
      rcalf: 'Right calf',
      lheel: 'Left heel',
      rheel: 'Right heel',
      lowback: 'Lower back',
      nape: 'Back of the neck',
    }),
  },
};

/** The kinds with options alone. */
export const choiceQuestions: Record<'single' | 'multiple' | 'trueFalse', Question> = {
  single: {
    ...head(15),
    kind: 'single',
    stem: 'A client feels faint as she sits up after a long session. What do you do first?',
    options: options(15, 'b', [
      'Bring her a glass of cold water from the next room',
      'Let her lie down again and stay beside her until it passes',
      'Ask her to stand so that the blood moves faster',
    ]),
  },
  multiple: {
    ...head(16),
    kind: 'multiple',
    stem: 'Which of these belong in the note of a session?',
    options: options(16, 'ac', [
      'What the client consented to',
      'What you think of the client’s partner',
      'What changed during the session',
      'What the last client told you',
    ]),
  },
  trueFalse: {
    ...head(17),
    kind: 'true-false',
    stem: 'A client may withdraw consent in the middle of a session.',
    options: options(17, 'a', ['True', 'False']),
  },
};

/** One question of every kind, and a second body map. */
export const everyKind: readonly Question[] = [
  ...Object.values(choiceQuestions),
  ...Object.values(groupedQuestions),
  ...Object.values(typedQuestions),
];
