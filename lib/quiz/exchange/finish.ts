import { kindFaults } from '#lib/catalogue/content/checks/quiz/kinds.ts';
import { contentHash } from '#lib/catalogue/content/hash.ts';
import { questionSchema } from '#lib/catalogue/question.ts';
import type { Draft, Findings } from './draft.ts';
import { limits } from './schema.ts';
import type { ExchangeQuestion, ImportDefaults, KnownKeys, Place, ReadQuestion } from './schema.ts';

/** What a question is apart from its key: two with the same fingerprint ask the same. */
export function fingerprint(question: ExchangeQuestion): string {
  const { key: _key, ...rest } = question;
  return contentHash(rest);
}

type Body = Record<string, unknown>;
const isRecord = (value: unknown): value is Body => typeof value === 'object' && value !== null;

/** Shorter explanations our schema refuses: of a question, and of a part of it. */
const shortest = { question: 10, part: 5 };

/**
 * Fills explanations that the file does not give, because none of ours is without. Returns how many. A foreign one that is
 * too short for ours, such as “Yes!”, is quoted in a sentence.
 */
function fillRationales(body: Body, isOwn: boolean): number {
  let filled = 0;
  const fill = (entry: unknown, words: string) => {
    if (!isRecord(entry)) return;
    const given = typeof entry['rationale'] === 'string' ? entry['rationale'] : '';
    const enough = entry === body ? shortest.question : shortest.part;
    if (given === '') filled += 1;
    if (given === '' || (!isOwn && given.length < enough))
      entry['rationale'] = given === '' ? words : `The file says only “${given}”.`;
  };
  const textOf = (entry: unknown) => (isRecord(entry) && typeof entry['text'] === 'string' ? entry['text'] : '');
  const fillAll = (list: unknown) => {
    if (Array.isArray(list)) for (const entry of list) fill(entry, `The file does not explain “${textOf(entry)}”.`);
  };
  fill(body, 'The file gives no explanation.');
  const prompts = Array.isArray(body['prompts']) ? body['prompts'].filter(isRecord) : null;
  const options = Array.isArray(body['options']) ? body['options'].filter(isRecord) : [];
  fillAll(prompts);
  // A choice that goes with a prompt is explained by the prompt.
  fillAll(options.filter(({ key }) => !prompts?.some(({ match }) => match === key)));
  if (Array.isArray(body['items']))
    for (const item of body['items'].filter(isRecord)) {
      fill(item, 'The file gives no explanation.');
      fillAll(item['options']);
    }
  if (Array.isArray(body['gaps']))
    for (const gap of body['gaps'].filter(isRecord)) {
      if (gap['kind'] === 'text') fill(gap, 'The file does not explain this gap.');
      fillAll(gap['options']);
    }
  return filled;
}

type Whole = { readonly value: Body; readonly missing: readonly string[] };

function withDefaults({ own, body, isOwn }: Draft, defaults: ImportDefaults): Whole {
  const missing: string[] = [];
  const take = <Name extends 'module' | 'outcome' | 'topic' | 'level' | 'safety'>(name: Name) => {
    if (own[name] !== undefined) return own[name];
    missing.push(name);
    return defaults[name];
  };
  const references = own.references ?? [];
  const basis = own.basis ?? (isOwn || references.length > 0 ? undefined : defaults.basis);
  const value: Body = {
    key: own.key ?? 'zz-000',
    module: take('module'),
    outcome: take('outcome'),
    topic: take('topic'),
    level: take('level'),
    safety: take('safety'),
    references: [...references],
    ...(basis === undefined ? {} : { basis }),
    ...structuredClone(body),
  };
  if (fillRationales(value, isOwn) > 0) missing.push('explanation');
  return { value, missing };
}

function placeOf({ places, at }: Draft, path: readonly PropertyKey[]): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const place = places.get(path.slice(0, length).map(String).join('.'));
    if (place) return place;
  }
  return at;
}

type Issue = {
  readonly code: string;
  readonly message: string;
  readonly path: readonly PropertyKey[];
  readonly origin?: string;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
};

function issueWords({ code, origin, minimum, maximum, message, path }: Issue): string {
  const what = path.map((step) => (typeof step === 'number' ? step + 1 : String(step))).join(' ') || 'the question';
  const unit = origin === 'string' ? 'characters' : origin === 'array' ? 'entries' : '';
  if (unit && code === 'too_small') return `${what} is too short: at least ${String(minimum)} ${unit}`;
  if (unit && code === 'too_big') return `${what} is too long: at most ${String(maximum)} ${unit}`;
  return `${what}: ${message}`;
}

function isTooLong(value: unknown): boolean {
  if (typeof value === 'string') return value.length > limits.textCharacters;
  return isRecord(value) && Object.values(value).some(isTooLong);
}

/** The part of a question that a fault names, such as “(item b)”, where it stands. */
function faultPlace(draft: Draft, question: ExchangeQuestion, fault: string): Place {
  const item = /^\(item (\S+)\)/.exec(fault)?.[1];
  const index = item && question.kind === 'case' ? question.items.findIndex(({ key }) => key === item) : -1;
  return index < 0 ? draft.at : placeOf(draft, ['items', index]);
}

function shaped(draft: Draft, value: Body, findings: Findings): ExchangeQuestion | null {
  if (isTooLong(value)) {
    findings.error(draft.at, draft.name, `has a text of more than ${limits.textCharacters} characters`);
    return null;
  }
  const parsed = questionSchema.safeParse(value);
  if (!parsed.success) {
    const own = parsed.error.issues.flatMap((issue): readonly Issue[] =>
      issue.code === 'invalid_union' ? bestOf(issue.errors) : [issue],
    );
    for (const issue of own) findings.error(placeOf(draft, issue.path), draft.name, issueWords(issue));
    return null;
  }
  const faults = kindFaults(parsed.data);
  for (const fault of faults) findings.error(faultPlace(draft, parsed.data, fault), draft.name, fault);
  return faults.length > 0 ? null : parsed.data;
}

/** Of the readings of a value that all failed, the complaints of the one that is of its kind. */
function bestOf(readings: readonly (readonly Issue[])[]): readonly Issue[] {
  const ofKind = readings.filter((issues) => !issues.some(({ path }) => path[0] === 'kind'));
  const [best] = (ofKind.length > 0 ? ofKind : readings).toSorted((one, other) => one.length - other.length);
  return best ?? [];
}

class Keys {
  readonly #taken: Set<string>;
  readonly #prefix: string;
  #next = 1;

  constructor(taken: Iterable<string>, prefix: string) {
    this.#taken = new Set(taken);
    this.#prefix = prefix;
  }

  free(): string | null {
    for (; this.#next <= 999; this.#next += 1) {
      const key = `${this.#prefix}-${String(this.#next).padStart(3, '0')}`;
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return key;
    }
    return null;
  }
}

const ownKey = /^[a-z]{2}-\d{3}$/;

/** Holds every draft against our schema and the rules of its kind, and gives a key to those that bring none. */
export function finish(findings: Findings, defaults: ImportDefaults, known: KnownKeys): ReadQuestion[] {
  const given = findings.drafts.flatMap(({ own }) => (own.key && ownKey.test(own.key) ? [own.key] : []));
  const keys = new Keys([...known.taken, ...given], defaults.prefix);
  const seen = new Map<string, Place>();
  const prints = new Map<string, Place>();
  const missing = new Map<string, { count: number; at: Place }>();
  const questions = findings.drafts.flatMap((draft): ReadQuestion[] => {
    const whole = withDefaults(draft, defaults);
    const hasKey = draft.own.key !== undefined && ownKey.test(draft.own.key);
    const question = shaped(draft, { ...whole.value, key: hasKey ? draft.own.key : 'zz-000' }, findings);
    for (const name of whole.missing)
      missing.set(name, { count: (missing.get(name)?.count ?? 0) + 1, at: missing.get(name)?.at ?? draft.at });
    if (!question) return [];
    const print = fingerprint(question);
    const twin = prints.get(print);
    if (twin) {
      findings.error(draft.at, draft.name, `asks the same as the question in line ${twin.line} of ${twin.file}`);
      return [];
    }
    prints.set(print, draft.at);
    const key = hasKey ? question.key : (known.byContent.get(print) ?? keys.free());
    if (key === null) {
      findings.error(draft.at, draft.name, `has no key, and no number is free after ${defaults.prefix}-`);
      return [];
    }
    const first = seen.get(key);
    if (first)
      findings.error(
        draft.at,
        draft.name,
        `has the key ${key}, as the question in line ${first.line} of ${first.file} has`,
      );
    seen.set(key, draft.at);
    return [{ question: { ...question, key }, at: draft.at }];
  });
  reportMissing(missing, defaults, findings);
  return questions;
}

/** One line for all that is missing in equally many questions. */
function reportMissing(
  missing: ReadonlyMap<string, { count: number; at: Place }>,
  defaults: ImportDefaults,
  findings: Findings,
): void {
  const whose = (count: number) => (count === 1 ? 'One question brings' : `${count} questions bring`);
  const explanation = missing.get('explanation');
  if (explanation)
    findings.lose(
      explanation.at,
      '',
      `${whose(explanation.count)} no explanation for some of its choices: a sentence that says so stands in its place. Write them before you rely on these questions.`,
    );
  const fields = [...missing].filter(([name]) => name !== 'explanation');
  for (const [count, list] of Map.groupBy(fields, ([, { count: times }]) => times)) {
    const names = list.map(([name]) => {
      const value = name === 'safety' ? (defaults.safety ? 'yes' : 'no') : defaults[name as 'module'];
      return `${name} (“${value}” is used)`;
    });
    const [first] = list;
    if (first) findings.lose(first[1].at, '', `${whose(count)} no ${names.join(', no ')}, as chosen.`);
  }
}
