import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { claimSchema, questionSchema, referenceSchema, termSchema } from '../schema.ts';
import type { Claim, Question, Reference, Term } from '../schema.ts';
import type { Fault } from './fault.ts';
import { readModule } from './module.ts';
import type { ModuleContent } from './module.ts';
import { courseSchema } from './schema.ts';
import type { CourseMeta } from './schema.ts';
import { parseLocated, shape } from './yaml.ts';
import type { Located } from './yaml.ts';

export type Placed<Value> = { readonly value: Value; readonly file: string; readonly line: number };
export type CourseContent = {
  readonly folder: string;
  readonly file: string;
  readonly meta: CourseMeta;
  /** The line of a value in course.yaml. */
  readonly lineOf: Located['lineOf'];
  readonly modules: readonly ModuleContent[];
  readonly questions: readonly Placed<Question>[];
};
export type Content = {
  readonly dir: string;
  readonly courses: readonly CourseContent[];
  readonly claims: ReadonlyMap<string, Placed<Claim>>;
  readonly references: ReadonlyMap<string, Placed<Reference>>;
  readonly glossary: ReadonlyMap<string, Placed<Term>>;
};
type Loaded<Value> = { readonly value: Value; readonly faults: readonly Fault[] };

function filesIn(dir: string, folder: string, ending: string): string[] {
  const path = join(dir, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => `${folder}/${name}`);
}

function open(dir: string, file: string): Located {
  if (!existsSync(join(dir, file)))
    return {
      value: null,
      lineOf: () => 1,
      faults: [{ file, line: 1, rule: 'missing', message: 'the file is missing' }],
    };
  return parseLocated(file, readFileSync(join(dir, file), 'utf8'));
}

/** A YAML or JSON list, each entry held against the schema by itself so that one fault hides no other. */
function readList<Schema extends z.ZodType>(
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

type Named<Value> = Placed<Value> & { readonly id: string };

function readClaims(dir: string, file: string): Loaded<Named<Claim>[]> {
  const located = open(dir, file);
  const record = shape(file, located, z.record(z.string(), z.unknown()));
  if (!record.value) return { value: [], faults: record.faults };
  const entries = Object.keys(record.value).map((id) => ({
    id,
    line: located.lineOf([id]),
    ...shape(file, located, claimSchema, [id]),
  }));
  return {
    value: entries.flatMap(({ id, value, line }) => (value === null ? [] : [{ id, value, file, line }])),
    faults: entries.flatMap(({ faults }) => faults),
  };
}

function byId<Value>(entries: readonly Named<Value>[]): Loaded<Map<string, Placed<Value>>> {
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

function named<Value extends { id: string }>(entries: readonly Placed<Value>[]): Named<Value>[] {
  return entries.map((entry) => ({ ...entry, id: entry.value.id }));
}

function readCourse(dir: string, name: string): Loaded<CourseContent | null> {
  const folder = `courses/${name}`;
  const file = `${folder}/course.yaml`;
  const located = open(dir, file);
  const meta = shape(file, located, courseSchema);
  const modules = filesIn(dir, `${folder}/modules`, '.md').map((path) =>
    readModule(path, readFileSync(join(dir, path), 'utf8')),
  );
  const questions = filesIn(dir, `${folder}/questions`, '.yaml').map((path) => readList(dir, path, questionSchema));
  const faults = [
    ...meta.faults,
    ...modules.flatMap((module) => module.faults),
    ...questions.flatMap((list) => list.faults),
  ];
  if (!meta.value) return { value: null, faults };
  const value: CourseContent = {
    folder,
    file,
    meta: meta.value,
    lineOf: located.lineOf,
    modules: modules.flatMap((module) => module.value ?? []),
    questions: questions.flatMap((list) => list.value),
  };
  return { value, faults };
}

/** Reads the content folder. What could not be read is named in `faults`; the rest is in `content`. */
export function loadContent(dir: string): { content: Content; faults: Fault[] } {
  const root = join(dir, 'courses');
  const names = existsSync(root)
    ? readdirSync(root, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .toSorted()
    : [];
  const courses = names.map((name) => readCourse(dir, name));
  const claims = filesIn(dir, 'claims', '.yaml').map((file) => readClaims(dir, file));
  const claimsById = byId(claims.flatMap(({ value }) => value));
  const references = readList(dir, 'references.json', referenceSchema);
  const referencesById = byId(named(references.value));
  const terms = filesIn(dir, 'glossary', '.yaml').map((file) => readList(dir, file, termSchema));
  const termsById = byId(terms.flatMap(({ value }) => named(value)));
  const content: Content = {
    dir,
    courses: courses.flatMap(({ value }) => value ?? []).toSorted((a, b) => a.meta.position - b.meta.position),
    claims: claimsById.value,
    references: referencesById.value,
    glossary: termsById.value,
  };
  return {
    content,
    faults: [courses, claims, claimsById, references, referencesById, terms, termsById]
      .flat()
      .flatMap(({ faults }) => faults),
  };
}
