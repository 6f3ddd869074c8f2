import type { ChainedStep } from '../steps.ts';
import { finding } from './findings.ts';
import type { Finding } from './findings.ts';

const endKinds: readonly string[] = ['submit', 'time-out'];
const paperKinds: readonly string[] = ['answer', 'flag'];
const laterKinds: readonly string[] = ['read', 'regrade'];

/** Requests may wait for each other, and two servers' clocks may differ, by this much. */
const toleranceMs = 60_000;

export function isEnd(step: { readonly kind: string }): boolean {
  return endKinds.includes(step.kind);
}

function kindFinding(step: ChainedStep, index: number, endIndex: number): Finding | null {
  const isOver = endIndex !== -1 && index > endIndex;
  if (step.kind === 'start') return index === 0 ? null : finding('start-repeated', step.seq);
  if (index === 0) return finding('start-missing', step.seq);
  if (laterKinds.includes(step.kind)) return isOver ? null : finding('step-before-end', step.seq);
  if (paperKinds.includes(step.kind) || isEnd(step)) return isOver ? finding('step-after-end', step.seq) : null;
  return finding('kind-unknown', step.seq);
}

/** Whether the steps follow each other as the course of an attempt allows. */
export function courseFindings(steps: readonly ChainedStep[], positions: ReadonlySet<number>): Finding[] {
  const endIndex = steps.findIndex(isEnd);
  let latest = Number.NEGATIVE_INFINITY;
  return steps.flatMap((step, index) => {
    const found: Finding[] = [];
    const ofKind = kindFinding(step, index, endIndex);
    if (ofKind) found.push(ofKind);
    const isOffPaper = step.position === null ? paperKinds.includes(step.kind) : !positions.has(step.position);
    if (isOffPaper) found.push(finding('off-paper', step.seq, step.position));
    const time = step.at.getTime();
    if (time < latest - toleranceMs) found.push(finding('time-backwards', step.seq));
    latest = Math.max(latest, time);
    return found;
  });
}
