import { ownNamespace } from '../schema.ts';
import type { ExchangeQuestion } from '../schema.ts';
import { isPlainKeys } from '../draft.ts';
import { xml } from '../xml/write.ts';
import type { XmlNode } from '../xml/write.ts';

export const tagPrefix = 'afferent:';
/** Moodle cuts what it stores of a tag at this length. */
export const tagLimit = 50;

/** A text that Moodle takes as it stands, without HTML. */
export function plain(name: string, text: string, ...more: readonly XmlNode[]): XmlNode {
  return xml(name, { format: 'plain_text' }, xml('text', {}, text), ...more);
}

export const simple = (name: string, text: string): XmlNode => xml(name, {}, text);

type Choice = { readonly key: string; readonly text: string; readonly rationale?: string | undefined };

/** An answer with its explanation as feedback. */
export function answer(choice: Choice, fraction: string): XmlNode {
  return xml(
    'answer',
    { fraction, format: 'plain_text', 'afferent:key': choice.key },
    xml('text', {}, choice.text),
    ...(choice.rationale === undefined ? [] : [plain('feedback', choice.rationale)]),
  );
}

/** Moodle’s shares of a mark have five places: 33.33333. */
export function share(part: number, of: number): string {
  return String(Number(((part * 100) / of).toFixed(5)));
}

/** The key list as a tag, unless the keys are a, b, c …, which need none. */
export function keyTags(name: string, keys: readonly string[]): string[] {
  return isPlainKeys(keys) ? [] : [`${name}=${keys.join(',')}`];
}

/** What tags say of a question of ours. */
export function tagsOf(question: ExchangeQuestion, more: readonly string[]): string[] {
  return [
    `key=${question.key}`,
    `kind=${question.kind}`,
    `module=${question.module}`,
    `outcome=${question.outcome}`,
    `topic=${question.topic}`,
    `level=${question.level}`,
    `safety=${question.safety ? 'yes' : 'no'}`,
    ...question.references.map((reference) => `reference=${reference}`),
    ...(question.basis === undefined ? [] : [`basis=${question.basis}`]),
    ...more,
  ];
}

type Shell = {
  readonly type: string;
  readonly name: string;
  readonly text: string;
  readonly rationale: string;
  readonly tags: readonly string[];
};

/** A question as Moodle writes one; `inner` is what its type adds. */
export function shell({ type, name, text, rationale, tags }: Shell, inner: readonly XmlNode[]): XmlNode {
  return xml(
    'question',
    { type },
    xml('name', {}, xml('text', {}, name)),
    plain('questiontext', text),
    plain('generalfeedback', rationale),
    ...(type === 'cloze' ? [] : [simple('defaultgrade', type === 'description' ? '0' : '1')]),
    simple('penalty', '0'),
    simple('hidden', '0'),
    simple('idnumber', name),
    ...inner,
    xml('tags', {}, ...tags.map((tag) => xml('tag', {}, xml('text', {}, `${tagPrefix}${tag}`)))),
  );
}

export const quizRoot = (questions: readonly XmlNode[]): XmlNode =>
  xml('quiz', { 'xmlns:afferent': ownNamespace }, ...questions);
