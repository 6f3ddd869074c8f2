import { parseArgs } from 'node:util';
import { formatFault } from '#lib/catalogue/content/fault.ts';
import { publishContent } from '#lib/catalogue/publish.ts';
import { openDb } from '#lib/db/client.ts';
import { env } from '#lib/env.ts';
import { contentDir } from '#lib/paths.ts';
import { now } from '#lib/time/clock.ts';

const { values } = parseArgs({ options: { dir: { type: 'string', default: contentDir } } });
const url = env().databaseUrl;
if (!url) throw new Error('DATABASE_URL is not set: npm start publishes into the embedded database.');

const db = openDb(url, 2);
try {
  const outcome = await publishContent(db, values.dir, now());
  if (outcome.ok)
    for (const { slug, version, change } of outcome.courses) console.log(`${slug} ${version ?? '–'}: ${change}`);
  else {
    for (const fault of outcome.faults) console.error(formatFault(fault));
    process.exitCode = 1;
  }
} finally {
  await db.$disconnect();
}
