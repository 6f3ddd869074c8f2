import { cutAtGaps } from '../gaps.ts';
import type { Notes } from '../notes.ts';
import type { ExchangeQuestion } from '../schema.ts';
import { running, xml } from '../xml/write.ts';
import type { XmlNode } from '../xml/write.ts';
import { choiceId, choiceParts } from './parts.ts';
import type { ItemParts } from './parts.ts';
import {
  and,
  base,
  isRight,
  mapped,
  mean,
  declareOutcome,
  declare,
  scoreIf,
  scoreRight,
  set,
  variable,
} from './processing.ts';

type Of<Kind extends ExchangeQuestion['kind']> = Extract<ExchangeQuestion, { readonly kind: Kind }>;

const prompt = (text: string) => xml('qti-prompt', {}, text);

export function choice(question: Of<'single' | 'multiple' | 'true-false' | 'hotspot'>, notes: Notes): ItemParts {
  const isHotspot = question.kind === 'hotspot';
  if (isHotspot)
    notes.add(
      'The body map is not in the package: the places are a list of choices, and an attribute names the map.',
      question.key,
    );
  const isSingle = isHotspot ? question.choose === 'one' : question.kind !== 'multiple';
  const own = isHotspot ? { 'data-afferent-map': question.map } : {};
  return choiceParts(question.options, { isSingle, id: 'RESPONSE', scoreId: 'SCORE', own });
}

/** A verdict and a reason, both right or nothing. */
export function trueFalseReason(question: Of<'true-false-reason'>): ItemParts {
  const reason = choiceParts(question.options, {
    isSingle: true,
    id: 'REASON',
    scoreId: 'SCORE',
    prompt: prompt('What is the reason?'),
  });
  const verdict = xml(
    'qti-choice-interaction',
    { 'response-identifier': 'VERDICT', shuffle: 'false', 'max-choices': '1' },
    xml('qti-simple-choice', { identifier: 'v-true' }, 'True'),
    xml('qti-simple-choice', { identifier: 'v-false' }, 'False'),
  );
  const right = declare({
    identifier: 'VERDICT',
    cardinality: 'single',
    type: 'identifier',
    correct: [`v-${question.answer}`],
  });
  return {
    declarations: [right, ...reason.declarations],
    body: [verdict, ...reason.body],
    processing: [scoreIf([and(isRight('VERDICT'), isRight('REASON'))], 'SCORE')],
    feedback: [['v-true', question.answerRationale], ['v-false', question.answerRationale], ...reason.feedback],
    chosen: ['VERDICT', 'REASON'],
  };
}

export function ordering(question: Of<'ordering'>, notes: Notes): ItemParts {
  notes.add(
    'QTI marks an order all or nothing here: marks for pairs in the right order have no place in its processing.',
    question.key,
  );
  const ids = question.options.map(({ key }) => choiceId(key));
  return {
    declarations: [declare({ identifier: 'RESPONSE', cardinality: 'ordered', type: 'identifier', correct: ids })],
    body: [
      xml(
        'qti-order-interaction',
        { 'response-identifier': 'RESPONSE', shuffle: 'true' },
        ...question.options.map(({ key, text }) => xml('qti-simple-choice', { identifier: choiceId(key) }, text)),
      ),
    ],
    processing: [scoreRight('RESPONSE', 'SCORE')],
    feedback: question.options.map(({ key, rationale }) => [choiceId(key), rationale] as const),
    chosen: [],
  };
}

export function matching({ prompts, options }: Of<'matching'>): ItemParts {
  const pairs = prompts.map(({ key, match }) => `p-${key} ${choiceId(match)}`);
  const associable = (identifier: string, text: string, most: string) =>
    xml('qti-simple-associable-choice', { identifier, 'match-max': most }, text);
  return {
    declarations: [
      declare({
        identifier: 'RESPONSE',
        cardinality: 'multiple',
        type: 'directedPair',
        correct: pairs,
        map: pairs.map((pair) => [pair, 1 / prompts.length] as const),
      }),
    ],
    body: [
      xml(
        'qti-match-interaction',
        { 'response-identifier': 'RESPONSE', shuffle: 'true', 'max-associations': String(prompts.length) },
        xml('qti-simple-match-set', {}, ...prompts.map(({ key, text }) => associable(`p-${key}`, text, '1'))),
        xml('qti-simple-match-set', {}, ...options.map(({ key, text }) => associable(choiceId(key), text, '0'))),
      ),
    ],
    processing: [set('SCORE', mapped('RESPONSE'))],
    feedback: [
      ...prompts.map(({ key, rationale }) => [`p-${key}`, rationale] as const),
      ...options.flatMap(({ key, rationale }) =>
        rationale === undefined ? [] : [[choiceId(key), rationale] as const],
      ),
    ],
    chosen: [],
  };
}

/** A case: one composite item, each question with its own score, the item with their mean. */
export function caseStudy({ items }: Of<'case'>): ItemParts {
  const parts = items.map(({ key, kind, stem, options }) =>
    choiceParts(options, {
      group: key,
      isSingle: kind === 'single',
      id: `RESPONSE-${key}`,
      scoreId: `SCORE-${key}`,
      prompt: prompt(stem),
    }),
  );
  const scores = items.map(({ key }) => `SCORE-${key}`);
  return {
    declarations: parts.flatMap(({ declarations }) => declarations),
    outcomes: scores.map((identifier) => declareOutcome(identifier, 'single', 'float', '0')),
    body: parts.flatMap(({ body }) => body),
    processing: [...parts.flatMap(({ processing }) => processing), mean('SCORE', scores.map(variable))],
    feedback: [
      ...items.map(({ key, rationale }) => [`i-${key}`, rationale] as const),
      ...parts.flatMap(({ feedback }) => feedback),
    ],
    chosen: items.map(({ key }) => `RESPONSE-${key}`),
  };
}

function numericTest({ answer }: Of<'numeric'>, given: XmlNode): XmlNode {
  // A share of a negative or zero value spans nothing by QTI’s formula, so it is written as a figure.
  const isShare = answer.toleranceKind === 'percent' && answer.value > 0;
  const figure =
    answer.toleranceKind === 'percent' ? (Math.abs(answer.value) * answer.tolerance) / 100 : answer.tolerance;
  const tolerance = String(isShare ? answer.tolerance : figure);
  return xml(
    'qti-equal',
    { 'tolerance-mode': isShare ? 'relative' : 'absolute', tolerance: `${tolerance} ${tolerance}` },
    base('float', answer.value),
    given,
  );
}

export function numeric(question: Of<'numeric'>): ItemParts {
  const { answer, units } = question;
  const typed = declare({
    identifier: 'RESPONSE',
    cardinality: 'single',
    type: 'float',
    correct: [String(answer.value)],
  });
  const entry = xml('qti-text-entry-interaction', {
    'response-identifier': 'RESPONSE',
    'expected-length': '12',
    'data-afferent-tolerance': String(answer.tolerance),
    'data-afferent-tolerance-kind': answer.toleranceKind,
  });
  const feedback = units.flatMap(({ key, rationale }) =>
    rationale === undefined ? [] : [[`u-${key}`, rationale] as const],
  );
  if (units.length === 0) {
    const processing = [scoreIf([numericTest(question, variable('RESPONSE'))], 'SCORE')];
    return { declarations: [typed], body: [running('p', {}, [entry])], processing, feedback, chosen: [] };
  }
  const usable = units.flatMap(({ key, factor }) => (factor === null ? [] : [{ key, factor }]));
  const baseUnit = usable.find(({ factor }) => factor === 1) ?? usable[0];
  const unit = declare({
    identifier: 'UNIT',
    cardinality: 'single',
    type: 'identifier',
    correct: baseUnit ? [`u-${baseUnit.key}`] : [],
  });
  const list = xml(
    'qti-inline-choice-interaction',
    { 'response-identifier': 'UNIT', shuffle: 'false' },
    ...units.map(({ key, text, factor }) =>
      xml(
        'qti-inline-choice',
        { identifier: `u-${key}`, 'data-afferent-factor': factor === null ? 'none' : String(factor) },
        text,
      ),
    ),
  );
  const tests = usable.map(({ key, factor }) =>
    and(
      xml('qti-match', {}, variable('UNIT'), base('identifier', `u-${key}`)),
      numericTest(question, xml('qti-product', {}, variable('RESPONSE'), base('float', factor))),
    ),
  );
  const processing = tests.length > 0 ? [scoreIf(tests, 'SCORE')] : [set('SCORE', base('float', 0))];
  return {
    declarations: [typed, unit],
    body: [running('p', {}, [entry, ' ', list])],
    processing,
    feedback,
    chosen: [],
  };
}

function gapParts(gap: Of<'cloze'>['gaps'][number]): {
  declaration: XmlNode;
  interaction: XmlNode;
  feedback: (readonly [string, string])[];
} {
  const identifier = `GAP-${gap.key}`;
  const at = { 'response-identifier': identifier };
  if (gap.kind === 'text') {
    const map = gap.accept.map((text) => [text, 1] as const);
    return {
      declaration: declare({
        identifier,
        cardinality: 'single',
        type: 'string',
        correct: gap.accept.slice(0, 1),
        map,
        ignoresCase: true,
      }),
      interaction: xml('qti-text-entry-interaction', { ...at, 'expected-length': '20' }),
      feedback: [[`g-${gap.key}`, gap.rationale]],
    };
  }
  const right = gap.options.filter(({ correct }) => correct);
  return {
    declaration: declare({
      identifier,
      cardinality: 'single',
      type: 'identifier',
      correct: right.slice(0, 1).map(({ key }) => choiceId(key, gap.key)),
      map: right.map(({ key }) => [choiceId(key, gap.key), 1] as const),
    }),
    interaction: xml(
      'qti-inline-choice-interaction',
      { ...at, shuffle: 'true' },
      ...gap.options.map(({ key, text }) => xml('qti-inline-choice', { identifier: choiceId(key, gap.key) }, text)),
    ),
    feedback: gap.options.map(({ key, rationale }) => [choiceId(key, gap.key), rationale] as const),
  };
}

export function cloze(question: Of<'cloze'>, notes: Notes): ItemParts {
  const pieces = cutAtGaps(
    question.text,
    question.gaps.map(({ key }) => key),
  );
  const placed = new Set(pieces.flatMap((piece) => (piece.kind === 'gap' ? [piece.key] : [])));
  if (placed.size < question.gaps.length) notes.add('A gap that the text has no place for is left out.', question.key);
  const gaps = question.gaps.filter(({ key }) => placed.has(key)).map((gap) => ({ key: gap.key, ...gapParts(gap) }));
  const text = pieces.flatMap((piece): (XmlNode | string)[] => {
    if (piece.kind === 'words') return [piece.text];
    const gap = gaps.find(({ key }) => key === piece.key);
    return gap ? [gap.interaction] : [];
  });
  return {
    declarations: gaps.map(({ declaration }) => declaration),
    body: [running('div', { 'data-afferent-part': 'text' }, text)],
    processing: [
      gaps.length > 0
        ? mean(
            'SCORE',
            gaps.map(({ key }) => mapped(`GAP-${key}`)),
          )
        : set('SCORE', base('float', 0)),
    ],
    feedback: gaps.flatMap(({ feedback }) => feedback),
    chosen: [],
  };
}
