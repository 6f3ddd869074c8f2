import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkBodies } from '#lib/bodies/content/check.ts';
import { checkCopied, sourceRuns } from './checks/copied.ts';
import { checkCoverage, dossierIds } from './checks/coverage.ts';
import { checkFigures } from './checks/figures.ts';
import type { Figures } from './checks/figures.ts';
import { checkHandouts } from './checks/handouts.ts';
import { checkLibrary } from './checks/library.ts';
import { checkCourses, checkModules } from './checks/modules.ts';
import { checkNumbers } from './checks/numbers.ts';
import { checkPathway } from './checks/pathway.ts';
import { checkPrices } from './checks/prices.ts';
import { checkQuestions } from './checks/questions.ts';
import { checkReadingLevel } from './checks/reading-level.ts';
import { checkReview } from './checks/review.ts';
import { checkSentences } from './checks/sentences.ts';
import { checkTermOrder } from './checks/terms.ts';
import { checkUnused } from './checks/unused.ts';
import { warning } from './fault.ts';
import type { Fault } from './fault.ts';
import { loadContent } from './load.ts';
import type { Content } from './load.ts';
import { courseMinutes } from './measure.ts';
import { countContent, countCourse } from './report.ts';
import type { ContentCounts, CourseCounts } from './report.ts';

export type ContentReport = {
  readonly courses: readonly CourseCounts[];
  readonly errors: readonly Fault[];
  readonly warnings: readonly Fault[];
  readonly counts: ContentCounts;
  /** How many professional bodies have a rule here. */
  readonly bodies: number;
  /** False where the source articles are not on this machine: copying was not looked for. */
  readonly isCopyingChecked: boolean;
};
export type CheckInput = {
  readonly figures: Figures;
  /** The folder of articles that nothing may be copied from. */ readonly sourceDir: string;
  /** The evidence dossier, whose claims must all be covered. */ readonly dossierFile: string;
  /** A date such as 2026-11-20. */ readonly today: string;
};

function folderFaults(dir: string): Fault[] {
  if (existsSync(join(dir, 'courses'))) return [];
  const message = existsSync(dir) ? `${dir} has no folder "courses"` : `the folder ${dir} does not exist`;
  return [{ file: 'courses', line: 1, rule: 'folder', message }];
}

function allFaults(content: Content, { figures, dossierFile, today }: CheckInput): Fault[] {
  return [
    ...checkLibrary(content),
    ...checkUnused(content),
    ...checkModules(content),
    ...checkFigures(content, figures),
    ...checkNumbers(content),
    ...checkTermOrder(content),
    ...checkReadingLevel(content),
    ...checkCourses(content, (course) => courseMinutes(course).offered),
    ...checkQuestions(content),
    ...checkSentences(content),
    ...checkHandouts(content),
    ...checkPathway(content),
    ...checkPrices(content),
    ...checkReview(content, today),
    ...checkCoverage(content, dossierIds(dossierFile)),
  ];
}

function copyFaults(content: Content, sourceDir: string): { faults: Fault[]; isChecked: boolean } {
  const sources = sourceRuns(sourceDir);
  if (sources) return { faults: checkCopied(content, sources), isChecked: true };
  const message = 'copying was not checked: the source articles are not on this machine';
  return { faults: [warning({ file: 'courses', line: 1, rule: 'copied-not-checked', message })], isChecked: false };
}

function inOrder(faults: readonly Fault[], isWarning: boolean): Fault[] {
  return faults
    .filter(({ severity }) => (severity === 'warning') === isWarning)
    .toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}

/** Holds the whole content folder against every rule. */
export function checkContent(dir: string, input: CheckInput): ContentReport {
  const { content, faults } = loadContent(dir);
  const missing = folderFaults(dir);
  const copied = copyFaults(content, input.sourceDir);
  const bodies = checkBodies(dir, input.today);
  const found =
    missing.length > 0 ? missing : [...faults, ...allFaults(content, input), ...bodies.faults, ...copied.faults];
  return {
    courses: content.courses.map((course) => countCourse(course, content)),
    errors: inOrder(found, false),
    warnings: inOrder(found, true),
    counts: countContent(content),
    bodies: bodies.count,
    isCopyingChecked: copied.isChecked,
  };
}
