import type { Metadata } from 'next';
import Link from 'next/link';
import { LinkButton } from '#components/ui/button.tsx';
import { Empty } from '#components/ui/empty.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { DataTable } from '#components/ui/table.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { listClinics } from '#lib/payments/queries-seats.ts';

export const metadata: Metadata = { title: 'Clinic seats' };

const columns = [
  { key: 'number', label: 'Order' },
  { key: 'clinic', label: 'Clinic' },
  { key: 'courses', label: 'Courses' },
  { key: 'seats', label: 'Seats', numeric: true },
  { key: 'free', label: 'Free', numeric: true },
  { key: 'done', label: 'Done', numeric: true },
];

export default async function ClinicsPage() {
  const viewer = await requireViewer('/account/clinics');
  const clinics = await listClinics(db(), viewer);
  return (
    <Page width="wide">
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
        <DataTable
          caption="Your clinic orders, newest first"
          columns={columns}
          rows={clinics.map(({ orderId, number, clinicName, courses, seats, free, done }) => ({
            number: (
              <Link className="link -my-2.5 inline-flex min-h-11 items-center" href={`/account/clinics/${orderId}`}>
                {number}
              </Link>
            ),
            clinic: clinicName ?? '',
            courses: courses.join(', '),
            seats,
            free,
            done,
          }))}
        />
      )}
    </Page>
  );
}
