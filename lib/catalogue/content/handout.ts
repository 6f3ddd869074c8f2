import type { Node } from '@markdoc/markdoc';
import type { Fault } from './fault.ts';
import { readFront } from './front-matter.ts';
import { lineOf, parseMarkdown } from './markdown.ts';
import { countWords } from './prose.ts';
import { handoutSchema } from './schema.ts';

/** A page that a therapist may give to a client. `source` is plain Markdown: headings, paragraphs and lists. */
export type Handout = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  readonly words: number;
};
export type HandoutContent = Handout & { readonly file: string; readonly root: Node };

const plain = new Set([
  'document',
  'heading',
  'paragraph',
  'inline',
  'text',
  'strong',
  'em',
  'list',
  'item',
  'softbreak',
  'hardbreak',
  'hr',
]);

/** What is not plain Markdown: tags, links, tables, images, code. */
function plainFaults(file: string, root: Node): Fault[] {
  return [...root.walk()].flatMap((node) => {
    const line = lineOf(node);
    const broken = node.errors.map((error) => ({ file, line, rule: 'syntax', message: error.message }));
    if (plain.has(node.type)) return broken;
    const name = node.type === 'tag' ? `tag "${node.tag ?? ''}"` : node.type;
    return [{ file, line, rule: 'plain', message: `a handout holds headings, text and lists: no ${name}` }, ...broken];
  });
}

/** Reads one handout: `text` is the whole file, and the file's name is its slug. */
export function readHandout(file: string, text: string): { value: HandoutContent | null; faults: readonly Fault[] } {
  const { front, body, faults } = readFront(file, text, handoutSchema);
  const slug = /([^/]+)\.md$/.exec(file)?.[1] ?? '';
  const root = parseMarkdown(text);
  const found = [...faults, ...plainFaults(file, root)];
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    found.push({ file, line: 1, rule: 'shape', message: 'the file name must be lower-case words joined by hyphens' });
  if (!front) return { value: null, faults: found };
  return { value: { slug, ...front, source: body, words: countWords(root), file, root }, faults: found };
}
