import type { ReactNode } from 'react';
import { figures } from '#components/figures/registry.ts';
import type { Reading, ReadingBlock } from '#lib/catalogue/schema.ts';
import { ReadingTable } from './table.tsx';
import { AsideBlock, partHeading } from './blocks.tsx';
import { Inlines } from './inline.tsx';

function Heading({ block }: { block: Extract<ReadingBlock, { kind: 'heading' }> }) {
  const { id, level } = block;
  const children = <Inlines items={block.children} />;
  if (level <= 2)
    return (
      <h2 id={id} className={partHeading}>
        {children}
      </h2>
    );
  if (level === 3)
    return (
      <h3 id={id} className="mb-3 mt-9 text-xl md:text-[1.375rem]">
        {children}
      </h3>
    );
  return (
    <h4 id={id} className="mb-2 mt-7 font-semibold">
      {children}
    </h4>
  );
}

function List({ block }: { block: Extract<ReadingBlock, { kind: 'list' }> }) {
  const Tag = block.isOrdered ? 'ol' : 'ul';
  return (
    <Tag className={`my-5 space-y-3 pl-5 marker:text-muted ${block.isOrdered ? 'list-decimal' : 'list-disc'}`}>
      {block.items.map((item, index) => (
        <li key={index}>
          {item.length === 1 && item[0]?.kind === 'paragraph' ? (
            <Inlines items={item[0].children} />
          ) : (
            <Blocks blocks={item} />
          )}
        </li>
      ))}
    </Tag>
  );
}

function Figure({ name }: { name: string }) {
  const Drawn = Object.hasOwn(figures, name) ? figures[name] : undefined;
  return Drawn ? <Drawn /> : null;
}

function Block({ block }: { block: ReadingBlock }) {
  switch (block.kind) {
    case 'heading':
      return <Heading block={block} />;
    case 'paragraph':
      return (
        <div className="my-5 first:mt-0 last:mb-0">
          <Inlines items={block.children} />
        </div>
      );
    case 'list':
      return <List block={block} />;
    case 'quote':
      return (
        <blockquote className="my-6 border-l-[3px] border-line pl-5">
          <Blocks blocks={block.children} />
        </blockquote>
      );
    case 'code':
      return <pre className="my-6 overflow-x-auto bg-sunk p-4 text-base">{block.text}</pre>;
    case 'rule':
      return <hr className="my-10 border-line" />;
    case 'table':
      return <ReadingTable block={block} />;
    case 'figure':
      return <Figure name={block.name} />;
    case 'aside':
      return <AsideBlock block={block} draw={drawBlocks} />;
  }
}

function Blocks({ blocks }: { blocks: readonly ReadingBlock[] }) {
  return blocks.map((block, index) => <Block key={index} block={block} />);
}

function drawBlocks(blocks: readonly ReadingBlock[]): ReactNode {
  return <Blocks blocks={blocks} />;
}

/** The text of a module with its figures, marks and notes. */
export function ReadingText({ reading }: { reading: Reading }) {
  return <Blocks blocks={reading.blocks} />;
}

/** Every reference of the module, at its end. */
export function ReferenceList({ reading }: { reading: Reading }) {
  if (reading.references.length === 0) return null;
  return (
    <section
      aria-labelledby="references"
      className="mt-16 border-t border-line pt-8 font-sans text-base leading-relaxed"
    >
      <h2 id="references" className="mb-5 text-2xl">
        References
      </h2>
      <ol className="space-y-3">
        {reading.references.map(({ key, number, text, url, short }) => (
          <li key={key} id={`ref-${key}`} value={number} className="grid grid-cols-[2rem_1fr] target:bg-mark">
            <span className="tabular text-muted">{number}</span>
            <span className="min-w-0 break-words">
              {text}{' '}
              {url ? (
                <a className="link" href={url} target="_blank" rel="noopener noreferrer">
                  Open<span className="sr-only"> {short} in a new tab</span>
                </a>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
