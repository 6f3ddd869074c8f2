import { expect, test } from 'vitest';
import { bodies } from '#lib/bodies/load.ts';
import { choiceGroups } from './choice-groups.ts';

const rules = [...bodies().values()];
const none: ReadonlySet<string> = new Set();

test('every body can be chosen, the therapist’s own country first and open', () => {
  const groups = choiceGroups(rules, none, 'GB', '');
  expect(groups[0]).toMatchObject({ name: 'United Kingdom', isOpen: true });
  expect(groups.filter(({ isOpen }) => isOpen)).toHaveLength(1);
  expect(groups.flatMap(({ bodies: choices }) => choices).length).toBe(rules.length);
});

test('someone elsewhere, or who has not said where, begins with Australia', () => {
  for (const country of ['FR', null]) expect(choiceGroups(rules, none, country, '')[0]?.name).toBe('Australia');
});

test('a search finds by any part of the names or the region, in every country, and marks what is held', () => {
  const found = (search: string) =>
    choiceGroups(rules, new Set(['fht']), 'AU', search).flatMap(({ bodies: choices }) => choices);
  expect(found('FHT')).toMatchObject([{ slug: 'fht', isHeld: true }]);
  expect(found('  Holistic   federation ').map(({ slug }) => slug)).toEqual(['fht']);
  expect(found('florida').map(({ slug }) => slug)).toEqual(['florida']);
  expect(found('no such body')).toEqual([]);
});
