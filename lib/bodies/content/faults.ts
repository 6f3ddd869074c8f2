import type { BodyRule } from '../schema.ts';
import type { Found } from './found.ts';
import { opposed, ownLimit } from './limits.ts';
import { addresses, calendar, checked, honest } from './plain.ts';

const twice = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

function repeated({ limits, excluded, quota }: BodyRule): Found[] {
  const lists = [
    { at: ['limits'], ids: limits.map(({ id }) => id) },
    { at: ['excluded'], ids: excluded.map(({ id }) => id) },
    { at: ['quota'], ids: quota.kind === 'levels' ? quota.levels.map(({ key }) => key) : [] },
  ];
  return lists.flatMap(({ at, ids }) =>
    twice(ids).map((id) => ({ at, rule: 'twice', message: `"${id}" stands here more than once` })),
  );
}

/** What a body's rule gets wrong that its shape cannot tell. `today` is a date such as 2026-11-28. */
export function faultsOf(rule: BodyRule, today: string): Found[] {
  return [
    ...repeated(rule),
    ...rule.limits.flatMap((limit, index) => ownLimit(rule, limit, index)),
    ...opposed(rule),
    ...calendar(rule),
    ...honest(rule),
    ...addresses(rule),
    ...checked(rule, today),
  ];
}
