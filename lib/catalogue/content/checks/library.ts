import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';

type Cited = { readonly key: string; readonly whose: string; readonly file: string; readonly line: number };

/** Every place that cites: claims, the texts of modules, and questions. */
export function citationsOf(content: Content): Cited[] {
  const claims = [...content.claims].flatMap(([id, { value, file, line }]) =>
    value.references.map((key) => ({ key, whose: `claim ${id}`, file, line })),
  );
  const places = content.courses.flatMap(({ modules, questions }) => [
    ...modules.flatMap(({ file, uses }) =>
      uses.cite.map(({ name, line }) => ({ key: name, whose: 'the text', file, line })),
    ),
    ...questions.flatMap(({ value, file, line }) =>
      value.references.map((key) => ({ key, whose: `question ${value.key}`, file, line })),
    ),
  ]);
  return [...claims, ...places];
}

function citationFaults(content: Content, { key, whose, file, line }: Cited): Fault[] {
  const reference = content.references.get(key);
  if (!reference)
    return [{ file, line, rule: 'reference', message: `${whose} cites "${key}", which references.json does not have` }];
  const { verified, seenAt } = reference.value.custom;
  const at = `${reference.file}:${reference.line}`;
  if (!verified) {
    const message = `${whose} cites "${key}", which nobody has seen: verified is false in ${at}`;
    return [{ file, line, rule: 'verified', message }];
  }
  if (seenAt.trim() !== '') return [];
  return [{ file, line, rule: 'verified', message: `${whose} cites "${key}", and seenAt is empty in ${at}` }];
}

/** A claim may cite nothing when it names its basis, or when it is graded “none” and says first that no study was found. */
function claimFaults(content: Content): Fault[] {
  return [...content.claims].flatMap(([id, { value, file, line }]) => {
    const isUnstudied = value.grade === 'none' && /^no\b/i.test(value.restsOn.design);
    if (value.references.length > 0 || value.basis || isUnstudied) return [];
    const message = `claim ${id} is graded "${value.grade}", cites nothing and names no basis`;
    return [{ file, line, rule: 'citation', message }];
  });
}

function tagFaults(content: Content): Fault[] {
  return content.courses.flatMap(({ modules }) =>
    modules.flatMap(({ file, uses }) => [
      ...uses.claim
        .filter(({ name }) => !content.claims.has(name))
        .map(({ name, line }) => ({ file, line, rule: 'claim', message: `there is no claim "${name}" in claims/` })),
      ...uses.term
        .filter(({ name }) => !content.glossary.has(name))
        .map(({ name, line }) => ({ file, line, rule: 'term', message: `there is no term "${name}" in glossary/` })),
    ]),
  );
}

/** Claims cite known, seen references; modules and questions use only what exists. */
export function checkLibrary(content: Content): Fault[] {
  return [
    ...claimFaults(content),
    ...tagFaults(content),
    ...citationsOf(content).flatMap((cited) => citationFaults(content, cited)),
  ];
}
