import { identityHash } from '#lib/certificate/badge/identity.ts';
import type { JsonObject } from '#lib/certificate/check/types.ts';
import { listLog } from '#lib/cpd-log/queries/list-log.ts';
import { enterByHand } from '#tests/integration/cpd-log-helpers.ts';
import { bytesOf, didOf, ed25519Pair, embed, foreignBadge } from '#tests/support/check-badges.ts';
import { greyPicture } from '#tests/support/cpd-picture.ts';
import { viewerOf } from '#tests/support/factories.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import type { Page } from './journeys/test.ts';

const log = '/account/cpd/log';

const picture = () => greyPicture(40_000, 300, 200);

const photo = (name = 'certificate.jpg') => ({ name, mimeType: 'image/jpeg', buffer: picture() });
const alertOf = (page: Page) => page.getByRole('main').getByRole('alert');

test('learning is logged by hand, with what is wrong said at its field, and looked back on', async ({
  page,
  newPerson,
}) => {
  test.slow();
  await newPerson();
  await page.goto(log);
  await expect(page.getByRole('heading', { name: 'Nothing in your log yet' })).toBeVisible();
  await examine(page);
  await page.getByRole('link', { name: 'Add your first learning' }).click();

  // By keyboard alone: nothing that was typed is lost.
  await page.getByLabel('What it was called').focus();
  await page.keyboard.type('Shoulder workshop');
  await page.keyboard.press('Enter');
  await expect(alertOf(page)).toContainText('Say who gave it.');
  await expect(alertOf(page)).toContainText('Say how long it took, such as 1.5 h, 1:30 or 90 min.');
  await expect(page.getByLabel('What it was called')).toHaveValue('Shoulder workshop');
  await examine(page);
  await page.getByLabel('Who gave it').fill('A school of massage');
  await page.getByLabel('Finished on').fill('2026-03-14');
  await page.getByLabel('How long it took').fill('2');
  await page.getByLabel('How you learned').selectOption('in_person');
  await page.getByLabel('How near it is to the therapy').selectOption('direct');
  await page.getByLabel('Technique and practice').check();
  await page.getByLabel('What I learned').fill('How the scapula moves. Ask jo@clinic.example.');
  await page.getByRole('button', { name: 'Add to my log' }).click();
  await expect(alertOf(page)).toContainText('Hours or minutes? Write it as 2 h or as 2 min.');
  await expect(page.getByLabel('Technique and practice')).toBeChecked();
  await page.getByLabel('How long it took').fill('2 h');
  await page.getByRole('button', { name: 'Add to my log' }).click();
  await expect(page.getByRole('status')).toContainText('It is in your log.');
  await expect(page.getByText('looks as if it holds an e-mail address')).toBeVisible();
  await examine(page);

  await page.getByRole('link', { name: 'Add a reflection' }).click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(alertOf(page)).toContainText('Nothing is written yet.');
  await page.getByLabel('What will you do differently?').fill('Begin at the shoulder blade.');
  await examine(page);
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(page.getByRole('status')).toContainText('Your reflection is kept.');
  await page.getByRole('link', { name: 'Log', exact: true }).click();
  await expect(page.getByText('1 entry · 2 h (120 minutes)').first()).toBeVisible();
  await expect(page.getByText('reflection written')).toBeVisible();
  await examine(page);
});

test(
  'an older window does not overwrite a newer one, and deleting takes two presses',
  once,
  async ({ page, newPerson, database, context }) => {
    const person = await newPerson();
    const id = await enterByHand(database, person);
    await page.goto(`${log}/${id}/edit`);
    const older = await context.newPage();
    await older.goto(`${log}/${id}/edit`);
    await page.getByLabel('What it was called').fill('Shoulder workshop, part one');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('status')).toContainText('Your changes are saved.');
    await older.getByLabel('What I learned').fill('Typed in the older window');
    await older.getByRole('button', { name: 'Save' }).click();
    await expect(alertOf(older)).toContainText('changed in another window');
    await expect(older.getByLabel('What is saved now')).toContainText('Shoulder workshop, part one');
    await expect(older.getByLabel('What I learned')).toHaveValue('Typed in the older window');
    await older.close();
    await page.getByRole('button', { name: 'Delete this entry' }).click();
    await page.getByRole('button', { name: 'Delete it' }).click();
    await expect(page.getByRole('status')).toContainText('The entry is deleted.');
    expect(await listLog(database, viewerOf(person))).toEqual([]);
  },
);

const keys = ed25519Pair();
function badgeFor(email: string): Promise<JsonObject> {
  const plain = foreignBadge(didOf(keys), { issuer: { id: didOf(keys), type: ['Profile'], name: 'Example College' } });
  const subject = plain['credentialSubject'] as JsonObject;
  const identifier = [
    {
      type: 'IdentityObject',
      hashed: true,
      identityHash: identityHash(email, 'abc'),
      identityType: 'emailAddress',
      salt: 'abc',
    },
  ];
  return embed({ ...plain, credentialSubject: { ...subject, identifier } }, keys);
}

test(
  'learning comes in as a photo, a list and a badge, and belongs to nobody else',
  once,
  async ({ page, newPerson, otherBrowser, database }) => {
    test.slow();
    const person = await newPerson();
    await page.goto(`${log}/file`);
    await page.getByLabel('Photo or PDF').setInputFiles({
      name: 'certificate.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('<!doctype html><script>alert(1)</script>'),
    });
    await page.getByRole('button', { name: 'Send it' }).click();
    await expect(alertOf(page)).toContainText('This file is something else, whatever its name says.');
    await examine(page);
    await page.getByLabel('Photo or PDF').setInputFiles(photo());
    await page.getByRole('button', { name: 'Send it' }).click();
    await expect(page.getByRole('img', { name: 'What you sent as certificate.png' })).toBeVisible();
    await examine(page);
    await page.getByLabel('What it was called').fill('First aid');
    await page.getByLabel('Who gave it').fill('A first aid school');
    await page.getByLabel('Finished on').fill('2026-05-02');
    await page.getByLabel('How long it took').fill('1:30');
    await page.getByLabel('How you learned').selectOption('in_person');
    await page.getByLabel('How near it is to the therapy').selectOption('general');
    await page.getByRole('button', { name: 'Add to my log' }).click();
    await expect(page.getByRole('status')).toContainText('It is in your log.');
    const file = page.getByRole('list', { name: 'Files' }).getByRole('link', { name: 'certificate.png' });
    const address = String(await file.getAttribute('href'));
    const entry = new URL(page.url()).pathname;

    // The file is saved and not shown, for its owner alone.
    const mine = await page.request.get(address);
    expect(mine.headers()).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(mine.headers()['content-disposition']).toMatch(/^attachment;/);
    expect(mine.headers()['content-security-policy']).toContain('sandbox');
    expect(Buffer.compare(await mine.body(), picture())).toBe(0);
    const large = await page.request.post(`${entry}/evidence/upload`, {
      multipart: { file: { name: 'a.png', mimeType: 'image/png', buffer: Buffer.alloc(11 * 1024 * 1024) } },
      maxRedirects: 0,
      headers: { origin: new URL(page.url()).origin },
    });
    expect(large.headers()['location']).toContain('problem=file-too-large');
    const stranger = await otherBrowser();
    await newPerson({}, stranger);
    for (const path of [address, `${address}?view=1`, entry, `${entry}/edit`, `${entry}/reflection`])
      expect((await stranger.request.get(path)).status(), path).toBe(404);
    const nobody = await otherBrowser();
    expect((await nobody.request.get(address)).status()).toBe(404);

    // A list with one fault enters nothing; mended, all of it; the same list again, nothing.
    await page.goto(`${log}/import`);
    await page.getByLabel('Or paste the rows here').fill('Date,Title,Provider,Hours\n31/2/2026,Journal club,Peers,1\n');
    await page.getByRole('button', { name: 'Check the list' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('Nothing is entered yet.');
    await expect(page.getByText('Row 2, date “31/2/2026”: This is no day of the calendar.')).toBeVisible();
    await examine(page);
    await page.getByLabel('File').setInputFiles({
      name: 'diary.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('Date;Title;Provider;Hours\n28/2/2026;Journal club;Peers;1\n2/5/2026;First aid;x;1.5\n'),
    });
    await page.getByRole('button', { name: 'Check the list' }).click();
    await expect(page.getByText('Row 3 is in your log already and passed over.')).toBeVisible();
    await examine(page);
    await page.getByRole('button', { name: 'Enter 1 entry' }).click();
    await expect(page.getByRole('status')).toContainText('1 entry is in your log now.');

    await page.goto(`${log}/badge`);
    await page.getByLabel('Badge').setInputFiles({
      name: 'badge.json',
      mimeType: 'application/json',
      buffer: bytesOf(await badgeFor(person.email)),
    });
    await page.getByRole('button', { name: 'Check the badge' }).click();
    await expect(page.getByText('Its signature was checked and it is made out to your e-mail address.')).toBeVisible();
    await examine(page);
    await page.getByLabel('How long it took').fill('90');
    await page.getByLabel('How you learned').selectOption('online_self_paced');
    await page.getByLabel('How near it is to the therapy').selectOption('direct');
    await page.getByRole('button', { name: 'Add to my log' }).click();
    await expect(page.getByRole('status')).toContainText('The badge is in your log.');
    await examine(page);
    const entries = await listLog(database, viewerOf(person));
    expect(entries.map(({ title, verification }) => [title, verification])).toEqual([
      ['Safe draping', 'signature-checked'],
      ['First aid', 'self-declared'],
      ['Journal club', 'self-declared'],
    ]);
    const csv = await page.request.get(`${log}/csv?year=2026&q=aid`);
    expect(await csv.text()).toContain('"First aid","A first aid school"');
    expect(await csv.text()).not.toContain('Journal club');
  },
);

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test(
    'a form that is sent after the session ended comes back with what was typed',
    once,
    async ({ page, newPerson, context }) => {
      await newPerson();
      await page.goto(`${log}/new`);
      const signedIn = await context.cookies();
      await page.getByLabel('What it was called').fill('Shoulder workshop');
      await page.getByLabel('What I learned').fill('Much');
      await context.clearCookies();
      await page.getByRole('button', { name: 'Add to my log' }).click();
      await expect(page.getByText('You were signed out in the meantime')).toBeVisible();
      await expect(page.getByLabel('What I learned')).toHaveValue('Much');
      await context.addCookies(signedIn);
      await page.getByLabel('Who gave it').fill('A school');
      await page.getByLabel('Finished on').fill('2026-03-14');
      await page.getByLabel('How long it took').fill('90 min');
      await page.getByLabel('How you learned').selectOption('reading');
      await page.getByLabel('How near it is to the therapy').selectOption('direct');
      await page.getByRole('button', { name: 'Add to my log' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Shoulder workshop' })).toBeVisible();
      await expect(page.getByText('Much')).toBeVisible();
      await page.goto('/account/cpd/bodies/new?body=fht');
      await page.getByLabel('Membership number').fill('FHT 12');
      await context.clearCookies();
      await page.getByRole('button', { name: 'Add it to my bodies' }).click();
      await expect(page.getByText('You were signed out in the meantime')).toBeVisible();
      await expect(page.getByLabel('Membership number')).toHaveValue('FHT 12');
    },
  );
});
