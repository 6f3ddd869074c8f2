import { Section } from '#components/ui/page.tsx';
import type { HandoutPage } from '#lib/catalogue/schema.ts';

function Download({ href, children }: { href: string; children: string }) {
  return (
    // A download, not a page: the browser gets the file itself.
    // oxlint-disable-next-line nextjs/no-html-link-for-pages
    <a className="link inline-flex min-h-11 items-center" href={href} download>
      {children}
      <span className="sr-only"> (PDF)</span>
    </a>
  );
}

/** What a therapist may print: the handbook of the course and its pages for clients. */
export function Materials({ courseSlug, handouts }: { courseSlug: string; handouts: readonly HandoutPage[] }) {
  return (
    <Section title="To print and to hand out" id="materials">
      <ul className="divide-y divide-line border-y border-line">
        <li className="py-3">
          <Download href={`/api/courses/${courseSlug}/handbook`}>Course handbook</Download>
          <p className="text-muted">Every module with its figures, the evidence claim by claim, and the glossary.</p>
        </li>
        {handouts.map(({ slug, title, summary }) => (
          <li key={slug} className="py-3">
            <Download href={`/api/courses/${courseSlug}/handouts/${slug}`}>{`For clients: ${title}`}</Download>
            <p className="text-muted">{summary}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
