import { parseArgs } from 'node:util';

export type AuditArguments = { readonly isJson: boolean; readonly attemptId?: string; readonly expect?: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const hash = /^[0-9a-f]{64}$/i;

/** What was asked for, or what is wrong with it in a sentence. */
export function readAuditArguments(given: readonly string[]): AuditArguments | { readonly fault: string } {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: { json: { type: 'boolean' }, attempt: { type: 'string' }, expect: { type: 'string' } },
    });
    const { attempt, expect } = values;
    if (attempt !== undefined && !uuid.test(attempt))
      return { fault: `--attempt takes the id of an attempt, not "${attempt}".` };
    if (expect !== undefined && !hash.test(expect))
      return { fault: '--expect takes the hash of a seal: 64 digits from 0 to f.' };
    return {
      isJson: values.json === true,
      ...(attempt === undefined ? {} : { attemptId: attempt.toLowerCase() }),
      ...(expect === undefined ? {} : { expect: expect.toLowerCase() }),
    };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
