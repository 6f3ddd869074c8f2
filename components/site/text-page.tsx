import type { ReactNode } from 'react';
import { Page, PageHeading } from '#components/ui/page.tsx';

/** A page of plain text with headings: about, terms, privacy. */
export function TextPage({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <Page>
      <PageHeading title={title} lead={lead} />
      <div className="max-w-[42em] [&_h2]:mb-3 [&_h2]:mt-10 [&_h2]:text-2xl [&_li]:mt-1.5 [&_p]:mt-3 [&_ul]:mt-3 [&_ul]:list-disc [&_ul]:pl-6">
        {children}
      </div>
    </Page>
  );
}
