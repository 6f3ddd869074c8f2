import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';
import { lineAt, proseOf, withoutQuotes } from '../prose.ts';
import type { Prose } from '../prose.ts';

type Vocabulary = { readonly pattern: RegExp; idOf(written: string): string };
type Seen = { readonly id: string; readonly order: number; readonly at: number; readonly end: number };

/** Sentences to say to a client, or never to say, quote words that the module need not explain there. */
const speech: readonly string[] = ['say', 'dontsay'];
/** A story may use a word before the module explains it, as long as the module does. */
const story = 'vignette';

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[–‑]/g, '-').replaceAll('’', "'").replaceAll(/\s+/g, ' ').trim();
}

function patternOf(name: string): string {
  return plain(name)
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('-', '[-–‑]')
    .replaceAll("'", "['’]")
    .replaceAll(' ', String.raw`\s+`);
}

/** One pattern for all names, the longest first: “barrier” in “blood–brain barrier” is no use of its own. */
function vocabularyOf(content: Content): Vocabulary {
  const entries = [...content.glossary.values()].flatMap(({ value }) =>
    [value.term, ...(value.also ?? [])].map((name) => [plain(name), value.id] as const),
  );
  const ids = new Map(entries);
  const names = [...ids.keys()].toSorted((a, b) => b.length - a.length).map(patternOf);
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${names.join('|')})(?![\p{L}\p{N}])`, 'giu');
  return { pattern, idOf: (written) => ids.get(plain(written)) ?? '' };
}

/** The text in which a word counts as used: quotations and tagged terms are blank. */
function usedText({ text, marks }: Prose): string {
  return marks
    .filter(({ tag }) => tag === 'term')
    .reduce(
      (left, { start, end }) => left.slice(0, start) + '\0'.repeat(end - start) + left.slice(end),
      withoutQuotes(text),
    );
}

function usesIn(prose: Prose, order: number, { pattern, idOf }: Vocabulary): Seen[] {
  if (prose.within === 'heading' || prose.inside.some((tag) => speech.includes(tag))) return [];
  return [...usedText(prose).matchAll(pattern)].map(({ index, 0: word }) => ({
    id: idOf(word),
    order,
    at: index,
    end: index + word.length,
  }));
}

function moduleFaults(file: string, texts: readonly Prose[], vocabulary: Vocabulary): Fault[] {
  const explained = new Map<string, { order: number; at: number }>();
  texts.forEach(({ marks }, order) => {
    for (const { tag, name, start } of marks)
      if (tag === 'term' && !explained.has(name)) explained.set(name, { order, at: start });
  });
  const told = new Set<string>();
  return texts
    .flatMap((prose, order) => usesIn(prose, order, vocabulary))
    .flatMap(({ id, order, at, end }) => {
      const first = explained.get(id);
      const prose = texts[order];
      if (told.has(id) || !prose || (first && prose.inside.includes(story))) return [];
      if (first && (first.order < order || (first.order === order && first.at < at))) return [];
      told.add(id);
      const word = prose.text.slice(at, end);
      const message = first
        ? `“${word}” is used here and explained only later: move {% term id="${id}" %} to its first use`
        : `“${word}” is in the glossary and this module never explains it: tag it with {% term id="${id}" %}`;
      return [{ file, line: lineAt(prose, at), rule: 'term-order', message }];
    });
}

function sharedNames(content: Content): Fault[] {
  const owners = new Map<string, string>();
  return [...content.glossary.values()].flatMap(({ value, file, line }) =>
    [...new Set([value.term, ...(value.also ?? [])].map(plain))].flatMap((name) => {
      const owner = owners.get(name);
      if (!owner) owners.set(name, value.id);
      return owner
        ? [{ file, line, rule: 'twice', message: `“${name}” is a name of the term "${owner}" already` }]
        : [];
    }),
  );
}

/** Each glossary term that a module uses is tagged at its first use there, and each name belongs to one term. */
export function checkTermOrder(content: Content): Fault[] {
  const shared = sharedNames(content);
  if (content.glossary.size === 0) return shared;
  const vocabulary = vocabularyOf(content);
  return [
    ...shared,
    ...content.courses.flatMap(({ modules }) =>
      modules.flatMap(({ file, root }) => moduleFaults(file, proseOf(root), vocabulary)),
    ),
  ];
}
