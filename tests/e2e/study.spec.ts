import { siteContent } from '#lib/catalogue/site.ts';
import { enrol } from '#tests/support/factories.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import { courseTitle, modules, slug } from './journeys/people.ts';
import type { Locator, Page } from './journeys/test.ts';

const [first, second, third] = modules;
const open = (page: Page, module: string) => page.goto(`/learn/${slug}/${module}`);

/** Opens a note by its mark and returns what it says; the reader stays where they are. */
async function openInPlace(page: Page, kind: 'cite' | 'chip' | 'term'): Promise<Locator> {
  const note = page.locator(`#reading details[data-note="${kind}"]`).first();
  const body = note.locator('> div');
  await expect(body).toBeHidden();
  const before = page.url();
  await note.locator('summary').click();
  await expect(body).toBeVisible();
  await expect(body).toBeInViewport();
  expect(page.url()).toBe(before);
  return body;
}

test('a therapist reads: references, grades and terms open in place', async ({ page, newPerson }) => {
  await newPerson({ course: 'enrolled' });
  await page.goto('/account');
  await examine(page);
  await page.getByRole('link', { name: 'Start reading' }).click();
  await expect(page.getByRole('heading', { level: 1, name: first.title })).toBeVisible();
  await expect(page.getByText(new RegExp(`Module 1 of ${modules.length} · About \\d+ minutes left`))).toBeVisible();

  const grade = await openInPlace(page, 'chip');
  await expect(grade).toContainText(/certainty|evidence/i);
  for (const heading of ['Rests on', 'Found', 'Limits', 'Do not claim']) await expect(grade).toContainText(heading);
  const reference = await openInPlace(page, 'cite');
  await expect(reference.getByRole('link', { name: /^Open the study/ })).toHaveAttribute('href', /^https:\/\//);
  const term = await openInPlace(page, 'term');
  expect((await term.innerText()).length).toBeGreaterThan(20);
  await examine(page);
  // What a grade rests on can also be opened for all sentences at once.
  await page.getByRole('button', { name: 'Show what every graded sentence rests on' }).click();
  await examine(page);
});

test('every module has its figure, with words for those who do not see it', async ({ page, newPerson }) => {
  await newPerson({ course: 'read' });
  for (const module of modules) {
    await open(page, module.slug);
    const figures = page.locator('#reading figure');
    expect(await figures.count(), `figures of ${module.slug}`).toBeGreaterThan(0);
    for (const figure of await figures.all()) {
      const drawing = figure.getByRole('img').first();
      await expect(drawing).toBeVisible();
      expect((await drawing.locator('desc').textContent())?.length ?? 0).toBeGreaterThan(60);
    }
    await examine(page);
  }
});

const others = siteContent().courses.filter(({ meta }) => meta.slug !== slug && meta.status === 'open');

for (const course of others) {
  test(
    `every module of ${course.meta.slug} passes axe, with its figures drawn`,
    once,
    async ({ page, database, newPerson }) => {
      test.setTimeout(120_000);
      const person = await newPerson();
      await enrol(database, { userId: person.id, courseSlug: course.meta.slug });
      for (const { slug: module, uses } of course.modules) {
        await page.goto(`/learn/${course.meta.slug}/${module}`);
        await expect(page.locator('#reading figure')).toHaveCount(uses.figure.length);
        await examine(page);
      }
    },
  );
}

test('in a table a note opens under its words, and a phone shows a row as a block', async ({
  page,
  database,
  newPerson,
}) => {
  const person = await newPerson();
  await enrol(database, { userId: person.id, courseSlug: 'nervous-system-regulation' });
  await page.goto('/learn/nervous-system-regulation/pain-muscle-and-fascia');
  const cell = page
    .locator('#reading')
    .getByRole('cell')
    .filter({ has: page.locator('details[data-note="chip"]') })
    .first();
  const note = cell.locator('details[data-note="chip"]').first();
  await note.locator('summary').click();
  const [body, around] = [await note.locator('> div').boundingBox(), await cell.boundingBox()];
  expect(body && around && body.x >= around.x && body.x + body.width <= around.x + around.width + 1).toBe(true);
  expect(body?.width ?? 0).toBeGreaterThan(200);
  await examine(page);
});

test('a locked module says why and what to do; marking as read opens the next one, and at last the quiz', async ({
  page,
  newPerson,
}) => {
  await newPerson({ course: 'enrolled' });
  await open(page, third.slug);
  await expect(page.getByText('Locked for now')).toBeVisible();
  await expect(page.getByText('Modules open in order')).toBeVisible();
  await examine(page);
  await page.getByRole('link', { name: `Go to “${first.title}”` }).click();
  await expect(page.getByRole('heading', { level: 1, name: first.title })).toBeVisible();
  const go = page.getByRole('button', { name: 'Mark as read and go on' });
  await go.click();
  await expect(page.getByRole('heading', { level: 1, name: second.title })).toBeVisible();

  await page.goto(`/learn/${slug}`);
  await expect(page.getByRole('heading', { level: 1, name: courseTitle })).toBeVisible();
  await expect(page.getByText('Read', { exact: true })).toHaveCount(1);
  await expect(page.getByText('Locked. Opens when every module is marked as read.')).toBeVisible();
  await examine(page);
  await open(page, second.slug);
  await go.click();
  for (const { title } of modules.slice(2)) {
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await go.click();
  }
  await expect(page).toHaveURL(new RegExp(`/learn/${slug}$`));
  await expect(page.getByRole('link', { name: 'Take the quiz' })).toBeVisible();
});

test('on another device the same person goes on where they left off', async ({ page, otherBrowser, newPerson }) => {
  const person = await newPerson({ course: 'enrolled' });
  await open(page, first.slug);
  const part = page.locator('#reading h2[id]').nth(3);
  const title = await part.innerText();
  const anchor = String(await part.getAttribute('id'));
  const kept = page.waitForResponse(
    (response) =>
      response.url().endsWith('/progress') && response.request().postData()?.includes(`"anchor":"${anchor}"`) === true,
  );
  await part.evaluate((heading) => heading.scrollIntoView());
  expect((await kept).status()).toBe(204);

  const elsewhere = await otherBrowser({ viewport: { width: 1024, height: 700 } });
  await newPerson({ email: person.email }, elsewhere);
  const other = await elsewhere.newPage();
  await other.goto('/account');
  await expect(other.getByText(/of reading left/)).toBeVisible();
  await other.getByRole('link', { name: `Continue “${first.title}”` }).click();
  await expect(other.getByRole('heading', { level: 2, name: title })).toBeInViewport();
  await open(other, first.slug);
  await other.getByRole('link', { name: `Continue from “${title}”` }).click();
  await expect(other.getByRole('heading', { level: 2, name: title })).toBeInViewport();
});

test('somebody who has not enrolled sees why the modules are closed', once, async ({ page, newPerson }) => {
  await newPerson();
  await page.goto('/account');
  await expect(page.getByText('No courses yet')).toBeVisible();
  await examine(page);
  await open(page, second.slug);
  await expect(page.getByText('You are not enrolled in this course')).toBeVisible();
  await expect(page.locator('#reading')).toHaveCount(0);
});
