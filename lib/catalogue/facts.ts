import type { ContentLibrary, CourseVersionFacts } from './schema.ts';

export const emptyLibrary: ContentLibrary = { claims: {}, references: {}, glossary: {} };

/** CourseVersion.facts as written by publishContent: the database refuses any change, so it is what was written. */
export function factsOfVersion(facts: unknown): CourseVersionFacts {
  return facts as CourseVersionFacts;
}
