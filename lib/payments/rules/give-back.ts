import { lastRefundDay, leftOfLine, leftOfOrder, localDay, planMyRefund } from './refund.ts';
import type { RefundableOrder, RefundPlanRefusal } from './refund.ts';

const dayMs = 86_400_000;

/** What a buyer may give back of an order, line by line. */
export type GiveBack = {
  /** "2026-12-12": the last day, on the buyer's calendar; null for an order that was not paid. */
  readonly lastDay: string | null;
  /** 0 on the last day itself, below zero after it. */
  readonly daysLeft: number;
  readonly lines: ReadonlyMap<string, { readonly amountMinor: number; readonly refusal: RefundPlanRefusal | null }>;
};

/** Whether each line can go back now, and how much the buyer gets for it; if not, why. */
export function giveBackOf(order: RefundableOrder, at: Date): GiveBack {
  const lastDay = order.settledAt === null ? null : lastRefundDay(order.settledAt, order.timeZone);
  const daysLeft = lastDay === null ? -1 : daysBetween(localDay(at, order.timeZone), lastDay);
  const lines = order.lines.map((line) => {
    const planned = planMyRefund(order, [line.id], at);
    const amountMinor = Math.min(leftOfLine(line), leftOfOrder(order));
    return [line.id, { amountMinor, refusal: planned.ok ? null : planned.reason }] as const;
  });
  return { lastDay, daysLeft, lines: new Map(lines) };
}

function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}
