import { Status } from '#components/ui/status.tsx';
import { verificationWord } from '#lib/cpd-log/messages/words.ts';
import type { Verification } from '#lib/cpd-log/schema.ts';

/** How an entry is known: issued here, signature checked, or the therapist's own word. */
export function KnownMark({ verification }: { verification: Verification }) {
  return <Status tone={verification === 'self-declared' ? 'quiet' : 'good'}>{verificationWord[verification]}</Status>;
}
