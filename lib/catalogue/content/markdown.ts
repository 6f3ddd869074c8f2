import Markdoc from '@markdoc/markdoc';
import type { Node } from '@markdoc/markdoc';

/** The tags a module may use, each with the attribute it must carry. */
export const tagAttributes = {
  claim: 'id',
  cite: 'key',
  term: 'id',
  figure: 'name',
  vignette: null,
  monday: null,
  redflags: null,
  misconception: null,
  say: null,
  dontsay: null,
  selfcheck: null,
  reflection: null,
  keypoints: null,
} as const;
export type TagName = keyof typeof tagAttributes;

/** One value for every tag. */
export function mapTags<Value>(make: (name: TagName) => Value): Record<TagName, Value> {
  const made: Partial<Record<TagName, Value>> = {};
  for (const name of Object.keys(tagAttributes) as TagName[]) made[name] = make(name);
  return made as Record<TagName, Value>;
}

export type Use = { readonly name: string; readonly line: number };
export type Outline = { readonly id: string; readonly title: string; readonly level: number };

/** Parses a module's Markdoc, front matter included. */
export function parseMarkdown(source: string): Node {
  return Markdoc.parse(source);
}

export function lineOf(node: Node): number {
  return (node.lines[0] ?? node.location?.start.line ?? 0) + 1;
}

/** The words of a node as a reader sees them, tags left out. */
export function textOf(node: Node): string {
  if (node.type === 'text' || node.type === 'code') return String(node.attributes['content'] ?? '');
  if (node.type === 'softbreak' || node.type === 'hardbreak') return ' ';
  return node.children.map(textOf).join('');
}

/** The lines of the tags and texts inside one run of text: each break begins a new line of the file. */
function inlineLines(inline: Node): Map<Node, number> {
  const lines = new Map<Node, number>();
  let line = lineOf(inline);
  for (const node of inline.walk()) {
    if (node.type === 'softbreak' || node.type === 'hardbreak') line += 1;
    lines.set(node, line);
  }
  return lines;
}

/** Where a tag is used, with the value of its attribute; a tag that lacks it is a fault and no use. */
export function usesOf(root: Node, tag: TagName): Use[] {
  const attribute = tagAttributes[tag];
  const nodes = [...root.walk()];
  const inside = new Map(nodes.filter(({ type }) => type === 'inline').flatMap((node) => [...inlineLines(node)]));
  return nodes.flatMap((node) => {
    if (node.type !== 'tag' || node.tag !== tag) return [];
    const name: unknown = attribute ? node.attributes[attribute] : tag;
    return typeof name === 'string' ? [{ name, line: inside.get(node) ?? lineOf(node) }] : [];
  });
}

function slugify(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
}

/** The headings with their ids; the same heading twice gets a number. Blocks with a name of their own count as headings in the reader only. */
export function outlineOf(root: Node): Outline[] {
  const seen = new Map<string, number>();
  return [...root.walk()]
    .filter((node) => node.type === 'heading')
    .map((node) => {
      const title = textOf(node);
      const base = slugify(title) || 'part';
      const times = (seen.get(base) ?? 0) + 1;
      seen.set(base, times);
      return { id: times === 1 ? base : `${base}-${times}`, title, level: Number(node.attributes['level'] ?? 2) };
    });
}
