import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';
import type { ModuleContent } from '../module.ts';
import { lineAt, proseOf, withoutQuotes } from '../prose.ts';
import type { Prose } from '../prose.ts';

type Spoken = { readonly id: string; readonly name: string; readonly pattern: RegExp };
type Seen = { readonly id: string; readonly order: number; readonly at: number; readonly end: number };

/** Sentences to say to a client, or never to say, quote words that the module need not explain there. */
const speech: readonly string[] = ['say', 'dontsay'];
/** A story may use a word before the module explains it, as long as the module does. */
const story = 'vignette';

function patternOf(name: string): RegExp {
  const literal = name
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/[-–‑]/g, '[-–‑]')
    .replaceAll(/['’]/g, "['’]")
    .replaceAll(/\s+/g, String.raw`\s+`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'giu');
}

function spokenTerms(content: Content): Spoken[] {
  return [...content.glossary.values()].flatMap(({ value }) =>
    [value.term, ...(value.also ?? [])].map((name) => ({ id: value.id, name, pattern: patternOf(name) })),
  );
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

/** Uses of terms in one text; a term within a longer one (“barrier” in “blood–brain barrier”) is no use of its own. */
function usesIn(prose: Prose, order: number, terms: readonly Spoken[]): Seen[] {
  const text = usedText(prose);
  const found = terms.flatMap(({ id, pattern }) =>
    [...text.matchAll(pattern)].map(({ index, 0: word }) => ({ id, order, at: index, end: index + word.length })),
  );
  return found.filter(
    (seen) =>
      !found.some(
        (other) =>
          other.id !== seen.id &&
          other.at <= seen.at &&
          other.end >= seen.end &&
          other.end - other.at > seen.end - seen.at,
      ),
  );
}

function moduleFaults(file: string, texts: readonly Prose[], terms: readonly Spoken[]): Fault[] {
  const explained = new Map<string, { order: number; at: number }>();
  texts.forEach(({ marks }, order) => {
    for (const { tag, name, start } of marks)
      if (tag === 'term' && !explained.has(name)) explained.set(name, { order, at: start });
  });
  const uses = texts.flatMap((prose, order) =>
    prose.within === 'heading' || prose.inside.some((tag) => speech.includes(tag)) ? [] : usesIn(prose, order, terms),
  );
  const told = new Set<string>();
  return uses.flatMap(({ id, order, at, end }) => {
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

/** Each glossary term that a module uses is tagged at its first use there. */
export function checkTermOrder(content: Content): Fault[] {
  const terms = spokenTerms(content);
  return content.courses.flatMap(({ modules }) =>
    modules.flatMap(({ file, root }: ModuleContent) => moduleFaults(file, proseOf(root), terms)),
  );
}
