import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { loadContent } from '#lib/catalogue/content/load.ts';
import type { CourseContent } from '#lib/catalogue/content/load.ts';
import { contentDir } from '#lib/paths.ts';
import { limits } from '#lib/quiz/exchange/schema.ts';
import type { ExchangeProblem } from '#lib/quiz/exchange/schema.ts';

export type Options = Readonly<Partial<Record<string, string | boolean>>>;

export const text = (options: Options, name: string): string | undefined => {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
};

export function required(options: Options, name: string): string {
  const value = text(options, name);
  if (!value) throw new Error(`--${name} is missing. See npm run questions -- --help.`);
  return value;
}

/** A course of the content folder, with all courses beside it. */
export function courseOf(options: Options): { course: CourseContent; courses: readonly CourseContent[] } {
  const dir = resolve(text(options, 'content') ?? contentDir);
  const { content } = loadContent(dir);
  const slug = required(options, 'course');
  const course = content.courses.find(({ meta }) => meta.slug === slug);
  const names = content.courses.map(({ meta }) => meta.slug).join(', ');
  if (!course) throw new Error(`There is no course “${slug}” in ${dir}. There are: ${names || 'none'}.`);
  return { course, courses: content.courses };
}

/** The bytes of a file, and the name that its problems carry. */
export function bytesOf(file: string): { bytes: Uint8Array; name: string } {
  if (statSync(file).size > limits.fileBytes)
    return { bytes: new Uint8Array(limits.fileBytes + 1), name: basename(file) };
  return { bytes: new Uint8Array(readFileSync(file)), name: basename(file) };
}

export function printProblems(problems: readonly ExchangeProblem[]): void {
  for (const { file, line, column, severity, where, message } of problems)
    console.error(
      `${file}:${line}:${column} ${severity === 'warning' ? 'warning: ' : ''}${where ? `${where} ` : ''}${message}`,
    );
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'lies in something that is no folder',
  EACCES: 'may not be opened',
  EEXIST: 'is there already and is no folder',
  EROFS: 'cannot be written there',
  ENOSPC: 'does not fit: the disk is full',
};

/** What went wrong with a file, in words; the message itself where it was no file. */
export function whyNot(error: Error): string {
  const { code, path } = error as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : reasons[code];
  if (reason === undefined) return error.message;
  return `${path === undefined ? 'The file' : `“${path}”`} ${reason}.`;
}

/** “1 error”, “2 errors”. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
