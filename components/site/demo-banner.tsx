/** Says on every page that stand-ins answer for payment or mail. */
export function DemoBanner() {
  return (
    <aside aria-label="Demonstration" className="no-print bg-sunk px-5 py-2 text-center text-sm text-muted">
      <p><strong className="font-medium text-ink">Demonstration.</strong> No money moves and no mail leaves this machine.</p>
    </aside>
  );
}
