import { DateText } from '#components/ui/date.tsx';
import { Facts } from '#components/ui/facts.tsx';
import { Status } from '#components/ui/status.tsx';
import { DataTable } from '#components/ui/table.tsx';
import type { BodyRule, CertificateField } from '#lib/bodies/schema.ts';
import { approvalStateWord, unitsText } from '#lib/catalogue/messages/approvals.ts';
import type { ApprovalItem } from '#lib/catalogue/queries/approvals.ts';
import type { ApprovalState } from '#lib/catalogue/rules/approvals.ts';
import { fieldWords } from '#lib/certificate/messages/lines.ts';
import { AdminLink } from './links.tsx';
import { When } from './when.tsx';

const tones = { running: 'good', 'not-started': 'quiet', ended: 'quiet', withdrawn: 'attention' } as const;

function ApprovalStateMark({ state }: { state: ApprovalState }) {
  return <Status tone={tones[state]}>{approvalStateWord(state)}</Status>;
}

/** "NCBTMB, United States"; a body that is named after its place is named once. */
function bodyAndPlace(body: string, place: string): string {
  return body === place ? body : `${body}, ${place}`;
}

export function ApprovalTable({
  items,
  bodyNames,
  empty,
}: {
  items: readonly ApprovalItem[];
  bodyNames: ReadonlyMap<string, string>;
  empty: string;
}) {
  return (
    <DataTable
      caption="Approvals"
      columns={[
        { key: 'number', label: 'Number' },
        { key: 'body', label: 'Body and place' },
        { key: 'course', label: 'Course and version' },
        { key: 'state', label: 'State today' },
        { key: 'from', label: 'First day' },
        { key: 'until', label: 'Last day' },
      ]}
      empty={empty}
      rows={items.map((item) => ({
        number: <AdminLink href={`/admin/approvals/${item.id}`}>{item.approvalNumber}</AdminLink>,
        body: bodyAndPlace(bodyNames.get(item.bodySlug) ?? item.bodySlug, item.jurisdiction),
        course: (
          <span className="block min-w-[15rem]">
            {item.courseTitle}, version {item.courseVersion}
          </span>
        ),
        state: <ApprovalStateMark state={item.state} />,
        from: <DateText value={item.validFrom} />,
        until: item.validUntil ? <DateText value={item.validUntil} /> : 'No end',
      }))}
    />
  );
}

/** An approval as it was entered, and what its body asks of a certificate. */
export function ApprovalFactsView({
  approval,
  unit,
  fields,
}: {
  approval: ApprovalItem;
  unit: BodyRule['unit'] | null;
  fields: readonly CertificateField[];
}) {
  return (
    <Facts
      items={[
        { label: 'State today', value: <ApprovalStateMark state={approval.state} /> },
        { label: 'Course', value: `${approval.courseTitle}, version ${approval.courseVersion}` },
        { label: 'Approved title', value: approval.approvedTitle },
        {
          label: 'Approved for',
          value: unit ? unitsText(approval.unitsMilli, unit) : String(approval.unitsMilli / 1000),
        },
        { label: 'Provider number', value: approval.providerNumber ?? 'None' },
        { label: 'First day', value: <DateText value={approval.validFrom} /> },
        {
          label: 'Last day',
          value: approval.validUntil ? <DateText value={approval.validUntil} /> : 'No end is given',
        },
        { label: 'The body asks for', value: fields.length === 0 ? 'Nothing in particular' : fieldWords(fields) },
        { label: 'Entered', value: <When value={approval.createdAt} /> },
        ...(approval.withdrawnAt
          ? [
              { label: 'Withdrawn', value: <When value={approval.withdrawnAt} /> },
              { label: 'Because', value: approval.withdrawnReason ?? '' },
            ]
          : []),
      ]}
    />
  );
}
