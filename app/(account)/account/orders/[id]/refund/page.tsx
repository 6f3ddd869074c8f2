import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { GiveBackForm } from '#components/payments/give-back-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { requireViewer } from '#lib/auth/session.ts';
import { db } from '#lib/db/client.ts';
import { formatMoney } from '#lib/money.ts';
import { myRefundRefusal, seatText } from '#lib/payments/messages/refund.ts';
import { listRefundable, previewMyRefund } from '#lib/payments/queries-refund.ts';
import type { RefundPreview } from '#lib/payments/schema/refund.ts';
import { now } from '#lib/time/clock.ts';
import { giveBackAction } from './actions.ts';

export const metadata: Metadata = { title: 'Give back' };

type Props = {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<{ line?: string | string[] }>;
};

export default async function GiveBackPage({ params, searchParams }: Props) {
  const { id } = await params;
  const viewer = await requireViewer(`/account/orders/${id}`);
  const lineIds = [(await searchParams).line ?? []].flat();
  const order = await listRefundable(db(), viewer, id, now());
  if (!order) notFound();
  const preview = await previewMyRefund(db(), viewer, { orderId: id, lineIds }, now());
  return (
    <Page>
      <nav aria-label="Back" className="mb-6">
        <Link className="link inline-flex min-h-11 items-center" href={`/account/orders/${id}`}>
          Order {order.number}
        </Link>
      </nav>
      <PageHeading title={preview.ok ? titleOf(preview.value) : refusedTitle(preview.reason)} />
      {preview.ok ? (
        <>
          <Consequences preview={preview.value} lines={order.lines} />
          <GiveBackForm
            action={giveBackAction}
            orderId={id}
            lineIds={lineIds}
            label={preview.value.amountMinor === 0 ? 'Give it back' : `Give back, get ${money(preview.value)}`}
          />
        </>
      ) : (
        <Notice tone="attention">{myRefundRefusal(preview.reason)}</Notice>
      )}
    </Page>
  );
}

function money({ amountMinor, currency }: RefundPreview): string {
  return formatMoney(amountMinor, currency);
}

function refusedTitle(reason: string): string {
  return reason === 'unknown-order' ? 'Choose what to give back' : 'This cannot be given back now';
}

function titleOf(preview: RefundPreview): string {
  return preview.amountMinor === 0 ? 'Give this back?' : `Give this back for ${money(preview)}?`;
}

type Lines = NonNullable<Awaited<ReturnType<typeof listRefundable>>>['lines'];

/** What ends and what goes back, line by line, before the second press. */
function Consequences({ preview, lines }: { preview: RefundPreview; lines: Lines }) {
  const seatOf = (id: string) => {
    const line = lines.find((one) => one.id === id);
    return line ? seatText(line) : '';
  };
  return (
    <>
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">What you give back</caption>
        <thead>
          <tr className="border-b border-ink text-sm text-muted">
            <th scope="col" className="py-2.5 pr-6 font-medium">
              You give back
            </th>
            <th scope="col" className="whitespace-nowrap py-2.5 text-right font-medium">
              You get
            </th>
          </tr>
        </thead>
        <tbody>
          {preview.lines.map((line) => (
            <tr key={line.id} className="border-b border-line align-top">
              <td className="py-3 pr-6">{[seatOf(line.id), line.description].filter(Boolean).join(': ')}</td>
              <td className="py-3 text-right">{formatMoney(line.amountMinor, preview.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="mt-6 list-disc space-y-1.5 pl-6">
        <li>
          {preview.lines.length === 1 ? 'The course ends' : 'These courses end'} at once, with what was read and
          answered in {preview.lines.length === 1 ? 'it' : 'them'}. No certificate can be issued afterwards.
        </li>
        {preview.lines.some(({ holderEmail, seatNumber }) => seatNumber !== null && holderEmail !== null) ? (
          <li>Whoever studies on such a seat is told that it has ended.</li>
        ) : null}
        {lines.length > preview.lines.length ? <li>Everything else in this order stays as it is.</li> : null}
        {preview.amountMinor === 0 ? (
          <li>It had cost nothing, so no money moves.</li>
        ) : (
          <li>
            {money(preview)} goes to the card or account you paid with. Banks usually show it within 5 to 10 working
            days.
          </li>
        )}
      </ul>
    </>
  );
}
