import { examine, expect, test } from './journeys/test.ts';
import { choose, logOf, openPaper, openTinyQuiz, question, startPaper } from './journeys/sitting.ts';
import { saved } from './journeys/quiz.ts';

test.describe.configure({ timeout: 120_000 });
// A lost connection and a refused answer are what these journeys are about; the browser tells of each on its console.
test.use({ allowedConsole: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of 40[49]/] });

test('without a connection: answer, move on, flag, check, close the browser; with it: all is saved in order', async ({
  page,
  context,
  newPerson,
  database,
}) => {
  const person = await newPerson({ legalName: 'Test Person' });
  const paper = await startPaper(page, await openTinyQuiz(database, person.id));
  await choose(page, 1, 'a');
  await saved(page);

  await context.setOffline(true);
  await page.getByRole('button', { name: 'Save and next' }).click();
  await expect(question(page, 2)).toBeVisible();
  await expect(question(page, 1)).toBeHidden();
  await expect(page).toHaveURL(/\?q=2$/);
  await expect(page).toHaveTitle('Question 2 · Quiz · Afferent');
  await expect(question(page, 2).locator('> legend')).toBeFocused();
  await choose(page, 2, 'b');
  await page.getByRole('button', { name: 'Flag to come back to question 2' }).click();
  await expect(page.getByText(/^No connection\. \d changes? waits? on this device/)).toBeVisible();
  await examine(page);
  await page.getByRole('link', { name: /^Question 5, not answered yet/ }).click();
  await choose(page, 5, 'a');
  await page.goBack();
  await expect(question(page, 2)).toBeVisible();
  await page.goForward();
  await expect(question(page, 5)).toBeVisible();
  await page.goBack();
  await choose(page, 2, 'a');
  await expect(page.getByRole('link', { name: 'Question 2, answered, flagged' })).toBeVisible();
  await expect(page.getByText('3 of 6 answered, 1 flagged')).toBeVisible();

  await page.getByRole('link', { name: 'Show all questions on one page' }).click();
  await page.getByRole('button', { name: 'Save and check' }).click();
  await expect(page.getByText('3 of 6 questions have no answer yet')).toBeVisible();
  await expect(page.getByText('One question is flagged')).toBeVisible();
  await expect(page).toHaveTitle('Check before you hand in · Quiz · Afferent');
  await page.getByRole('button', { name: 'Hand in' }).click();
  await expect(page.getByText('Handing in needs a connection')).toBeVisible();
  await examine(page);
  expect(await logOf(database, paper)).toEqual(['answer 1 a']);
  await page.close();

  await context.setOffline(false);
  const later = await context.newPage();
  await openPaper(later, paper);
  await saved(later);
  expect(await logOf(database, paper)).toEqual(['answer 1 a', 'answer 2 b', 'flag 2 on', 'answer 5 a', 'answer 2 a']);
  await expect(later.getByRole('link', { name: 'Question 2, answered, flagged' })).toBeVisible();
  await expect(question(later, 2).locator('input[value="a"]')).toBeChecked();
  for (const position of [3, 4, 6]) {
    await later.getByRole('link', { name: new RegExp(`^Question ${position},`) }).click();
    await choose(later, position, 'a');
  }
  await later.getByRole('button', { name: 'Save and check' }).click();
  await expect(later.getByText('All 6 questions have an answer.')).toBeVisible();
  await context.setOffline(true);
  await later.getByRole('button', { name: 'Hand in' }).click();
  await expect(later.getByText('Handing in needs a connection')).toBeVisible();
  await context.setOffline(false);
  await later.getByRole('button', { name: 'Hand in' }).click();
  await expect(later.getByRole('heading', { level: 1, name: 'You have passed' })).toBeVisible();
  expect((await logOf(database, paper)).at(-1)).toMatch(/^submit/);
});

test('another device answered the same question: it is told which, both answers are shown, and mine can be used', async ({
  page,
  otherBrowser,
  newPerson,
  database,
}) => {
  const person = await newPerson({});
  const paper = await startPaper(page, await openTinyQuiz(database, person.id));
  const elsewhere = await otherBrowser();
  await newPerson({ email: person.email }, elsewhere);
  const other = await elsewhere.newPage();
  await openPaper(other, paper);

  await choose(page, 1, 'a');
  await saved(page);
  await choose(other, 1, 'b');
  await expect(other.getByText('Question 1 was answered in another window since')).toBeVisible();
  await expect(question(other, 1).locator('input[value="a"]')).toBeChecked();
  await expect(other.getByText(/^“Option a of \d+”$/)).toBeVisible();
  await expect(other.getByText(/^“Option b of \d+”$/)).toBeVisible();
  await examine(other);
  expect(await logOf(database, paper)).toEqual(['answer 1 a']);
  await other.reload();
  await other.getByRole('button', { name: 'Use my answer from this window' }).click();
  await saved(other);
  await expect(question(other, 1).locator('input[value="b"]')).toBeChecked();
  expect(await logOf(database, paper)).toEqual(['answer 1 a', 'answer 1 b']);
});

test('two windows of one browser: the one behind shows the newest and says so; one hand-in; what was late is listed', async ({
  page,
  context,
  newPerson,
  database,
}) => {
  const person = await newPerson({ legalName: 'Test Person' });
  const paper = await startPaper(page, await openTinyQuiz(database, person.id));
  const other = await context.newPage();
  await openPaper(other, `${paper}?view=all`);
  await choose(page, 1, 'a');
  await saved(page);
  await expect(other.getByText('Question 1 was answered in another window or on another device.')).toBeVisible();
  await expect(question(other, 1).locator('input[value="a"]')).toBeChecked();
  await other.getByRole('button', { name: 'I have seen it' }).click();

  // The second window loses its line; the first hands in meanwhile.
  await other.route('**/answer', (route) => route.abort());
  await choose(other, 2, 'c');
  await expect(other.getByText(/^No connection/)).toBeVisible();
  await page.goto(`${paper}?view=review`);
  await page.getByRole('button', { name: 'Hand in' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: 'Not passed this time' })).toBeVisible();
  await other.unroute('**/answer');
  await other.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(other.getByText('This paper is handed in.')).toBeVisible();
  await expect(other.getByText(/^Question 2: “Option c of \d+”$/)).toBeVisible();
  await expect(question(other, 3).locator('input').first()).toBeDisabled();
  await examine(other);
  await other.getByRole('link', { name: 'See the result' }).click();
  await expect(other.getByText(/An answer to question 2 from this browser was not taken/)).toBeVisible();
  await examine(other);
  await other.getByRole('button', { name: 'Put this note away' }).click();
  await other.reload();
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(other.getByText(/was not taken/)).toHaveCount(0);

  // Back into the paper: it is closed, whatever the browser still shows of it.
  await page.goBack();
  const result = page.getByRole('heading', { level: 1, name: 'Not passed this time' });
  await expect(page.getByText('This paper is handed in.').or(result)).toBeVisible();
  const log = await logOf(database, paper);
  expect(log.filter((line) => line.startsWith('submit'))).toHaveLength(1);
  expect(log.filter((line) => line.includes(' 2 '))).toEqual([]);
});

test('sure and wrong on safety: the pass is held back, must be read again, and then the next try opens', async ({
  page,
  newPerson,
  database,
}) => {
  const person = await newPerson({ legalName: 'Test Person' });
  const quiz = await openTinyQuiz(database, person.id, {
    passPercent: 50,
    waitMinutesAfterFail: [],
    blueprint: { perModule: 'even', minSafety: 2, levels: {}, minPerOutcome: 0, maxPerTopic: null },
    certainty: { ask: 'safety', holdsPass: true },
  });
  const paper = await startPaper(page, quiz);
  await openPaper(page, `${paper}?view=all`);
  const asked = page.locator('fieldset[data-position]').filter({ hasText: 'How sure are you?' });
  const [first = 0, second = 0] = await asked.evaluateAll((all) =>
    all.map((fieldset) => Number((fieldset as HTMLElement).dataset.position)),
  );
  expect(await asked.count()).toBeGreaterThanOrEqual(2);
  for (let position = 1; position <= 6; position += 1) await choose(page, position, position === first ? 'b' : 'a');
  await question(page, first).getByLabel('Sure', { exact: true }).check();
  await page.getByRole('button', { name: `Flag to come back to question ${second}` }).click();
  await saved(page);
  await examine(page);
  await page.getByRole('button', { name: 'Save and check' }).click();
  await expect(page.getByText(/say how sure you are/)).toBeVisible();
  await examine(page);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your pass is held back' })).toBeVisible();
  await expect(page.getByText('You were sure, and it was not right. On safety that matters most.')).toBeVisible();
  await examine(page);
  expect(await database.certificate.count({ where: { enrolment: { userId: person.id } } })).toBe(0);
  expect(await logOf(database, paper)).toContain(`answer ${first} b sure`);

  await page.goto(quiz);
  await expect(page.getByText('One topic is still to be read again.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Start/ })).toHaveCount(0);
  await examine(page);
  await page.goto(`${paper}/result`);
  await page.getByRole('button', { name: /^I have read it again/ }).click();
  await expect(page.getByText('Read again', { exact: true })).toBeVisible();
  expect((await logOf(database, paper)).at(-1)).toBe(`read ${first}`);
  await page.goto(quiz);
  await page.getByRole('button', { name: 'Start the next try' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Quiz, try 2' })).toBeVisible();
});

test('without a script: answer, say how sure, flag, hand in, and a stale page overwrites nothing', async ({
  otherBrowser,
  newPerson,
  database,
}) => {
  const plain = await otherBrowser({ javaScriptEnabled: false });
  const person = await newPerson({}, plain);
  const quiz = await openTinyQuiz(database, person.id, {
    waitMinutesAfterFail: [],
    certainty: { ask: 'safety', holdsPass: true },
  });
  const page = await plain.newPage();
  await page.goto(quiz);
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  const paper = new URL(page.url()).pathname;
  const stale = await plain.newPage();
  await stale.goto(`${paper}?view=all`);

  await choose(page, 1, 'b');
  await page.getByRole('button', { name: 'Flag to come back to question 1' }).click();
  await expect(page.getByRole('link', { name: 'Question 1, answered, flagged' })).toBeVisible();
  await page.getByRole('button', { name: 'Save and next' }).click();
  await expect(question(page, 2)).toBeVisible();
  await expect(question(page, 1)).toBeHidden();
  expect(await logOf(database, paper)).toEqual(['answer 1 b', 'flag 1 on']);

  await choose(stale, 1, 'c');
  await choose(stale, 3, 'a');
  await stale.getByRole('button', { name: 'Save and check' }).click();
  await expect(stale.getByText(/You answered this question in another window/)).toBeVisible();
  expect(await logOf(database, paper)).toEqual(['answer 1 b', 'flag 1 on', 'answer 3 a']);

  await page.goto(`${paper}?view=all`);
  const safety = page.locator('fieldset[data-position]').filter({ hasText: 'How sure are you?' }).first();
  const position = Number(await safety.getAttribute('data-position'));
  await safety.locator('input[value="d"]').check();
  await safety.getByLabel('Sure', { exact: true }).check();
  await page.getByRole('button', { name: 'Save and check' }).click();
  expect((await logOf(database, paper)).at(-1)).toBe(`answer ${position} d sure`);
  await page.getByRole('button', { name: 'Hand in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Not passed this time' })).toBeVisible();
  await page.goto(quiz);
  await page.getByRole('button', { name: /^I have read it again/ }).click();
  await expect(page.getByRole('button', { name: 'Start the next try' })).toBeVisible();
});
