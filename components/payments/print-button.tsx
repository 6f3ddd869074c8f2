'use client';

import { Button } from '#components/ui/button.tsx';

export function PrintButton() {
  return (
    <Button variant="quiet" className="no-print" onClick={() => window.print()}>
      Print this receipt
    </Button>
  );
}
