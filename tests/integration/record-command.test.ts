import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#lib/ids.ts';
import { rootDir } from '#lib/paths.ts';
import { sealAttempts } from '#lib/quiz/commands/seal-attempts.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { answerAll, minutesLater, noHook, startedQuiz } from '#tests/support/quiz.ts';
import { tamper } from '#tests/support/tamper.ts';

let database: TestDatabase;
let attemptId = '';
beforeAll(async () => {
  database = await cloneDatabase();
  const finished = await startedQuiz(database.db);
  await answerAll(database.db, finished.viewer, finished.attemptId, 'a');
  await submitAttempt(database.db, finished.viewer, finished.attemptId, minutesLater(2), noHook);
  await startedQuiz(database.db);
  await sealAttempts(database.db, minutesLater(3));
  ({ attemptId } = finished);
});
afterAll(() => database.drop());

function command(...given: string[]) {
  const run = spawnSync(process.execPath, ['scripts/audit-verify.ts', ...given], {
    cwd: rootDir,
    env: { ...process.env, DATABASE_URL: database.url, NODE_ENV: 'test' },
    encoding: 'utf8',
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

test(
  'the command reads everything, names what is wrong and says so by its exit code',
  { timeout: 120_000 },
  async () => {
    const clean = command();
    expect(clean).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Read 2 attempts, 9 steps and 1 seal\.[^]*as it was written/),
    });
    const { sealHash } = await database.db.attemptSeal.findFirstOrThrow();
    expect(clean.out).toContain(sealHash);
    expect(command('--expect', sealHash).code).toBe(0);
    expect(command('--expect', 'f'.repeat(64)).code).toBe(1);
    await tamper(
      database.db,
      'AttemptStep',
      `UPDATE "AttemptStep" SET "kind" = 'flag' WHERE "attemptId" = '${attemptId}' AND "seq" = 3`,
    );
    const faulty = command();
    expect(faulty.code).toBe(1);
    expect(faulty.out).toContain(`attempt ${attemptId}: Step 3: The step was altered`);
    const json = command('--json', '--attempt', attemptId);
    expect(json.code).toBe(1);
    const lines = json.out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines[0]).toMatchObject({ attemptId, code: 'step-altered', seq: 3 });
    expect(lines.at(-1)).toMatchObject({ attempts: 1 });
    expect(command('--attempt', newId())).toMatchObject({ code: 2, err: expect.stringContaining('no such attempt') });
    expect(command('--attempt', 'x')).toMatchObject({ code: 2, err: expect.stringContaining('Usage') });
  },
);
