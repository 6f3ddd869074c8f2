import type { Question } from '#lib/catalogue/schema.ts';

type Head = Pick<
  Question,
  'key' | 'module' | 'outcome' | 'topic' | 'level' | 'safety' | 'rationale' | 'references' | 'basis'
>;

function head(number: number): Head {
  return {
    key: `kq-${String(number).padStart(3, '0')}`,
    module: `m${(number % 3) + 1}`,
    outcome: `o${(number % 3) + 1}`,
    topic: `Kind ${number}`,
    level: 'application',
    safety: number === 1,
    rationale: `SECRET-RATIONALE of kind ${number}`,
    references: [],
    basis: 'test',
  };
}

const told = (number: number, texts: readonly string[]) =>
  texts.map((text, index) => {
    const key = String.fromCharCode(97 + index);
    return { key, text, rationale: `SECRET-RATIONALE ${key} of kind ${number}` };
  });

const choices = (number: number, right: string, texts: readonly string[]) =>
  told(number, texts).map((option) => ({ ...option, correct: right.includes(option.key) }));

/** A statement, an order, a matching and a case, with the keys their writers would give: in the right order. */
export const groupedQuestions: Record<'reason' | 'ordering' | 'matching' | 'case', Question> = {
  reason: {
    ...head(1),
    kind: 'true-false-reason',
    stem: 'Most of the fibres in the vagus nerve carry signals from the organs to the brain.',
    answer: true,
    answerRationale: 'SECRET-RATIONALE of the verdict',
    options: choices(1, 'b', [
      'Because the vagus nerve holds motor fibres to the gut and very little else besides',
      'Because counts in animals found that roughly four in five of its fibres are afferent',
      'Because every nerve that leaves the brain stem is a sensory nerve by definition',
    ]),
  },
  ordering: {
    ...head(2),
    kind: 'ordering',
    stem: 'A client asks for abdominal work for the first time. Put the steps in order.',
    options: told(2, [
      'Ask about red flags, recent surgery and pregnancy',
      'Explain what you would do and what the evidence says',
      'Ask for consent to this area, with a way to stop',
      'Begin with a still, light hand over the drape',
    ]),
  },
  matching: {
    ...head(3),
    kind: 'matching',
    stem: 'Match each finding with what it calls for.',
    prompts: [
      { key: 'a', text: 'Chest pain with sweating', match: 'a', rationale: 'SECRET-RATIONALE of the chest pain' },
      { key: 'b', text: 'Weight loss without a reason', match: 'b', rationale: 'SECRET-RATIONALE of the weight loss' },
      { key: 'c', text: 'Butterflies before an exam', match: 'c', rationale: 'SECRET-RATIONALE of the butterflies' },
    ],
    options: [
      { key: 'a', text: 'Call an ambulance and stay with the client until it comes' },
      { key: 'b', text: 'Refer to a doctor within days, and work around the area until then' },
      { key: 'c', text: 'Go on with the session as planned and mention it in the notes' },
      {
        key: 'd',
        text: 'End the session and offer another appointment in the coming month',
        rationale: 'SECRET-RATIONALE of what goes with nothing',
      },
    ],
  },
  case: {
    ...head(4),
    kind: 'case',
    stem: 'Priya, 34, comes for her third session in Leeds. She sleeps badly before audits at work, her bowel is loose on those mornings, and she has lost no weight. She asks whether abdominal massage would “reset” her gut.',
    items: [
      {
        key: 'a',
        kind: 'single',
        stem: 'What do you say first?',
        options: choices(4, 'b', [
          'That massage resets the gut in most people who have it weekly',
          'That stress can do this to a bowel, and that you would like to ask a little more',
          'That loose stools are never a matter for a massage therapist',
        ]),
        rationale: 'SECRET-RATIONALE of the first item',
      },
      {
        key: 'b',
        kind: 'multiple',
        stem: 'Which of these would make you refer her before any abdominal work?',
        options: choices(4, 'ac', [
          'Blood in the stool since last month',
          'A fondness for strong coffee in the morning',
          'Waking at night with pain and fever',
          'A dislike of being touched on the feet',
        ]),
        rationale: 'SECRET-RATIONALE of the second item',
      },
    ],
  },
};
