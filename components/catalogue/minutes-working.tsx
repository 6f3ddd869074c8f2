import { DataTable } from '#components/ui/table.tsx';
import type { MinutesWorking } from '#lib/catalogue/schema.ts';

const number = new Intl.NumberFormat('en-AU');

/** How the CPD minutes were worked out, method by method. */
export function MinutesWorkingTable({ working }: { working: MinutesWorking }) {
  return (
    <>
      <p className="mb-5">
        The course has {number.format(working.words)} words, {working.figures} figures and {working.questions} quiz
        questions a sitting, at difficulty {working.difficulty} of 5. Accrediting bodies publish different ways to turn
        that into time. We take the lowest and round it down to a quarter of an hour:{' '}
        <strong className="font-medium">{working.offered} minutes</strong>.
      </p>
      <DataTable
        caption="CPD minutes by each published method"
        columns={[
          { key: 'label', label: 'Method' },
          { key: 'minutes', label: 'Minutes', numeric: true },
        ]}
        rows={working.methods.map((method) => ({ label: method.label, minutes: Math.floor(method.minutes) }))}
      />
      <p className="mt-4 text-sm text-muted">
        Associations count in their own units: hours, points, CPE, PDP. Check how yours counts assessed online learning
        before you enrol; the certificate states minutes, hours, mode and method so that they can.
      </p>
    </>
  );
}
