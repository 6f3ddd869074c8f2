import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseForm } from './form-encoding.ts';
import type { Group, Tree } from './form-encoding.ts';

test('reads nested names and lists as Stripe’s SDK writes them', () => {
  const body =
    'mode=payment&line_items[0][price_data][currency]=aud&line_items[0][quantity]=1&line_items[1][quantity]=2&expand[]=a&expand[]=b';
  expect(JSON.parse(JSON.stringify(parseForm(body)))).toEqual({
    mode: 'payment',
    line_items: { 0: { price_data: { currency: 'aud' }, quantity: '1' }, 1: { quantity: '2' } },
    expand: { 0: 'a', 1: 'b' },
  });
});

test('what is malformed, or both a value and a group, is refused', () => {
  for (const body of ['a[b=1', 'a]=1', '[a]=1', 'a=1&a[b]=2']) expect(parseForm(body)).toBeNull();
});

test('a parameter called __proto__ is only a name', () => {
  parseForm('__proto__[polluted]=yes&metadata[__proto__][polluted]=yes');
  expect({}).not.toHaveProperty('polluted');
});

test('any group of groups comes back as it was written', () => {
  const name = fc.stringMatching(/^[a-z_]{1,8}$/);
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof({ maxDepth: 3 }, fc.string(), fc.dictionary(name, tie('tree'), { minKeys: 1, maxKeys: 3 })),
  }));
  fc.assert(
    fc.property(fc.dictionary(name, tree, { maxKeys: 4 }), (group) => {
      expect(JSON.parse(JSON.stringify(parseForm(encode(group))))).toEqual(JSON.parse(JSON.stringify(group)));
    }),
  );
});

function encode(group: Group): string {
  return new URLSearchParams(pairs(group, (name) => name)).toString();
}

function pairs(group: Group, nest: (name: string) => string): [string, string][] {
  return Object.entries(group).flatMap(([name, value]): [string, string][] => {
    const here = nest(name);
    return typeof value === 'string' ? [[here, value]] : pairs(value, (inner) => `${here}[${inner}]`);
  });
}
