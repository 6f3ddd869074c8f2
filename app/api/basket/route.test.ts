import { expect, test } from 'vitest';
import { POST } from './route.ts';

function press(body: string, given: { origin?: string; cookie?: string; type?: string } = {}): Promise<Response> {
  const { origin = 'http://localhost:3000', cookie = '', type = 'application/x-www-form-urlencoded' } = given;
  return POST(
    new Request('http://localhost:3000/api/basket', {
      method: 'POST',
      headers: { origin, cookie, 'content-type': type },
      body,
    }),
  );
}
const cookie = 'afferent-basket=brain-gut-axis_nervous-system-regulation';

test('taking a thing out keeps the others and leads to the basket', async () => {
  const response = await press('act=remove&slug=brain-gut-axis', { cookie });
  expect([response.status, response.headers.get('location')]).toEqual([303, '/basket']);
  expect(response.headers.get('set-cookie')).toContain('afferent-basket=nervous-system-regulation;');
});

test('what was bought leaves it at once', async () => {
  const response = await press('act=remove&slug=brain-gut-axis,something-else', { cookie });
  expect(response.headers.get('set-cookie')).toContain('afferent-basket=nervous-system-regulation;');
});

test('the last thing taken out takes the cookie along', async () => {
  const response = await press('act=remove&slug=a', { cookie: 'afferent-basket=a' });
  expect(response.headers.get('set-cookie')).toMatch(/afferent-basket=;.*Max-Age=0/);
});

test('what is no act of ours changes nothing and says so', async () => {
  const response = await press('act=pay&slug=brain-gut-axis&amountMinor=1', { cookie });
  expect(response.headers.get('location')).toBe('/basket?note=unknown');
  expect(response.headers.get('set-cookie')).toContain(cookie);
});

test('another site cannot change it, and what is no form is refused', async () => {
  const foreign = await press('act=remove&slug=brain-gut-axis', { origin: 'https://evil.example', cookie });
  expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([403, null]);
  expect((await press('{}', { type: 'application/json' })).status).toBe(400);
});
