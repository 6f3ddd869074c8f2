import type { Node } from '@markdoc/markdoc';
import { outlineOf, parseMarkdown, textOf } from './content/markdown.ts';
import { formatReference, referenceUrl, shortReference } from './references.ts';
import { asideNames } from './schema.ts';
import type {
  AsideName,
  ContentLibrary,
  NumberedReference,
  Reading,
  ReadingBlock,
  ReadingInline,
  ReadingPart,
} from './schema.ts';

/** Blocks that stand in the contents beside the headings. */
const asideTitles: Partial<Record<AsideName, string>> = {
  vignette: 'Vignette',
  redflags: 'Red flags',
  say: 'What to say',
  reflection: 'Reflection',
  keypoints: 'Key points',
};
const safeHref = /^(https?:\/\/|mailto:|\/(?!\/)|#)/;

class Reader {
  private readonly library: ContentLibrary;
  private readonly numbers = new Map<string, NumberedReference>();
  private readonly headings: { id: string; level: number }[];
  private readonly asides = new Map<AsideName, number>();
  private readonly headingIds: ReadonlySet<string>;
  private notes = 0;
  readonly contents: ReadingPart[] = [];

  constructor(library: ContentLibrary, root: Node) {
    this.library = library;
    this.headings = outlineOf(root);
    this.headingIds = new Set(this.headings.map(({ id }) => id));
  }

  get references(): NumberedReference[] {
    return [...this.numbers.values()];
  }

  private reference(key: string): NumberedReference | null {
    const known = this.numbers.get(key);
    if (known) return known;
    const reference = Object.hasOwn(this.library.references, key) ? this.library.references[key] : undefined;
    if (!reference) return null;
    const numbered = {
      key,
      number: this.numbers.size + 1,
      text: formatReference(reference),
      short: shortReference(reference),
      url: referenceUrl(reference),
    };
    this.numbers.set(key, numbered);
    return numbered;
  }

  private note(): string {
    this.notes += 1;
    return `note-${this.notes}`;
  }

  private tag(node: Node): ReadingInline[] {
    const name = String(node.attributes['id'] ?? node.attributes['key'] ?? '');
    if (node.tag === 'cite') {
      const reference = this.reference(name);
      return reference ? [{ kind: 'cite', note: this.note(), reference }] : [];
    }
    const children = this.inlines(node.children);
    const term =
      node.tag === 'term' && Object.hasOwn(this.library.glossary, name) ? this.library.glossary[name] : undefined;
    if (term) return [{ kind: 'term', note: this.note(), term: term.term, definition: term.definition, children }];
    const claim =
      node.tag === 'claim' && Object.hasOwn(this.library.claims, name) ? this.library.claims[name] : undefined;
    if (!claim) return children;
    const { grade, mustNotClaim, restsOn, basis } = claim;
    const studies = claim.references.flatMap((key) => this.reference(key) ?? []);
    const note = { grade, mustNotClaim, restsOn, studies, ...(basis ? { basis } : {}) };
    return [{ kind: 'claim', note: this.note(), claim: note, children }];
  }

  private inline(node: Node): ReadingInline[] {
    switch (node.type) {
      case 'text':
        return [{ kind: 'text', text: String(node.attributes['content'] ?? '') }];
      case 'code':
        return [{ kind: 'code', text: String(node.attributes['content'] ?? '') }];
      case 'softbreak':
        return [{ kind: 'text', text: ' ' }];
      case 'hardbreak':
        return [{ kind: 'break' }];
      case 'strong':
      case 'em':
        return [{ kind: node.type, children: this.inlines(node.children) }];
      case 's':
        return [{ kind: 'strike', children: this.inlines(node.children) }];
      case 'link': {
        const href = String(node.attributes['href'] ?? '');
        const children = this.inlines(node.children);
        return safeHref.test(href) ? [{ kind: 'link', href, children }] : children;
      }
      case 'tag':
        return this.tag(node);
      default:
        return this.inlines(node.children);
    }
  }

  /** The space before a reference number belongs to no one. */
  private inlines(nodes: readonly Node[]): ReadingInline[] {
    const found = nodes.flatMap((node) => this.inline(node));
    return found.flatMap((item, index) => {
      if (item.kind !== 'text' || found[index + 1]?.kind !== 'cite') return [item];
      const text = item.text.trimEnd();
      return text === '' ? [] : [{ ...item, text }];
    });
  }

  private aside(node: Node, name: AsideName): ReadingBlock {
    const times = (this.asides.get(name) ?? 0) + 1;
    this.asides.set(name, times);
    const own = times === 1 ? name : `${name}-${times}`;
    const id = this.headingIds.has(own) ? `${own}-block` : own;
    const title = asideTitles[name];
    if (title) this.contents.push({ id, title });
    return { kind: 'aside', name, id, children: this.blocks(node.children) };
  }

  private heading(node: Node): ReadingBlock {
    const next = this.headings.shift();
    const level = Number(node.attributes['level'] ?? 2);
    const id = next?.id ?? 'part';
    if (level === 2) this.contents.push({ id, title: textOf(node) });
    return { kind: 'heading', id, level, children: this.inlines(node.children) };
  }

  private table(node: Node): ReadingBlock {
    const rows = [...node.walk()]
      .filter(({ type }) => type === 'tr')
      .map((row) => ({
        isHead: row.children.every(({ type }) => type === 'th'),
        cells: row.children.map((cell) => this.inlines(cell.children)),
      }));
    return {
      kind: 'table',
      head: rows.find(({ isHead }) => isHead)?.cells ?? [],
      rows: rows.filter(({ isHead }) => !isHead).map(({ cells }) => cells),
    };
  }

  private block(node: Node): ReadingBlock[] {
    switch (node.type) {
      case 'heading':
        return [this.heading(node)];
      case 'paragraph':
      case 'inline':
        return [{ kind: 'paragraph', children: this.inlines(node.children) }];
      case 'list':
        return [
          {
            kind: 'list',
            isOrdered: node.attributes['ordered'] === true,
            items: node.children.map((item) => this.blocks(item.children)),
          },
        ];
      case 'blockquote':
        return [{ kind: 'quote', children: this.blocks(node.children) }];
      case 'fence':
        return [{ kind: 'code', text: String(node.attributes['content'] ?? '') }];
      case 'hr':
        return [{ kind: 'rule' }];
      case 'table':
        return [this.table(node)];
      case 'tag': {
        if (node.tag === 'figure') return [{ kind: 'figure', name: String(node.attributes['name'] ?? '') }];
        const name = asideNames.find((aside) => aside === node.tag);
        if (name) return [this.aside(node, name)];
        return node.inline ? [{ kind: 'paragraph', children: this.tag(node) }] : this.blocks(node.children);
      }
      default:
        return this.blocks(node.children);
    }
  }

  blocks(nodes: readonly Node[]): ReadingBlock[] {
    return nodes.flatMap((node) => this.block(node));
  }
}

/**
 * Makes a module's Markdoc ready to read. Unknown claims, terms and references leave their plain text behind;
 * anything that is not one of our tags or plain Markdown is dropped, and no HTML passes.
 */
export function readingOf(source: string, library: ContentLibrary): Reading {
  const root = parseMarkdown(source);
  const reader = new Reader(library, root);
  const blocks = reader.blocks(root.children);
  return { blocks, contents: reader.contents, references: reader.references };
}
