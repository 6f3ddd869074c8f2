import type { Reading, ReadingBlock, ReadingInline } from './schema.ts';

/** A part of a module as search shows it: where it begins, what it is called and what it says. */
export type SearchSection = { readonly anchor: string | null; readonly heading: string; readonly text: string };

function inlineText(items: readonly ReadingInline[]): string {
  return items
    .map((item) => {
      if (item.kind === 'text' || item.kind === 'code') return item.text;
      if (item.kind === 'break') return ' ';
      return 'children' in item ? inlineText(item.children) : '';
    })
    .join('');
}

function blockText(block: ReadingBlock): string {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return inlineText(block.children);
    case 'list':
      return block.items.map((item) => item.map(blockText).join(' ')).join(' ');
    case 'quote':
    case 'aside':
      return block.children.map(blockText).join(' ');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(inlineText).join(' ')).join(' ');
    case 'code':
      return block.text;
    case 'rule':
    case 'figure':
      return '';
  }
}

/** The parts of a module, by the headings that its contents list. Text before the first of them stands under the title. */
export function searchSections(title: string, { blocks, contents }: Reading): SearchSection[] {
  const titles = new Map(contents.map((part) => [part.id, part.title]));
  const sections: { anchor: string | null; heading: string; texts: string[] }[] = [
    { anchor: null, heading: title, texts: [] },
  ];
  for (const block of blocks) {
    const id = block.kind === 'heading' || block.kind === 'aside' ? block.id : null;
    const heading = id === null ? undefined : titles.get(id);
    if (heading !== undefined) sections.push({ anchor: id, heading, texts: [] });
    if (block.kind !== 'heading' || heading === undefined) sections.at(-1)?.texts.push(blockText(block));
  }
  return sections
    .map(({ anchor, heading, texts }) => ({ anchor, heading, text: texts.join(' ').replaceAll(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '');
}
