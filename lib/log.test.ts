import { expect, test } from 'vitest';
import { describeError } from './log.ts';

test('what is logged of an error holds its kind, code and place, but not its message', () => {
  const error = Object.assign(new TypeError('invalid value "someone@example.test"'), {
    code: 'P2002',
    raw: { email: 'someone@example.test' },
  });
  const described = describeError(error);
  expect(described).toMatchObject({ type: 'TypeError', code: 'P2002' });
  expect(described.stack).toContain('log.test.ts');
  expect(JSON.stringify(described)).not.toContain('someone@example.test');
});

test('what is thrown without being an error is named by its type only', () => {
  expect(describeError('someone@example.test')).toEqual({ type: 'string' });
});
