import type { Node } from '@markdoc/markdoc';
import { lineOf, tagAttributes } from './markdown.ts';
import type { TagName } from './markdown.ts';

/** A tag within a text, from one offset to another. */
export type Mark = {
  readonly tag: TagName;
  readonly name: string;
  readonly start: number;
  readonly end: number;
};
export type Prose = {
  readonly text: string;
  /** The line on which it begins. */ readonly line: number;
  /** The block tags around it, outermost first. */ readonly inside: readonly string[];
  /** What it stands in: heading, paragraph, item, td, th, fence. */ readonly within: string;
  readonly marks: readonly Mark[];
  /** The offsets at which a new line of the file begins. */ readonly breaks: readonly number[];
};
type Draft = { text: string; marks: Mark[]; breaks: number[] };

function append(node: Node, draft: Draft): void {
  if (node.type === 'text' || node.type === 'code') draft.text += String(node.attributes['content'] ?? '');
  if (node.type === 'softbreak' || node.type === 'hardbreak') {
    draft.text += ' ';
    draft.breaks.push(draft.text.length);
  }
  const start = draft.text.length;
  for (const child of node.children) append(child, draft);
  const name = node.type === 'tag' && node.tag && Object.hasOwn(tagAttributes, node.tag) ? (node.tag as TagName) : null;
  if (!name) return;
  const attribute = tagAttributes[name];
  const value = attribute ? String(node.attributes[attribute] ?? '') : '';
  draft.marks.push({ tag: name, name: value, start, end: draft.text.length });
}

/** The prose in order: one entry for each paragraph, heading, list item or cell. */
export function proseOf(root: Node): Prose[] {
  const found: Prose[] = [];
  const visit = (node: Node, inside: readonly string[], within: string, around: readonly Node[]): void => {
    if (node.type === 'inline' || node.type === 'fence') {
      const draft: Draft = { text: '', marks: [], breaks: [] };
      if (node.type === 'fence') draft.text = String(node.attributes['content'] ?? '');
      else append(node, draft);
      const claims = around.map((tag) => ({
        tag: 'claim' as const,
        name: String(tag.attributes['id'] ?? ''),
        start: 0,
        end: draft.text.length,
      }));
      if (draft.text.trim() !== '')
        found.push({ ...draft, marks: [...claims, ...draft.marks], line: lineOf(node), inside, within });
      return;
    }
    const isTag = node.type === 'tag' && node.tag;
    for (const child of node.children)
      visit(
        child,
        isTag ? [...inside, node.tag ?? ''] : inside,
        isTag ? within : node.type,
        isTag && node.tag === 'claim' ? [...around, node] : around,
      );
  };
  visit(root, [], 'document', []);
  return found;
}

/** The line of the file on which an offset of a text stands. */
export function lineAt({ line, breaks }: Pick<Prose, 'line' | 'breaks'>, offset: number): number {
  return line + breaks.filter((at) => at <= offset).length;
}

/** How many words a text has: what holds a letter or a figure. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** How many words a reader reads: headings, text and lists; no tags, references, figures or front matter. */
export function countWords(root: Node): number {
  return proseOf(root).reduce((total, { text }) => total + wordCount(text), 0);
}

export type Sentence = { readonly text: string; readonly start: number; readonly end: number };

/** The sentences of a text with their offsets. A full stop inside a quotation ends one too. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(/(?<=[.?!…]["”’)]?)\s+/g)) {
    found.push({ text: text.slice(start, index), start, end: index });
    start = index + gap.length;
  }
  if (start < text.length) found.push({ text: text.slice(start), start, end: text.length });
  return found.filter((sentence) => sentence.text.trim() !== '');
}

/** A text in which what stands between quotation marks is blank, so that offsets stay as they were. */
export function withoutQuotes(text: string): string {
  return text.replaceAll(/“[^“”]*”?/g, (quoted) => ' '.repeat(quoted.length));
}
