import { existsSync, readFileSync } from 'node:fs';
import { coverageFile, readCoverage } from '../coverage.ts';
import type { Coverage, Place } from '../coverage.ts';
import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';

/** The claims of the evidence dossier by the rows of its table; null when the dossier is not there. */
export function dossierIds(file: string): readonly string[] | null {
  if (!existsSync(file)) return null;
  return [...readFileSync(file, 'utf8').matchAll(/^\| (G\d+) \|/gm)].map(([, id]) => id ?? '');
}

const at = (line: number, message: string): Fault => ({ file: coverageFile, line, rule: 'coverage', message });

function placeFault(content: Content, id: string, { course: slug, module: name, as }: Place): string | null {
  const course = content.courses.find(({ meta }) => meta.slug === slug);
  if (!course) return `${id} is said to stand in course "${slug}", which does not exist`;
  const module = course.modules.find((candidate) => candidate.slug === name);
  if (!module) return `${id} is said to stand in module "${name}" of "${slug}", which does not exist`;
  if (!module.uses.claim.some((use) => use.name === id))
    return `${id} is said to stand in ${module.file}, which has no {% claim id="${id}" %}`;
  if (as === 'taught' && content.claims.get(id)?.value.grade === 'contradicted')
    return `${id} is contradicted by the evidence: a course corrects it and does not teach it`;
  return null;
}

function entryFaults(content: Content, coverage: Coverage): Fault[] {
  return [...coverage].flatMap(([id, { value, line }]) => {
    const places = value.flatMap((place) => placeFault(content, id, place) ?? []).map((message) => at(line, message));
    return content.claims.has(id) ? places : [at(line, `claims/ has no claim "${id}"`), ...places];
  });
}

/** Numbers that are left out between the first and the highest. */
function gaps(ids: readonly string[]): string[] {
  const numbers = new Set(ids.flatMap((id) => (/^G\d+$/.test(id) ? Number(id.slice(1)) : [])));
  const highest = Math.max(0, ...numbers);
  return Array.from({ length: highest }, (_, index) => index + 1)
    .filter((number) => !numbers.has(number))
    .map((number) => `G${String(number).padStart(2, '0')}`);
}

/** Each claim of the dossier is taught or corrected, and coverage.yaml says where. */
export function checkCoverage(content: Content, dossier: readonly string[] | null): Fault[] {
  const { value: coverage, faults } = readCoverage(content.dir);
  const unmapped = [...content.claims]
    .filter(([id]) => !coverage.has(id))
    .map(([id, { file, line }]) => at(1, `claim ${id} (${file}:${line}) is missing`));
  const known = [...coverage.keys(), ...content.claims.keys()];
  const left = gaps(known).map((id) => at(1, `${id} is missing: the numbers have a gap`));
  const unheard = (dossier ?? [])
    .filter((id) => !known.includes(id) && !left.some(({ message }) => message.startsWith(`${id} `)))
    .map((id) => at(1, `${id} of the dossier is missing`));
  return [...faults, ...unmapped, ...left, ...unheard, ...entryFaults(content, coverage)];
}
