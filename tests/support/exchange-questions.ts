import fc from 'fast-check';
import { bodyMaps } from '#lib/catalogue/body-map.ts';
import type { ExchangeQuestion, ImportDefaults, KnownKeys } from '#lib/quiz/exchange/schema.ts';

export const importDefaults: ImportDefaults = {
  module: 'm',
  outcome: 'o1',
  topic: 'A topic',
  level: 'recall',
  safety: false,
  basis: 'imported',
  prefix: 'im',
};
export const noKeys: KnownKeys = { taken: new Set(), byContent: new Map() };
export const exportHead = { title: 'A course', version: '1.0.0' };

const nasty = fc.constantFrom(
  ']]>', '<b>', '&amp;', '&', '"', "'", '\n', '\r\n', '\t', '  ', '😀', '𝔄', '\u00a0', '{{a}}', '{1', '#', '~', '}',
  '\\', '=', '%50%', '--', '-->', '<!--', '<?x?>', 'é', '\u2028', '[[1]]', '$x$', '/', '|',
); // prettier-ignore
const words = fc.string({ unit: 'grapheme', maxLength: 12 });
/** Texts that try the writers: markup, line ends, the signs of Moodle’s gaps, characters outside the first plane. */
export const nastyText = (minLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(nasty, words), { minLength: 1, maxLength: 6 })
    .map((pieces) => pieces.join(''))
    .map((text) => `${text}${'x'.repeat(Math.max(0, minLength - [...text].length))}`)
    // A repeated text must not become one that XML cannot hold, or that only differs in case: kinds forbid that.
    .filter((text) => !/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text));

const keyArb = fc.stringMatching(/^[a-z0-9]{1,12}$/);
const folded = (text: string) => text.trim().toLowerCase();
const catchAll = /\b(all|none|any|both|neither|some)\b|\b[a-h] and [a-h]\b/i;
const optionText = nastyText(1).filter((text) => text.trim() !== '' && !catchAll.test(text));

type Entry = { key: string; text: string; rationale: string };
/** Entries with keys, texts and explanations that are each their own. */
const entries = (minLength: number, maxLength: number, keys: fc.Arbitrary<string> = keyArb): fc.Arbitrary<Entry[]> =>
  fc
    .tuple(
      fc.uniqueArray(keys, { minLength, maxLength }),
      fc.uniqueArray(optionText, { minLength: maxLength, maxLength, selector: folded }),
      fc.uniqueArray(nastyText(5), { minLength: maxLength, maxLength, selector: folded }),
      fc.boolean(),
    )
    .map(([given, texts, whys, isPlain]) =>
      given.map((key, index) => ({
        key: isPlain ? ('abcdefghijklmnopqrstuvwxyz'[index] ?? key) : key,
        text: texts[index] ?? 'x',
        rationale: whys[index] ?? 'xxxxx',
      })),
    );

const head = {
  key: fc.stringMatching(/^[a-z]{2}-\d{3}$/),
  module: nastyText(1),
  outcome: nastyText(1),
  topic: nastyText(3),
  level: fc.constantFrom('recall' as const, 'application' as const, 'judgement' as const),
  safety: fc.boolean(),
  stem: nastyText(10),
  rationale: nastyText(10),
  references: fc.array(fc.oneof(nastyText(1), fc.constant('')), { maxLength: 3 }),
  basis: fc.option(nastyText(1), { nil: undefined }),
};
const heads = fc.record(head).map(({ basis, ...rest }) => (basis === undefined ? rest : { ...rest, basis }));

const oneRight = (list: Entry[], right: number) =>
  list.map((entry, index) => ({ ...entry, correct: index === right % list.length }));
const someRight = (list: Entry[], right: number) => {
  const count = 2 + (right % Math.max(1, list.length - 2));
  return list.map((entry, index) => ({ ...entry, correct: index < count }));
};
const rank = fc.nat({ max: 50 });

const choices = fc
  .tuple(heads, fc.constantFrom('single' as const, 'multiple' as const), entries(3, 8), rank)
  .map(([own, kind, list, right]) => ({
    ...own,
    kind,
    options: kind === 'single' ? oneRight(list, right) : someRight(list, right),
  }));

const trueFalse = fc.tuple(heads, entries(2, 2), rank, fc.boolean()).map(([own, list, right, isPlain]) => ({
  ...own,
  kind: 'true-false' as const,
  options: oneRight(list, right).map((option, index) =>
    isPlain ? { ...option, text: index === 0 ? 'True' : 'False' } : option,
  ),
}));

const trueFalseReason = fc
  .tuple(heads, entries(3, 5), rank, fc.boolean(), nastyText(5))
  .map(([own, list, right, answer, answerRationale]) => ({
    ...own,
    kind: 'true-false-reason' as const,
    answer,
    answerRationale,
    options: oneRight(list, right),
  }));

const ordering = fc
  .tuple(heads, entries(3, 6))
  .map(([own, options]) => ({ ...own, kind: 'ordering' as const, options }));

const matching = fc
  .tuple(heads, entries(3, 6), entries(3, 7), fc.array(rank, { minLength: 6, maxLength: 6 }), fc.boolean())
  .map(([own, prompts, options, picks, isBare]) => {
    const matches = prompts.map((_, index) => (index < 2 ? index : (picks[index] ?? 0) % options.length));
    return {
      ...own,
      kind: 'matching' as const,
      prompts: prompts.map((prompt, index) => ({ ...prompt, match: options[matches[index] ?? 0]?.key ?? '' })),
      options: options.map((option, index) =>
        isBare && matches.includes(index) ? { key: option.key, text: option.text } : option,
      ),
    };
  });

const caseStudy = fc
  .tuple(
    heads,
    fc.uniqueArray(keyArb, { minLength: 4, maxLength: 4 }),
    fc.uniqueArray(nastyText(10), { minLength: 4, maxLength: 4, selector: folded }),
    fc.array(fc.tuple(fc.constantFrom('single' as const, 'multiple' as const), entries(3, 6), rank, nastyText(10)), {
      minLength: 2,
      maxLength: 4,
    }),
  )
  .map(([own, keys, stems, items]) => ({
    ...own,
    kind: 'case' as const,
    items: items.map(([kind, list, right, rationale], index) => ({
      key: keys[index] ?? 'a',
      kind,
      stem: stems[index] ?? '',
      options: kind === 'single' ? oneRight(list, right) : someRight(list, right),
      rationale,
    })),
  }));

const amount = fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-3, max: 1e9 });
const share = fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 0.99 }).map((value) => value + 0);
const factor = fc.option(fc.double({ noNaN: true, min: 1e-6, max: 1e6 }), { nil: null });

const numeric = fc
  .tuple(
    heads,
    fc.oneof(amount, fc.constant(0)),
    share,
    fc.constantFrom('absolute' as const, 'percent' as const),
    fc.oneof(fc.constant([]), entries(2, 6)),
    fc.array(fc.tuple(factor, fc.boolean()), { minLength: 6, maxLength: 6 }),
  )
  .map(([own, value, part, kind, list, facts]) => {
    const toleranceKind = value === 0 ? ('absolute' as const) : kind;
    return {
      ...own,
      kind: 'numeric' as const,
      answer: { value, tolerance: toleranceKind === 'percent' ? part * 50 : part * value, toleranceKind },
      units: list.map(({ rationale, ...unit }, index) => {
        const [otherFactor, isExplained] = facts[index] ?? [1, false];
        const unitFactor = index === 0 ? 1 : otherFactor;
        return { ...unit, factor: unitFactor, ...(isExplained || unitFactor === null ? { rationale } : {}) };
      }),
    };
  });

const typed = fc
  .uniqueArray(fc.constantFrom('', '#', '~', '}', '*', '\\', '=', '%50%', '"', '/', 'é', '&amp;', '<b>'), {
    minLength: 1,
  })
  .map((signs) => signs.map((sign, index) => `word${index}${sign}`).slice(0, 12));
const cloze = fc
  .tuple(
    heads,
    fc.uniqueArray(keyArb, { minLength: 1, maxLength: 6 }),
    fc.array(fc.tuple(nastyText(2), fc.boolean(), entries(2, 8), rank, nastyText(5), typed), {
      minLength: 6,
      maxLength: 6,
    }),
  )
  .map(([own, keys, parts]) => {
    const gaps = keys.map((key, index) => {
      const [, isChoice, list, right, rationale, accept] = parts[index] ?? ['', true, [], 0, 'xxxxx', ['x']];
      return isChoice
        ? { key, kind: 'choice' as const, options: oneRight(list, right) }
        : { key, kind: 'text' as const, accept, rationale };
    });
    const text = keys.map((key, index) => `${(parts[index]?.[0] ?? '').replaceAll(/[{}]/g, '')}{{${key}}}`).join('');
    return { ...own, kind: 'cloze' as const, text: `${text}..........`, gaps };
  });

/** The places under the names that the map gives them. */
function named(map: keyof typeof bodyMaps, list: readonly Entry[]): Entry[] {
  const names = Object.entries<string>(bodyMaps[map]);
  return list.map(({ rationale }, index) => {
    const [key, text] = names[index] ?? ['', ''];
    return { key, text, rationale };
  });
}

const hotspot = fc.constantFrom('front' as const, 'back' as const).chain((map) =>
  fc
    .tuple(
      heads,
      entries(4, 12, fc.constantFrom(...Object.keys(bodyMaps[map]))).map((list) => named(map, list)),
      rank,
      fc.boolean(),
    )
    .map(([own, list, right, isOne]) => ({
      ...own,
      kind: 'hotspot' as const,
      map,
      choose: isOne ? ('one' as const) : ('many' as const),
      options: isOne ? oneRight(list, right) : someRight(list, right),
    })),
);

/** A question of each kind, with texts that try the writers. */
export const questionArbs = {
  choices, 'true-false': trueFalse, 'true-false-reason': trueFalseReason, ordering, matching, case: caseStudy, numeric,
  cloze, hotspot,
} satisfies Readonly<Record<string, fc.Arbitrary<ExchangeQuestion>>>; // prettier-ignore

export const anyQuestion: fc.Arbitrary<ExchangeQuestion> = fc.oneof(...Object.values(questionArbs));
