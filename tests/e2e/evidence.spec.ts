import { examine, expect, test } from './journeys/test.ts';
import { modules, slug } from './journeys/people.ts';

const claims = '#main ul > li[data-grade]';

test('a visitor filters the claims of a course by grade, and opens what one rests on', async ({ page }) => {
  await page.goto(`/courses/${slug}`);
  await page.getByRole('link', { name: 'Read each claim with its grade and sources' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The evidence, claim by claim' })).toBeVisible();
  const visible = page.locator(claims).filter({ visible: true });
  const all = await page.locator(claims).count();
  expect(all).toBeGreaterThan(40);
  await expect(visible).toHaveCount(all);
  let sum = 0;
  for (const [grade, name] of [
    ['high', /^High/],
    ['moderate', /^Moderate/],
    ['low', /^Low/],
    ['very-low', /^Very low/],
    ['none', /^No evidence/],
    ['contradicted', /^Contradicted/],
  ] as const) {
    await page.getByRole('radio', { name }).check();
    const count = await page.locator(`${claims}[data-grade="${grade}"]`).count();
    await expect(visible).toHaveCount(count);
    sum += count;
  }
  expect(sum, 'every claim has one of the six grades').toBe(all);
  await examine(page);
  await page.getByRole('radio', { name: /^Low/ }).check();
  await visible.first().getByText('What it rests on').click();
  for (const fact of ['Design', 'People', 'Found', 'Limits', 'Not to be claimed', 'Sources'])
    await expect(visible.first().getByText(fact, { exact: true })).toBeVisible();
  await examine(page);
});

test('the evidence page leads to each course, and lists what the evidence does not support', async ({ page }) => {
  await page.goto('/evidence');
  await expect(
    page.getByRole('heading', { name: 'What the field believes and the evidence does not support' }),
  ).toBeVisible();
  await expect(page.getByText('Contradicted', { exact: true }).first()).toBeVisible();
  const links = page.getByRole('main').locator('a[href$="/evidence"]');
  await expect(links).toHaveCount(3);
  await links.first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'The evidence, claim by claim' })).toBeVisible();
});

test('a glossary of a hundred terms or more, each at an address of its own', async ({ page }) => {
  await page.goto('/glossary');
  expect(await page.locator('dt').count()).toBeGreaterThanOrEqual(100);
  await page.goto('/glossary#interoception');
  await expect(page.locator('#interoception')).toBeInViewport();
});

test('what is looked for is found with the place it stands in, also on a locked course only what is public', async ({
  page,
  newPerson,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Search' }).click();
  await examine(page);
  await page.getByRole('searchbox', { name: 'What are you looking for?' }).fill('vagus');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('heading', { name: /matches for “vagus”/ })).toBeVisible();
  await expect(page.getByText(/^Module, /)).toHaveCount(0);
  await examine(page);

  await newPerson({ course: 'enrolled' });
  await page.goto('/search?q=vagus');
  const mine = page
    .getByRole('listitem')
    .filter({ hasText: `Module, ${modules[0].title}` })
    .first();
  await mine.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/learn/${slug}/${modules[0].slug}#`));
  const anchor = new URL(page.url()).hash.slice(1);
  await expect(page.locator(`[id="${anchor}"]`)).toBeInViewport();

  await page.goto('/search?q=xyzzyqwert');
  await expect(page.getByRole('heading', { name: 'Nothing found for “xyzzyqwert”' })).toBeVisible();
  await expect(page.getByRole('searchbox')).toHaveValue('xyzzyqwert');
  await examine(page);
});

test('a therapist takes the handbook and a page for clients; a stranger gets neither', async ({
  page,
  newPerson,
  otherBrowser,
}) => {
  await newPerson({ course: 'enrolled' });
  await page.goto(`/learn/${slug}`);
  const links = page
    .getByRole('region', { name: 'To print and to hand out' })
    .or(page.locator('#materials'))
    .locator('a');
  expect(await links.count()).toBeGreaterThanOrEqual(2);
  const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  for (const address of addresses) {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(200);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect((await answer.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-');
  }
  const elsewhere = await otherBrowser();
  await newPerson({}, elsewhere);
  for (const address of addresses) expect((await elsewhere.request.get(address)).status(), address).toBe(404);
  const nobody = await otherBrowser();
  for (const address of addresses)
    expect((await nobody.request.get(address, { maxRedirects: 0 })).status(), address).toBe(303);
});
