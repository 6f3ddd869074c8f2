import type { CheckReport, Outcome } from '#lib/certificate/check/types.ts';
import { isObject, shown } from '#lib/certificate/check/types.ts';

const words: Record<Outcome, string> = { passed: 'passed', failed: 'FAILED', 'not-checked': 'not checked' };

function aboutLine({ credential }: CheckReport): string[] {
  if (!credential) return [];
  const { name, issuer } = credential;
  const issuerName = isObject(issuer) ? (issuer['name'] ?? issuer['id']) : issuer;
  return [`It says it is: ${shown(name ?? 'a badge without a name')}, from ${shown(issuerName ?? 'nobody')}`];
}

function summary({ steps, goodProofs, outcome }: CheckReport): string {
  const count = (wanted: Outcome) => steps.filter((step) => step.outcome === wanted).length;
  const numbers = `${count('passed')} passed, ${count('failed')} failed, ${count('not-checked')} not checked.`;
  if (outcome === 'failed') return `Do not rely on it: ${numbers}`;
  if (goodProofs.length === 0) return `Nothing failed, but no signature was checked, so nothing is proved: ${numbers}`;
  return count('not-checked') > 0
    ? `Nothing failed, though not all was checked: ${numbers}`
    : `All is well: ${numbers}`;
}

function hint({ steps }: CheckReport): string[] {
  if (!steps.some(({ why }) => why.endsWith('nothing was fetched.'))) return [];
  return ['To check the rest: --online, or give the keys with --keys and the status list with --list.'];
}

/** A report for people: each step on a line, passed, failed or not checked, and why. */
export function reportLines(report: CheckReport): string[] {
  const width = Math.max(...report.steps.map(({ step }) => step.length));
  const lines = report.steps.map(
    ({ step, outcome, why }) => `${step.padEnd(width)}  ${words[outcome].padEnd(11)}  ${why}`,
  );
  return [...aboutLine(report), ...lines, summary(report), ...hint(report)];
}

/** The same as one JSON object. */
export function reportJson(file: string, { kind, outcome, steps, goodProofs, credential }: CheckReport): string {
  return JSON.stringify(
    { file, kind, outcome, steps, proofs: goodProofs.map(({ proof }) => proof), credential },
    null,
    2,
  );
}
