import type { Metadata } from 'next';
import { TextPage } from '#components/site/text-page.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { policyLines } from '#lib/payments/messages/refund-policy.ts';
import { refundDays } from '#lib/payments/rules/refund.ts';

export const metadata: Metadata = {
  title: 'Refunds',
  description: 'Fourteen days to change your mind, course by course, and what happens to enrolment and certificate.',
};

export default function RefundsPage() {
  return (
    <TextPage title="Refunds" lead="Fourteen days to change your mind, for everyone, in every country.">
      <h2>Within {refundDays} days of paying</h2>
      <p>
        You get back what you paid for a course, for any reason, as long as no certificate has been issued for it. The
        order says until which day: the fourteenth after the day you paid, to its end.
      </p>
      <p>
        Each line of an order stands for itself. From the pathway or a basket, one course can go back and the others
        stay; what you get for it is what you paid for it, after any discount. The order shows that amount beside each
        course.
      </p>
      <h2>How to do it</h2>
      <p>
        Open the order under “Orders and receipts” in your account. Choose the courses, press “Give back”, read what
        ends and how much you get, and confirm: two presses, no letter needed. The course ends at once. The money goes
        to the card or account you paid with, and banks usually show it within 5 to 10 working days.
      </p>
      <p>Has the bank sent the refund back to us? Then we write to you and pay it another way.</p>
      <h2>Gifts and clinic seats</h2>
      <p>
        Who bought a gift or seats can give each seat back within {refundDays} days, unless a certificate has been
        issued for it. A seat that nobody has used can also be moved to somebody else, on any day. The therapist of a
        seat does not give it back: it belongs to the order of who paid.
      </p>
      <h2>After the certificate</h2>
      <p>
        Once a certificate has been issued you have had what the course is for, and a change of mind no longer brings a
        refund. A fault on our side still does.
      </p>
      <h2>What happens to the course and the certificate</h2>
      <p>
        Money that goes back ends exactly what it paid for. A certificate that has been issued stays valid whatever
        happens to the money: it states what was learned, not what was paid.
      </p>
      <div className="mt-6">
        <PolicyTable />
      </div>
      <h2>Your rights by law</h2>
      <p>
        These terms add to your rights under the Australian Consumer Law, United Kingdom consumer law and the law of
        your own country; they take none away. If a course is not as described or has a major fault, you are entitled to
        a remedy whatever the day.
      </p>
    </TextPage>
  );
}

function PolicyTable() {
  return (
    <DataTable
      caption="What happens to the course and the certificate"
      columns={[
        { key: 'happened', label: 'What happened' },
        { key: 'enrolment', label: 'The course' },
        { key: 'issued', label: 'A certificate already issued' },
        { key: 'notIssued', label: 'A certificate not issued yet' },
      ]}
      rows={policyLines().map(({ happened, enrolment, issued, notIssued }) => ({
        happened: <span className="block min-w-[11rem]">{happened}</span>,
        enrolment: <span className="block min-w-[7rem]">{enrolment}</span>,
        issued: <span className="block min-w-[9rem]">{issued}</span>,
        notIssued: <span className="block min-w-[7rem]">{notIssued}</span>,
      }))}
    />
  );
}
