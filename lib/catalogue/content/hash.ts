import { sha256 } from '../../ids.ts';
import { libraryOf } from './library.ts';
import type { Content, CourseContent } from './load.ts';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** JSON in which the order of keys says nothing: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** The hash of any value by its canonical JSON. */
export function contentHash(value: unknown): string {
  return sha256(canonicalJson(value));
}

/**
 * The hash of all that a course version is: texts, questions, handouts, policies and the library behind them.
 * Prices, status and place in the list belong to the course and may change without a new version.
 */
export function versionHash(course: CourseContent, content: Content): string {
  const { prices: _prices, status: _status, position: _position, ...meta } = course.meta;
  return contentHash({
    meta,
    modules: course.modules.map(({ slug, position, title, summary, outcomes, isPreview, source }) => ({
      slug,
      position,
      title,
      summary,
      outcomes,
      isPreview,
      source,
    })),
    questions: course.questions.map(({ value }) => value),
    handouts: course.handouts.map(({ slug, title, summary, source }) => ({ slug, title, summary, source })),
    library: libraryOf(course, content),
  });
}
