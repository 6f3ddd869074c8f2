'use client';

import { Button } from '#components/ui/button.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Page>
      <PageHeading
        title="Something went wrong on our side"
        lead="What you had saved is kept. Try once more; if it happens again, write to us with the reference below."
      />
      {error.digest ? (
        <p className="mb-6 text-muted">
          Reference: <strong className="font-medium text-ink">{error.digest}</strong>
        </p>
      ) : null}
      <Button onClick={reset}>Try again</Button>
    </Page>
  );
}
