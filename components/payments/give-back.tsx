import { Button } from '#components/ui/button.tsx';
import { formatDate } from '#components/ui/date.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Status } from '#components/ui/status.tsx';
import { formatMoney } from '#lib/money.ts';
import { lineRefusalSentence, moneyBackWords, seatText } from '#lib/payments/messages/refund.ts';
import type { MyRefundable } from '#lib/payments/queries-refund.ts';
import type { LineState, MyRefund } from '#lib/payments/schema/refund.ts';
import Link from 'next/link';

/** What a press on "Give back" came to. */
export function GivenBackNotice({ refund }: { refund: MyRefund }) {
  const { amountMinor, currency, ended, status } = refund;
  const what = ended.length === 0 ? '' : ` ${ended.map((one) => `“${one}”`).join(', ')} has ended.`;
  if (status === 'refused') {
    return (
      <Notice tone="attention" title="Nothing went back">
        The payment service could not give this payment back, so everything is as before. We look into it and write to
        you.
      </Notice>
    );
  }
  return (
    <div role="status">
      <Notice
        tone="good"
        title={amountMinor === 0 ? 'Given back' : `${formatMoney(amountMinor, currency)} goes back to you`}
      >
        {amountMinor === 0
          ? `It had cost nothing, so no money moves.${what}`
          : `It goes to the card or account you paid with, and banks usually show it within 5 to 10 working days.${what}`}
      </Notice>
    </div>
  );
}

/** How each line of an order stands, and a form to give back what still can go back. The first of two presses. */
export function GiveBack({ order }: { order: MyRefundable }) {
  const open = order.lines.filter(({ refusal }) => refusal === null);
  const shared = sharedDescription(order);
  return (
    <section className="no-print mt-14" id="give-back">
      <h2 className="mb-3 text-2xl md:text-3xl">Give back</h2>
      <p className="max-w-[36em] text-muted">
        <Deadline order={order} isOpen={open.length > 0} />{' '}
        <Link className="link" href="/legal/refunds" prefetch={false}>
          What can go back, and what happens then
        </Link>
      </p>
      <form action={`/account/orders/${order.orderId}/refund`} method="get" className="mt-6">
        {shared === null ? null : <p className="mb-3 font-medium">{shared}</p>}
        <ul className="border-t border-line">
          {order.lines.map((line) => (
            <li key={line.id} className="border-b border-line py-2">
              <LineRow line={line} title={titleOf(line, shared)} order={order} isOnly={order.lines.length === 1} />
            </li>
          ))}
        </ul>
        {open.length === 0 ? null : (
          <Button type="submit" variant="quiet" className="mt-6">
            Give back…
          </Button>
        )}
      </form>
    </section>
  );
}

function Deadline({ order, isOpen }: { order: MyRefundable; isOpen: boolean }) {
  if (!isOpen || order.lastDay === null) return null;
  const { daysLeft } = order;
  const left = daysLeft === 0 ? 'Today is the last day' : `${daysLeft} ${daysLeft === 1 ? 'day is' : 'days are'} left`;
  return `You can give a course back until the end of ${formatDate(order.lastDay)}, for any reason. ${left}.`;
}

/** What every seat of a clinic is for, said once above them; null where the lines differ or there is only one. */
function sharedDescription({ lines }: MyRefundable): string | null {
  const [first, ...others] = lines;
  if (!first || others.length === 0) return null;
  return lines.every((line) => line.seatNumber !== null && line.description === first.description)
    ? first.description
    : null;
}

function titleOf(line: LineState, shared: string | null): string {
  return shared === null ? [seatText(line), line.description].filter(Boolean).join(': ') : seatText(line);
}

type RowProps = {
  readonly line: LineState;
  readonly title: string;
  readonly order: MyRefundable;
  readonly isOnly: boolean;
};

function LineRow({ line, title, order, isOnly }: RowProps) {
  if (line.refusal !== null) {
    return (
      <div className="min-h-11 py-2 sm:pl-8">
        <p>{title}</p>
        <p className="mt-1 text-sm text-muted">
          <LineStand line={line} order={order} />
        </p>
      </div>
    );
  }
  return (
    <label className="flex min-h-11 items-start gap-3 py-2">
      <input type="checkbox" name="line" value={line.id} defaultChecked={isOnly} className="mt-1 size-5 shrink-0" />
      <span className="grow">{title}</span>
      <span className="whitespace-nowrap">{formatMoney(line.leftMinor, order.currency)}</span>
    </label>
  );
}

/** Why a line stays, or what became of it. */
function LineStand({ line, order }: { line: LineState; order: MyRefundable }) {
  if (line.givenBack) {
    const amount = line.backMinor === 0 ? '' : ` ${formatMoney(line.backMinor, order.currency)}`;
    return (
      <>
        <Status>
          Given back on {formatDate(line.givenBack.at, order.timeZone)}
          {amount ? `,${amount}` : ''}
        </Status>{' '}
        {moneyBackWords(line.givenBack, line.backMinor)}
      </>
    );
  }
  if (line.isLost) return 'Your bank took the payment back, so this course has ended.';
  if (line.isPaused)
    return (
      <>
        <Status tone="attention">Paused</Status> {lineRefusalSentence('disputed')} Nothing you have done is lost.
      </>
    );
  return line.refusal === null ? null : lineRefusalSentence(line.refusal);
}
