import { checkSteps } from './check/steps.ts';
import { close, runSteps } from './check/run.ts';

console.log('Checking all that needs no browser');
close(await runSteps(checkSteps({ isBuildToFollow: false })));
