import type { Node } from '@markdoc/markdoc';
import type { Fault } from './fault.ts';
import { readFront } from './front-matter.ts';
import { lineOf, mapTags, parseMarkdown, tagAttributes, usesOf } from './markdown.ts';
import type { TagName, Use } from './markdown.ts';
import { countWords } from './prose.ts';
import { moduleSchema } from './schema.ts';

export type ModuleContent = {
  readonly file: string;
  readonly slug: string;
  readonly position: number;
  readonly title: string;
  readonly summary: string;
  readonly outcomes: readonly string[];
  readonly isPreview: boolean;
  readonly words: number;
  /** The Markdoc body without its front matter: what is published. */
  readonly source: string;
  /** The whole file, parsed: its lines are the file's lines. */
  readonly root: Node;
  readonly uses: Readonly<Record<TagName, readonly Use[]>>;
};

function tagFaults(file: string, root: Node): Fault[] {
  return [...root.walk()].flatMap((node) => {
    const line = lineOf(node);
    const broken = node.errors.map((error) => ({ file, line, rule: 'syntax', message: error.message }));
    if (node.type === 'error') return [{ file, line, rule: 'syntax', message: 'the tag cannot be read' }, ...broken];
    if (node.type === 'image') return [{ file, line, rule: 'tag', message: 'images are not allowed: use a figure' }];
    if (node.type !== 'tag') return broken;
    const name = node.tag ?? '';
    if (!Object.hasOwn(tagAttributes, name))
      return [{ file, line, rule: 'tag', message: `there is no tag "${name}"` }, ...broken];
    const attribute = tagAttributes[name as TagName];
    if (attribute && typeof node.attributes[attribute] !== 'string')
      return [{ file, line, rule: 'tag', message: `"${name}" needs ${attribute}="…"` }, ...broken];
    return broken;
  });
}

/** Reads one module: `text` is the whole file. */
export function readModule(file: string, text: string): { value: ModuleContent | null; faults: readonly Fault[] } {
  const position = Number(/(\d+)-[^/]*$/.exec(file)?.[1] ?? 0);
  if (position === 0) {
    const message = 'the file name must start with a number such as 01-';
    return { value: null, faults: [{ file, line: 1, rule: 'shape', message }] };
  }
  const { front, body, faults: found } = readFront(file, text, moduleSchema);
  const root = parseMarkdown(text);
  const faults = [...found, ...tagFaults(file, root)];
  if (!front) return { value: null, faults };
  const { slug, title, summary, outcomes, preview } = front;
  const uses = mapTags((name) => usesOf(root, name));
  const value = {
    file,
    slug,
    position,
    title,
    summary,
    outcomes,
    isPreview: preview ?? false,
    words: countWords(root),
    source: body,
    root,
    uses,
  };
  return { value, faults };
}
