import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { figureNames } from '#components/figures/figure-names.ts';
import { checkContent } from '#lib/catalogue/content/check.ts';
import { formatFault } from '#lib/catalogue/content/fault.ts';
import { contentDir, rootDir } from '#lib/paths.ts';

const { values } = parseArgs({
  options: {
    dir: { type: 'string', default: contentDir },
    sources: { type: 'string', default: join(rootDir, '..', 'shared', 'source') },
    json: { type: 'boolean', default: false },
  },
});
const report = checkContent(values.dir, { figures: figureNames, sourceDir: values.sources });

if (values.json) console.log(JSON.stringify(report, null, 2));
else {
  for (const fault of report.faults) console.error(formatFault(fault));
  const { counts } = report;
  console.log(
    `${counts.courses} courses, ${counts.modules} modules, ${counts.words} words, ${counts.questions} questions, ${counts.claims} claims, ${counts.references} references, ${counts.terms} terms, ${counts.figures} figures.`,
  );
  for (const course of report.courses.filter(({ words }) => words > 0)) {
    console.log(
      `${course.slug}: ${course.words} words (${course.modules.map(({ slug, words }) => `${slug} ${words}`).join(', ')}), ${course.questions} questions, ${course.minutes} minutes.`,
    );
  }
  console.log(
    report.isCopyingChecked
      ? 'Compared with the source articles: no passage may share eight words in a row.'
      : `Copying was NOT checked: there are no source articles in ${values.sources}.`,
  );
  console.log(report.faults.length === 0 ? 'No faults.' : `${report.faults.length} faults.`);
}
if (report.faults.length > 0) process.exitCode = 1;
