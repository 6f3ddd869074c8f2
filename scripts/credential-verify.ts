import { readFileSync } from 'node:fs';
import { checkFile } from '#lib/certificate/check/check-file.ts';
import { guardedFetch } from '#lib/certificate/check/net.ts';
import type { CheckOptions } from '#lib/certificate/check/types.ts';
import { readVerifyArguments, usage } from './credential/arguments.ts';
import type { VerifyArguments } from './credential/arguments.ts';
import { readKeyFiles, readListFiles, readSchemaFile } from './credential/read-inputs.ts';
import { reportJson, reportLines } from './credential/report.ts';

const wrongUsage = 2;

function stopWith(...lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(wrongUsage);
}

function readInputs(asked: VerifyArguments): { bytes: Buffer; options: CheckOptions } {
  const schema = readSchemaFile(asked.schema);
  const appUrl = process.env['APP_URL'] ?? 'http://localhost';
  const mayLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(appUrl).hostname);
  return {
    bytes: readFileSync(asked.file),
    options: {
      at: asked.at ?? new Date(),
      keys: readKeyFiles(asked.keys),
      lists: readListFiles(asked.lists),
      ...(schema ? { schema } : {}),
      ...(asked.isOnline ? { fetch: guardedFetch({ mayLoopback }) } : {}),
    },
  };
}

const asked = readVerifyArguments(process.argv.slice(2));
if ('fault' in asked) stopWith(asked.fault, usage);
let inputs;
try {
  inputs = readInputs(asked);
} catch (error) {
  stopWith(error instanceof Error ? error.message : String(error), usage);
}
const report = await checkFile(inputs.bytes, inputs.options);
if (asked.isJson) console.log(reportJson(asked.file, report));
else for (const line of reportLines(report)) console.log(line);
process.exitCode = report.outcome === 'failed' ? 1 : 0;
