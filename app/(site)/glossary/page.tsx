import type { Metadata } from 'next';
import { Page, PageHeading } from '#components/ui/page.tsx';
import { listSiteTerms } from '#lib/catalogue/evidence.ts';

export const metadata: Metadata = {
  title: 'Glossary',
  description: 'The technical terms of our courses for massage therapists, each explained in a sentence or two.',
};

export default function GlossaryPage() {
  const terms = listSiteTerms();
  const letters = Map.groupBy(terms, ({ term }) => term.slice(0, 1).toLocaleUpperCase('en-AU'));
  return (
    <Page>
      <PageHeading
        title="Glossary"
        lead={`${terms.length} terms that our courses use, each in a sentence or two. In a module the first use of a term opens the same words in place.`}
      />
      <nav aria-label="Letters" className="flex flex-wrap gap-1">
        {[...letters.keys()].map((letter) => (
          <a
            key={letter}
            href={`#letter-${letter}`}
            className="inline-flex size-11 items-center justify-center font-serif text-lg text-nerve no-underline hover:underline"
          >
            {letter}
          </a>
        ))}
      </nav>
      {[...letters].map(([letter, entries]) => (
        <section key={letter} aria-labelledby={`letter-${letter}`} className="mt-10">
          <h2 id={`letter-${letter}`} className="scroll-mt-6 border-b border-line pb-2 text-2xl text-touch">
            {letter}
          </h2>
          <dl>
            {entries.map(({ id, term, also, definition }) => (
              <div
                key={id}
                id={id}
                className="scroll-mt-6 border-b border-line py-4 sm:grid sm:grid-cols-[13rem_1fr] sm:gap-x-6"
              >
                <dt className="font-medium">
                  {term}
                  {also && also.length > 0 ? (
                    <span className="block text-sm font-normal text-muted">also: {also.join(', ')}</span>
                  ) : null}
                </dt>
                <dd className="mt-1 sm:mt-0">{definition}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Page>
  );
}
