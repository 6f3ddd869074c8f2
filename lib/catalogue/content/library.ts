import type { ContentLibrary } from '../schema.ts';
import type { Content, CourseContent, Placed } from './load.ts';

function pick<Value>(from: ReadonlyMap<string, Placed<Value>>, keys: Iterable<string>): Record<string, Value> {
  const found = [...new Set(keys)].toSorted().flatMap((key) => {
    const entry = from.get(key);
    return entry ? [[key, entry.value] as const] : [];
  });
  return Object.fromEntries(found);
}

/** The claims, references and terms that a course's modules and questions use, and no others. */
export function libraryOf(course: Pick<CourseContent, 'modules' | 'questions'>, content: Content): ContentLibrary {
  const names = (tag: 'claim' | 'cite' | 'term') =>
    course.modules.flatMap(({ uses }) => uses[tag].map(({ name }) => name));
  const claims = pick(content.claims, names('claim'));
  const cited = [
    ...names('cite'),
    ...Object.values(claims).flatMap(({ references }) => references),
    ...course.questions.flatMap(({ value }) => value.references),
  ];
  return { claims, references: pick(content.references, cited), glossary: pick(content.glossary, names('term')) };
}
