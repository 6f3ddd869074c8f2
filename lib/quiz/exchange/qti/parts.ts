import type { ExchangeQuestion } from '../schema.ts';
import { running, xml } from '../xml/write.ts';
import type { XmlNode } from '../xml/write.ts';
import { base, declareOutcome, declare, scoreRight, scoreTicks, set, variable } from './processing.ts';

export const itemNamespace = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const schema = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd';

export type Option = {
  readonly key: string;
  readonly text: string;
  readonly correct: boolean;
  readonly rationale: string;
};

/** What a kind adds to an item. */
export type ItemParts = {
  readonly declarations: readonly XmlNode[];
  readonly outcomes?: readonly XmlNode[];
  readonly body: readonly XmlNode[];
  readonly processing: readonly XmlNode[];
  /** Explanations by identifier. */
  readonly feedback: readonly (readonly [string, string])[];
  /** Responses whose choices are identifiers of explanations. Without any, every explanation is shown. */
  readonly chosen: readonly string[];
};

export const choiceId = (key: string, group = '') => (group === '' ? `o-${key}` : `o-${group}-${key}`);

/** Declaration, interaction and processing of one choice. */
export function choiceParts(
  options: readonly Option[],
  {
    group = '',
    isSingle,
    id,
    scoreId,
    prompt,
    own = {},
  }: {
    group?: string;
    isSingle: boolean;
    id: string;
    scoreId: string;
    prompt?: XmlNode;
    own?: Readonly<Record<string, string>>;
  },
): ItemParts {
  const right = options.filter(({ correct }) => correct);
  const share = 1 / Math.max(1, right.length);
  const declaration = declare({
    identifier: id,
    cardinality: isSingle ? 'single' : 'multiple',
    type: 'identifier',
    correct: right.map(({ key }) => choiceId(key, group)),
    ...(isSingle
      ? {}
      : { map: options.map(({ key, correct }) => [choiceId(key, group), correct ? share : -share] as const) }),
  });
  const interaction = xml(
    'qti-choice-interaction',
    { 'response-identifier': id, shuffle: 'true', 'max-choices': isSingle ? '1' : '0', ...own },
    ...(prompt ? [prompt] : []),
    ...options.map(({ key, text }) => xml('qti-simple-choice', { identifier: choiceId(key, group) }, text)),
  );
  return {
    declarations: [declaration],
    body: [interaction],
    processing: [isSingle ? scoreRight(id, scoreId) : scoreTicks(id, scoreId, options.length)],
    feedback: options.map(({ key, rationale }) => [choiceId(key, group), rationale] as const),
    chosen: [id],
  };
}

function ownAttributes(question: ExchangeQuestion): Record<string, string | undefined> {
  return {
    'data-afferent-kind': question.kind,
    'data-afferent-module': question.module,
    'data-afferent-outcome': question.outcome,
    'data-afferent-topic': question.topic,
    'data-afferent-level': question.level,
    'data-afferent-safety': question.safety ? 'yes' : 'no',
    'data-afferent-references':
      question.references.length > 0 ? question.references.map(encodeURIComponent).join(' ') : undefined,
    'data-afferent-basis': question.basis,
  };
}

function modal(identifier: string, text: string): XmlNode {
  return xml(
    'qti-modal-feedback',
    { 'outcome-identifier': 'FEEDBACK', identifier, 'show-hide': 'show' },
    xml('qti-content-body', {}, xml('p', {}, text)),
  );
}

/** Shows the general explanation, and those of what was chosen. */
function feedbackRule({ chosen, feedback }: ItemParts): XmlNode {
  const shown =
    chosen.length > 0 ? chosen.map(variable) : feedback.map(([identifier]) => base('identifier', identifier));
  return set('FEEDBACK', xml('qti-multiple', {}, base('identifier', 'rationale'), ...shown));
}

/** A whole item: our fields as data- attributes of its body, explanations as feedback. */
export function itemNode(question: ExchangeQuestion, parts: ItemParts): XmlNode {
  return xml(
    'qti-assessment-item',
    {
      xmlns: itemNamespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${itemNamespace} ${schema}`,
      identifier: question.key,
      title: `${question.key} ${question.topic}`,
      adaptive: 'false',
      'time-dependent': 'false',
      'xml:lang': 'en',
      'tool-name': 'Afferent',
      'tool-version': '1',
    },
    ...parts.declarations,
    declareOutcome('SCORE', 'single', 'float', '0'),
    declareOutcome('MAXSCORE', 'single', 'float', '1'),
    ...(parts.outcomes ?? []),
    declareOutcome('FEEDBACK', 'multiple', 'identifier'),
    xml(
      'qti-item-body',
      ownAttributes(question),
      running('div', { 'data-afferent-part': 'stem' }, [question.stem]),
      ...parts.body,
    ),
    xml('qti-response-processing', {}, ...parts.processing, feedbackRule(parts)),
    modal('rationale', question.rationale),
    ...parts.feedback.map(([identifier, text]) => modal(identifier, text)),
  );
}
