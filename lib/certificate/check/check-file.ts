import { checkDates } from './dates.ts';
import { readFile } from './file/extract.ts';
import { checkProofs } from './proofs.ts';
import { readCredential } from './read-credential.ts';
import { checkStructure } from './shape/credential.ts';
import { checkAgainst } from './shape/published.ts';
import { checkStatus } from './status/check-status.ts';
import { checkContexts, checkTerms } from './terms.ts';
import { failed, shown } from './types.ts';
import type { CheckOptions, CheckReport, GoodProof, JsonObject, Step } from './types.ts';

/** A step that breaks has failed: a file that confuses a library is not a good file. */
async function settle(step: string, work: () => Step | Promise<Step>): Promise<Step> {
  try {
    return await work();
  } catch (error) {
    return failed(step, `It cannot be checked: ${shown(error instanceof Error ? error.message : 'it failed', 160)}`);
  }
}

function report(
  kind: CheckReport['kind'],
  steps: readonly Step[],
  credential: JsonObject | null = null,
  goodProofs: readonly GoodProof[] = [],
): CheckReport {
  const outcome = steps.some((step) => step.outcome === 'failed') ? 'failed' : 'passed';
  return { kind, steps, credential, goodProofs, outcome };
}

async function settleProofs(credential: JsonObject, jwt: string | null, options: CheckOptions) {
  try {
    return await checkProofs(credential, jwt, options);
  } catch (error) {
    const why = shown(error instanceof Error ? error.message : 'it failed', 160);
    return { steps: [failed('proof', `It cannot be checked: ${why}`)], good: [] };
  }
}

/**
 * Checks any file that may hold an Open Badge 3.0, ours or another issuer's, step by step. Nothing is fetched unless
 * `options.fetch` is given. Total: it answers for any bytes and never throws.
 * @param bytes the whole file: JSON, compact JWT, baked PNG or SVG, or a PDF with the credential attached
 */
export async function checkFile(bytes: Uint8Array, options: CheckOptions): Promise<CheckReport> {
  const file = readFile(bytes);
  if (file.text === null) return report(file.kind, [file.step]);
  const { step, credential, jwt } = readCredential(file.text);
  if (!credential) return report(file.kind, [file.step, step]);
  const { schema } = options;
  const shape = [
    await settle('structure', () => checkStructure(credential)),
    ...(schema ? [await settle('schema', () => checkAgainst(schema, credential))] : []),
    await settle('contexts', () => checkContexts(credential, options)),
  ];
  const isReadable = shape.every(({ step: name, outcome }) => name !== 'contexts' || outcome === 'passed');
  const terms = isReadable ? [await settle('terms', () => checkTerms(credential, jwt !== null, options))] : [];
  const proofs = await settleProofs(credential, jwt, options);
  const rest = [
    await settle('dates', () => checkDates(credential, options.at)),
    await settle('status', () => checkStatus(credential, options)),
  ];
  return report(file.kind, [file.step, step, ...shape, ...terms, ...proofs.steps, ...rest], credential, proofs.good);
}
