import { openDb } from '#lib/db/client.ts';
import { parseEnv } from '#lib/env.ts';
import { dataDir } from '#lib/paths.ts';
import { redrawUnscoped } from '#lib/quiz/queries/redraw.ts';
import { verifyRecordsUnscoped } from '#lib/quiz/queries/verify-records.ts';
import { findingWords } from '#lib/quiz/rules/audit/findings.ts';
import { readAuditArguments } from './audit/arguments.ts';
import { databaseToRead } from './audit/database.ts';
import { faultLine, summaryLines } from './audit/report.ts';

const couldNotRead = 2;

function stopWith(lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(couldNotRead);
}

const asked = readAuditArguments(process.argv.slice(2));
if ('fault' in asked) stopWith([asked.fault, 'Usage: npm run audit:verify [-- --json] [--attempt ID] [--expect HASH]']);
const parsed = parseEnv(process.env);
if ('faults' in parsed) stopWith(parsed.faults);

const { isJson, ...options } = asked;
const database = await databaseToRead(parsed.env.databaseUrl, dataDir).catch((error: unknown) =>
  stopWith([error instanceof Error ? error.message : String(error)]),
);
const db = openDb(database.url, 2);
let faultCount = 0;
let exitCode = couldNotRead;
try {
  // Each fault goes out as it is found: nothing is kept, however many there are.
  const read = await verifyRecordsUnscoped(db, { ...options, redraw: redrawUnscoped }, (fault) => {
    faultCount += 1;
    console.log(isJson ? JSON.stringify({ ...fault, says: findingWords[fault.code] }) : faultLine(fault));
  });
  if (options.attemptId && read.attempts === 0 && faultCount === 0) console.error('There is no such attempt.');
  else {
    for (const line of isJson ? [JSON.stringify({ ...read, faults: faultCount })] : summaryLines(read, faultCount))
      console.log(line);
    exitCode = faultCount === 0 ? 0 : 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  await db.$disconnect();
  await database.stop();
}
process.exit(exitCode);
