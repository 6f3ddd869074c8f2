import type { Metadata } from 'next';
import Link from 'next/link';
import { LinkButton } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { listClinics } from '#lib/payments/queries-seats.ts';
import type { ClinicLine } from '#lib/payments/schema/seats.ts';

export const metadata: Metadata = { title: 'Clinic seats' };

export default async function ClinicsPage() {
  const viewer = await requireViewer('/account/clinics');
  const clinics = await listClinics(db(), viewer);
  return (
    <Page>
      <nav aria-label="Back" className="mb-6">
        <Link className="link inline-flex min-h-11 items-center" href="/account">
          My learning
        </Link>
      </nav>
      <PageHeading title="Clinic seats" />
      {clinics.length === 0 ? (
        <Empty title="No seats yet" action={<LinkButton href="/courses">See the courses</LinkButton>}>
          When you buy seats for the people of a clinic, you invite them here and see who is done.
        </Empty>
      ) : (
        <ul className="border-b border-line">
          {clinics.map((clinic) => (
            <ClinicRow key={clinic.orderId} clinic={clinic} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function ClinicRow({ clinic }: { clinic: ClinicLine }) {
  const { orderId, number, clinicName, courses, seats, free, done } = clinic;
  return (
    <li className="border-t border-line py-6">
      <h2 className="text-2xl">
        <Link
          className="inline-flex min-h-11 items-center text-ink underline decoration-line underline-offset-4 [overflow-wrap:anywhere] hover:decoration-nerve"
          href={`/account/clinics/${orderId}`}
          prefetch={false}
        >
          {clinicName ?? `Order ${number}`}
        </Link>
      </h2>
      <p className="mt-1">{courses.join(', ')}</p>
      <p className="mt-1 text-muted">
        Order {number}: {seats} {seats === 1 ? 'seat' : 'seats'}, {free} free, {done} done.
      </p>
    </li>
  );
}
