import type { Content, CourseContent } from './load.ts';
import { proseOf } from './prose.ts';

export type Passage = { readonly text: string; readonly file: string; readonly line: number };

/** What course.yaml and the front matter say to a visitor. */
export function descriptionsOf({ file, meta, lineOf, modules, handouts }: CourseContent): Passage[] {
  const at = (text: string, ...path: (string | number)[]): Passage => ({ text, file, line: lineOf(path) });
  return [
    ...(['title', 'summary', 'audience', 'restsOn', 'difficultyReason'] as const).map((key) => at(meta[key], key)),
    ...meta.outcomes.map(({ text }, index) => at(text, 'outcomes', index)),
    ...meta.modules.flatMap(({ title, outline }, index) => [
      at(title, 'modules', index),
      ...outline.map((point, place) => at(point, 'modules', index, 'outline', place)),
    ]),
    ...[...modules, ...handouts].flatMap((page) =>
      [page.title, page.summary].map((text) => ({ text, file: page.file, line: 1 })),
    ),
  ];
}

function* stringsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* stringsOf(inner);
}

/** Every text of the content folder that a reader may see. */
export function passagesOf(content: Content): Passage[] {
  const entries = [
    ...[...content.claims.values()].map(({ value, file, line }) => ({
      texts: [value.statement, value.taught, value.mustNotClaim, ...Object.values(value.restsOn)],
      file,
      line,
    })),
    ...[...content.glossary.values()].map(({ value, file, line }) => ({ texts: [value.definition], file, line })),
  ];
  return [
    ...content.courses.flatMap((course) => [
      ...descriptionsOf(course),
      ...[...course.modules, ...course.handouts].flatMap(({ file, root }) =>
        proseOf(root).map(({ text, line }) => ({ text, line, file })),
      ),
      ...course.questions.flatMap(({ value, file, line }) =>
        [...stringsOf(value)].map((text) => ({ text, file, line })),
      ),
    ]),
    ...entries.flatMap(({ texts, file, line }) => texts.map((text) => ({ text, file, line }))),
    ...(content.pathway ? [{ text: content.pathway.meta.summary, file: content.pathway.file, line: 1 }] : []),
  ];
}
