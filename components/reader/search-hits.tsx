import Link from 'next/link';
import type { HitKind, SearchHit, SearchResult } from '#lib/enrolment/search/schema.ts';

const kindWords: Record<HitKind, string> = {
  course: 'Course',
  preview: 'Free module',
  claim: 'Evidence',
  term: 'Glossary',
  module: 'Module',
};

function Hit({ hit }: { hit: SearchHit }) {
  const { kind, href, title, heading, excerpt } = hit;
  return (
    <li className="border-b border-line py-5">
      <p className="text-sm text-muted">
        {kindWords[kind]}
        {heading === title || kind === 'term' ? null : `, ${title}`}
      </p>
      <h3 className="mt-1 text-lg leading-snug">
        <Link href={href} prefetch={false} className="link inline-block py-1">
          {kind === 'term' ? title : heading}
        </Link>
      </h3>
      <p className="mt-1 text-pretty">
        {/^\p{Ll}/u.test(excerpt[0]?.text ?? '') ? '… ' : null}
        {excerpt.map(({ text, isMatch }, index) =>
          isMatch ? (
            <mark key={index} className="bg-mark text-ink">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </p>
    </li>
  );
}

/** What was found, best match first; or what to try instead. */
export function SearchHits({ result: { query, hits, isCut } }: { result: SearchResult }) {
  if (hits.length === 0)
    return (
      <section aria-labelledby="found" className="mt-10 border-t border-line pt-6">
        <h2 id="found" className="text-2xl">
          Nothing found for “{query}”
        </h2>
        <p className="mt-3 text-muted">
          Try fewer words or another word for the same thing, such as “swelling” for “oedema”. Modules that are still
          locked for you are not searched.
        </p>
      </section>
    );
  const count = isCut ? `The best ${hits.length} matches` : hits.length === 1 ? 'One match' : `${hits.length} matches`;
  return (
    <section aria-labelledby="found" className="mt-10">
      <h2 id="found" className="text-2xl">
        {count} for “{query}”
      </h2>
      <ol className="mt-4 border-t border-line">
        {hits.map((hit) => (
          <Hit key={hit.href} hit={hit} />
        ))}
      </ol>
    </section>
  );
}
