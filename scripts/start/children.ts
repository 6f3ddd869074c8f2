import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** Ends a process when the one that started it is gone. */
export const endWithParent = new URL('end-with-parent.mjs', import.meta.url).href;

/** Variables for a process; `process.env` fits, and so does a plain object without NODE_ENV. */
export type Environment = Readonly<Record<string, string | undefined>>;

export type Child = { readonly name: string; readonly process: ChildProcess; stop(): Promise<void> };

/** Starts a Node process of ours; its output passes through, and it is ended with SIGTERM, then SIGKILL after 10 s. */
export function startChild(name: string, args: readonly string[], environment: Environment, cwd: string): Child {
  const child = spawn(process.execPath, ['--import', endWithParent, ...args], {
    cwd,
    env: environment as NodeJS.ProcessEnv,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    name,
    process: child,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Waits until the address answers with any status below 500. Throws after the time given. */
export async function waitForAnswer(url: string, timeoutSeconds: number, hasEnded: () => boolean): Promise<void> {
  const tries = timeoutSeconds * 10;
  for (let tried = 0; tried < tries; tried += 1) {
    if (hasEnded()) throw new Error('A part of the product ended before it was ready.');
    try {
      const response = await fetch(url, { redirect: 'manual' });
      if (response.status < 500) return;
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Nothing answered at ${url} within ${timeoutSeconds} seconds.`);
}
