import { fork } from 'node:child_process';
import type { Agent } from 'node:http';
import { join } from 'node:path';
import { rootDir } from '#lib/paths.ts';
import type { Enrolled } from '#tests/support/sitting/people.ts';
import { exchange } from '#tests/support/sitting/wire.ts';
import type { Candidate } from './candidate.ts';

type Setup = { readonly databaseUrl: string; readonly poolSize: number; readonly questionCount: number };

/** The bare server in a process of its own, ended afterwards. */
export async function withBareExam<Value>(
  setup: Setup,
  work: (origin: string, pid: number) => Promise<Value>,
): Promise<Value> {
  const child = fork(join(rootDir, 'tests', 'load', 'bare-exam-server.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      child.once('message', (message) => resolve(Number(message)));
      child.once('exit', () => reject(new Error('the bare server ended before it listened')));
      child.send(setup);
    });
    return await work(`http://127.0.0.1:${port}`, child.pid ?? 0);
  } finally {
    child.kill('SIGTERM');
  }
}

/** A therapist at the bare server: the same steps, one small JSON order each. */
export function bareCandidate(agent: Agent, origin: string, passes: boolean, person: Enrolled): Candidate {
  const { cookie, enrolmentId } = person;
  let attemptId = '';
  const order = async (body: object): Promise<Record<string, unknown>> => {
    const reply = await exchange(agent, origin, { method: 'POST', headers: { cookie }, body: JSON.stringify(body) });
    if (reply.status !== 200) throw new Error(`the bare server answered ${reply.status}: ${reply.body}`);
    return JSON.parse(reply.body) as Record<string, unknown>;
  };
  return {
    arrive: async () => void (await order({ act: 'quiz' })),
    start: async () => {
      attemptId = String((await order({ act: 'start' }))['attemptId']);
      return attemptId;
    },
    open: async () => void (await order({ act: 'paper', attemptId })),
    answer: async ({ position, keys }) => {
      const { state } = await order({ act: 'answer', attemptId, position, keys });
      return { status: 200, reason: null, state: state as { keys: readonly string[]; expectedSeq: number } };
    },
    review: async () => void (await order({ act: 'paper', attemptId })),
    handIn: async () => void (await order({ act: 'hand-in', attemptId, enrolmentId, passed: passes })),
  };
}
