import { sha256 } from '#lib/ids.ts';
import { canonicalJson } from '../steps.ts';

/** What the first step says of the rules an attempt runs under, so that a changed pass mark or deadline no longer fits the log. */
export function termsHash({ policy, deadlineAt }: { readonly policy: unknown; readonly deadlineAt: Date | null }): string {
  return sha256(canonicalJson({ policy, deadlineAt: deadlineAt?.toISOString() ?? null }));
}
