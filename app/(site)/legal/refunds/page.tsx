import type { Metadata } from 'next';
import { TextPage } from '#components/site/text-page.tsx';

export const metadata: Metadata = {
  title: 'Refunds',
  description: 'Fourteen days to change your mind, and what happens to enrolment and certificate.',
};

export default function RefundsPage() {
  return (
    <TextPage title="Refunds" lead="Fourteen days to change your mind, for everyone, in both countries.">
      <h2>Within 14 days of buying</h2>
      <p>
        You get the whole price back, for any reason, as long as no certificate has been issued for the course. Write to
        us with the order number; the refund goes to the card you paid with.
      </p>
      <p>
        The pathway is one purchase: within 14 days the whole of it can go back, as long as none of its certificates has
        been issued. A single course of it cannot be given back by itself.
      </p>
      <h2>After the certificate</h2>
      <p>
        Once a certificate has been issued you have had what the course is for, and a change of mind no longer brings a
        refund. A fault on our side still does.
      </p>
      <h2>What a refund ends</h2>
      <p>
        It ends the enrolments that the refunded payment gave, and nothing else. Other courses stay as they are, and a
        certificate that has been issued stays valid: it states what was learned, not what was paid.
      </p>
      <h2>Your rights by law</h2>
      <p>
        These terms add to your rights under the Australian Consumer Law and United Kingdom consumer law; they take none
        away. If a course is not as described or has a major fault, you are entitled to a remedy whatever the day.
      </p>
    </TextPage>
  );
}
