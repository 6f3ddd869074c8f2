import { spawn } from 'node:child_process';
import { delimiter, dirname, join } from 'node:path';
import { rootDir } from '#lib/paths.ts';

export type Count = { readonly passed: number; readonly failed: number; readonly skipped: number };
export type Outcome = { readonly isOk: boolean; readonly output: string };

/** One thing to check. `count` reads how many tests it ran; without it the step counts as one. */
export type Step = {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
  readonly count?: (outcome: Outcome) => Count;
};

/** Settings of a product that must not leak from the shell into its tests. */
const productSettings =
  /^(?:NODE_ENV|FORCE_COLOR|NO_COLOR|PORT|APP_URL|NEXTAUTH_URL|DATABASE_URL|STRIPE_\w+|SMTP_URL|MAIL_FROM|AUTH_SECRET|CREDENTIAL_PRIVATE_JWK|GOOGLE_\w+|PROVIDER_\w+|SIGNATORY_NAME|LOG_LEVEL|AFFERENT_DATA_DIR)$/;

const limitMinutes = 20;

/** The environment of every step: ours, with this Node first and no settings of a product. */
export function stepEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(Object.entries(process.env).filter(([name]) => !productSettings.test(name)));
  const path = [dirname(process.execPath), join(rootDir, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(
    delimiter,
  );
  // The types of Next.js make NODE_ENV a must; each tool sets its own.
  return {
    ...kept,
    ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
    PATH: path,
    NEXT_TELEMETRY_DISABLED: '1',
    CI: process.env['CI'] ?? '1',
    ...extra,
  } as unknown as NodeJS.ProcessEnv;
}

/** Runs a command without a terminal and keeps what it says. */
export function runCommand(
  command: string,
  args: readonly string[],
  extra: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, {
      cwd: rootDir,
      env: stepEnvironment(extra),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        output += text;
      });
    }
    const timer = setTimeout(() => {
      output += `\nEnded after ${limitMinutes} minutes: it hung.`;
      child.kill('SIGKILL');
    }, limitMinutes * 60_000);
    const finish = (isOk: boolean) => {
      clearTimeout(timer);
      resolve({ isOk, output });
    };
    child.once('error', (error) => {
      output += `\n${error.message}`;
      finish(false);
    });
    child.once('close', (code) => finish(code === 0));
    // A process that it left behind may hold its output open for ever: what has been said by then is enough.
    child.once('exit', (code) => setTimeout(() => finish(code === 0), 2_000).unref());
  });
}

/** Runs a script or a package's command line on this very Node. */
export function runNode(
  script: string,
  args: readonly string[] = [],
  extra: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return runCommand(process.execPath, [script, ...args], extra);
}

const none: Count = { passed: 0, failed: 0, skipped: 0 };

function countOf(step: Step, outcome: Outcome): Count {
  if (!step.count) return { ...none, [outcome.isOk ? 'passed' : 'failed']: 1 };
  const count = step.count(outcome);
  // A run that ends badly has failed, even where its own count saw no test fail.
  return !outcome.isOk && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function describeCount(step: Step, count: Count): string {
  if (!step.count) return '';
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
  return count.failed > 0
    ? ` (${count.passed} passed, ${count.failed} failed${skipped})`
    : ` (${count.passed} tests${skipped})`;
}

async function runStep(step: Step): Promise<Count> {
  process.stdout.write(`  ${step.name} … `);
  const begun = performance.now();
  const outcome = await step.run();
  const count = countOf(step, outcome);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${count.failed > 0 ? 'FAILED' : 'ok'}${describeCount(step, count)}, ${seconds} s`);
  if (count.failed > 0) console.log(`\n${outcome.output.trim()}\n`);
  return count;
}

/** Runs the steps one after the other, all of them even when some fail, and adds up what they counted. */
export async function runSteps(steps: readonly Step[]): Promise<Count> {
  let total = none;
  for (const step of steps) {
    const count = await runStep(step);
    total = {
      passed: total.passed + count.passed,
      failed: total.failed + count.failed,
      skipped: total.skipped + count.skipped,
    };
  }
  return total;
}

/** The closing line, alone on its line, and the exit code that goes with it. */
export function close(total: Count): void {
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
