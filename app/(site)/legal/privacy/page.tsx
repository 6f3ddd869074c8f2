import type { Metadata } from 'next';
import { TextPage } from '#components/site/text-page.tsx';
import { goneOnErasure, keptOnErasure } from '#lib/account/messages/erasure.ts';
import { retentionYears } from '#lib/account/rules/erasure.ts';

export const metadata: Metadata = {
  title: 'Privacy',
  description: 'What Afferent keeps about you, why, and for how long.',
};

export default function PrivacyPage() {
  return (
    <TextPage
      title="Privacy"
      lead="What we keep, why, and for how long. Awaiting review by a lawyer before the first public sale."
    >
      <h2>What we keep</h2>
      <ul>
        <li>Your e-mail address, to sign you in and to send receipts and certificates.</li>
        <li>Your name as you confirm it, because a certificate without a name proves nothing.</li>
        <li>Your enrolments, progress, answers and results, because they are what the certificate rests on.</li>
        <li>Your orders. Card details stay with Stripe; they never reach us.</li>
        <li>Your signed-in browsers, so that you can end one.</li>
        <li>
          If somebody pays for a course for you, the address and the name they typed, with their order. A clinic sees
          whether you are done, and your score only while you agree.
        </li>
      </ul>
      <h2>What we do not keep</h2>
      <p>
        No passwords, because there are none. No trackers, no advertising, no analytics by others. Please never enter a
        client’s details.
      </p>
      <h2>Cookies</h2>
      <p>
        One keeps you signed in, one remembers that you are (it holds no name), one remembers the country whose prices
        you chose, one ties a sign-in code to the browser that asked for it, one recognises for 180 days a browser that
        has signed in before (it holds no address), one holds the names of the courses in your basket, and one carries
        your time zone to Google and back if you sign in that way.
      </p>
      <h2>How long</h2>
      <p>
        As long as your account is there, what is in it stays. Certificates and the learning record behind them are kept
        for at least {retentionYears} years after the day of completion, since associations audit years later and ask
        providers for copies. Order records follow tax law.
      </p>
      <h2>A copy, and the end of an account</h2>
      <p>
        Under Settings, Your data, you can download all that we hold of you, and erase your account yourself. Then goes,
        at once and for good:
      </p>
      <ul>
        {goneOnErasure.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      <p>What stays, and why:</p>
      <ul>
        {keptOnErasure.map(({ what, why }) => (
          <li key={what}>
            {what} {why}
          </li>
        ))}
      </ul>
      <h2>Your public page</h2>
      <p>
        A certificate’s page shows your name, the course and the dates to anyone who holds its code. The code cannot be
        guessed, and there is no search by name.
      </p>
    </TextPage>
  );
}
