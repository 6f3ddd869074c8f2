import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';
import { readingGrade } from '../readability.ts';
import type { Node } from '@markdoc/markdoc';

/** Flesch-Kincaid grades. Our modules lie between 5 and 9, our handouts below 7: these bounds leave room for hard words. */
export const moduleGrade = { warns: 10, fails: 12 } as const;
export const handoutGrade = { warns: 8, fails: 9 } as const;

function gradeFaults(file: string, root: Node, bounds: { warns: number; fails: number }): Fault[] {
  const grade = readingGrade(root);
  if (grade <= bounds.warns) return [];
  const message = `reads at school grade ${grade.toFixed(1)} (Flesch-Kincaid): ${bounds.warns} or below is wanted`;
  const severity = grade > bounds.fails ? 'error' : 'warning';
  return [{ file, line: 1, rule: 'reading-level', message, severity }];
}

/** Modules and handouts read easily enough for those who are to read them. */
export function checkReadingLevel(content: Content): Fault[] {
  return content.courses.flatMap(({ modules, handouts }) => [
    ...modules.flatMap(({ file, root }) => gradeFaults(file, root, moduleGrade)),
    ...handouts.flatMap(({ file, root }) => gradeFaults(file, root, handoutGrade)),
  ]);
}
