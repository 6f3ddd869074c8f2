import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './fault.ts';

export type Path = readonly (string | number)[];
/** Parsed text (YAML, or JSON, which is YAML too) that remembers where each value stood. */
export type Located = { readonly value: unknown; lineOf(path: Path): number; readonly faults: readonly Fault[] };

/** The node that best shows where a value stands: its key in a map, itself in a list. */
function nodeAt(document: Document, path: Path): unknown {
  const last = path.at(-1);
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === last) : undefined;
  return pair?.key ?? document.getIn(path, true);
}

function lineIn(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = nodeAt(document, path.slice(0, length));
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/**
 * Parses YAML or JSON.
 * @param firstLine the line of the file on which `text` begins
 */
export function parseLocated(file: string, text: string, firstLine = 1): Located {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const shift = firstLine - 1;
  const faults = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line + shift,
    rule: 'syntax',
    message: error.message,
  }));
  return {
    value: faults.length > 0 ? null : document.toJS(),
    lineOf: (path) => lineIn(document, lines, path) + shift,
    faults,
  };
}

type Parsed<Value> = { readonly value: Value | null; readonly faults: readonly Fault[] };

/** Holds a located value against its schema; each complaint carries its line. */
export function shape<Schema extends z.ZodType>(
  file: string,
  located: Located,
  schema: Schema,
  at: Path = [],
): Parsed<z.infer<Schema>> {
  if (located.faults.length > 0) return { value: null, faults: located.faults };
  const found = at.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[key] : undefined,
    located.value,
  );
  const parsed = schema.safeParse(found);
  if (parsed.success) return { value: parsed.data, faults: [] };
  const faults = parsed.error.issues.map((issue) => {
    const path = [...at, ...issue.path.filter((key) => typeof key !== 'symbol')];
    return {
      file,
      line: located.lineOf(path),
      rule: 'shape',
      message: `${path.join('.') || 'the file'}: ${issue.message}`,
    };
  });
  return { value: null, faults };
}
