import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Fault } from './fault.ts';
import { parseLocated, shape } from './yaml.ts';
import type { Located } from './yaml.ts';

export type Placed<Value> = { readonly value: Value; readonly file: string; readonly line: number };
export type Named<Value> = Placed<Value> & { readonly id: string };
export type Loaded<Value> = { readonly value: Value; readonly faults: readonly Fault[] };

/** The files of a folder by their ending, in order; none when the folder is not there. */
export function filesIn(dir: string, folder: string, ending: string): string[] {
  const path = join(dir, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}

/** A YAML or JSON file, or the fault that it is missing. */
export function open(dir: string, file: string): Located {
  if (!existsSync(join(dir, file)))
    return {
      value: null,
      lineOf: () => 1,
      faults: [{ file, line: 1, rule: 'missing', message: 'the file is missing' }],
    };
  return parseLocated(file, readFileSync(join(dir, file), 'utf8'));
}

/** A YAML or JSON list, each entry held against the schema by itself so that one fault hides no other. */
export function readList<Schema extends z.ZodType>(
  dir: string,
  file: string,
  schema: Schema,
): Loaded<Placed<z.infer<Schema>>[]> {
  const located = open(dir, file);
  const list = shape(file, located, z.array(z.unknown()));
  if (!list.value) return { value: [], faults: list.faults };
  const entries = list.value.map((_, index) => ({
    line: located.lineOf([index]),
    ...shape(file, located, schema, [index]),
  }));
  return {
    value: entries.flatMap(({ value, line }) => (value === null ? [] : [{ value, file, line }])),
    faults: entries.flatMap(({ faults }) => faults),
  };
}

/** A YAML map from ids to values, each entry by itself as well. */
export function readRecord<Schema extends z.ZodType>(
  dir: string,
  file: string,
  schema: Schema,
): Loaded<Named<z.infer<Schema>>[]> {
  const located = open(dir, file);
  const record = shape(file, located, z.record(z.string(), z.unknown()));
  if (!record.value) return { value: [], faults: record.faults };
  const entries = Object.keys(record.value).map((id) => ({
    id,
    line: located.lineOf([id]),
    ...shape(file, located, schema, [id]),
  }));
  return {
    value: entries.flatMap(({ id, value, line }) => (value === null ? [] : [{ id, value, file, line }])),
    faults: entries.flatMap(({ faults }) => faults),
  };
}

/** The entries of several files under their ids; an id that comes again is a fault. */
export function byId<Value>(entries: readonly Named<Value>[]): Loaded<Map<string, Placed<Value>>> {
  const value = new Map<string, Placed<Value>>();
  const faults: Fault[] = [];
  for (const { id, ...entry } of entries) {
    const first = value.get(id);
    if (first)
      faults.push({
        file: entry.file,
        line: entry.line,
        rule: 'twice',
        message: `"${id}" stands in ${first.file}:${first.line} already`,
      });
    else value.set(id, entry);
  }
  return { value, faults };
}
