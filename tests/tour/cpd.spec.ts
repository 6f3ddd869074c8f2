import { now } from '#lib/time/clock.ts';
import { expect, test } from '../e2e/journeys/test.ts';
import { certify } from '../e2e/journeys/certify.ts';
import { picture, views } from './picture.ts';

const demoEmail = 'therapist@demo.afferent.example';

/** The demonstration's log: where its therapist stands, the list, and a pack. */
test('the CPD log', async ({ page, newPerson }) => {
  await newPerson({ email: demoEmail });
  for (const { name, size, colorScheme } of views) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.goto('/account/cpd');
    await page.getByRole('heading', { level: 2 }).first().scrollIntoViewIfNeeded();
    await picture(page, `24-standing-${name}`);
    await page.goto('/account/cpd/log');
    await picture(page, `25-log-${name}`);
  }
  await page.setViewportSize(views[0].size);
  await page.emulateMedia({ colorScheme: 'light' });
  const year = now().getUTCFullYear();
  await page.goto(`/account/cpd/audit/pack?body=anta&from=${year}-01-01&to=${year}-12-31`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await picture(page, '26-audit-pack');
});

/** A body's rule, what a course counts for it, and a certificate that is checked as a file. */
test('rules and checks', async ({ page, database, newPerson }) => {
  await page.goto('/bodies/myotherapy-association-australia');
  await picture(page, '27-body');
  await page.goto('/courses/brain-gut-axis/counts?body=myotherapy-association-australia');
  await picture(page, '28-counts');
  const person = await newPerson({ course: 'read', legalName: 'Sample Name-Here' });
  const { code } = await certify(database, person.id);
  const file = await page.request.get(`/api/certificates/${code}/pdf`);
  await page.goto('/verify/file');
  const upload = { name: 'certificate.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await file.body()) };
  await page.locator('input[type=file]').setInputFiles(upload);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Ours, and unaltered' })).toBeVisible();
  await picture(page, '29-check-file');
});
