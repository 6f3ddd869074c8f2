import { isValidElement } from 'react';
import type { ReactNode } from 'react';
import { figures } from './registry.ts';

/** The colours of the house on paper, and its typefaces by name: a printed drawing knows no style sheet. */
export const printInks: Readonly<Record<string, string>> = {
  '--color-paper': '#fbf7f0',
  '--color-raised': '#ffffff',
  '--color-sunk': '#f2ece1',
  '--color-line': '#d9cfbf',
  '--color-control': '#857a69',
  '--color-ink': '#1c2a2b',
  '--color-muted': '#56605d',
  '--color-nerve': '#0b5d57',
  '--color-on-nerve': '#ffffff',
  '--color-touch': '#b0452a',
  '--color-gold': '#8a5a00',
  '--color-mark': '#ead9bd',
  '--font-sans': 'Instrument Sans',
  '--font-serif': 'Literata',
};

export type PrintedFigure = {
  /** A stand-alone SVG document. */
  readonly svg: string;
  readonly title: string;
  /** Its text alternative. */
  readonly description: string;
  /** What stands under it, without the table that a press opens. */
  readonly caption: string;
};

type Part = { readonly tag: string; readonly attributes: string; readonly children: readonly (Part | string)[] };

const keepsCase = new Set([
  'viewBox',
  'preserveAspectRatio',
  'gradientUnits',
  'patternUnits',
  'clipPathUnits',
  'refX',
  'refY',
  'markerWidth',
  'markerHeight',
  'markerUnits',
  'textLength',
  'lengthAdjust',
  'pathLength',
]);
const leftOut = new Set(['children', 'className', 'key', 'role', 'style']);

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function inked(value: string): string {
  return value.replaceAll(/var\((--[a-z-]+)\)/g, (whole, name: string) => printInks[name] ?? whole);
}

function attributesOf(props: Readonly<Record<string, unknown>>): string {
  return Object.entries(props)
    .filter(([name, value]) => !leftOut.has(name) && (typeof value === 'string' || typeof value === 'number'))
    .map(([name, value]) => {
      const attribute = keepsCase.has(name) ? name : name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      return ` ${attribute}="${escaped(inked(String(value)))}"`;
    })
    .join('');
}

/** Walks what a component without state draws. React's own renderer is not to be had where a page is made. */
function partsOf(node: ReactNode): (Part | string)[] {
  if (typeof node === 'string' || typeof node === 'number') return [String(node)];
  if (Array.isArray(node)) return node.flatMap((child: ReactNode) => partsOf(child));
  if (!isValidElement<Record<string, unknown>>(node)) return [];
  const { type, props } = node;
  if (typeof type === 'function') return partsOf((type as (given: typeof props) => ReactNode)(props));
  const children = partsOf(props['children'] as ReactNode);
  // A fragment is a symbol: only what it holds is drawn.
  if (typeof type !== 'string') return children;
  return [{ tag: type, attributes: attributesOf(props), children }];
}

function find(parts: readonly (Part | string)[], tag: string): Part | null {
  for (const part of parts) {
    if (typeof part === 'string') continue;
    const found = part.tag === tag ? part : find(part.children, tag);
    if (found) return found;
  }
  return null;
}

function written(part: Part | string): string {
  if (typeof part === 'string') return escaped(part);
  return `<${part.tag}${part.attributes}>${part.children.map(written).join('')}</${part.tag}>`;
}

function textOf(part: Part | string | null): string {
  if (part === null) return '';
  return (typeof part === 'string' ? part : part.children.map(textOf).join('')).replaceAll(/\s+/g, ' ').trim();
}

function captionOf(part: Part | string | null): string {
  if (part === null || typeof part === 'string') return part ?? '';
  const isHidden = part.tag === 'details' || part.tag === 'table';
  return isHidden ? '' : part.children.map(captionOf).join(' ').replaceAll(/\s+/g, ' ').trim();
}

/** A figure for paper: its drawing, title and text alternative. Null for a name that no figure has. */
export function printFigure(name: string): PrintedFigure | null {
  const draw = Object.hasOwn(figures, name) ? figures[name] : undefined;
  if (!draw) return null;
  const parts = partsOf((draw as (given: object) => ReactNode)({}));
  const svg = find(parts, 'svg');
  if (!svg) return null;
  const shown = svg.children.filter((child) => typeof child === 'string' || !['title', 'desc'].includes(child.tag));
  return {
    svg: written({ ...svg, attributes: ` xmlns="http://www.w3.org/2000/svg"${svg.attributes}`, children: shown }),
    title: textOf(find(svg.children, 'title')),
    description: textOf(find(svg.children, 'desc')),
    caption: captionOf(find(parts, 'figcaption')),
  };
}
