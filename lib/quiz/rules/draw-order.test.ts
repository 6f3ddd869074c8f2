import { expect, test } from 'vitest';
import { blueprintOf } from '#tests/support/policy.ts';
import { draw } from './draw.ts';
import type { PoolQuestion } from './draw.ts';

const policy = { questionCount: 1, blueprint: blueprintOf(0) };
const question = (kind: PoolQuestion['kind'], optionKeys: readonly string[]): PoolQuestion => ({
  questionVersionId: 'v1',
  key: 'q-1',
  kind,
  module: 'm1',
  outcome: 'o1',
  topic: 'Order',
  safety: false,
  level: 'recall',
  optionKeys,
});

test('what is to be put in order never starts in order, and every other order comes up', () => {
  const asked = question('ordering', ['a', 'b', 'c']);
  const orders = new Set<string>();
  for (let seed = 0; seed < 200; seed += 1)
    orders.add(draw(`s${seed}`, [asked], policy, {})[0]?.optionOrder.join('') ?? '');
  expect([...orders].toSorted()).toEqual(['acb', 'bac', 'bca', 'cab', 'cba']);
});

test('a case keeps its items in order and shuffles the options inside each', () => {
  const optionKeys = ['x=a', 'x=b', 'x=c', 'y=a', 'y=b'];
  const asked = question('case', optionKeys);
  const orders = new Set<string>();
  for (let seed = 0; seed < 200; seed += 1) {
    const order = draw(`s${seed}`, [asked], policy, {})[0]?.optionOrder ?? [];
    expect(order.slice(0, 3).toSorted()).toEqual(['x=a', 'x=b', 'x=c']);
    expect(order.slice(3).toSorted()).toEqual(['y=a', 'y=b']);
    orders.add(order.join());
  }
  expect(orders.size).toBe(12);
});
