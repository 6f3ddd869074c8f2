import type { LoggedStep } from '#lib/account/admin-queries/attempt.ts';
import { DataTable } from '#components/ui/table.tsx';
import { certaintyWords } from '#lib/quiz/messages.ts';
import { certaintyIn } from '#lib/quiz/rules/certainty.ts';
import { choiceOf, groupOf } from '#lib/quiz/rules/parts.ts';
import { regradeSchema } from '#lib/quiz/rules/correction/regrade.ts';
import { percentText, stepWord } from './words.ts';

/** What a step says besides its kind: the options chosen and how sure, or a flag taken off. */
function said(response: unknown): string {
  const regrade = regradeSchema.safeParse(response);
  if (regrade.success) {
    const { before, after, reason } = regrade.data;
    return `${percentText(before.percentTenths)} to ${percentText(after.percentTenths)}: ${reason}`;
  }
  if (typeof response === 'object' && response !== null && 'flagged' in response)
    return response.flagged === true ? '' : 'took the flag off';
  const certainty = certaintyIn(response);
  return [chosen(response), certainty ? certaintyWords[certainty].toLowerCase() : ''].filter(Boolean).join('; ');
}

function chosen(response: unknown): string {
  const keys = typeof response === 'object' && response !== null && 'keys' in response ? response.keys : null;
  if (!Array.isArray(keys)) return '';
  if (keys.length === 0) return 'took the answer back';
  const parts = Map.groupBy(keys.map(String), groupOf);
  return [...parts].map(([group, named]) => `${group || 'option'} ${named.map(choiceOf).join(', ')}`).join('; ');
}

/** Every step of a sitting in order, with the start of the hash that ties it to the one before. */
export function StepLog({ steps }: { steps: readonly LoggedStep[] }) {
  return (
    <DataTable
      caption="Step log"
      columns={[
        { key: 'seq', label: 'Step', numeric: true },
        { key: 'at', label: 'When' },
        { key: 'what', label: 'What' },
        { key: 'question', label: 'Question', numeric: true },
        { key: 'answer', label: 'Answer' },
        { key: 'hash', label: 'Hash' },
      ]}
      rows={steps.map((step) => ({
        seq: step.seq,
        at: <StepTime at={step.at} />,
        what: stepWord(step.kind),
        question: step.position ?? '',
        answer: said(step.response),
        hash: <code>{step.hash.slice(0, 12)}</code>,
      }))}
      empty="The log is empty."
    />
  );
}

const toTheSecond = new Intl.DateTimeFormat('en-AU', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
  timeZone: 'Australia/Sydney',
  timeZoneName: 'short',
});

function StepTime({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{toTheSecond.format(at)}</time>;
}
