import { expect, test } from 'vitest';
import { statementNames } from './client.ts';

test('the same statement has the same name, another has another', () => {
  const nameOf = statementNames('postgresql://localhost/afferent');
  const [one, other] = [nameOf({ sql: 'SELECT 1' }), nameOf({ sql: 'SELECT 2' })];
  expect(one).not.toBe('');
  expect(other).not.toBe(one);
  expect(nameOf({ sql: 'SELECT 1' })).toBe(one);
});

test('neither a long statement nor the thousandth gets a name, so that a connection never remembers too much', () => {
  const nameOf = statementNames('postgresql://localhost/afferent');
  expect(nameOf({ sql: `SELECT ${'1,'.repeat(5_000)}1` })).toBe('');
  const names = Array.from({ length: 1_000 }, (_, index) => nameOf({ sql: `SELECT ${index}` }));
  expect(names.at(-1)).toBe('');
  expect(new Set(names.filter((name) => name !== '')).size).toBe(400);
  expect(nameOf({ sql: 'SELECT 0' })).toBe(names[0]);
});

test('a pooler that lends connections out gets no names', () => {
  for (const query of ['?pgbouncer=true', '?sslmode=require&pgbouncer=true'])
    expect(statementNames(`postgresql://localhost/afferent${query}`)({ sql: 'SELECT 1' })).toBe('');
  expect(statementNames('postgresql://localhost/afferent?pgbouncer=false')({ sql: 'SELECT 1' })).not.toBe('');
});
