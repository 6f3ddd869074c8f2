import { recountFigures } from '#lib/quiz/commands/figures/recount-figures.ts';
import { now } from '#lib/time/clock.ts';
import { enrol } from '#tests/support/factories.ts';
import { simulateAttempts } from '#tests/support/simulate.ts';
import { certify } from '../e2e/journeys/certify.ts';
import { layKindsBefore } from '../e2e/journeys/kinds.ts';
import { fillCard, cards, openCardPage } from '../e2e/journeys/pay.ts';
import { adminEmail, slug } from '../e2e/journeys/people.ts';
import { paidForOthers } from '../e2e/journeys/orders.ts';
import { startQuiz } from '../e2e/journeys/quiz.ts';
import { expect, test } from '../e2e/journeys/test.ts';
import { phone, picture, views } from './picture.ts';

test('the public pages', async ({ page }) => {
  await page.goto('/');
  await picture(page, '01-home');
  await page.goto(`/courses/${slug}`);
  await picture(page, '02-course');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(phone);
  await page.goto('/');
  await picture(page, '03-home-phone-dark');
});

test('buying', async ({ page, newPerson }) => {
  await newPerson({});
  await openCardPage(page);
  await fillCard(page, cards.pays);
  await picture(page, '04-card-page');
});

test('studying and the quiz', async ({ page, newPerson }) => {
  await newPerson({ course: 'read' });
  await page.goto(`/learn/${slug}/mapping-the-axis`);
  await page.getByRole('heading', { name: 'The network in the wall' }).scrollIntoViewIfNeeded();
  await page.mouse.wheel(0, 300);
  await expect(page.locator('[aria-current="location"]').filter({ visible: true })).toBeVisible();
  await picture(page, '05-module');
  await page.setViewportSize(phone);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`/learn/${slug}/mapping-the-axis`);
  await page.getByRole('heading', { name: 'One axis, five routes' }).scrollIntoViewIfNeeded();
  await picture(page, '06-module-phone-dark');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  await startQuiz(page);
  // The paper is drawn: its first question may be one to type.
  const choice = page.locator('fieldset label input:is([type=radio],[type=checkbox])').first();
  if ((await choice.count()) > 0) await choice.check();
  await picture(page, '07-quiz');
});

/** A module, what a claim rests on, a figure and a plot: at two sizes, light and dark. */
test('what a course looks like', async ({ page, database, newPerson }) => {
  const person = await newPerson({ course: 'read' });
  for (const courseSlug of ['inflammation-immunity', 'nervous-system-regulation'])
    await enrol(database, { userId: person.id, courseSlug });
  for (const { name, size, colorScheme } of views) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.goto('/learn/nervous-system-regulation/autonomic-control');
    await picture(page, `11-module-${name}`);
    const claim = page.locator('#reading details[data-note="chip"]').first();
    await claim.locator('summary').evaluate((mark) => mark.scrollIntoView({ block: 'center' }));
    await claim.locator('summary').click();
    await picture(page, `12-evidence-${name}`);
    await page
      .locator('#reading figure')
      .first()
      .evaluate((figure) => figure.scrollIntoView({ block: 'center' }));
    await picture(page, `13-figure-${name}`);
    await page.goto('/learn/nervous-system-regulation/pain-muscle-and-fascia');
    await page
      .locator('#reading figure')
      .nth(1)
      .evaluate((figure) => figure.scrollIntoView({ block: 'center' }));
    await picture(page, `14-plot-${name}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/courses/inflammation-immunity/evidence');
  await picture(page, '15-claims');
  await page.goto('/search?q=interoception');
  await picture(page, '16-search');
  await page.goto('/pathway');
  await picture(page, '17-pathway');
});

test('the certificate, its public page and the admin area', async ({ page, database, newPerson, otherBrowser }) => {
  const person = await newPerson({ course: 'read', legalName: 'Sample Name-Here' });
  const { certificateId, code } = await certify(database, person.id);
  await page.goto(`/account/certificates/${certificateId}`);
  await picture(page, '08-certificate');
  await page.goto(`/verify/${code}`);
  await picture(page, '09-verify');
  const office = await otherBrowser({ viewport: { width: 1280, height: 800 } });
  await newPerson({ email: adminEmail }, office);
  const desk = await office.newPage();
  await desk.goto(`/admin/certificates/${certificateId}`);
  await picture(desk, '10-admin');
});

/** One question with the body map at both sizes, light and dark, and the figures of made-up attempts. */
test('the quiz and its figures', async ({ page, database, newPerson, otherBrowser }) => {
  const person = await newPerson({ course: 'read' });
  const paper = await layKindsBefore(database, person.id);
  for (const { name, size, colorScheme } of views) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.goto(`${paper}?view=all`);
    const question = page.getByRole('group', { name: /A clot in a deep vein of the leg/ });
    await question.evaluate((fieldset) => fieldset.scrollIntoView({ block: 'start' }));
    await question.getByRole('checkbox', { name: 'Left calf' }).check();
    await picture(page, `18-body-map-${name}`);
  }
  const from = new Date(now().getTime() - 30 * 24 * 60 * 60_000);
  await simulateAttempts(database, { courseSlug: slug, people: 240, seed: 8, from });
  for (let run = 0; run < 2; run += 1) await recountFigures(database, {}, now());
  const office = await otherBrowser({ viewport: { width: 1280, height: 800 } });
  await newPerson({ email: adminEmail }, office);
  const desk = await office.newPage();
  await desk.goto('/admin/figures');
  await desk.getByRole('heading', { name: 'Plots' }).evaluate((heading) => heading.scrollIntoView({ block: 'start' }));
  await picture(desk, '19-figures');
});

/** A basket, a clinic's seats, a receipt and the admin's comparison with Stripe's books. */
test('selling', async ({ page, database, newPerson, otherBrowser }) => {
  const owner = await newPerson({ legalName: 'Sample Name-Here' });
  for (const { name, size, colorScheme } of views) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.context().clearCookies({ name: 'afferent-basket' });
    for (const course of ['inflammation-immunity', 'nervous-system-regulation']) {
      await page.goto(`/courses/${course}`);
      await page.getByRole('button', { name: 'Add to basket' }).click();
      await page.waitForURL(/\/basket/);
    }
    await picture(page, `20-basket-${name}`);
  }
  const orderId = await paidForOthers(database, owner, 'seats', 8);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`/account/clinics/${orderId}`);
  await picture(page, '21-clinic');
  const office = await otherBrowser({ viewport: { width: 1280, height: 800 } });
  await newPerson({ email: adminEmail }, office);
  const desk = await office.newPage();
  await desk.goto(`/admin/orders/${orderId}`);
  await picture(desk, '22-admin-order');
  await desk.goto('/admin/money');
  await picture(desk, '23-money');
});
