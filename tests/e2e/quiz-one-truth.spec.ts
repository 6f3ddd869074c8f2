import { expect, once, test } from './journeys/test.ts';
import { choose, logOf, openPaper, openTinyQuiz, question, startPaper } from './journeys/sitting.ts';
import { saved } from './journeys/quiz.ts';

test.describe.configure({ timeout: 120_000 });
// A lost connection and a refused answer are what these journeys are about; the browser tells of each on its console.
test.use({ allowedConsole: [/ERR_FAILED|status of 40[49]/] });

test(
  'a clock set back or forward in the browser changes neither deadline nor order',
  once,
  async ({ page, newPerson, database }) => {
    const person = await newPerson({});
    await page.clock.setFixedTime(new Date('2001-01-01T00:00:00Z'));
    const paper = await startPaper(page, await openTinyQuiz(database, person.id, { timeLimitMinutes: 30 }));
    await expect(page.getByText('About 30 minutes left', { exact: true })).toBeVisible();
    await choose(page, 1, 'b');
    await saved(page);
    await page.clock.setFixedTime(new Date('2099-01-01T00:00:00Z'));
    await choose(page, 1, 'a');
    await expect.poll(() => logOf(database, paper)).toEqual(['answer 1 b', 'answer 1 a']);
    await page.reload();
    await expect(page.getByText(/^About (?:29|30) minutes left/).first()).toBeVisible();
    const steps = await database.attemptStep.findMany({ where: { attemptId: paper.split('/').at(-1) ?? '' } });
    for (const { at } of steps) expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(120_000);
  },
);

test(
  'another person on the same device neither sees nor sends what waits; its owner does when back',
  once,
  async ({ page, context, newPerson, database }) => {
    const owner = await newPerson({});
    const paper = await startPaper(page, await openTinyQuiz(database, owner.id));
    await page.route('**/answer', (route) => route.abort());
    await choose(page, 1, 'c');
    await expect(page.getByText(/^No connection/)).toBeVisible();

    const stranger = await newPerson({});
    const bodies: string[] = [];
    context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/answer')) bodies.push(request.postData() ?? '');
    });
    await page.unroute('**/answer');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(page.getByText(/^Somebody else is signed in in this browser/)).toBeVisible();
    const theirs = await context.newPage();
    const theirPaper = await startPaper(theirs, await openTinyQuiz(database, stranger.id));
    await choose(theirs, 1, 'a');
    await saved(theirs);
    await page.close();
    await theirs.reload();
    await expect(question(theirs, 1).locator('input[value="a"]')).toBeChecked();
    expect(bodies.filter((body) => body.includes('"c"'))).toEqual([]);
    expect(await logOf(database, theirPaper)).toEqual(['answer 1 a']);
    expect(await logOf(database, paper)).toEqual([]);

    await newPerson({ email: owner.email });
    const back = await context.newPage();
    await openPaper(back, paper);
    await expect.poll(() => logOf(database, paper)).toEqual(['answer 1 c']);
  },
);

test.describe('the address that takes answers', once, () => {
  test.use({ allowedConsole: [/status of 4\d\d/] });
  test('refuses a captured request, unknown fields, what is too long, and who is not signed in', async ({
    page,
    context,
    newPerson,
    database,
  }) => {
    const person = await newPerson({});
    const paper = await startPaper(page, await openTinyQuiz(database, person.id));
    const captured = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/answer'));
    await choose(page, 1, 'b');
    const body = (await captured).postData() ?? '';
    await saved(page);
    await choose(page, 1, 'a');
    await saved(page);
    const send = (text: string) =>
      page.evaluate(
        async ({ url, sent }) => {
          const headers = { 'content-type': 'application/json' };
          const response = await fetch(url, { method: 'POST', headers, body: sent });
          return [response.status, ((await response.json()) as { reason?: string }).reason];
        },
        { url: `${paper}/answer`, sent: text },
      );
    expect(await send(body)).toEqual([409, 'changed-elsewhere']);
    expect(await send(JSON.stringify({ position: 2, keys: ['a'], at: '2020-01-01' }))).toEqual([400, 'unreadable']);
    expect(await send(JSON.stringify({ position: 9, keys: ['a'] }))).toEqual([404, 'unknown-position']);
    expect(await send('x'.repeat(20_000))).toEqual([413, 'too-long']);
    await context.clearCookies();
    expect(await send(JSON.stringify({ position: 2, keys: ['a'] }))).toEqual([401, 'signed-out']);
    expect(await logOf(database, paper)).toEqual(['answer 1 b', 'answer 1 a']);
  });
});
