import { examine, expect, once, test } from './journeys/test.ts';
import { courseTitle, slug } from './journeys/people.ts';
import type { APIRequestContext } from './journeys/test.ts';

const courses = [slug, 'inflammation-immunity', 'nervous-system-regulation'] as const;

test('a visitor finds the courses from the home page', async ({ page }) => {
  await page.goto('/');
  await examine(page);
  await page.getByRole('main').getByRole('link', { name: 'See the courses' }).click();
  await expect(page).toHaveURL(/\/courses$/);
  await examine(page);
  for (const course of courses)
    await expect(page.getByRole('main').locator(`a[href="/courses/${course}"]`)).toBeVisible();
  await expect(page.getByText(/^\d h CPD$/)).toHaveCount(courses.length);
  await page.getByRole('link', { name: courseTitle }).click();
  await expect(page.getByRole('heading', { level: 1, name: courseTitle })).toBeVisible();
});

test('a course page says what it offers, what it rests on, that review is awaited, and how its minutes were worked out', async ({
  page,
}) => {
  await page.goto(`/courses/${slug}`);
  await examine(page);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'What you will be able to do' })).toBeVisible();
  await expect(main.getByText('Label five communication routes between gut and brain')).toBeVisible();
  await expect(main.getByRole('heading', { name: 'What it rests on' })).toBeVisible();
  await expect(main.getByText('Awaiting clinical review')).toBeVisible();
  await expect(
    main.getByRole('table', { name: 'CPD minutes by each published method' }).getByRole('row'),
  ).not.toHaveCount(0);
  await expect(main.getByText('A$59', { exact: true }).filter({ visible: true })).toBeVisible();
  await expect(main.getByRole('heading', { name: 'Refunds' })).toBeVisible();
  await expect(main.getByText(/14 days after buying/)).toBeVisible();
});

test('the price is in Australian dollars until the visitor asks for pounds, and back', async ({ page }) => {
  await page.goto(`/courses/${slug}`);
  const main = page.getByRole('main');
  const shown = (price: string) => main.getByText(price, { exact: true }).filter({ visible: true });
  await expect(shown('A$59')).toBeVisible();
  await main.getByRole('button', { name: 'Show United Kingdom (£)' }).filter({ visible: true }).click();
  await expect(shown('£32')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/courses/${slug}$`));
  await page.goto('/courses');
  await expect(main.getByText('£32')).toHaveCount(courses.length);
  await page.goto(`/courses/${slug}`);
  await main.getByRole('button', { name: 'Show Australia (A$)' }).filter({ visible: true }).click();
  await expect(shown('A$59')).toBeVisible();
});

test.describe('with a browser set to British English', once, () => {
  test.use({ locale: 'en-GB' });
  test('the price is in pounds from the start', async ({ page }) => {
    await page.goto(`/courses/${slug}`);
    await expect(page.getByRole('main').getByText('£32', { exact: true }).filter({ visible: true })).toBeVisible();
  });
});

test('every course has its page, its evidence and its free module', async ({ page }) => {
  for (const course of courses) {
    await page.goto(`/courses/${course}`);
    await expect(page.getByRole('main').getByRole('link', { name: 'Enrol' }).filter({ visible: true })).toHaveCount(1);
    await examine(page);
    await page.goto(`/courses/${course}/preview`);
    await examine(page);
  }
});

test('a visitor reads the free module without signing in, and no other', async ({ page }) => {
  await page.goto(`/courses/${slug}`);
  await page.getByRole('link', { name: 'Read module one free' }).filter({ visible: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mapping the brain–gut axis' })).toBeVisible();
  await examine(page);
  expect((await page.locator('#reading').innerText()).split(/\s+/).length).toBeGreaterThan(1_000);
  await page.goto(`/learn/${slug}/anxiety-in-the-treatment-room`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(page.locator('#reading')).toHaveCount(0);
});

test('the pages of plain text pass axe', async ({ page }) => {
  for (const path of [
    '/about',
    '/evidence',
    '/glossary',
    '/pathway',
    '/legal/terms',
    '/legal/privacy',
    '/legal/refunds',
    '/contact',
    '/accessibility',
    '/verify',
  ]) {
    await page.goto(path);
    await examine(page);
  }
});

test.describe('at an address that leads nowhere', () => {
  // Chromium reports the page's own 404 on the console.
  test.use({ allowedConsole: [/status of 404/] });
  for (const path of [
    '/nothing-here',
    '/courses/no-such-course',
    '/courses/no-such-course/preview',
    '/checkout/no-such-course',
  ]) {
    test(`${path} says so, with a way on`, path === '/nothing-here' ? {} : once, async ({ page, newPerson }) => {
      await newPerson();
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1, name: 'Nothing at this address' })).toBeVisible();
      await examine(page);
      await page.getByRole('main').getByRole('link', { name: 'See the courses' }).click();
      await expect(page).toHaveURL(/\/courses$/);
    });
  }
});

async function headersOf(request: APIRequestContext, path: string): Promise<Record<string, string>> {
  return (await request.get(path, { maxRedirects: 0 })).headers();
}

const kinds: Readonly<Record<string, string>> = {
  'a static page': '/about',
  'a page by market': `/courses/${slug}`,
  'the free module': `/courses/${slug}/preview`,
  'a page per request': '/sign-in',
  'a page that asks for a sign-in': '/account',
  'a check': '/verify/ABC',
  'an unknown address': '/nothing-here',
  'the admin area': '/admin',
  'an answer in JSON': '/api/health',
};

for (const [kind, path] of Object.entries(kinds)) {
  test(`${kind} carries the security headers`, once, async ({ request }) => {
    const headers = await headersOf(request, path);
    const policy = new Map(
      (headers['content-security-policy'] ?? '').split('; ').map((rule) => [rule.split(' ')[0], rule]),
    );
    expect(policy.get('script-src')).toBeDefined();
    expect(policy.get('script-src')).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    expect(policy.get('script-src')).toMatch(/'(?:nonce|sha256)-/);
    expect(policy.get('object-src')).toBe("object-src 'none'");
    expect(policy.get('base-uri')).toBe("base-uri 'none'");
    expect(policy.get('frame-ancestors')).toBe("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-frame-options']).toBe('DENY');
    expect(headers['referrer-policy']).toMatch(/^(?:no-referrer|same-origin|strict-origin-when-cross-origin)$/);
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['x-powered-by']).toBeUndefined();
  });
}
