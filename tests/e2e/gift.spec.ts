import { transact } from '#lib/db/transaction.ts';
import { newId } from '#lib/ids.ts';
import { sendGift } from '#lib/payments/commands/send-gift.ts';
import { now } from '#lib/time/clock.ts';
import { paidForOthers } from './journeys/orders.ts';
import { modules } from './journeys/people.ts';
import { examine, expect, once, test } from './journeys/test.ts';
import { readMail, signIn, uniqueEmail } from './support/sign-in.ts';

test(
  'a gift sent to a wrong address goes to the right one, whose owner takes it and studies',
  once,
  async ({ page, newPerson, otherBrowser, database }) => {
    test.slow();
    const giver = await newPerson({ legalName: 'Gil Giver' });
    const orderId = await paidForOthers(database, giver, 'gift');
    const [slip, right] = [uniqueEmail('slip'), uniqueEmail('right')];
    const invitationId = newId();
    await database.invitation.create({
      data: {
        id: invitationId,
        orderId,
        kind: 'gift',
        seatNumber: 1,
        email: slip,
        message: 'Enjoy it',
        createdAt: now(),
      },
    });
    await database.orderLine.updateMany({ where: { orderId }, data: { invitationId } });
    await transact(database, (tx) => sendGift(tx, orderId, now()));

    await page.goto(`/account/orders/${orderId}`);
    await page.getByRole('link', { name: 'See the gift' }).click();
    await expect(page.getByText('It is on its way and waits to be taken.')).toBeVisible();
    await examine(page);
    await page.getByRole('button', { name: 'Send it again' }).click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('less than a day ago');
    await page.getByLabel('E-mail address').fill(right);
    await page.getByRole('button', { name: 'Send the gift…' }).click();
    await page.getByRole('button', { name: 'Send the gift', exact: true }).click();
    await expect(page.getByText('The gift is on its way to the new address.')).toBeVisible();

    expect((await readMail(page, slip)).text).toContain('was withdrawn');
    const mail = await readMail(page, right);
    expect(mail.text).toContain('“Enjoy it”');
    const friend = await (await otherBrowser()).newPage();
    await friend.goto(String(mail.links.find((href) => href.endsWith('/account/invitations'))));
    await signIn(friend, right, '/account');
    await expect(friend.getByText('An invitation waits for you')).toBeVisible();
    await examine(friend);
    await friend.getByRole('link', { name: 'See the invitation' }).click();
    await examine(friend);
    await friend.getByRole('button', { name: 'Take the gift' }).click();
    await friend.waitForURL(/\/learn\//);
    await friend.getByRole('link', { name: modules[0].title }).first().click();
    await expect(friend.getByRole('heading', { level: 1, name: modules[0].title })).toBeVisible();
    await friend.getByRole('button', { name: 'Mark as read and go on' }).click();
    await expect(friend.getByRole('heading', { level: 1, name: modules[1].title })).toBeVisible();
    await page.reload();
    await expect(page.getByText('It was taken and is in use.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Send it to another address' })).toHaveCount(0);
  },
);
