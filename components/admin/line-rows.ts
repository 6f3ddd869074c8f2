import type { OrderLineMoney } from '#lib/account/admin-queries/order-money.ts';

export type LineRow = { readonly line: OrderLineMoney; readonly lastSeat: number | null };

/** Seats in a row that nobody has are one row: they say the same. */
export function linesInRows(lines: readonly OrderLineMoney[]): LineRow[] {
  const rows: LineRow[] = [];
  for (const line of lines) {
    const last = rows.at(-1);
    if (last && isUnused(last.line) && isUnused(line) && saysTheSame(last, line))
      rows[rows.length - 1] = { line: last.line, lastSeat: line.seatNumber };
    else rows.push({ line, lastSeat: line.seatNumber });
  }
  return rows;
}

const isUnused = (line: OrderLineMoney) =>
  line.holder === null &&
  line.invitedEmail === null &&
  line.enrolment === null &&
  line.givenBackAt === null &&
  line.backMinor === 0;

const saysTheSame = ({ line, lastSeat }: LineRow, next: OrderLineMoney) =>
  lastSeat !== null &&
  next.seatNumber === lastSeat + 1 &&
  line.description === next.description &&
  line.amountMinor === next.amountMinor;
