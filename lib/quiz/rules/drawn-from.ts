import { sha256 } from '#lib/ids.ts';
import { canonicalJson } from './steps.ts';

/** What a pool was, whatever the order it is listed in. */
export function poolHash(questionVersionIds: Iterable<string>): string {
  return sha256(canonicalJson([...new Set(questionVersionIds)].toSorted()));
}

/** What a policy was, so that an altered one no longer fits the log. Takes it as it is stored. */
export function policyHash(policy: unknown): string {
  return sha256(canonicalJson(policy));
}

type Drawn = {
  readonly position: number;
  readonly questionVersionId: string;
  readonly optionOrder: readonly string[];
};

/** The positions at which two papers are not the same, in order. */
export function differingPositions(one: readonly Drawn[], other: readonly Drawn[]): number[] {
  const written = (paper: readonly Drawn[]) =>
    new Map(
      paper.map(({ position, questionVersionId, optionOrder }) => [
        position,
        canonicalJson([questionVersionId, optionOrder]),
      ]),
    );
  const [ones, others] = [written(one), written(other)];
  return [...new Set([...ones.keys(), ...others.keys()])]
    .filter((position) => ones.get(position) !== others.get(position))
    .toSorted((a, b) => a - b);
}
