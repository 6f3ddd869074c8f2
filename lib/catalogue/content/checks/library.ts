import type { Fault } from '../fault.ts';
import type { Content, Placed } from '../load.ts';

function unknownReferences(
  content: Content,
  placed: { readonly file: string; readonly line: number },
  keys: readonly string[],
  whose: string,
): Fault[] {
  return keys
    .filter((key) => !content.references.has(key))
    .map((key) => ({
      file: placed.file,
      line: placed.line,
      rule: 'reference',
      message: `${whose} cites "${key}", which references.json does not have`,
    }));
}

function unverified(content: Content, used: ReadonlySet<string>): Fault[] {
  const found: Fault[] = [];
  for (const key of used) {
    const reference = content.references.get(key);
    if (!reference) continue;
    const { file, line, value } = reference;
    if (!value.custom.verified)
      found.push({
        file,
        line,
        rule: 'verified',
        message: `"${key}" is cited and nobody has seen the source: verified is false`,
      });
    else if (value.custom.seenAt.trim() === '')
      found.push({
        file,
        line,
        rule: 'verified',
        message: `"${key}" is cited and seenAt does not say where it was seen`,
      });
  }
  return found;
}

function claimFaults(
  content: Content,
  id: string,
  { value, file, line }: Placed<Content['claims'] extends ReadonlyMap<string, Placed<infer Claim>> ? Claim : never>,
): Fault[] {
  const faults = unknownReferences(content, { file, line }, value.references, `claim ${id}`);
  if (value.references.length === 0 && value.grade !== 'none' && !value.basis)
    faults.push({
      file,
      line,
      rule: 'citation',
      message: `claim ${id} is graded "${value.grade}", cites nothing and names no basis`,
    });
  return faults;
}

/** Claims cite known, seen references; modules and questions use only what exists. */
export function checkLibrary(content: Content): Fault[] {
  const faults = [...content.claims].flatMap(([id, claim]) => claimFaults(content, id, claim));
  const used = new Set([...content.claims.values()].flatMap(({ value }) => value.references));
  for (const course of content.courses) {
    for (const { file, uses } of course.modules) {
      for (const { name, line } of uses.cite) {
        used.add(name);
        faults.push(...unknownReferences(content, { file, line }, [name], 'the text'));
      }
      for (const { name, line } of uses.claim)
        if (!content.claims.has(name))
          faults.push({ file, line, rule: 'claim', message: `there is no claim "${name}" in claims/` });
      for (const { name, line } of uses.term)
        if (!content.glossary.has(name))
          faults.push({ file, line, rule: 'term', message: `there is no term "${name}" in glossary/` });
    }
    for (const question of course.questions) {
      for (const key of question.value.references) used.add(key);
      faults.push(...unknownReferences(content, question, question.value.references, `question ${question.value.key}`));
    }
  }
  return [...faults, ...unverified(content, used)];
}
