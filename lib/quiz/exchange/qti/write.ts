import { noteLines, Notes, writable } from '../notes.ts';
import type { ExchangeQuestion, ExportHead, Written } from '../schema.ts';
import { withoutUnwritable, xml, xmlDocument } from '../xml/write.ts';
import type { XmlNode } from '../xml/write.ts';
import { pack } from '../zip.ts';
import { caseStudy, choice, cloze, matching, numeric, ordering, trueFalseReason } from './kinds.ts';
import { itemNode } from './parts.ts';
import type { ItemParts } from './parts.ts';

export const reportName = 'afferent-report.txt';

function partsOf(question: ExchangeQuestion, notes: Notes): ItemParts {
  switch (question.kind) {
    case 'single':
    case 'multiple':
    case 'true-false':
    case 'hotspot':
      return choice(question, notes);
    case 'true-false-reason':
      return trueFalseReason(question);
    case 'ordering':
      return ordering(question, notes);
    case 'matching':
      return matching(question);
    case 'case':
      return caseStudy(question);
    case 'numeric':
      return numeric(question);
    case 'cloze':
      return cloze(question, notes);
  }
}

const packageNamespace = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const metadataNamespace = 'http://www.imsglobal.org/xsd/imsqti_metadata_v3p0';
const lomNamespace = 'http://ltsc.ieee.org/xsd/LOM';

function lom(title: string, words: readonly string[]): XmlNode {
  const text = (value: string) => xml('lom:string', { language: 'en' }, value);
  return xml(
    'lom:lom',
    {},
    xml(
      'lom:general',
      {},
      xml('lom:title', {}, text(title)),
      ...words.map((word) => xml('lom:keyword', {}, text(word))),
    ),
  );
}

const interactionsOf: Readonly<Record<ExchangeQuestion['kind'], readonly string[]>> = {
  single: ['choiceInteraction'],
  multiple: ['choiceInteraction'],
  'true-false': ['choiceInteraction'],
  'true-false-reason': ['choiceInteraction'],
  hotspot: ['choiceInteraction'],
  case: ['choiceInteraction'],
  ordering: ['orderInteraction'],
  matching: ['matchInteraction'],
  numeric: ['textEntryInteraction', 'inlineChoiceInteraction'],
  cloze: ['textEntryInteraction', 'inlineChoiceInteraction'],
};

function resource(question: ExchangeQuestion): XmlNode {
  const href = `items/${question.key}.xml`;
  const words = [question.level, question.module, question.outcome, ...(question.safety ? ['safety'] : [])];
  return xml(
    'resource',
    { identifier: `item-${question.key}`, type: 'imsqti_item_xmlv3p0', href },
    xml(
      'metadata',
      {},
      lom(question.topic, words),
      xml(
        'imsqti:qtiMetadata',
        {},
        ...interactionsOf[question.kind].map((name) => xml('imsqti:interactionType', {}, name)),
      ),
    ),
    xml('file', { href }),
  );
}

function manifest(questions: readonly ExchangeQuestion[], head: ExportHead): XmlNode {
  return xml(
    'manifest',
    {
      xmlns: packageNamespace,
      'xmlns:lom': lomNamespace,
      'xmlns:imsqti': metadataNamespace,
      identifier: 'afferent-questions',
    },
    xml(
      'metadata',
      {},
      xml('schema', {}, 'QTI Package'),
      xml('schemaversion', {}, '3.0.0'),
      lom(`${head.title}, version ${head.version}`, []),
    ),
    xml('organizations'),
    xml('resources', {}, ...questions.map(resource)),
  );
}

/** Questions as a QTI 3.0 package, and what it cannot carry of them. */
export function writeQti(questions: readonly ExchangeQuestion[], head: ExportHead): Written {
  const notes = new Notes();
  const clean = questions.map((question) => writable(question, notes));
  const items = clean.map(
    (question) => [`items/${question.key}.xml`, xmlDocument(itemNode(question, partsOf(question, notes)))] as const,
  );
  const list = notes.list();
  const report = [
    `${head.title}, version ${head.version}: ${questions.length} questions from Afferent as a QTI 3.0 package.`,
    'What QTI cannot carry as it is held here:',
    ...noteLines(list),
    '',
  ].join('\n');
  const bytes = pack({
    'imsmanifest.xml': xmlDocument(manifest(clean, head)),
    [reportName]: new TextEncoder().encode(withoutUnwritable(report)),
    ...Object.fromEntries(items),
  });
  return { bytes, notes: list };
}
