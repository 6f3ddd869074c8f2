import type { Outcome, Step } from '#lib/certificate/check/types.ts';

const words: Record<Outcome, { readonly word: string; readonly className: string }> = {
  passed: { word: 'Passed', className: 'text-nerve' },
  failed: { word: 'Failed', className: 'text-touch' },
  'not-checked': { word: 'Not checked', className: 'text-muted' },
};

const names: Record<string, string> = {
  file: 'File',
  credential: 'Credential',
  structure: 'Structure',
  contexts: 'Vocabularies',
  terms: 'Terms',
  dates: 'Dates',
  status: 'Status',
};

function nameOf(step: string): string {
  const known = names[step];
  if (known) return known;
  return step
    .replace(/^proof/, 'Signature')
    .replace(/^issuer/, 'Issuer of signature')
    .replace(/ jwt$/, ' (JWT)');
}

/** Every step of a check, what came of it and why. */
export function CheckSteps({ steps, isOpen }: { steps: readonly Step[]; isOpen: boolean }) {
  return (
    <details open={isOpen} className="mt-8">
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-medium text-nerve">
        Each step of the check
      </summary>
      <dl className="mt-2 border-b border-line">
        {steps.map(({ step, outcome, why }) => (
          <div key={step} className="grid gap-1 border-t border-line py-3 sm:grid-cols-[13rem_1fr] sm:gap-6">
            <dt>
              {nameOf(step)}
              <span className={`block text-sm font-medium ${words[outcome].className}`}>{words[outcome].word}</span>
            </dt>
            <dd className="text-muted [overflow-wrap:anywhere]">{why}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
