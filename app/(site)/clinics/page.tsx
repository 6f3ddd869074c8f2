import type { Metadata } from 'next';
import Link from 'next/link';
import { TextPage } from '#components/site/text-page.tsx';

export const metadata: Metadata = {
  title: 'For clinics',
  description: 'Buy seats in a course for the people of your clinic: how seats work, and what you see and never see.',
};

export default function ClinicsPage() {
  return (
    <TextPage
      title="Courses for the people of your clinic"
      lead="Buy as many seats as you need in one order, and invite each person by e-mail. Each studies in an account of their own."
    >
      <h2>How seats work</h2>
      <ul>
        <li>
          Choose a course or the{' '}
          <Link className="link" href="/pathway" prefetch={false}>
            pathway
          </Link>
          , press “Seats for a clinic” and say how many. A seat gives one person that course, or all courses of the
          pathway.
        </li>
        <li>
          Invite people one by one, or send in a list as a CSV file. You may name a day by which it should be done.
        </li>
        <li>Whoever you invite signs in with that e-mail address, takes the seat and starts.</li>
        <li>A seat that nobody has taken yet can be moved: withdraw the invitation and invite somebody else.</li>
        <li>You may take a seat yourself, like anyone else.</li>
      </ul>
      <h2>What it costs</h2>
      <p>
        The price of the course for each person, as its page shows it for your country, paid once. The receipt can carry
        the name, address and tax number of the clinic.
      </p>
      <h2>What you see</h2>
      <ul>
        <li>Who has been invited, who has taken the seat, and who has passed.</li>
        <li>The day by which you asked for it, and whether it has passed.</li>
      </ul>
      <h2>What you never see</h2>
      <ul>
        <li>Anybody’s answers in a quiz, how often they tried, or what they read.</li>
        <li>A result, unless the therapist agrees to show it to you. They can take that back whenever they wish.</li>
        <li>A certificate. It belongs to the therapist, who may send you its public page.</li>
      </ul>
      <h2>If plans change</h2>
      <p>
        Within 14 days you can have your money back, as the{' '}
        <Link className="link" href="/legal/refunds" prefetch={false}>
          refund terms
        </Link>{' '}
        say. A person who leaves your clinic keeps the course and the certificate.
      </p>
      <h2 id="gifts">One course as a gift</h2>
      <p>
        Press “Give it to someone” on the page of a course, and give their e-mail address and a message if you like.
        They sign in with that address and start when they want to. You pay the ordinary price and do not see how they
        do.
      </p>
      <p className="mt-8!">
        <Link className="link inline-flex min-h-11 items-center" href="/courses" prefetch={false}>
          See the courses
        </Link>
      </p>
    </TextPage>
  );
}
