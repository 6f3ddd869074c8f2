import { parseArgs } from 'node:util';
import { keySetIn, signingKeysOf } from '#lib/certificate/badge/keys.ts';
import { getStatusListUnscoped } from '#lib/certificate/queries/status-list.ts';
import { env } from '#lib/env.ts';
import { issueDemoBadges } from './credential/issue-demo.ts';
import { sampleFiles } from './credential/sample-files.ts';
import { withScratchDatabase } from './credential/scratch.ts';
import { commandFor, writeSamples } from './credential/write-samples.ts';

const usage = 'Usage: npm run credential:sample -- --out DIR';

function readFolder(): string {
  try {
    const { values } = parseArgs({ options: { out: { type: 'string' } } });
    if (values.out) return values.out;
    console.error(`Name the folder to write to.\n${usage}`);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  process.exit(2);
}

const folder = readFolder();
const { appUrl } = env();
const count = await withScratchDatabase(async (db, scratch) => {
  const keys = await signingKeysOf(keySetIn(scratch), appUrl);
  const badges = await issueDemoBadges(db, appUrl, new Date());
  const list = await getStatusListUnscoped(db, badges.valid.credential.statusListId, appUrl);
  if (!list) throw new Error('there is no status list');
  const samples = await sampleFiles(badges, keys);
  await writeSamples(folder, samples, keys, list);
  return samples.length;
});
console.log(`${count} samples in ${folder}; README.txt there says what each should give. To check one:`);
console.log(`  npm run credential:verify -- ${commandFor(folder, 'valid.pdf').join(' ')}`);
