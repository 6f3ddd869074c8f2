import { keysFrom, plainKeys } from '../draft.ts';
import type { Findings, OwnFields } from '../draft.ts';
import { ownNamespace } from '../schema.ts';
import type { Place } from '../schema.ts';
import { plainFromHtml } from '../text.ts';
import { childNamed, childrenNamed, rawText } from '../xml/parse.ts';
import type { XmlElement } from '../xml/parse.ts';
import { tagPrefix } from './parts.ts';

/** A question element with what its tags say, while it is read. */
export type Source = {
  readonly element: XmlElement;
  readonly type: string;
  readonly name: string;
  /** Tags of ours by name; a name may come more than once. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly isOwn: boolean;
  readonly findings: Findings;
};

export const tag = (source: Source, name: string): string | undefined => source.tags.get(name)?.[0];

const ownAttribute = (element: XmlElement, name: string) => element.attributes.get(`{${ownNamespace}}${name}`);
export { ownAttribute };

export function ownChild(element: XmlElement, name: string): XmlElement | undefined {
  return childrenNamed(element, name).find(({ namespace }) => namespace === ownNamespace);
}

/** The text inside an element that may be HTML, as plain text; says what is lost of it. */
export function textOf(source: Source, element: XmlElement | undefined): string {
  if (!element) return '';
  const inner = childNamed(element, 'text');
  const raw = rawText(inner ?? element);
  for (const file of childrenNamed(element, 'file'))
    source.findings.lose(
      file.at,
      source.name,
      `the file “${file.attributes.get('name') ?? 'without a name'}” is not imported: questions here have no media`,
    );
  const format = element.attributes.get('format') ?? 'html';
  if (format === 'plain_text') return raw;
  const { text, lost } = plainFromHtml(raw);
  if (lost.length > 0) source.findings.lose(element.at, source.name, `loses ${lost.join(', ')}`);
  return text;
}

export const childText = (element: XmlElement, name: string): string => {
  const child = childNamed(element, name);
  return child ? rawText(childNamed(child, 'text') ?? child).trim() : '';
};

function tagsIn(element: XmlElement): { own: Map<string, string[]>; foreign: string[] } {
  const own = new Map<string, string[]>();
  const foreign: string[] = [];
  for (const list of childrenNamed(element, 'tags'))
    for (const one of childrenNamed(list, 'tag')) {
      const text = rawText(childNamed(one, 'text') ?? one);
      const cut = text.indexOf('=');
      if (!text.startsWith(tagPrefix) || cut < 0) {
        foreign.push(text.trim());
        continue;
      }
      const name = text.slice(tagPrefix.length, cut);
      own.set(name, [...(own.get(name) ?? []), text.slice(cut + 1)]);
    }
  return { own, foreign };
}

/** Reads the frame of a question. */
export function sourceOf(element: XmlElement, number: number, findings: Findings): Source {
  const type = element.attributes.get('type') ?? '';
  const name = childText(element, 'name').slice(0, 80) || `question ${number}`;
  const { own, foreign } = tagsIn(element);
  if (foreign.length > 0) findings.lose(element.at, name, `tags are not kept: ${foreign.slice(0, 6).join(', ')}`);
  const isOwn = own.has('key') || own.has('part-of');
  return { element, type, name, tags: own, isOwn, findings };
}

const yesOrNo = (word: string | undefined) => (word === 'yes' ? true : word === 'no' ? false : undefined);

/** What the question says of itself. */
export function ownFields(source: Source): OwnFields {
  const one = (name: string) => tag(source, name);
  const idnumber = childText(source.element, 'idnumber');
  const key = one('key') ?? (/^[a-z]{2}-\d{3}$/.test(idnumber) ? idnumber : undefined);
  const safety = yesOrNo(one('safety'));
  const fields = {
    key,
    module: one('module'),
    outcome: one('outcome'),
    topic: one('topic'),
    level: one('level'),
    basis: one('basis'),
    safety,
    references: source.tags.get('reference'),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The keys of a list: from its elements, else from a tag, else a, b, c …; one that does not fit spoils the list. */
export function keysOfList(source: Source, elements: readonly XmlElement[], tagName: string): string[] {
  const onElements = elements.map((element) => ownAttribute(element, 'key'));
  if (onElements.every((key) => key !== undefined)) return keysFrom(onElements);
  const listed = tag(source, tagName)?.split(',') ?? [];
  return listed.length === elements.length ? keysFrom(listed) : plainKeys(elements.length);
}

export type Option = { key: string; text: string; correct: boolean; rationale: string };

/** The share of the mark that an answer gives, in percent; null when it says none that can be read. */
export function fractionOf(element: XmlElement): number | null {
  const text = element.attributes.get('fraction') ?? '';
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}

/** Says what is not kept of the typed answers that do not give the full mark. */
export function reportOtherAnswers({ findings, element, name }: Source, answers: readonly XmlElement[]): void {
  const others = answers.filter((answer) => (fractionOf(answer) ?? 0) < 99.99);
  if (others.some((answer) => (fractionOf(answer) ?? 0) > 0))
    findings.lose(element.at, name, 'has answers for part of the mark, which are not kept');
  const saysWhy = (answer: XmlElement) => childText(answer, 'feedback') !== '';
  if (others.some((answer) => (fractionOf(answer) ?? 0) <= 0 && saysWhy(answer)))
    findings.lose(element.at, name, 'has explanations for wrong answers that are typed, which are not kept');
}

/** The answers of a choice as options. */
export function optionsOf(source: Source, isSingle: boolean, path: string, places: Map<string, Place>): Option[] {
  const answers = childrenNamed(source.element, 'answer');
  const keys = keysOfList(source, answers, 'keys');
  let isUneven = false;
  const options = answers.map((element, index) => {
    places.set(`${path}.${index}`, element.at);
    const fraction = fractionOf(element);
    if (fraction === null)
      source.findings.error(
        element.at,
        source.name,
        'has an answer whose fraction is no number, so nobody knows whether it is right',
      );
    const share = fraction ?? 0;
    const correct = isSingle ? share >= 99.99 : share > 0;
    return {
      key: keys[index] ?? 'a',
      text: textOf(source, element),
      correct,
      rationale: textOf(source, childNamed(element, 'feedback')),
      share,
    };
  });
  const right = options.filter(({ correct }) => correct);
  const [gain, loss] = isSingle ? [100, 0] : [100 / right.length, -100 / right.length];
  if (options.some(({ correct, share }) => Math.abs(share - (correct ? gain : loss)) > 0.01)) isUneven = true;
  if (isUneven)
    source.findings.lose(
      source.element.at,
      source.name,
      'gives its answers shares of the mark of their own: here it is marked by our rule',
    );
  return options.map(({ key, text, correct, rationale }) => ({ key, text, correct, rationale }));
}
