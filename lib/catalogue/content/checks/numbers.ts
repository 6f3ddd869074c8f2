import type { Claim } from '../../schema.ts';
import { warning } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';
import type { ModuleContent } from '../module.ts';
import { allNumbersIn, isRecorded, numbersIn } from '../numbers.ts';
import type { Found } from '../numbers.ts';
import { lineAt, proseOf, sentencesOf } from '../prose.ts';
import type { Prose, Sentence } from '../prose.ts';

function numbersOf({ statement, taught, restsOn }: Claim): number[] {
  return [statement, taught, ...Object.values(restsOn)].flatMap(allNumbersIn);
}

/** The years of some references: “a 2004 pooling” names a paper and no result. */
function yearsOf(content: Content, keys: readonly string[]): number[] {
  return keys.flatMap((key) => Number(content.references.get(key)?.value.issued['date-parts'][0]?.[0] ?? []));
}

/** The claims that rest on one of some sources. */
function restingOn(content: Content, keys: readonly string[]): [string, Claim][] {
  return [...content.claims].flatMap(([id, { value }]) =>
    value.references.some((key) => keys.includes(key)) ? [[id, value] as [string, Claim]] : [],
  );
}

type Named = { readonly claims: readonly string[]; readonly cites: readonly string[] };

/** The claims that a sentence states, and the sources cited in it or right after it. */
function namedIn({ marks }: Prose, { start, end }: Sentence, next: number): Named {
  return {
    claims: marks
      .filter((mark) => mark.tag === 'claim' && mark.start < end && mark.end > start)
      .map(({ name }) => name),
    cites: marks
      .filter((mark) => mark.tag === 'cite' && mark.start >= start && mark.start < next)
      .map(({ name }) => name),
  };
}

type Wrong = { readonly found: readonly Found[]; readonly beside: string; readonly isCertain: boolean };

/** Lists of what to do give numbers to dial and times to wait, not results. */
const advice: readonly string[] = ['monday', 'redflags'];

function statedWrong(content: Content, text: string, { claims, cites }: Named): Wrong {
  const known = claims.flatMap((id) => content.claims.get(id)?.value ?? []);
  if (known.length === 0) return { found: [], beside: '', isCertain: true };
  const years = yearsOf(content, [...cites, ...known.flatMap(({ references }) => references)]);
  const allowed = new Set([...known.flatMap(numbersOf), ...years]);
  return {
    found: numbersIn(text).filter((found) => !isRecorded(found, text, allowed)),
    beside: `claim ${claims.join(', ')}, which has no such number`,
    isCertain: true,
  };
}

/** A sentence without a claim of its own: its numbers are those of the claims that rest on the sources it goes by. */
function citedWrong(content: Content, text: string, { claims, cites }: Named, stated: ReadonlySet<string>): Wrong {
  const resting = restingOn(content, cites);
  const near = claims.flatMap((id) => content.claims.get(id)?.value ?? []);
  const known = [...near, ...resting.map(([, claim]) => claim)];
  const allowed = new Set([...known.flatMap(numbersOf), ...yearsOf(content, cites)]);
  return {
    found: known.length === 0 ? [] : numbersIn(text).filter((found) => !isRecorded(found, text, allowed)),
    beside: `“${[...new Set([...claims, ...cites])].join(', ')}”, and no claim on it has such a number`,
    isCertain: resting.some(([id]) => stated.has(id)),
  };
}

/** What is wrong with the sentence at an index, by what it goes by: its claims, its sources, or those that close its passage. */
function wrongAt(
  content: Content,
  text: string,
  named: readonly Named[],
  index: number,
  stated: ReadonlySet<string>,
): Wrong {
  const own = named[index] ?? { claims: [], cites: [] };
  if (own.claims.length > 0) return statedWrong(content, text, own);
  if (own.cites.length > 0) return citedWrong(content, text, own, stated);
  const closing = named.slice(index + 1).find(({ claims, cites }) => claims.length > 0 || cites.length > 0);
  if (closing && closing.claims.length === 0) return citedWrong(content, text, closing, stated);
  // It stands after a claim or a source: most likely it goes on about it, so only its figures are compared.
  const all = { claims: named.flatMap(({ claims }) => claims), cites: named.flatMap(({ cites }) => cites) };
  const wrong = citedWrong(content, text, all, stated);
  return { ...wrong, found: wrong.found.filter(({ written }) => /\d/.test(written)), isCertain: false };
}

function proseFaults(content: Content, { file, uses }: ModuleContent, prose: Prose): Fault[] {
  if (prose.inside.some((tag) => advice.includes(tag))) return [];
  const stated = new Set(uses.claim.map(({ name }) => name));
  const sentences = sentencesOf(prose.text);
  const named = sentences.map((sentence, index) =>
    namedIn(prose, sentence, sentences[index + 1]?.start ?? Number.POSITIVE_INFINITY),
  );
  return sentences.flatMap(({ text, start }, index) => {
    const { found, beside, isCertain } = wrongAt(content, text, named, index, stated);
    return found.map(({ written, at }) => {
      const place = { file, line: lineAt(prose, start + at), message: `“${written}” stands beside ${beside}` };
      return isCertain ? { ...place, rule: 'number' } : warning({ ...place, rule: 'number-unrecorded' });
    });
  });
}

/**
 * A sentence that states a claim gives only numbers that the claim's own record gives; one that goes by a source gives
 * only those of the claims that rest on it. Where the module states no such claim there is less to compare: a warning.
 */
export function checkNumbers(content: Content): Fault[] {
  return content.courses.flatMap(({ modules }) =>
    modules.flatMap((module) => proseOf(module.root).flatMap((prose) => proseFaults(content, module, prose))),
  );
}
