import { expect, test } from 'vitest';
import { POST } from './route.ts';

function choose(origin: string, body: string, type = 'application/x-www-form-urlencoded'): Promise<Response> {
  return POST(
    new Request('http://localhost:3000/api/market', {
      method: 'POST',
      headers: { origin, 'content-type': type },
      body,
    }),
  );
}

test('a choice of country is kept and leads back to the page it was made on', async () => {
  const response = await choose('http://localhost:3000', 'market=gb&next=/courses/brain-gut-axis');
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/courses/brain-gut-axis');
  expect(response.headers.get('set-cookie')).toContain('afferent-market=gb');
});

test('what the page was asked for is kept', async () => {
  const next = encodeURIComponent('/checkout/brain-gut-axis?for=gift&code=SAVE-10');
  const response = await choose('http://localhost:3000', `market=gb&next=${next}`);
  expect(response.headers.get('location')).toBe('/checkout/brain-gut-axis?for=gift&code=SAVE-10');
});

test.each([
  '/courses?next=//evil.example',
  '/courses?a=\r\nb',
  '//evil.example',
  'https://evil.example',
  '/\\\\evil.example',
])('%s is no page to go back to', async (next) => {
  const response = await choose('http://localhost:3000', `market=gb&next=${encodeURIComponent(next)}`);
  expect(response.headers.get('location')).toBe('/courses');
});

test('another site cannot choose, and what is no form is refused', async () => {
  const foreign = await choose('https://evil.example', 'market=gb');
  expect([foreign.status, foreign.headers.get('set-cookie')]).toEqual([403, null]);
  expect((await choose('http://localhost:3000', '{}', 'application/json')).status).toBe(400);
});
