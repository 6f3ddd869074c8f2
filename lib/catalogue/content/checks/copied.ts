import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';
import { passagesOf } from '../passages.ts';

export const runLength = 8;

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFKC')
      .match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu) ?? []
  );
}

function runsOf(words: readonly string[]): string[] {
  return words
    .slice(0, Math.max(0, words.length - runLength + 1))
    .map((_, index) => words.slice(index, index + runLength).join(' '));
}

/** The first run of eight words that a text shares with the sources, or null. */
export function sharedRun(text: string, sources: ReadonlySet<string>): string | null {
  return runsOf(wordsOf(text)).find((run) => sources.has(run)) ?? null;
}

/** Every run of eight words in the articles of a folder; null when the folder is not there. */
export function sourceRuns(folder: string): ReadonlySet<string> | null {
  if (!existsSync(folder)) return null;
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return new Set(texts.flatMap((text) => runsOf(wordsOf(text))));
}

/** No passage shares eight words in a row with the source articles. */
export function checkCopied(content: Content, sources: ReadonlySet<string>): Fault[] {
  return passagesOf(content).flatMap(({ text, file, line }) => {
    const run = sharedRun(text, sources);
    return run
      ? [{ file, line, rule: 'copied', message: `eight words in a row stand in a source article: “${run}”` }]
      : [];
  });
}
