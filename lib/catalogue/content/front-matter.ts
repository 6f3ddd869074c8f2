import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { parseLocated, shape } from './yaml.ts';

const frontMatter = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/** A Markdown file cut in two: what stands between its --- lines, by schema, and the body after them. */
export function readFront<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): { front: z.infer<Schema> | null; body: string; faults: readonly Fault[] } {
  const match = frontMatter.exec(text);
  if (!match) {
    const message = 'the front matter between --- lines is missing';
    return { front: null, body: text, faults: [{ file, line: 1, rule: 'shape', message }] };
  }
  const { value, faults } = shape(file, parseLocated(file, match[1] ?? '', 2), schema);
  return { front: value, body: text.slice(match[0].length).trim(), faults };
}
