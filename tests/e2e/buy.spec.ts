import { examine, expect, once, test } from './journeys/test.ts';
import { adminEmail, modules, slug } from './journeys/people.ts';
import { buy, cards, fillCard, openCardPage, pressPay, returnPath, sessionOf } from './journeys/pay.ts';
import { act, control } from './support/stripe.ts';
import { readMail } from './support/sign-in.ts';
import type { BrowserContext, Page } from './journeys/test.ts';
import type { Person } from './journeys/people.ts';

/** Everybody shares the stand-in, so the journeys with faults run one after the other and leave none behind. */
test.describe.configure({ mode: 'default' });
const noFaults = { duplicate: 0, delayMs: 0, drop: 0, hold: false, forge: false };

const enrolled = (page: Page) => page.getByRole('heading', { level: 1, name: 'You are enrolled' });

/** One order of the person's, in this state, on their own list and on the admin's, and at most one enrolment. */
async function expectOne(
  page: Page,
  state: string,
  enrolments: 0 | 1,
  admin: { context: BrowserContext; person: Person },
): Promise<void> {
  await page.goto('/account/orders');
  const mine = page.getByRole('list', { name: 'Your orders, newest first' }).getByRole('listitem');
  await expect(mine).toHaveCount(1);
  await expect(mine).toContainText(state);
  const office = await admin.context.newPage();
  const q = encodeURIComponent(admin.person.email);
  await office.goto(`/admin/orders?q=${q}`);
  await expect(
    office.getByRole('table', { name: 'Orders' }).getByRole('row').filter({ hasText: admin.person.email }),
  ).toHaveCount(1);
  await office.goto(`/admin/enrolments?q=${q}`);
  await expect(office.getByRole('row').filter({ hasText: admin.person.email })).toHaveCount(enrolments);
  await office.close();
}

type World = { person: Person; admin: { context: BrowserContext; person: Person } };
const journey = test.extend<{ world: World }>({
  world: async ({ newPerson, otherBrowser, request }, use) => {
    const context = await otherBrowser();
    await newPerson({ email: adminEmail }, context);
    const person = await newPerson();
    await use({ person, admin: { context, person } });
    await control(request, noFaults);
  },
});

journey('a declined card is said so, a good one enrols, and the receipt comes by e-mail', async ({ page, world }) => {
  await page.goto(`/courses/${slug}`);
  await page.getByRole('link', { name: 'Enrol' }).filter({ visible: true }).first().click();
  await expect(page).toHaveURL(new RegExp(`/checkout/${slug}$`));
  await expect(page.getByText('A$59').first()).toBeVisible();
  await examine(page);
  await page.getByRole('button', { name: 'Pay with card' }).click();
  await expect(page.getByLabel('Email')).toHaveValue(world.person.email);
  await examine(page);
  await fillCard(page, cards.declined);
  await pressPay(page);
  await expect(page.locator('#problems')).toBeVisible();
  await examine(page);
  await fillCard(page, cards.pays);
  await pressPay(page);
  await expect(enrolled(page)).toBeVisible();
  await examine(page);
  const mail = await readMail(page, world.person.email);
  expect(mail.text).toContain('Your payment was confirmed');
  expect(mail.text).toContain('Total paid: A$59 AUD');
  await page.getByRole('link', { name: 'See the receipt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Receipt [OR]-/ })).toBeVisible();
  await expect(page.getByText('The payment was confirmed.')).toBeVisible();
  await examine(page);
  await expectOne(page, 'Paid', 1, world.admin);
  await examine(page);
});

journey('from the return page the way leads into the first module', async ({ page, world }) => {
  await buy(page);
  expect(world.person.email).toContain('@');
  await page.getByRole('link', { name: 'Start the first module' }).click();
  await expect(page.getByRole('heading', { level: 1, name: modules[0].title })).toBeVisible();
  await page.goto(`/checkout/${slug}`);
  await expect(page.getByRole('heading', { level: 1, name: 'You are already enrolled' })).toBeVisible();
  await examine(page);
});

journey.describe('what can go wrong', once, () => {
  journey('a second press and a second tab lead to one order', async ({ page, context, world }) => {
    await page.goto(`/checkout/${slug}`);
    const second = await context.newPage();
    await second.goto(`/checkout/${slug}`);
    await Promise.all([
      page.getByRole('button', { name: 'Pay with card' }).dblclick(),
      second.getByRole('button', { name: 'Pay with card' }).click(),
    ]);
    await page.waitForURL(/\/c\/pay\//);
    await second.waitForURL(/\/c\/pay\//);
    await fillCard(page, cards.pays);
    await page.getByRole('button', { name: /^Pay / }).dblclick();
    await expect(enrolled(page)).toBeVisible();
    if (sessionOf(second) !== '') {
      await second.reload();
      await expect(second.getByRole('button', { name: /^Pay/ })).toHaveCount(0);
    }
    await expectOne(page, 'Paid', 1, world.admin);
  });

  journey('back from the card page nothing is charged, and the same order goes on', async ({ page, world }) => {
    const first = await openCardPage(page);
    await page.goBack();
    await expect(page.getByRole('button', { name: 'Pay with card' })).toBeVisible();
    await page.getByRole('button', { name: 'Pay with card' }).click();
    await page.waitForURL(/\/c\/pay\//);
    expect(sessionOf(page)).toBe(first);
    await page.getByRole('link', { name: 'Back to shop' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'You left the card page' })).toBeVisible();
    await examine(page);
    await page.goto('/account/orders');
    await page.getByRole('link', { name: /^O-/ }).click();
    await expect(page.getByText('You can go on where you left off.')).toBeVisible();
    await examine(page);
    await page.getByRole('link', { name: 'Go on to pay' }).click();
    await buy(page);
    await expectOne(page, 'Paid', 1, world.admin);
  });

  journey('the return page opened again and again says the same', async ({ page, context, world }) => {
    const session = await buy(page);
    const again = await context.newPage();
    await Promise.all([page.goto(returnPath(session)), again.goto(returnPath(session))]);
    await expect(enrolled(page)).toBeVisible();
    await expect(enrolled(again)).toBeVisible();
    await expectOne(page, 'Paid', 1, world.admin);
  });

  journey('a webhook sent five times enrols once', async ({ page, request, world }) => {
    await control(request, { duplicate: 4 });
    await buy(page);
    await expectOne(page, 'Paid', 1, world.admin);
  });

  journey('with every webhook lost or forged, the return page still enrols', async ({ page, request, world }) => {
    await control(request, { drop: 100, forge: true });
    await buy(page);
    await expectOne(page, 'Paid', 1, world.admin);
  });

  journey(
    'a tab closed right after paying: the webhook that was held enrols when it comes',
    async ({ page, request, world }) => {
      await control(request, { hold: true });
      await openCardPage(page);
      // The card page is sent, and the way back is never taken.
      const form = {
        email: world.person.email,
        method: 'card',
        cardNumber: cards.pays,
        expiry: '12 / 40',
        cvc: '123',
        name: 'Test Person',
      };
      const paid = await request.post(page.url(), { form, maxRedirects: 0 });
      expect(paid.status()).toBe(303);
      expect(paid.headers()['location']).toContain('/checkout/return');
      await page.goto(`/learn/${slug}`);
      await expect(page.getByText('You are not enrolled in this course')).toBeVisible();
      await examine(page);
      await act(request, 'release');
      await expect(async () => {
        await page.goto(`/learn/${slug}`);
        await expect(page.getByRole('link', { name: 'Start reading' })).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await expectOne(page, 'Paid', 1, world.admin);
    },
  );

  async function payByBank(page: Page): Promise<string> {
    const session = await openCardPage(page);
    await page.getByLabel('Pay by bank debit (settles later)').check();
    await page.getByLabel('Name of the person who pays').fill('Test Person');
    await pressPay(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Waiting for your bank' })).toBeVisible();
    return session;
  }

  journey('a bank debit waits, says so, and enrols when the bank says yes', async ({ page, request, world }) => {
    const session = await payByBank(page);
    await examine(page);
    await expectOne(page, 'Waiting for your bank', 0, world.admin);
    await page.goto(`/checkout/${slug}`);
    await expect(page.getByText('An earlier payment of yours is waiting for your bank.')).toBeVisible();
    await expect(page.getByRole('button', { name: /pay/i })).toHaveCount(0);
    await examine(page);
    await page.goto(returnPath(session));
    await act(request, 'settle', { sessionId: session, outcome: 'succeeded' });
    await expect(enrolled(page)).toBeVisible({ timeout: 20_000 });
    await expectOne(page, 'Paid', 1, world.admin);
  });

  journey('a bank debit that fails enrols nobody, and a card can be used instead', async ({ page, request, world }) => {
    const session = await payByBank(page);
    await act(request, 'settle', { sessionId: session, outcome: 'failed' });
    await page.goto(returnPath(session));
    await expect(page.getByRole('heading', { level: 1, name: 'Your bank did not make the payment' })).toBeVisible();
    await examine(page);
    await expectOne(page, 'Payment failed', 0, world.admin);
    await page.goto(returnPath(session));
    await page.getByRole('link', { name: 'Try again' }).click();
    await buy(page);
    await page.goto(`/learn/${slug}`);
    await expect(page.getByRole('link', { name: 'Start reading' })).toBeVisible();
  });

  journey.describe('somebody else', () => {
    journey.use({ allowedConsole: [/status of 404/] });
    journey('cannot open the return page or the order', async ({ page, otherBrowser, newPerson, world }) => {
      const session = await buy(page);
      await page.goto('/account/orders');
      const order = await page.getByRole('link', { name: /^O-/ }).getAttribute('href');
      const elsewhere = await otherBrowser();
      const other = await newPerson({}, elsewhere);
      expect(other.id).not.toBe(world.person.id);
      const stranger = await elsewhere.newPage();
      for (const path of [returnPath(session), String(order)]) {
        const response = await stranger.goto(path);
        expect(response?.status(), path).toBe(404);
        await expect(stranger.getByText(world.person.email)).toHaveCount(0);
        expect((await page.goto(path))?.status(), `${path} for its owner`).toBe(200);
      }
      await stranger.goto(`/checkout/cancelled?order=${String(order).split('/').at(-1)}`);
      await expect(stranger.getByRole('heading', { level: 1, name: 'Nothing was charged' })).toBeVisible();
    });
  });
});
