import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { figureNames } from '#components/figures/figure-names.ts';
import { checkContent } from '#lib/catalogue/content/check.ts';
import type { ContentReport } from '#lib/catalogue/content/check.ts';
import { formatFault } from '#lib/catalogue/content/fault.ts';
import type { Fault } from '#lib/catalogue/content/fault.ts';
import { figureSource } from '#lib/catalogue/content/figure-source.ts';
import { contentDir, rootDir } from '#lib/paths.ts';

const shared = join(rootDir, '..', 'shared');
const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: contentDir },
    sources: { type: 'string', default: join(shared, 'source') },
    dossier: { type: 'string', default: join(shared, 'evidence', 'dossier.md') },
    today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    json: { type: 'boolean', default: false },
  },
});

function asJson({ courses, errors, warnings }: ContentReport): string {
  const plain = ({ file, line, rule, message }: Fault) => ({ file, line, rule, message });
  return JSON.stringify({ courses, errors: errors.map(plain), warnings: warnings.map(plain) }, null, 2);
}

function print({ courses, counts, bodies, errors, warnings }: ContentReport): void {
  for (const fault of [...errors, ...warnings]) console.error(formatFault(fault));
  for (const course of courses) {
    const methods = Object.entries(course.minutesByMethod).map(([id, minutes]) => `${id} ${minutes}`);
    console.log(
      `${course.slug}: ${course.words} words, ${course.modules} modules, ${course.questions} questions, ${course.claims} claims, ${course.minutesOffered} minutes offered (${methods.join(', ')}).`,
    );
  }
  console.log(
    `In all: ${counts.courses} courses, ${counts.modules} modules, ${counts.words} words, ${counts.questions} questions, ${counts.claims} claims, ${counts.references} references, ${counts.terms} terms, ${counts.figures} figures, ${counts.handouts} handouts, ${bodies} professional bodies.`,
  );
  console.log(`${errors.length} errors, ${warnings.length} warnings.`);
}

if (Number.isNaN(Date.parse(values.today)) || !/^\d{4}-\d{2}-\d{2}$/.test(values.today)) {
  console.error(`--today needs a date such as 2026-11-20, not "${values.today}".`);
  process.exit(2);
}
const report = checkContent(resolve(values.dir), {
  figures: { names: figureNames, sourceOf: (name) => figureSource(join(rootDir, 'components', 'figures'), name) },
  sourceDir: values.sources,
  dossierFile: values.dossier,
  today: values.today,
});
if (values.json) console.log(asJson(report));
else print(report);
if (report.errors.length > 0) process.exitCode = 1;
