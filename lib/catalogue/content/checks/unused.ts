import { warning } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { Content, Placed } from '../load.ts';
import { citationsOf } from './library.ts';

/** A glossary of a hundred terms or more. */
export const glossarySize = 100;

function unused<Value>(
  entries: ReadonlyMap<string, Placed<Value>>,
  used: ReadonlySet<string>,
  make: (id: string) => Pick<Fault, 'rule' | 'message'>,
): Fault[] {
  return [...entries].filter(([id]) => !used.has(id)).map(([id, { file, line }]) => ({ file, line, ...make(id) }));
}

/** What the library holds and no course uses. A claim that no module teaches is an error, the rest is tidiness. */
export function checkUnused(content: Content): Fault[] {
  const modules = content.courses.flatMap((course) => course.modules);
  const named = (tag: 'claim' | 'term') => new Set(modules.flatMap(({ uses }) => uses[tag].map(({ name }) => name)));
  const cited = new Set(citationsOf(content).map(({ key }) => key));
  const [first] = content.glossary.values();
  const faults = [
    ...unused(content.claims, named('claim'), (id) => ({ rule: 'untaught', message: `no module states claim ${id}` })),
    ...unused(content.glossary, named('term'), (id) => ({
      rule: 'unused-term',
      message: `no module explains the term "${id}"`,
    })).map(warning),
    ...unused(content.references, cited, (id) => ({
      rule: 'unused-reference',
      message: `nothing cites "${id}"`,
    })).map(warning),
  ];
  const { size } = content.glossary;
  if (size < glossarySize) {
    const message = `the glossary has ${size} terms: ${glossarySize} are wanted`;
    faults.push(warning({ file: first?.file ?? 'glossary', line: 1, rule: 'glossary-size', message }));
  }
  return faults;
}
