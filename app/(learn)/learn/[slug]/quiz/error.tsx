'use client';

import { Button } from '#components/ui/button.tsx';
import { Page, PageHeading } from '#components/ui/page.tsx';

/** The page did not come through. Answers are safe: on the server, or waiting in this window. */
export default function QuizError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <Page>
      <PageHeading
        title="The page did not come through"
        lead="Every answer that showed as saved is kept. Answers still on their way wait in this window and are sent when the page is back."
      />
      {error.digest ? (
        <p className="mb-6 text-muted">
          Reference: <strong className="font-medium text-ink">{error.digest}</strong>
        </p>
      ) : null}
      <Button onClick={retry}>Try again</Button>
    </Page>
  );
}
