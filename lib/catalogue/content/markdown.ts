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
export type Prose = {
  readonly text: string;
  readonly line: number;
  /** The block tags around it, outermost first. */ readonly inside: readonly string[];
};
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

const blocks = new Set(['paragraph', 'heading', 'item', 'td', 'th', 'fence', 'inline']);

/** The prose in order: one entry for each paragraph, heading, list item or cell. */
export function proseOf(root: Node): Prose[] {
  const found: Prose[] = [];
  const visit = (node: Node, inside: readonly string[]): void => {
    if (node.type === 'inline' || node.type === 'fence') {
      const text = node.type === 'fence' ? String(node.attributes['content'] ?? '') : textOf(node);
      if (text.trim() !== '') found.push({ text, line: lineOf(node), inside });
      return;
    }
    const within = node.type === 'tag' && node.tag && !blocks.has(node.tag) ? [...inside, node.tag] : inside;
    for (const child of node.children) visit(child, within);
  };
  visit(root, []);
  return found;
}

/** How many words a reader reads: headings, text and lists; no tags, references, figures or front matter. */
export function countWords(root: Node): number {
  return proseOf(root).reduce(
    (total, { text }) => total + text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    0,
  );
}

/** Where a tag is used, with the value of its attribute. */
export function usesOf(root: Node, tag: TagName): Use[] {
  const attribute = tagAttributes[tag];
  return [...root.walk()]
    .filter((node) => node.type === 'tag' && node.tag === tag)
    .map((node) => ({ name: attribute ? String(node.attributes[attribute] ?? '') : tag, line: lineOf(node) }));
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
