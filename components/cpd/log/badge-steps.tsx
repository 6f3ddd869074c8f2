import { Status } from '#components/ui/status.tsx';
import { Section } from '#components/ui/page.tsx';
import type { BadgeRecord } from '#lib/cpd-log/schema/badge.ts';

const tones = { passed: 'good', failed: 'attention', 'not-checked': 'quiet' } as const;
const words = { passed: 'Passed', failed: 'Failed', 'not-checked': 'Not checked' } as const;

/** What an Open Badge said, and how each step of its check went. */
export function BadgeSteps({ badge }: { badge: BadgeRecord }) {
  return (
    <Section title="The badge and its check">
      <p className="mb-4 max-w-[36em] [overflow-wrap:anywhere]">
        “{badge.achievementName}”, from {badge.issuerName}
        {badge.credits ? `, ${badge.credits}` : ''}.{' '}
        {badge.whySelfDeclared === null
          ? 'Its signature was checked and it is made out to your e-mail address.'
          : `It stands in your log as your own word: ${badge.whySelfDeclared}`}
      </p>
      <ul className="border-b border-line" aria-label="Steps of the check">
        {badge.steps.map((step) => (
          <li key={step.step} className="grid gap-x-6 gap-y-1 border-t border-line py-3 sm:grid-cols-[9rem_1fr]">
            <span className="text-sm">
              <Status tone={tones[step.outcome]}>{words[step.outcome]}</Status>
            </span>
            <span className="text-sm [overflow-wrap:anywhere]">
              <span className="font-medium first-letter:uppercase">{step.step.replaceAll('-', ' ')}.</span>{' '}
              <span className="text-muted">{step.why}</span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
