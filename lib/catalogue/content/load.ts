import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { claimSchema, questionSchema, referenceSchema, termSchema } from '../schema.ts';
import type { Claim, Question, Reference, Term } from '../schema.ts';
import type { Fault } from './fault.ts';
import { byId, filesIn, open, readList, readRecord } from './files.ts';
import type { Loaded, Named, Placed } from './files.ts';
import { readHandout } from './handout.ts';
import type { HandoutContent } from './handout.ts';
import { readModule } from './module.ts';
import type { ModuleContent } from './module.ts';
import { courseSchema, pathwaySchema } from './schema.ts';
import type { CourseMeta, Pathway } from './schema.ts';
import { shape } from './yaml.ts';
import type { Located } from './yaml.ts';

export type { Placed } from './files.ts';
export type CourseContent = {
  readonly folder: string;
  readonly file: string;
  readonly meta: CourseMeta;
  /** The line of a value in course.yaml. */
  readonly lineOf: Located['lineOf'];
  readonly modules: readonly ModuleContent[];
  readonly questions: readonly Placed<Question>[];
  /** Pages for clients, in the order of their file names. */
  readonly handouts: readonly HandoutContent[];
};
export type PathwayContent = { readonly file: string; readonly meta: Pathway; readonly lineOf: Located['lineOf'] };
export type Content = {
  readonly dir: string;
  readonly courses: readonly CourseContent[];
  readonly claims: ReadonlyMap<string, Placed<Claim>>;
  readonly references: ReadonlyMap<string, Placed<Reference>>;
  readonly glossary: ReadonlyMap<string, Placed<Term>>;
  /** The courses sold together; null where there is no pathway.yaml. */
  readonly pathway: PathwayContent | null;
};

function named<Value extends { id: string }>(entries: readonly Placed<Value>[]): Named<Value>[] {
  return entries.map((entry) => ({ ...entry, id: entry.value.id }));
}

function readCourse(dir: string, name: string): Loaded<CourseContent | null> {
  const folder = `courses/${name}`;
  const file = `${folder}/course.yaml`;
  const located = open(dir, file);
  const meta = shape(file, located, courseSchema);
  const text = (path: string) => readFileSync(join(dir, path), 'utf8');
  const modules = filesIn(dir, `${folder}/modules`, '.md').map((path) => readModule(path, text(path)));
  const handouts = filesIn(dir, `${folder}/handouts`, '.md').map((path) => readHandout(path, text(path)));
  const questions = filesIn(dir, `${folder}/questions`, '.yaml').map((path) => readList(dir, path, questionSchema));
  const faults = [meta, ...modules, ...handouts, ...questions].flatMap((part) => part.faults);
  if (!meta.value) return { value: null, faults };
  const value: CourseContent = {
    folder,
    file,
    meta: meta.value,
    lineOf: located.lineOf,
    modules: modules.flatMap((module) => module.value ?? []),
    questions: questions.flatMap((list) => list.value),
    handouts: handouts.flatMap((handout) => handout.value ?? []),
  };
  return { value, faults };
}

function readPathway(dir: string): Loaded<PathwayContent | null> {
  const file = 'pathway.yaml';
  if (!existsSync(join(dir, file))) return { value: null, faults: [] };
  const located = open(dir, file);
  const { value, faults } = shape(file, located, pathwaySchema);
  return { value: value ? { file, meta: value, lineOf: located.lineOf } : null, faults };
}

function foldersIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

/** Reads the content folder. What could not be read is named in `faults`; the rest is in `content`. */
export function loadContent(dir: string): { content: Content; faults: Fault[] } {
  const courses = foldersIn(join(dir, 'courses')).map((name) => readCourse(dir, name));
  const claims = filesIn(dir, 'claims', '.yaml').map((file) => readRecord(dir, file, claimSchema));
  const claimsById = byId(claims.flatMap(({ value }) => value));
  const references = readList(dir, 'references.json', referenceSchema);
  const referencesById = byId(named(references.value));
  const terms = filesIn(dir, 'glossary', '.yaml').map((file) => readList(dir, file, termSchema));
  const termsById = byId(terms.flatMap(({ value }) => named(value)));
  const pathway = readPathway(dir);
  const content: Content = {
    dir,
    courses: courses.flatMap(({ value }) => value ?? []).toSorted((a, b) => a.meta.position - b.meta.position),
    claims: claimsById.value,
    references: referencesById.value,
    glossary: termsById.value,
    pathway: pathway.value,
  };
  return {
    content,
    faults: [courses, claims, claimsById, references, referencesById, terms, termsById, pathway]
      .flat()
      .flatMap((part) => part.faults),
  };
}
