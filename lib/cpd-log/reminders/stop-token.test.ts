import { expect, test } from 'vitest';
import { newId } from '#lib/ids.ts';
import { openStopToken, sealStopToken } from './stop-token.ts';

const secret = 'a secret of thirty-two characters!';

test('a link opens to the person it was sealed for, each time another text', () => {
  const id = newId();
  const [one, other] = [sealStopToken(id, secret), sealStopToken(id, secret)];
  expect(openStopToken(one, secret)).toBe(id);
  expect(openStopToken(other, secret)).toBe(id);
  expect(one).not.toBe(other);
});

test('a link says nothing of the person', () => {
  const id = newId();
  const token = sealStopToken(id, secret);
  expect(token).toMatch(/^[A-Za-z0-9_-]{59}$/);
  expect(Buffer.from(token, 'base64url').toString('hex')).not.toContain(id.replaceAll('-', '').slice(0, 12));
});

test('a link that was changed, cut, made with another secret or made up opens nothing', () => {
  const token = sealStopToken(newId(), secret);
  for (let place = 0; place < token.length - 1; place += 1) {
    const changed = `${token.slice(0, place)}${token[place] === 'A' ? 'B' : 'A'}${token.slice(place + 1)}`;
    expect(openStopToken(changed, secret)).toBeNull();
  }
  expect(openStopToken(token.slice(0, -2), secret)).toBeNull();
  expect(openStopToken(token, `${secret}?`)).toBeNull();
  for (const made of ['', 'x', 'A'.repeat(59), '💥']) expect(openStopToken(made, secret)).toBeNull();
});
