import { durationWords, policySentences } from '#lib/quiz/messages.ts';
import type { QuizHome } from '#lib/quiz/schema.ts';
import { Facts } from '#components/ui/facts.tsx';
import { Section } from '#components/ui/page.tsx';

/** The rules in plain words, and what follows a pass and a fail. */
export function QuizPolicyText({ policy, certificatePolicy }: Pick<QuizHome, 'policy' | 'certificatePolicy'>) {
  return (
    <>
      <Facts
        items={[
          { label: 'Questions', value: policy.questionCount },
          { label: 'Pass mark', value: `${policy.passPercent}%` },
          {
            label: 'Time',
            value: policy.timeLimitMinutes === null ? 'No limit' : durationWords(policy.timeLimitMinutes),
          },
          { label: 'Tries', value: policy.attemptLimit === null ? 'As many as you need' : policy.attemptLimit },
        ]}
      />
      <Section title="How it works">
        <ul className="max-w-[40em] list-disc space-y-2 pl-5">
          {policySentences(policy).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </Section>
      <Section title="What happens afterwards">
        <dl className="max-w-[40em] space-y-5">
          <div>
            <dt className="font-medium">If you pass</dt>
            <dd className="mt-1">
              Every question is explained with its sources: what you chose, what is right, and why each option is or is
              not.{' '}
              {certificatePolicy === 'automatic'
                ? 'Your certificate is issued at once.'
                : 'A person on our side reviews the pass and then issues your certificate.'}
            </dd>
          </div>
          <div>
            <dt className="font-medium">If you do not pass</dt>
            <dd className="mt-1">
              You see your score and the topics to read again, with a way to each module. The answers stay closed,
              because the next paper comes from the same pool.
            </dd>
          </div>
        </dl>
      </Section>
    </>
  );
}
