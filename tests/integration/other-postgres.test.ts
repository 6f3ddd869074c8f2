import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishContent } from '#lib/catalogue/publish.ts';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import { getCertificateByCodeUnscoped } from '#lib/certificate/queries/by-code.ts';
import { openDb } from '#lib/db/client.ts';
import type { Db } from '#lib/db/client.ts';
import { freePort } from '#lib/db/embedded.ts';
import { transact } from '#lib/db/transaction.ts';
import { grantEnrolment } from '#lib/enrolment/commands/grant-enrolment.ts';
import { completeModule } from '#lib/enrolment/progress/commands.ts';
import { getLearningCourse } from '#lib/enrolment/progress/queries.ts';
import { startWorker } from '#lib/jobs/worker.ts';
import { contentDir, rootDir } from '#lib/paths.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { toShown } from '#lib/quiz/rules/shown.ts';
import { readQuestion } from '#lib/quiz/stored.ts';
import type { Viewer } from '#lib/viewer.ts';
import { adminViewerOf, createAdmin, createTherapist, testStart, viewerOf } from '#tests/support/factories.ts';
import { rightKeys } from '#tests/support/quiz-answers.ts';

const courseSlug = 'brain-gut-axis';
const installMs = 300_000;

type Server = { readonly url: string; stop(): void };
type Owner = { readonly uid: number; readonly gid: number };

function findBinaries(): string | null {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).toSorted((one, next) => Number(next) - Number(one)) : [];
  return (
    versions.map((version) => join(root, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb'))) ?? null
  );
}

function install(): void {
  const options = {
    stdio: 'ignore',
    timeout: installMs / 2,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  execFileSync('apt-get', ['update'], options);
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], options);
}

/** Debian's PostgreSQL, installed when this is Debian and we may; else the reason why there is none. */
function obtainBinaries(): { readonly bin: string } | { readonly reason: string } {
  const found = findBinaries();
  if (found) return { bin: found };
  if (!existsSync('/usr/bin/apt-get'))
    return { reason: 'no PostgreSQL in /usr/lib/postgresql, and no apt-get to install it with' };
  if (process.getuid?.() !== 0)
    return { reason: 'no PostgreSQL in /usr/lib/postgresql, and only root may install it: apt-get install postgresql' };
  try {
    install();
  } catch (error) {
    return {
      reason: `the package postgresql could not be installed: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
  const bin = findBinaries();
  return bin ? { bin } : { reason: 'the package postgresql brought no initdb' };
}

/** PostgreSQL refuses to run as root: then its files and its process belong to the package's own user. */
function serverOwner(): Owner | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function startServer(bin: string, folder: string): Promise<Server> {
  const owner = serverOwner();
  const [data, passwordFile] = [join(folder, 'data'), join(folder, 'password')];
  const port = await freePort();
  writeFileSync(passwordFile, 'a password of its own\n', { mode: 0o600 });
  if (owner) for (const path of [folder, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const run = (command: string, args: readonly string[]) =>
    execFileSync(join(bin, command), args, { cwd: folder, stdio: 'pipe', timeout: 60_000, ...owner });
  run('initdb', [
    '-D',
    data,
    '-U',
    'keeper',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
  ]);
  run('pg_ctl', [
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''`,
    'start',
  ]);
  const admin = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'keeper',
    password: 'a password of its own',
    database: 'postgres',
  });
  await admin.connect();
  await admin.query('CREATE DATABASE learning');
  await admin.end();
  return {
    url: `postgresql://keeper:a%20password%20of%20its%20own@127.0.0.1:${port}/learning`,
    stop: () => void run('pg_ctl', ['-D', data, '-m', 'fast', '-w', 'stop']),
  };
}

const folder = mkdtempSync(join(tmpdir(), 'afferent-other-'));
chmodSync(folder, 0o755);
let server: Server | null = null;
let db: Db | null = null;
let reason = '';

beforeAll(async () => {
  const obtained = obtainBinaries();
  if ('reason' in obtained) reason = obtained.reason;
  else server = await startServer(obtained.bin, folder);
  if (server) db = openDb(server.url, 4);
}, installMs);

afterAll(async () => {
  await db?.$disconnect();
  server?.stop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

function otherServer(skip: (note: string) => never): { db: Db; url: string } {
  return server && db ? { db, url: server.url } : skip(reason);
}

/** `npm run db:migrate` with DATABASE_URL, as an operator runs it. Returns what it says. */
function runMigrate(url: string): string {
  const env = { ...process.env, DATABASE_URL: url, NODE_ENV: 'production' as const };
  return execFileSync(process.execPath, ['scripts/migrate.ts'], {
    cwd: rootDir,
    env,
    encoding: 'utf8',
    stdio: 'pipe',
    timeout: 60_000,
  }).trim();
}

async function countRows(on: Db) {
  return {
    versions: await on.courseVersion.count(),
    modules: await on.moduleVersion.count(),
    questions: await on.questionVersion.count(),
    courses: await on.course.findMany({ orderBy: { slug: 'asc' }, select: { slug: true, updatedAt: true } }),
  };
}

/** Reads every module of the course in its order. */
async function readAll(on: Db, viewer: Viewer): Promise<void> {
  const found = await getLearningCourse(on, viewer, courseSlug, testStart);
  if (!found.ok) throw new Error(`the course is closed: ${found.reason}`);
  for (const { slug } of found.value.modules)
    expect(await completeModule(on, viewer, { courseSlug, moduleSlug: slug }, testStart)).toMatchObject({ ok: true });
}

/** Starts the quiz and gives the right answer to every question. */
async function answerRightly(on: Db, viewer: Viewer): Promise<string> {
  const started = await startAttempt(on, viewer, courseSlug, testStart, 'a seed');
  if (!started.ok) throw new Error(`the quiz did not start: ${started.reason}`);
  const { attemptId } = started.value;
  const slots = await on.attemptSlot.findMany({
    where: { attemptId },
    orderBy: { position: 'asc' },
    select: { position: true, optionOrder: true, questionVersion: { select: { body: true } } },
  });
  for (const { position, optionOrder, questionVersion } of slots) {
    const question = readQuestion(questionVersion.body);
    const keys = toShown(question, optionOrder, rightKeys(question));
    expect(await saveAnswer(on, viewer, { attemptId, position, keys }, testStart)).toMatchObject({ ok: true });
  }
  return attemptId;
}

test('migrations build the whole database on another PostgreSQL, and a second run has nothing to do', async ({
  skip,
}) => {
  const { url } = otherServer(skip);
  expect(runMigrate(url)).toMatch(/^Applied: \d{14}_/);
  expect(runMigrate(url)).toBe('The database is up to date.');
}, 120_000);

test('publishing the content there twice changes nothing the second time', async ({ skip }) => {
  const { db: on } = otherServer(skip);
  const first = await publishContent(on, contentDir, testStart);
  expect(first.ok && first.courses.find(({ slug }) => slug === courseSlug)?.change).toBe('published');
  const before = await countRows(on);
  const second = await publishContent(on, contentDir, new Date(testStart.getTime() + 60_000));
  expect(second.ok && second.courses.find(({ slug }) => slug === courseSlug)?.change).toBe('unchanged');
  expect(await countRows(on)).toEqual(before);
}, 60_000);

test('a therapist there reads, passes and holds a certificate that checks as valid', async ({ skip }) => {
  const { db: on } = otherServer(skip);
  const [admin, person] = [
    adminViewerOf(await createAdmin(on)),
    await createTherapist(on, { legalName: 'Zoë Åström' }),
  ];
  const viewer = viewerOf(person);
  const course = await on.course.findUniqueOrThrow({
    where: { slug: courseSlug },
    select: { id: true, versions: { select: { id: true } } },
  });
  const grant = {
    userId: person.id,
    courseId: course.id,
    courseVersionId: course.versions[0]?.id ?? '',
    reason: 'to try another PostgreSQL',
  };
  expect(await transact(on, (tx) => grantEnrolment(tx, admin, grant, testStart))).toMatchObject({ ok: true });
  await readAll(on, viewer);
  const attemptId = await answerRightly(on, viewer);
  expect(await submitAttempt(on, viewer, attemptId, testStart, issueOnPass)).toMatchObject({
    ok: true,
    value: { passed: true, percentTenths: 1000 },
  });

  const { code } = await on.certificate.findFirstOrThrow({ where: { userId: person.id }, select: { code: true } });
  expect(await getCertificateByCodeUnscoped(on, code)).toMatchObject({
    status: 'valid',
    certificate: { holderName: 'Zoë Åström', courseSlug, result: { percent: 100 } },
  });
}, 60_000);

test('the job queue there runs what the certificate queued', async ({ skip }) => {
  const { db: on, url } = otherServer(skip);
  const ran: string[] = [];
  const note = (name: string) => () => Promise.resolve(void ran.push(name));
  const handlers = {
    'send-mail': note('send-mail'),
    'certificate-mail': note('certificate-mail'),
    'collect-certificate': note('collect-certificate'),
    'settle-checkout': note('settle-checkout'),
    'settle-refund': note('settle-refund'),
    'sweep-checkouts': note('sweep-checkouts'),
    'close-expired-attempts': note('close-expired-attempts'),
    'regrade-attempts': note('regrade-attempts'),
    'verify-records': note('verify-records'),
    'tally-attempt': note('tally-attempt'),
    'recount-figures': note('recount-figures'),
    'delete-stored': note('delete-stored'),
    'finish-erasures': note('finish-erasures'),
    'send-reminders': note('send-reminders'),
    'give-refund': note('give-refund'),
    'reconcile-money': note('reconcile-money'),
  };
  const worker = await startWorker({ connectionString: url, clock: () => testStart, withSchedule: false, handlers });
  await expect.poll(() => ran.toSorted(), { timeout: 10_000 }).toEqual(['certificate-mail', 'send-mail']);
  await worker.stop();
  // Counting for the figures keeps out of the rush and comes a minute later.
  const left = await on.$queryRaw<{ task_identifier: string }[]>`SELECT task_identifier FROM graphile_worker.jobs`;
  expect(left).toEqual([{ task_identifier: 'tally-attempt' }]);
}, 60_000);
