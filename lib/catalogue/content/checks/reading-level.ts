import type { Node } from '@markdoc/markdoc';
import { warning } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';
import { proseOf, sentencesOf, wordCount } from '../prose.ts';
import { gradeOf, isRead, readingGrade } from '../readability.ts';

/** Flesch-Kincaid grades. Our modules lie between 5 and 7, our handouts below 4: these bounds leave room for hard words. */
export const moduleGrade = { warns: 10, fails: 12 } as const;
export const handoutGrade = { warns: 6, fails: 8 } as const;
/** A paragraph of so many words is read by itself: one that is hard hides among easy ones. */
export const paragraph = { words: 40, warns: 16 } as const;

function gradeFaults(file: string, root: Node, bounds: { warns: number; fails: number }): Fault[] {
  const grade = readingGrade(root);
  if (grade <= bounds.warns) return [];
  const message = `reads at school grade ${grade.toFixed(1)} (Flesch-Kincaid): ${bounds.warns} or below is wanted`;
  const severity = grade > bounds.fails ? 'error' : 'warning';
  return [{ file, line: 1, rule: 'reading-level', message, severity }];
}

function paragraphFaults(file: string, root: Node): Fault[] {
  return proseOf(root).flatMap((prose) => {
    if (!isRead(prose) || wordCount(prose.text) < paragraph.words) return [];
    const grade = gradeOf(sentencesOf(prose.text).map(({ text }) => text));
    if (grade <= paragraph.warns) return [];
    const message = `this paragraph reads at school grade ${grade.toFixed(1)} (Flesch-Kincaid): split its sentences`;
    return [warning({ file, line: prose.line, rule: 'reading-level', message })];
  });
}

/** Modules and handouts read easily enough for those who are to read them, and so does each longer paragraph. */
export function checkReadingLevel(content: Content): Fault[] {
  return content.courses.flatMap(({ modules, handouts }) => [
    ...modules.flatMap(({ file, root }) => gradeFaults(file, root, moduleGrade)),
    ...handouts.flatMap(({ file, root }) => gradeFaults(file, root, handoutGrade)),
    ...[...modules, ...handouts].flatMap(({ file, root }) => paragraphFaults(file, root)),
  ]);
}
