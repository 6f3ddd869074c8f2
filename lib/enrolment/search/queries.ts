// Cache: none. What may be found depends on who asks.
import type { Db } from '#lib/db/client.ts';
import type { Viewer } from '#lib/viewer.ts';
import { listMyLearning } from '../progress/queries.ts';
import { excerptParts, isHitKind, matchMarks, prefixQuery } from './rules.ts';
import type { SearchResult } from './schema.ts';

const mostHits = 40;
const headline = `StartSel=${matchMarks.start}, StopSel=${matchMarks.end}, MaxFragments=2, MaxWords=26, MinWords=12, FragmentDelimiter=" … "`;

type Row = {
  readonly kind: string;
  readonly href: string;
  readonly title: string;
  readonly heading: string;
  readonly excerpt: string;
};

/** The parts of the viewer's courses that are open to them: of a locked module nothing is found. */
async function readable(db: Db, viewer: Viewer | null, at: Date) {
  const courses = viewer === null ? [] : await listMyLearning(db, viewer, at);
  const open = courses.filter(({ isOpen }) => isOpen);
  const places = open.flatMap(({ courseVersionId, modules }) =>
    modules.filter(({ state }) => state !== 'locked').map(({ slug }) => `${courseVersionId} ${slug}`),
  );
  return { places, slugs: open.map(({ slug }) => slug) };
}

/**
 * Looks through all that the viewer may read: courses, free modules, claims and terms for everyone; the open modules of
 * their own enrolments besides. Best match first, at most 40. Nothing typed can fail: words are matched, operators
 * of a web search ("exact words", -without) are understood, and the rest is left out.
 */
export async function search(db: Db, viewer: Viewer | null, query: string, at: Date): Promise<SearchResult> {
  const prefixes = prefixQuery(query);
  if (prefixes === null) return { query, hits: [], isCut: false };
  const { places, slugs } = await readable(db, viewer, at);
  // Somebody who writes operators means them: then no word is taken as a beginning.
  const beginnings = /["-]/.test(query) ? '' : prefixes;
  const rows = await db.$queryRaw<Row[]>`
    SELECT found."kind", found."href", found."title", found."heading",
           ts_headline('english', found."text", wanted.query, ${headline}) AS excerpt
    FROM (SELECT websearch_to_tsquery('english', ${query}) || to_tsquery('english', ${beginnings}) AS query) AS wanted,
    LATERAL (
      SELECT *, ts_rank_cd(
        setweight(to_tsvector('english', "heading"), 'A') || setweight(to_tsvector('english', "title"), 'B')
          || to_tsvector('english', "text"), wanted.query, 1) AS rank
      FROM "SearchPassage"
      WHERE to_tsvector('english', "title" || ' ' || "heading" || ' ' || "text") @@ wanted.query
        AND (
          ("courseVersionId" IS NULL AND NOT ("kind" = 'preview' AND "courseSlug" = ANY(${slugs}::text[])))
          OR ("courseVersionId"::text || ' ' || "moduleSlug") = ANY(${places}::text[])
        )
      ORDER BY rank DESC, "id"
      LIMIT ${mostHits + 1}
    ) AS found
    ORDER BY found.rank DESC, found."id"`;
  return {
    query,
    isCut: rows.length > mostHits,
    hits: rows
      .slice(0, mostHits)
      .flatMap(({ kind, href, title, heading, excerpt }) =>
        isHitKind(kind) ? [{ kind, href, title, heading, excerpt: excerptParts(excerpt) }] : [],
      ),
  };
}
