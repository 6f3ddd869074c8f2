import { Status } from '#components/ui/status.tsx';
import { statusWord } from '#lib/bodies/messages/status.ts';
import type { BodyRule } from '#lib/bodies/schema.ts';

const tones = { found: 'good', 'partly-found': 'quiet', 'not-verified': 'attention' } as const;

/** How much of a body's rule was read, in words. */
export function RuleStatus({ status }: { status: BodyRule['status'] }) {
  return <Status tone={tones[status]}>{statusWord(status)}</Status>;
}
