import { policyHash } from '../drawn-from.ts';

type Terms = { readonly policy: unknown; readonly deadlineAt: Date | null };
export type StatedTerms = { readonly policyHash: string; readonly deadlineAt: string | null };

/** What the first step says of the rules an attempt runs under, so that a changed pass mark or deadline no longer fits the log. */
export function statedTerms({ policy, deadlineAt }: Terms): StatedTerms {
  return { policyHash: policyHash(policy), deadlineAt: deadlineAt?.toISOString() ?? null };
}
