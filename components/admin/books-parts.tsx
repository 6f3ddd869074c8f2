import { decimalAmount } from '#lib/payments/rules/document-words.ts';

/** An amount with its sign, as on paper. */
export const signed = (amountMinor: number) => `${amountMinor < 0 ? '−' : ''}${decimalAmount(Math.abs(amountMinor))}`;

export const numeric = (key: string, label: string) => ({ key, label, numeric: true });

/** An amount, and of how many things. */
export function Counted({ minor, count, noun = 'document' }: { minor: number; count: number; noun?: string }) {
  return (
    <span className="whitespace-nowrap">
      {signed(minor)}{' '}
      <span className="block text-muted">
        {count} {count === 1 ? noun : `${noun}s`}
      </span>
    </span>
  );
}
