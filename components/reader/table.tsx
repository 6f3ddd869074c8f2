import type { ReadingBlock, ReadingInline } from '#lib/catalogue/schema.ts';
import { Inlines } from './inline.tsx';

function plainText(items: readonly ReadingInline[]): string {
  return items
    .map((item) => {
      if (item.kind === 'text' || item.kind === 'code') return item.text;
      return 'children' in item ? plainText(item.children) : ' ';
    })
    .join('');
}

/**
 * A table of a module. On a phone each row stands as a block with the column's name above each cell, since three columns
 * of sentences leave no room to read; the roles keep it a table for those who hear it.
 */
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- a table that is shown as blocks is no table to some browsers without them */
export function ReadingTable({ block }: { block: Extract<ReadingBlock, { kind: 'table' }> }) {
  const names = block.head.map(plainText);
  return (
    <div className="my-8">
      <table role="table" className="w-full border-collapse font-sans text-base max-sm:block">
        <thead role="rowgroup" className="max-sm:sr-only">
          <tr role="row" className="border-b border-control text-left">
            {block.head.map((cell, index) => (
              <th key={index} scope="col" role="columnheader" className="py-2 pr-4 font-medium">
                <Inlines items={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:block max-sm:border-t max-sm:border-control">
          {block.rows.map((row, index) => (
            <tr key={index} role="row" className="border-b border-line align-top max-sm:block max-sm:py-3">
              {row.map((cell, column) => (
                <td
                  key={column}
                  role="cell"
                  className="py-2 pr-4 max-sm:block max-sm:py-1 max-sm:pr-0 max-sm:first:font-medium"
                >
                  {column > 0 ? (
                    <span aria-hidden="true" className="block text-sm text-muted sm:hidden">
                      {names[column]}
                    </span>
                  ) : null}
                  <Inlines items={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
