import { examine, expect, once, test } from './journeys/test.ts';
import { modules, questionCount, slug } from './journeys/people.ts';
import { answer, answerAll, choicesMade, handIn, questionIn, saved, startQuiz } from './journeys/quiz.ts';
import { collect, expectNoKeys, secrets } from './journeys/secrets.ts';

// A whole paper, looked at on the way by axe, takes a busy machine its time.
test.describe.configure({ timeout: 120_000 });

test('after a fail: what to read again, no keys anywhere, and a wait that holds', async ({ page, newPerson }) => {
  await newPerson({ course: 'read', legalName: 'Test Person' });
  const heard = collect(page);
  await page.goto(`/learn/${slug}/quiz`);
  await expect(page.getByText('As many as you need')).toBeVisible();
  await examine(page);
  const paper = await startQuiz(page);
  await examine(page);
  await answerAll(page, paper, 'wrong');
  await examine(page);
  await handIn(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Not passed this time' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'What to read again' })).toBeVisible();
  for (const { title } of modules)
    await expect(page.getByRole('main').getByRole('link', { name: title })).toBeVisible();
  expect(await page.getByText(/^\d+ of \d+ right$/).count()).toBeGreaterThan(2);
  await expect(page.getByText(/The next try opens on/)).toBeVisible();
  await examine(page);
  expectNoKeys(await heard.text());
  expectNoKeys((await page.content()) + ' '.repeat(10_000));

  await page.goto(`/learn/${slug}/quiz`);
  await expect(page.getByText('The next try is not open yet')).toBeVisible();
  await expect(page.getByText(/It opens on .*2\d{3}/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Start/ })).toHaveCount(0);
  await examine(page);
});

test(
  'a start pressed on a page from before the fail is refused by the server until the wait is over',
  once,
  async ({ page, context, newPerson, database }) => {
    const person = await newPerson({ course: 'read' });
    const stale = await context.newPage();
    await stale.goto(`/learn/${slug}/quiz`);
    const paper = await startQuiz(page);
    await page.goto(`${paper}?view=review`);
    await expect(page.getByText(`${questionCount} of ${questionCount} questions have no answer yet`)).toBeVisible();
    await examine(page);
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.waitForURL(/\/result$/);
    await stale.getByRole('button', { name: 'Start the quiz' }).click();
    await expect(stale.getByText('The next try is not open yet')).toBeVisible();
    await expect(stale).toHaveURL(/\/quiz$/);
    expect(await database.attempt.count({ where: { enrolment: { userId: person.id } } })).toBe(1);
  },
);

test('answers are kept as they are given: a closed browser goes on, passes, and reads every explanation', async ({
  page,
  context,
  otherBrowser,
  newPerson,
}) => {
  const person = await newPerson({ course: 'read', legalName: 'Test Person' });
  const heard = collect(page);
  const paper = await startQuiz(page);
  const given: string[] = [];
  for (let position = 1; position <= 3; position += 1) {
    await expect(page.getByText(`Question ${position} of ${questionCount}`)).toBeVisible();
    const fieldset = page.locator('fieldset[data-position]:visible');
    given.push((await questionIn(fieldset)).stem);
    await answer(fieldset, 'right');
    await saved(page);
    await page.getByRole('button', { name: 'Save and next' }).click();
  }
  await expect(page.getByText(`3 of ${questionCount} answered`)).toBeVisible();
  expectNoKeys(await heard.text());
  await page.close();

  const elsewhere = await otherBrowser();
  await newPerson({ email: person.email }, elsewhere);
  const other = await elsewhere.newPage();
  const heardThere = collect(other);
  await other.goto(`/learn/${slug}/quiz`);
  await expect(
    other.getByText(`3 of ${questionCount} questions have an answer. Everything is where you left it.`),
  ).toBeVisible();
  await other.getByRole('link', { name: 'Go on with the quiz' }).click();
  await expect(other.getByText(`3 of ${questionCount} answered`)).toBeVisible();
  await other.goto(`${paper}?view=all`);
  for (const [index, stem] of given.entries()) {
    const fieldset = other.locator(`fieldset[data-position="${index + 1}"]`);
    expect((await questionIn(fieldset)).stem).toBe(stem);
    expect(await choicesMade(fieldset)).toBeGreaterThan(0);
  }
  await answerAll(other, paper, 'right');
  await other.getByRole('button', { name: 'Save and check' }).click();
  await expect(other.getByText(`All ${questionCount} questions have an answer.`)).toBeVisible();
  await examine(other);
  expectNoKeys(await heardThere.text());

  await other.getByRole('button', { name: 'Hand in' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'You have passed' })).toBeVisible();
  await expect(other.getByRole('article')).toHaveCount(questionCount);
  await expect(
    other.getByText(/^(?:Your answer, and right|Your match is right|Place \d, as you put it)$/).first(),
  ).toBeVisible();
  const text = (await other.getByRole('main').innerText()).replaceAll(/\s+/g, ' ');
  expect(
    secrets.filter((secret) => text.includes(secret)).length,
    'explanations after the pass',
  ).toBeGreaterThanOrEqual(2 * questionCount);
  expect(await other.getByRole('link', { name: 'Open the source' }).count()).toBeGreaterThan(0);
  await examine(other);

  // Back into the paper: it is closed, and what was handed in stays.
  await other.goBack();
  await other.reload();
  await expect(other).toHaveURL(/\/result$/);
  await other.goto(`/learn/${slug}/quiz`);
  await expect(other.getByText('You have passed this quiz')).toBeVisible();
  await expect(other.getByRole('button', { name: /^Start/ })).toHaveCount(0);
  await examine(other);
  expect(context.pages()).toHaveLength(0);
});

test.describe('somebody else', once, () => {
  test.use({ allowedConsole: [/status of 404/] });
  test('cannot open the paper or its result', async ({ page, otherBrowser, newPerson }) => {
    await newPerson({ course: 'read' });
    const paper = await startQuiz(page);
    const elsewhere = await otherBrowser();
    await newPerson({ course: 'read' }, elsewhere);
    const stranger = await elsewhere.newPage();
    for (const path of [paper, `${paper}?view=all`, `${paper}/result`]) {
      expect((await stranger.goto(path))?.status(), path).toBe(404);
      await expect(stranger.locator('fieldset')).toHaveCount(0);
    }
    expect((await page.goto(paper))?.status(), 'its owner still opens it').toBe(200);
  });
});
