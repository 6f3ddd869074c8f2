import { agreedSentences } from '#lib/quiz/messages/adjustment.ts';
import { reviewSentences } from '#lib/quiz/messages/review.ts';
import { durationWords, policySentences } from '#lib/quiz/messages.ts';
import type { QuizHome } from '#lib/quiz/schema.ts';
import { Facts } from '#components/ui/facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Section } from '#components/ui/page.tsx';

const certificateSentence = {
  automatic: 'Your certificate is issued at once.',
  review: 'A person on our side reviews the pass and then issues your certificate.',
} as const satisfies Record<QuizHome['certificatePolicy'], string>;

/** What was agreed with this therapist, and never why. */
export function AgreedNotice({ home: { adjustment, policy } }: { home: QuizHome }) {
  const sentences = agreedSentences(adjustment, policy);
  if (sentences.length === 0) return null;
  return (
    <Notice title="Agreed with you">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  );
}

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
          {reviewSentences(policy).map(({ when, what }, index) => (
            <div key={when}>
              <dt className="font-medium">{when}</dt>
              <dd className="mt-1">
                {what}
                {index === 0 ? ` ${certificateSentence[certificatePolicy]}` : ''}
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}
