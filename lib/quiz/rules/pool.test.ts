import { expect, it } from 'vitest';
import { currentPool } from './pool.ts';

const minute = (number: number) => new Date(number * 60_000);
const published = [
  { id: 'v1', key: 'aa-001' },
  { id: 'v2', key: 'aa-002' },
];

it('without changes the pool is what was published', () => {
  expect([...currentPool(published, [])]).toEqual([
    ['aa-001', 'v1'],
    ['aa-002', 'v2'],
  ]);
});

it('the newest change of a key decides, in whatever order the changes come', () => {
  const changes = [
    { id: '3', key: 'aa-001', questionVersionId: 'v5', at: minute(3) },
    { id: '1', key: 'aa-001', questionVersionId: null, at: minute(1) },
    { id: '2', key: 'aa-002', questionVersionId: null, at: minute(2) },
    { id: '4', key: 'aa-003', questionVersionId: 'v6', at: minute(4) },
  ];
  const expected = new Map([
    ['aa-001', 'v5'],
    ['aa-003', 'v6'],
  ]);
  expect(currentPool(published, changes)).toEqual(expected);
  expect(currentPool(published, changes.toReversed())).toEqual(expected);
});
