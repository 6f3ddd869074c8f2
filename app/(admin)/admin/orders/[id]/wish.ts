import { textOf } from '#lib/auth/form-state.ts';
import { adminRefundRefusal } from '#lib/payments/messages/refund.ts';
import { parseAmountMinor } from '#lib/payments/rules/amount.ts';
import type { AdminRefundWish } from '#lib/payments/rules/refund.ts';

const tick = /^line-([0-9a-f-]{36})$/;

/** The names of the form's ticks for lines, ticked or not. */
export function tickNames(form: FormData): string[] {
  return [...new Set(form.keys())].filter((name) => tick.test(name));
}

/** The ids of the lines that are ticked. */
export function tickedLines(form: FormData): string[] {
  return tickNames(form).flatMap((name) => (textOf(form, name) === 'yes' ? (tick.exec(name)?.[1] ?? []) : []));
}

type Read = { readonly wish: AdminRefundWish | null; readonly errors: Readonly<Record<string, string>> };

/** What an admin wants to give back, as the command takes it; or what is missing, by field. */
export function readWish(values: Readonly<Record<string, string>>, lineIds: readonly string[]): Read {
  const none = adminRefundRefusal('unknown-order');
  switch (values['refundKind']) {
    case 'all':
      return { wish: { kind: 'all' }, errors: {} };
    case 'lines':
      return lineIds.length === 0
        ? { wish: null, errors: { refundKind: none } }
        : { wish: { kind: 'lines', lineIds }, errors: {} };
    case 'part': {
      const amountMinor = parseAmountMinor(values['refundAmount'] ?? '');
      const [lineId] = lineIds;
      if (lineId === undefined || lineIds.length > 1)
        return { wish: null, errors: { refundKind: 'Choose the one line that the part is for.' } };
      return amountMinor === null || amountMinor === 0
        ? { wish: null, errors: { refundAmount: 'Give an amount above zero, such as 12 or 12.50.' } }
        : { wish: { kind: 'part', lineId, amountMinor }, errors: {} };
    }
    default:
      return { wish: null, errors: { refundKind: 'Choose what goes back.' } };
  }
}
