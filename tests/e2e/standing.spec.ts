import { makeSendReminders } from '#lib/cpd-log/jobs/send-reminders.ts';
import { secretIn } from '#lib/auth/secret.ts';
import type { Db } from '#lib/db/client.ts';
import { newId } from '#lib/ids.ts';
import { parseCalendar, valueOf } from '#tests/support/icalendar.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import { readAddresses } from './support/addresses.ts';
import { readMail } from './support/sign-in.ts';

const dayMs = 24 * 60 * 60_000;

/** A day so many days from now where the test's people are. */
const dayFrom = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Australia/Sydney' }).format(new Date(Date.now() + days * dayMs));

const learn = (db: Db, userId: string, title: string, minutes: number) =>
  db.cpdEntry.create({
    data: {
      id: newId(),
      userId,
      source: 'manual',
      title,
      provider: 'A provider',
      completedOn: new Date(`${dayFrom(0)}T00:00:00Z`),
      minutes,
      mode: 'in_person',
      relation: 'direct',
      subjects: [],
      disciplines: [],
      verification: 'self-declared',
      createdAt: new Date(),
      updatedAt: new Date(),
    },
  });

test('a therapist names a body, is told what is wrong and what is missing, and sees learning change the answer', async ({
  page,
  newPerson,
  database,
}) => {
  test.slow();
  const person = await newPerson({ legalName: 'Stan Ding' });
  await page.goto('/account/cpd');
  await expect(page.getByRole('heading', { name: 'Whom do you answer to?' })).toBeVisible();
  await examine(page);
  await page.getByRole('main').getByRole('link', { name: 'Add a body' }).click();
  await page.getByLabel('Name or letters of the body').fill('holistic');
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByText('United Kingdom')).toBeVisible();
  await examine(page);
  await page.getByRole('link', { name: /^Federation of Holistic Therapists/ }).click();
  await page.getByLabel('Joined on').fill('2199-01-01');
  await page.getByLabel(/^Disciplines/).fill('Remedial massage');
  await page.getByLabel(/from before this log/).fill('lots');
  await page.getByRole('button', { name: 'Add it to my bodies' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('2 things need attention');
  await expect(page.getByLabel('Joined on')).toHaveValue('2199-01-01');
  await expect(page.getByLabel(/^Disciplines/)).toHaveValue('Remedial massage');
  await expect(page.getByLabel(/from before this log/)).toHaveValue('lots');
  await examine(page);
  await page.getByLabel('Joined on').fill('');
  await page.getByLabel(/from before this log/).fill('');
  await page.getByRole('button', { name: 'Add it to my bodies' }).click();
  await expect(page.getByText('Tell us the day on which you joined: your CPD year runs from that day.')).toBeVisible();
  await examine(page);

  await page.goto('/account/cpd/bodies/new?body=anta');
  await page.getByRole('button', { name: 'Add it to my bodies' }).click();
  await page.getByRole('link', { name: 'Where I stand with ANTA' }).click();
  const anta = page.getByRole('region', { name: 'Australian Natural Therapists Association' });
  await expect(anta.getByText(/^0 of 20 CPE points so far\. Still missing: 20 CPE points/)).toBeVisible();
  await learn(database, person.id, 'A day on the shoulder', 6 * 60);
  await page.reload();
  await expect(anta.getByText(/^6 of 20 CPE points so far\. Still missing: 14 CPE points/)).toBeVisible();
  await anta.getByText('The same as a table').click();
  await expect(anta.getByRole('cell', { name: 'A day on the shoulder' })).toBeVisible();
  await expect(anta.getByText('Counts in full (1)')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'The same learning, body by body' })).toBeVisible();
  await examine(page);
  await anta
    .getByRole('link', { name: /1 January \d{4} to 31 December/ })
    .first()
    .click();
  await expect(anta.getByText('Earlier period:')).toBeVisible();
  await expect(anta.getByText('Outside this period (1)')).toBeVisible();
  await page.goto('/account');
  await expect(page.getByRole('link', { name: /CPD, ANTA: 6 of 20 CPE points, \d+\sdays left/ })).toBeVisible();
});

test(
  'without scripts a body is added, changed and taken off in two presses, and a date kept by keyboard',
  once,
  async ({ newPerson, otherBrowser }) => {
    const context = await otherBrowser({ javaScriptEnabled: false });
    await newPerson({}, context);
    const page = await context.newPage();
    await page.goto('/account/cpd/bodies/new?body=mma');
    await page.getByLabel('Level of membership').selectOption({ index: 1 });
    await page.getByLabel(/^Membership number/).fill('x'.repeat(50));
    await page.getByRole('button', { name: 'Add it to my bodies' }).click();
    await expect(page.getByText('A membership number has at most 40 letters and digits.').first()).toBeVisible();
    await expect(page.getByLabel('Level of membership')).not.toHaveValue('');
    await page.getByLabel(/^Membership number/).fill('M-77');
    await page.getByRole('button', { name: 'Add it to my bodies' }).click();
    await expect(page.getByText('The body is in your list.')).toBeVisible();
    await page.getByRole('link', { name: 'Change MMA' }).click();
    await expect(page.getByLabel(/^Membership number/)).toHaveValue('M-77');
    await page.getByRole('button', { name: 'Take this body off my list…' }).click();
    await expect(page.getByText('Your log, certificates and evidence stay as they are.')).toBeVisible();
    await page.getByRole('button', { name: 'Take it off the list' }).click();
    await expect(page.getByText('The body is off your list. Your log is as it was.')).toBeVisible();

    await page.goto('/account/cpd/bodies/dates/new');
    await page.getByLabel('What lapses').focus();
    await page.keyboard.press('End');
    await page.getByLabel('Last day').fill('2199-12-31');
    await page.getByRole('button', { name: 'Add it to my dates' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Say what it is, such as “Working with children check”.').first()).toBeVisible();
    await expect(page.getByText('This day is too far away. Check the year.').first()).toBeVisible();
    await page.getByLabel(/^In your words/).fill('Working with children check');
    await page.getByLabel('Last day').fill(dayFrom(20));
    await page.getByLabel('Last day').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText('The date is in your list.')).toBeVisible();
    await expect(page.getByText(/^Holds until .*, in 20 days$/)).toBeVisible();
  },
);

test(
  'reminders come once, and a link in the mail stops them in one press without signing in',
  once,
  async ({ page, newPerson, otherBrowser, database, request, baseURL }) => {
    test.slow();
    const person = await newPerson({});
    await page.goto('/account/cpd/bodies/dates/new');
    await page.getByLabel('Last day').fill(dayFrom(20));
    await page.getByRole('button', { name: 'Add it to my dates' }).click();
    await expect(page.getByText('The date is in your list.')).toBeVisible();
    const remind = makeSendReminders({ appUrl: String(baseURL), secret: secretIn(readAddresses().dataDir) });
    const morning = new Date(`${dayFrom(1)}T21:00:00Z`);
    await remind(database, {}, morning);
    await remind(database, {}, morning);
    expect(await database.emailMessage.count({ where: { to: person.email, kind: 'cpd-reminder' } })).toBe(1);

    const mail = await readMail(page, person.email);
    const link = mail.links.find((href) => href.includes('/reminders/stop'));
    const stranger = await (await otherBrowser()).newPage();
    await stranger.goto(String(link));
    await examine(stranger);
    const isOn = async () =>
      (await database.reminderSetting.findUnique({ where: { userId: person.id } }))?.isMailOn ?? true;
    expect(await isOn(), 'opening the link stops nothing').toBe(true);
    await stranger.getByRole('button', { name: 'Stop the reminders' }).click();
    await expect(stranger.getByRole('heading', { name: 'The reminders are stopped' })).toBeVisible();
    expect(await isOn()).toBe(false);

    await page.goto('/account/cpd/bodies');
    await page.getByRole('button', { name: 'Turn reminders on' }).click();
    await expect(page.getByText('You get reminders by e-mail.')).toBeVisible();
    const message = await database.emailMessage.findFirstOrThrow({ where: { to: person.email, kind: 'cpd-reminder' } });
    const oneClick = String(message.unsubscribeUrl);
    expect((await request.get(oneClick, { maxRedirects: 0 })).status()).toBe(303);
    expect(await isOn(), 'a scanner that opens the header’s address stops nothing').toBe(true);
    const form = { 'List-Unsubscribe': 'One-Click' };
    expect((await request.post(oneClick, { form })).status()).toBe(200);
    expect(await isOn()).toBe(false);
    expect((await request.post(`${oneClick.slice(0, -4)}AAAA`, { form })).status()).toBe(404);
  },
);

test(
  'a calendar address is shown once, read by a program, and ends when it is ended',
  once,
  async ({ page, newPerson, request }) => {
    await newPerson({});
    await page.goto('/account/cpd/bodies/new?body=anta');
    await page.getByRole('button', { name: 'Add it to my bodies' }).click();
    await page.getByRole('button', { name: 'Make a calendar address' }).click();
    const shown = page.locator('[data-calendar-address]');
    await expect(shown).toBeVisible();
    await examine(page);
    const address = (await shown.innerText()).trim();
    const fetched = await request.get(address);
    expect(fetched.status()).toBe(200);
    expect(fetched.headers()['content-type']).toBe('text/calendar; charset=utf-8');
    expect(fetched.headers()['cache-control']).toContain('no-store');
    const calendar = parseCalendar(await fetched.text());
    expect(calendar.children.map((event) => valueOf(event, 'SUMMARY'))).toContain('CPD period ends: ANTA');

    await page.goto('/account/cpd/bodies');
    await expect(shown).toHaveCount(0);
    await page.getByRole('button', { name: 'Make a new address…' }).click();
    await page.getByRole('button', { name: 'Keep the old one' }).click();
    expect((await request.get(address)).status(), 'asking ends nothing').toBe(200);
    await page.getByRole('button', { name: 'Make a new address…' }).click();
    await page.getByRole('button', { name: 'Make a new address', exact: true }).click();
    await expect(shown).not.toHaveText(address);
    const renewed = (await shown.innerText()).trim();
    expect((await request.get(address)).status(), 'the old address ends').toBe(404);
    expect((await request.get(renewed)).status()).toBe(200);
    await page.getByRole('button', { name: 'End the calendar…' }).click();
    await examine(page);
    await page.getByRole('button', { name: 'End it' }).click();
    await expect(page.getByText('The calendar is ended: its address opens nothing.')).toBeVisible();
    const ended = await request.get(renewed);
    expect(ended.status()).toBe(404);
    expect(await ended.text()).not.toContain(renewed.slice(-47, -4));
  },
);
