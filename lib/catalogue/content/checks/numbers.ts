import type { Claim } from '../../schema.ts';
import { warning } from '../fault.ts';
import type { Fault } from '../fault.ts';
import type { Content } from '../load.ts';
import type { ModuleContent } from '../module.ts';
import { allNumbersIn, numbersIn } from '../numbers.ts';
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

function statedWrong(content: Content, text: string, { claims, cites }: Named): Wrong {
  const known = claims.flatMap((id) => content.claims.get(id)?.value ?? []);
  const years = yearsOf(content, [...cites, ...known.flatMap(({ references }) => references)]);
  const allowed = new Set([...known.flatMap(numbersOf), ...years]);
  return {
    found: numbersIn(text).filter(({ value }) => !allowed.has(value)),
    beside: `claim ${claims.join(', ')}`,
    isCertain: true,
  };
}

/** A sentence without a claim of its own: its numbers are those of the claims that rest on the sources it cites. */
function citedWrong(content: Content, text: string, { cites }: Named, stated: ReadonlySet<string>): Wrong {
  const known = restingOn(content, cites);
  const allowed = new Set([...known.flatMap(([, claim]) => numbersOf(claim)), ...yearsOf(content, cites)]);
  return {
    found: numbersIn(text).filter(({ value }) => !allowed.has(value)),
    beside: `“${cites.join(', ')}”`,
    isCertain: known.some(([id]) => stated.has(id)),
  };
}

function proseFaults(content: Content, { file, uses }: ModuleContent, prose: Prose): Fault[] {
  const stated = new Set(uses.claim.map(({ name }) => name));
  const sentences = sentencesOf(prose.text);
  return sentences.flatMap((sentence, index) => {
    const named = namedIn(prose, sentence, sentences[index + 1]?.start ?? Number.POSITIVE_INFINITY);
    const isStated = named.claims.some((id) => content.claims.has(id));
    if (!isStated && named.cites.length === 0) return [];
    const { found, beside, isCertain } = isStated
      ? statedWrong(content, sentence.text, named)
      : citedWrong(content, sentence.text, named, stated);
    return found.map(({ written, at }) => {
      const fault = {
        file,
        line: lineAt(prose, sentence.start + at),
        rule: isCertain ? 'number' : 'number-unrecorded',
        message: `“${written}” stands beside ${beside}${isStated ? ', which' : ''} has no such number`,
      };
      return isCertain ? fault : warning(fault);
    });
  });
}

/**
 * A sentence that states a claim gives only numbers that the claim's own record gives; one that cites a source gives
 * only those of the claims that rest on it. Where the module states no such claim there is less to compare: a warning.
 */
export function checkNumbers(content: Content): Fault[] {
  return content.courses.flatMap(({ modules }) =>
    modules.flatMap((module) => proseOf(module.root).flatMap((prose) => proseFaults(content, module, prose))),
  );
}
