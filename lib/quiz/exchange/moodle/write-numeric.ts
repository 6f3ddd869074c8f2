import type { Notes } from '../notes.ts';
import type { ExchangeQuestion } from '../schema.ts';
import { xml } from '../xml/write.ts';
import type { XmlNode } from '../xml/write.ts';
import { keyTags, plain, shell, simple, tagsOf } from './parts.ts';

type Numeric = Extract<ExchangeQuestion, { readonly kind: 'numeric' }>;

/** How far from the value an answer may be, in the value’s own unit. */
export function absoluteTolerance({ value, tolerance, toleranceKind }: Numeric['answer']): number {
  return toleranceKind === 'absolute' ? tolerance : (Math.abs(value) * tolerance) / 100;
}

function unitNode({ key, text, factor, rationale }: Numeric['units'][number]): XmlNode {
  const own = { 'afferent:key': key, ...(factor === null ? {} : { 'afferent:factor': String(factor) }) };
  const why = rationale === undefined ? [] : [xml('afferent:rationale', {}, rationale)];
  if (factor === null) return xml('afferent:wrong-unit', own, simple('unit_name', text), ...why);
  return xml('unit', own, simple('multiplier', String(1 / factor)), simple('unit_name', text), ...why);
}

/** A numerical question. Moodle’s multiplier says how many of a unit make one of the base unit: the inverse of ours. */
export function numericAnswer(question: Numeric, notes: Notes): XmlNode {
  const { answer, units, key } = question;
  if (units.some(({ factor }) => factor === null))
    notes.add('Moodle cannot offer a unit that measures something else: this file carries it, Moodle drops it.', key);
  if (units.some(({ rationale }) => rationale !== undefined))
    notes.add('Moodle has no place for the explanation of a unit: this file carries it, Moodle drops it.', key);
  const isPercent = answer.toleranceKind === 'percent';
  if (isPercent)
    notes.add('Moodle takes a tolerance in figures only: the percentage is written as a figure and as a tag.', key);
  const tags = [
    ...(isPercent ? [`tolerance=${answer.tolerance}%`] : []),
    ...keyTags(
      'keys',
      units.map((unit) => unit.key),
    ),
  ];
  const head = { type: 'numerical', name: key, text: question.stem, rationale: question.rationale };
  return shell({ ...head, tags: tagsOf(question, tags) }, [
    xml(
      'answer',
      { fraction: '100', format: 'plain_text' },
      simple('text', String(answer.value)),
      plain('feedback', ''),
      simple('tolerance', String(absoluteTolerance(answer))),
    ),
    ...(units.length > 0 ? [xml('units', {}, ...units.map(unitNode))] : []),
    simple('unitgradingtype', units.length > 0 ? '1' : '0'),
    simple('unitpenalty', units.length > 0 ? '1' : '0'),
    simple('showunits', units.length > 0 ? '1' : '3'),
    simple('unitsleft', '0'),
  ]);
}
