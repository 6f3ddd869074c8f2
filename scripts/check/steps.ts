import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rootDir } from '#lib/paths.ts';
import { countVitest, reportFile } from './counts.ts';
import { runNode } from './run.ts';
import type { Step } from './run.ts';

const bin = (...path: string[]) => join(rootDir, 'node_modules', ...path);
const next = bin('next', 'dist', 'bin', 'next');
const isMissing = (path: string) => !existsSync(join(rootDir, path));

/** What a fresh clone lacks and the checks need. */
function preparation(): Step[] {
  return [
    ...(isMissing('prisma/generated/client.ts')
      ? [{ name: 'Prisma client', run: () => runNode('scripts/generate-client.mjs') }]
      : []),
    ...(isMissing('next-env.d.ts') || isMissing('.next/types')
      ? [{ name: 'types of the routes', run: () => runNode(next, ['typegen']) }]
      : []),
  ];
}

/** One vitest run, with the tests counted from its own report. */
export function vitestStep(name: string, project: string, filters: readonly string[] = []): Step {
  const file = reportFile(name.replaceAll(' ', '-'));
  return {
    name,
    run: () =>
      runNode(bin('vitest', 'vitest.mjs'), [
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
        ...filters,
      ]),
    count: () => countVitest(file),
  };
}

/** Everything that needs no browser. The bundle is looked at after a build, where one is made. */
export function checkSteps(given: { readonly isBuildToFollow: boolean }): Step[] {
  return [
    ...preparation(),
    { name: 'format', run: () => runNode(bin('oxfmt', 'bin', 'oxfmt'), ['--check']) },
    { name: 'lint', run: () => runNode(bin('oxlint', 'bin', 'oxlint')) },
    { name: 'types', run: () => runNode(bin('typescript', 'bin', 'tsc'), ['--noEmit']) },
    { name: 'dead code', run: () => runNode(bin('knip', 'bin', 'knip.js')) },
    { name: 'content', run: () => runNode('scripts/content-check.ts') },
    vitestStep('unit tests', 'unit'),
    vitestStep('integration tests', 'integration'),
    vitestStep(
      'architecture tests',
      'architecture',
      given.isBuildToFollow ? ['--exclude', 'tests/architecture/bundle.test.ts'] : [],
    ),
  ];
}
