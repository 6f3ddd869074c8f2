/** Says on every page which stand-ins answer: for payment, for mail, or for both. */
export function DemoBanner({ isPaymentReal, isMailReal }: { isPaymentReal: boolean; isMailReal: boolean }) {
  const sentences = [isPaymentReal ? '' : 'No money moves.', isMailReal ? '' : 'No mail leaves this machine.'].filter(
    Boolean,
  );
  if (sentences.length === 0) return null;
  return (
    <aside aria-label="Demonstration" className="no-print bg-sunk px-5 py-2 text-center text-sm text-muted">
      <p>
        <strong className="font-medium text-ink">Demonstration.</strong> {sentences.join(' ')}
      </p>
    </aside>
  );
}
