import { examine, expect, once, test as base } from './journeys/test.ts';
import { adminEmail } from './journeys/people.ts';
import type { Person } from './journeys/people.ts';
import type { BrowserContext, Page } from './journeys/test.ts';
import { readMail } from './support/sign-in.ts';
import { issueOnPass } from '#lib/certificate/commands/issue-on-pass.ts';
import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { saveAnswer } from '#lib/quiz/commands/save-answer.ts';
import { startAttempt } from '#lib/quiz/commands/start-attempt.ts';
import { submitAttempt } from '#lib/quiz/commands/submit-attempt.ts';
import { now } from '#lib/time/clock.ts';
import { enrol, publishTinyCourse, viewerOf } from '#tests/support/factories.ts';
import { blueprintOf } from '#tests/support/policy.ts';

// A correction seen from both sides, looked at on the way by axe, takes a busy machine its time.
base.describe.configure({ timeout: 120_000 });

type World = {
  readonly therapist: Person;
  readonly browser: BrowserContext;
  readonly resultUrl: string;
  readonly questionVersionId: string;
};

/** A try at a course of its own, failed by one question: "a" is right everywhere, and the first two have "b". */
async function failByOne(db: Db, person: Person) {
  const { slug } = await publishTinyCourse(db, {
    slug: `tiny-${newId().slice(-12)}`,
    quiz: { questionCount: 4, passPercent: 75, blueprint: blueprintOf(0) },
  });
  await enrol(db, { userId: person.id, courseSlug: slug });
  const viewer = viewerOf(person);
  const started = await startAttempt(db, viewer, slug, now(), newId());
  if (!started.ok) throw new Error(started.reason);
  const { attemptId } = started.value;
  const slots = await db.attemptSlot.findMany({ where: { attemptId }, orderBy: { position: 'asc' } });
  for (const { position } of slots)
    await saveAnswer(db, viewer, { attemptId, position, keys: [position <= 2 ? 'b' : 'a'] }, now());
  await submitAttempt(db, viewer, attemptId, now(), issueOnPass);
  return { resultUrl: `/learn/${slug}/quiz/${attemptId}/result`, questionVersionId: slots[0]?.questionVersionId ?? '' };
}

/** The test's own browser is the admin's; the therapist has another. */
const test = base.extend<{ world: World }>({
  world: async ({ newPerson, otherBrowser, database }, use) => {
    await newPerson({ email: adminEmail });
    const browser = await otherBrowser();
    const therapist = await newPerson({ legalName: 'Jana Example' }, browser);
    await use({ therapist, browser, ...(await failByOne(database, therapist)) });
  },
});

async function resultOf({ browser, resultUrl }: World): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(resultUrl);
  return page;
}

test('an admin corrects a key: the fail becomes a pass, and the therapist is told what changed and why', async ({
  page,
  world,
}) => {
  const result = await resultOf(world);
  await expect(result.getByRole('heading', { level: 1, name: 'Not passed this time' })).toBeVisible();

  await page.goto(`/admin/questions/${world.questionVersionId}/correct`);
  await examine(page);
  const key = page.locator('#key');
  await key.getByRole('group', { name: 'The right answer' }).getByRole('radio').nth(1).check();
  await key.getByRole('button', { name: 'See what it would change' }).click();
  await expect(page.getByText('Give a reason of at least 8 characters').first()).toBeVisible();
  await expect(key.getByRole('group', { name: 'The right answer' }).getByRole('radio').nth(1)).toBeChecked();

  await key.getByLabel('Reason for correcting the key').fill('The source says otherwise since its second edition.');
  await key.getByRole('button', { name: 'See what it would change' }).click();
  const ask = page.getByRole('group', { name: /Correct the key of/ });
  await expect(ask).toContainText('1 result changes, and 1 fail becomes a pass.');
  await expect(ask).toContainText('content/courses/');
  await examine(page);
  await ask.getByRole('button', { name: 'Correct the key' }).click();
  await expect(page.getByText('The correction is on record.')).toBeVisible();
  await examine(page);

  await expect(async () => {
    await result.reload();
    await expect(result.getByRole('heading', { level: 1 })).toHaveText('You have passed', { timeout: 1_000 });
  }).toPass();
  await expect(result.getByText(/Marked again on .*: question 1 had a wrong key\./)).toContainText(
    'Your score went from 50% to 75%. With that, you have passed.',
  );
  await expect(result.getByText('Reason: The source says otherwise since its second edition.')).toBeVisible();
  await examine(result);
  await result.close();

  const mail = await readMail(page, world.therapist.email);
  expect(mail.text + (await mailsOf(page, world.therapist.email))).toContain('marked again');
  await page.reload();
  await expect(page.getByRole('row').nth(1)).toContainText('1 paper marked again, 1 result changed, 1 became a pass');
});

/** The list of the mailbox: the certificate's message may be newer than the one about the marks. */
async function mailsOf(page: Page, email: string): Promise<string> {
  const mailbox = await page.context().newPage();
  await mailbox.goto('/dev/mailbox');
  const texts = await mailbox.locator(`[data-mail-to="${email}"]`).allInnerTexts();
  await mailbox.close();
  return texts.join('\n');
}

test('a question is taken out of the pool and put back, each with a reason', async ({ page, world }) => {
  await page.goto(`/admin/questions/${world.questionVersionId}/correct`);
  const pool = page.locator('#pool');
  await pool.getByRole('button', { name: 'Take it out' }).click();
  await expect(page.getByText('Give a reason of at least 8 characters').first()).toBeVisible();
  await pool.getByLabel('Reason for taking it out').fill('It is asked too often.');
  await pool.getByRole('button', { name: 'Take it out' }).click();
  await page
    .getByRole('group', { name: /out of the pool/ })
    .getByRole('button', { name: 'Take it out' })
    .click();
  await expect(page.getByText('New papers no longer draw this question.')).toBeVisible();
  await expect(pool).toContainText('taken out');
  await examine(page);
  await pool.getByLabel('Reason for putting it back').fill('It is needed after all.');
  await pool.getByRole('button', { name: 'Put it back' }).click();
  await page
    .getByRole('group', { name: /back into the pool/ })
    .getByRole('button', { name: 'Put it back' })
    .click();
  await expect(pool).toContainText('drawn by new papers');
});

test('what the last check of the record found is a page, also before the first one', once, async ({ page, world }) => {
  expect(world.questionVersionId).not.toBe('');
  await page.goto('/admin/audit/record');
  await expect(page.getByRole('heading', { level: 1, name: 'Quiz record' })).toBeVisible();
  await examine(page);
});
