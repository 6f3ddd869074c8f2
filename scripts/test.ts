import { join } from 'node:path';
import { rootDir } from '#lib/paths.ts';
import { countPlaywright, reportFile } from './check/counts.ts';
import { close, runNode, runSteps } from './check/run.ts';
import type { Outcome, Step } from './check/run.ts';
import { checkSteps, vitestStep } from './check/steps.ts';
import { findChromium } from './chromium.ts';

let chromiumPath = '';

/** Before the long part: a missing browser is said at once, and pdfinfo is there for the tests of the PDF. */
async function provideBrowser(): Promise<Outcome> {
  try {
    chromiumPath = await findChromium();
    return { isOk: true, output: chromiumPath };
  } catch (error) {
    return { isOk: false, output: error instanceof Error ? error.message : String(error) };
  }
}

function journeys(): Step {
  const report = reportFile('journeys');
  const playwright = join(rootDir, 'node_modules', '@playwright', 'test', 'cli.js');
  return {
    name: 'browser journeys',
    run: () =>
      chromiumPath === ''
        ? Promise.resolve({ isOk: false, output: 'There is no browser to walk them in.' })
        : runNode(playwright, ['test', '--reporter=list,json'], {
            AFFERENT_CHROMIUM: chromiumPath,
            PLAYWRIGHT_JSON_OUTPUT_FILE: report,
          }),
    count: () => countPlaywright(report),
  };
}

console.log('Testing everything');
close(
  await runSteps([
    { name: 'browser', run: provideBrowser },
    ...checkSteps({ isBuildToFollow: true }),
    { name: 'production build', run: () => runNode('scripts/build.ts') },
    vitestStep('what the browser is sent', 'architecture', ['tests/architecture/bundle.test.ts']),
    vitestStep('kills and faults on the build', 'faults'),
    journeys(),
  ]),
);
