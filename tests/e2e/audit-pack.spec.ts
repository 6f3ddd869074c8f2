import { readFileSync } from 'node:fs';
import type { Db } from '#lib/db/client.ts';
import { newId, sha256 } from '#lib/ids.ts';
import { now } from '#lib/time/clock.ts';
import { dayIn } from '#lib/time/day.ts';
import { tabTo } from './journeys/keys.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import type { Page } from './journeys/test.ts';

// A link that has ended is a page that is not there, and the browser says so.
test.use({ allowedConsole: [/status of 404/] });

/** A body, a workshop with a file, and private words about it. */
async function keepLog(db: Db, userId: string): Promise<void> {
  const at = now();
  await db.cpdMembership.create({
    data: { id: newId(), userId, bodySlug: 'anta', membershipNumber: 'A 77', createdAt: at, updatedAt: at },
  });
  await db.cpdEntry.create({
    data: {
      id: newId(),
      userId,
      source: 'manual',
      title: 'A workshop on shoulders',
      provider: 'A provider',
      completedOn: new Date(`${at.getUTCFullYear()}-01-15T00:00:00Z`),
      minutes: 150,
      mode: 'in_person',
      relation: 'direct',
      learned: 'PRIVATE: what I learned there.',
      verification: 'self-declared',
      createdAt: at,
      updatedAt: at,
      files: {
        create: {
          id: newId(),
          userId,
          fileName: 'Receipt.pdf',
          mediaType: 'application/pdf',
          sizeBytes: 8,
          sha256: sha256('%PDF-1.7'),
          storage: 'database',
          createdAt: at,
          blob: { create: { content: new TextEncoder().encode('%PDF-1.7') } },
        },
      },
    },
  });
}

async function openPack(page: Page): Promise<void> {
  await page.goto('/account/cpd/audit');
  const year = dayIn(now(), 'Australia/Sydney').slice(0, 4);
  await page.getByRole('link', { name: `1 January ${year} to 31 December ${year}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit pack: ANTA' })).toBeVisible();
}

async function share(page: Page, label: string): Promise<string> {
  await page.getByLabel('For whom').fill(label);
  await page.getByRole('button', { name: 'Make a link' }).click();
  await expect(page.getByText('One evidence file, to download.')).toBeVisible();
  await page.getByRole('button', { name: 'Make the link' }).click();
  await expect(page.getByText(`The link for “${label}” is ready`)).toBeVisible();
  return page.getByLabel('Address').inputValue();
}

test('a pack in one press, taken as PDF, CSV and ZIP, shared by a link whose visits are seen and which can be withdrawn', async ({
  page,
  newPerson,
  otherBrowser,
  database,
}, testInfo) => {
  const person = await newPerson({ legalName: 'Zoë Åström' });
  await keepLog(database, person.id);
  await page.goto('/account/cpd/audit');
  await examine(page);
  await openPack(page);
  await expect(page.getByText('The quota is not met')).toBeVisible();
  await expect(page.getByText(/PRIVATE:/)).toHaveCount(0);
  await examine(page);
  for (const [name, start] of [
    ['PDF', '%PDF-'],
    ['CSV', '\ufeff"Number"'],
    ['Everything in a ZIP', 'PK'],
  ] as const) {
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name, exact: true }).click();
    const file = testInfo.outputPath(name);
    await (await downloading).saveAs(file);
    expect(readFileSync(file, 'utf8').slice(0, start.length)).toBe(start);
  }

  const url = await share(page, 'ANTA audit');
  expect(url).toMatch(/\/pack\/[A-Za-z0-9_-]{43}$/);
  expect(page.url(), 'the address stands on the page and in no address of ours').not.toContain('/pack/');
  await examine(page);

  const elsewhere = await otherBrowser();
  const auditor = await elsewhere.newPage();
  const opened = await auditor.goto(url);
  expect(opened?.status()).toBe(200);
  expect(opened?.headers()).toMatchObject({
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'cache-control': expect.stringContaining('no-store'),
  });
  await expect(auditor.getByRole('heading', { level: 1, name: 'Zoë Åström' })).toBeVisible();
  await expect(auditor.getByText('A workshop on shoulders')).toBeVisible();
  await expect(auditor.getByText(/PRIVATE:/)).toHaveCount(0);
  await expect(auditor.getByText(person.email)).toHaveCount(0);
  await examine(auditor);
  const downloading = auditor.waitForEvent('download');
  await auditor.getByRole('link', { name: 'Receipt.pdf' }).click();
  expect((await downloading).suggestedFilename()).toBe('Receipt.pdf');
  expect((await elsewhere.request.get(`${url}/pdf`)).headers()).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
  });
  expect((await elsewhere.request.head(url)).status()).toBe(200);
  expect((await page.context().request.get(url)).status(), 'its owner opens it too').toBe(200);

  await page.goto('/account/cpd/audit');
  await expect(page.getByText('3 visits, the last on')).toBeVisible();
  await page.getByRole('link', { name: 'ANTA audit' }).click();
  await expect(page.getByRole('cell', { name: 'Took an evidence file' })).toBeVisible();
  await expect(page.getByRole('cell', { name: /A robot or a link preview/ })).toHaveCount(1);
  await examine(page);
  await page.getByRole('button', { name: 'Withdraw this link…' }).click();
  await expect(page.getByText('Whoever opens it from now on sees nothing.')).toBeVisible();
  expect((await elsewhere.request.get(`${url}/csv`)).status(), 'one press withdraws nothing').toBe(200);
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await expect(page.getByText('Whoever opens this link now sees nothing.')).toBeVisible();
  expect((await auditor.goto(url))?.status()).toBe(404);
  await expect(auditor.getByRole('heading', { level: 1, name: 'This link shows nothing' })).toBeVisible();
  await expect(auditor.getByText('Zoë')).toHaveCount(0);
  await examine(auditor);
  for (const path of ['/pdf', '/csv']) expect((await elsewhere.request.get(`${url}${path}`)).status()).toBe(404);
});

test(
  'a link that has expired answers as one that never was, and only its owner finds its page',
  once,
  async ({ page, newPerson, otherBrowser, database }) => {
    const person = await newPerson({ legalName: 'Zoë Åström' });
    await keepLog(database, person.id);
    await openPack(page);
    const url = await share(page, 'Old');
    const { id } = await database.auditShare.findFirstOrThrow({ where: { userId: person.id } });
    const elsewhere = await otherBrowser();
    await newPerson({}, elsewhere);
    const stranger = await elsewhere.newPage();
    expect((await stranger.goto(`/account/cpd/audit/links/${id}`))?.status()).toBe(404);
    expect((await stranger.goto(url))?.status(), 'whoever has the link may open it').toBe(200);
    await database.auditShare.update({ where: { id }, data: { expiresAt: new Date(now().getTime() - 1000) } });
    expect((await stranger.goto(url))?.status()).toBe(404);
    const ended = await stranger.getByRole('main').innerText();
    const title = await stranger.title();
    expect((await stranger.goto(`/pack/${'A'.repeat(43)}`))?.status()).toBe(404);
    expect(await stranger.getByRole('main').innerText()).toBe(ended);
    expect(await stranger.title()).toBe(title);
    await page.goto(`/account/cpd/audit/links/${id}`);
    await expect(page.getByText('Expired')).toBeVisible();
  },
);

test(
  'without scripts a pack is made by the form, wrong dates are said at their field, and a link is made',
  once,
  async ({ newPerson, otherBrowser, database }) => {
    const plain = await otherBrowser({ javaScriptEnabled: false });
    const person = await newPerson({ legalName: 'Zoë Åström' }, plain);
    await keepLog(database, person.id);
    const page = await plain.newPage();
    await page.goto('/account/cpd/audit');
    await page.getByLabel('First day').fill('2026-12-31');
    await page.getByLabel('Last day').fill('2026-01-01');
    await page.getByRole('button', { name: 'Make the pack' }).click();
    await expect(page.getByText('The last day comes before the first.').first()).toBeVisible();
    await expect(page.getByLabel('First day')).toHaveValue('2026-12-31');
    await openPack(page);
    await page.getByRole('button', { name: 'Make a link' }).click();
    await expect(page.getByText('Say for whom the link is').first()).toBeVisible();
    const url = await share(page, 'No scripts');
    expect((await plain.request.get(url)).status()).toBe(200);
  },
);

test('with the keyboard alone a therapist comes to a pack and a link', once, async ({ page, newPerson, database }) => {
  const person = await newPerson({ legalName: 'Zoë Åström' });
  await keepLog(database, person.id);
  await page.goto('/account/cpd/audit');
  await tabTo(page, page.getByRole('link', { name: /^1 January \d+ to/ }).first());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Audit pack: ANTA' })).toBeVisible();
  await tabTo(page, page.getByLabel('For whom'));
  await page.keyboard.type('By keys');
  await tabTo(page, page.getByRole('button', { name: 'Make a link' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'Show this to whoever has the link?' })).toBeFocused();
  await tabTo(page, page.getByRole('button', { name: 'Make the link' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('group', { name: 'The link for “By keys” is ready' })).toBeFocused();
});
