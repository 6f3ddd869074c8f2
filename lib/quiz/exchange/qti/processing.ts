import { xml } from '../xml/write.ts';
import type { XmlNode } from '../xml/write.ts';

export const variable = (identifier: string) => xml('qti-variable', { identifier });
export const base = (type: string, value: string | number) =>
  xml('qti-base-value', { 'base-type': type }, String(value));
export const set = (identifier: string, expression: XmlNode) =>
  xml('qti-set-outcome-value', { identifier }, expression);
export const isRight = (identifier: string) =>
  xml('qti-match', {}, variable(identifier), xml('qti-correct', { identifier }));
export const mapped = (identifier: string) => xml('qti-map-response', { identifier });
export const and = (...tests: readonly XmlNode[]) => xml('qti-and', {}, ...tests);

/** If the first test holds its rule runs, else the next is tried, else the last rule runs. */
export function choose(cases: readonly (readonly [XmlNode, XmlNode])[], otherwise: XmlNode): XmlNode {
  const branches = cases.map(([test, rule], index) =>
    xml(index === 0 ? 'qti-response-if' : 'qti-response-else-if', {}, test, rule),
  );
  return xml('qti-response-condition', {}, ...branches, xml('qti-response-else', {}, otherwise));
}

const one = base('float', 1);
const none = base('float', 0);

/** The whole mark for the right answer, else none. */
export const scoreRight = (response: string, outcome: string) =>
  choose([[isRight(response), set(outcome, one)]], set(outcome, none));

/** Right ticks less wrong ones, and nothing for ticking every box. */
export function scoreTicks(response: string, outcome: string, options: number): XmlNode {
  const ticked = xml('qti-container-size', {}, variable(response));
  const isEvery = xml('qti-equal', { 'tolerance-mode': 'exact' }, ticked, base('integer', options));
  return choose([[isEvery, set(outcome, none)]], set(outcome, mapped(response)));
}

export const scoreIf = (tests: readonly XmlNode[], outcome: string) =>
  choose(
    tests.map((test) => [test, set(outcome, one)] as const),
    set(outcome, none),
  );

/** The mean of several scores. */
export function mean(outcome: string, parts: readonly XmlNode[]): XmlNode {
  return set(outcome, xml('qti-divide', {}, xml('qti-sum', {}, ...parts), base('float', parts.length)));
}

type Declaration = {
  readonly identifier: string;
  readonly cardinality: 'single' | 'multiple' | 'ordered';
  readonly type: string;
  readonly correct: readonly string[];
  readonly map?: readonly (readonly [string, number])[];
  readonly ignoresCase?: boolean;
};

/** Declares a response with what is right and, where given, what each choice is worth. */
export function declare({ identifier, cardinality, type, correct, map, ignoresCase }: Declaration): XmlNode {
  const entries = (map ?? []).map(([key, value]) =>
    xml('qti-map-entry', {
      'map-key': key,
      'mapped-value': String(value),
      ...(ignoresCase ? { 'case-sensitive': 'false' } : {}),
    }),
  );
  const bounds = { 'lower-bound': '0', 'upper-bound': '1', 'default-value': '0' };
  return xml(
    'qti-response-declaration',
    { identifier, cardinality, 'base-type': type },
    ...(correct.length > 0
      ? [xml('qti-correct-response', {}, ...correct.map((value) => xml('qti-value', {}, value)))]
      : []),
    ...(entries.length > 0 ? [xml('qti-mapping', bounds, ...entries)] : []),
  );
}

export const declareOutcome = (identifier: string, cardinality: string, type: string, value?: string) =>
  xml(
    'qti-outcome-declaration',
    { identifier, cardinality, 'base-type': type },
    ...(value === undefined ? [] : [xml('qti-default-value', {}, xml('qti-value', {}, value))]),
  );
