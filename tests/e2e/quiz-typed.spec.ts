import { answersInLog, layKindsBefore } from './journeys/kinds.ts';
import { tabTo } from './journeys/keys.ts';
import { answer, handIn } from './journeys/quiz.ts';
import { expect, examine, once, test } from './journeys/test.ts';
import type { Locator, Page } from './journeys/test.ts';

test.describe.configure({ timeout: 120_000 });

const stems = {
  numeric: 'You mix 30 ml',
  cloze: 'Fill the gaps',
  hotspot: 'a tender appendix',
  hotspots: 'A clot in a deep vein',
} as const;
const asked = (page: Page, kind: keyof typeof stems) =>
  page.locator('fieldset[data-position]').filter({ hasText: stems[kind] });
const isOpen = (select: Locator) => select.evaluate((element) => element.matches(':open'));

test(
  'every control of every kind has a name, and the drawing is none of them',
  once,
  async ({ page, newPerson, database }) => {
    const person = await newPerson({ course: 'read' });
    await page.goto(`${await layKindsBefore(database, person.id)}?view=all`);
    for (const fieldset of await page.locator('fieldset[data-position]').all()) {
      const tree = await fieldset.ariaSnapshot();
      expect(tree.match(/- (?:radio|checkbox|combobox|textbox)\b/g) ?? []).not.toEqual([]);
      expect(tree.match(/- (?:radio|checkbox|combobox|textbox)(?! ").*/g) ?? []).toEqual([]);
      expect(tree).not.toMatch(/- img|- graphics/);
    }
    const numeric = asked(page, 'numeric');
    await expect(numeric.getByRole('textbox', { name: 'Number' })).toHaveAccessibleDescription(/point for decimals/);
    for (const name of ['ml', 'litres', 'kg'])
      await expect(
        numeric.getByRole('group', { name: 'Unit' }).getByRole('radio', { name, exact: true }),
      ).toBeVisible();
    const cloze = asked(page, 'cloze');
    for (const name of ['Gap 1 of 3', 'Gap 2 of 3'])
      await expect(cloze.getByRole('textbox', { name })).toHaveAccessibleDescription(
        /is gap 1 ; bringing it back is gap 2/,
      );
    await expect(cloze.getByRole('combobox', { name: 'Gap 3 of 3' })).toBeVisible();
    await expect(asked(page, 'hotspot').getByRole('radio')).toHaveCount(6);
    await expect(asked(page, 'hotspots').getByRole('checkbox', { name: 'Left calf' })).toBeVisible();
  },
);

test('a number is saved as it is typed, under the hand, and one that cannot be read says how to write it', async ({
  page,
  newPerson,
  database,
}) => {
  const person = await newPerson({ course: 'read' });
  const paper = await layKindsBefore(database, person.id);
  await page.goto(`${paper}?view=all`);
  const numeric = asked(page, 'numeric');
  const field = numeric.getByRole('textbox', { name: 'Number' });
  const inLog = async () => (await answersInLog(database, paper))['kq-011'];
  await field.click();
  await page.keyboard.type('75');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(inLog).toEqual(['value=75']);
  await expect(field).toBeFocused();
  await page.keyboard.type(',');
  await expect(field).toHaveValue('7,5');
  await page.keyboard.press('Tab');
  await expect(numeric.getByText(/cannot be read as one number/)).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await examine(page);
  await expect.poll(inLog).toEqual(['value=7,5']);
  await numeric.getByRole('radio', { name: 'ml', exact: true }).check();
  await expect.poll(inLog).toEqual(['value=7,5', 'unit=ml']);
  await page.getByRole('button', { name: 'Save and check' }).click();
  await expect(page.getByRole('link', { name: /You mix 30 ml .*\(the number cannot be read\)/ })).toBeVisible();
  await page.goto(`${paper}?view=all`);
  await expect(field).toHaveValue('7,5');
  await expect(numeric.getByText(/cannot be read as one number/)).toBeVisible();
  await field.fill('7.50');
  await expect(numeric.getByText(/cannot be read as one number/)).toHaveCount(0);
  // Leaves at once, before the hand has rested: nothing of it is lost.
  await page.getByRole('button', { name: 'Save and check' }).click();
  await expect.poll(inLog).toEqual(['value=7.50', 'unit=ml']);
});

test(
  'a closed list keeps its choice from arrows and the wheel, and opens by Enter, Space and Alt with an arrow',
  once,
  async ({ page, newPerson, database }) => {
    const person = await newPerson({ course: 'read' });
    await page.goto(`${await layKindsBefore(database, person.id)}?view=all`);
    const select = asked(page, 'cloze').getByRole('combobox');
    await select.selectOption({ label: 'deltoid' });
    const chosen = await select.inputValue();
    await select.focus();
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'End'])
      await page.keyboard.press(key);
    await select.hover();
    await page.mouse.wheel(0, 120);
    await expect(select).toHaveValue(chosen);
    for (const key of ['Enter', 'Space', 'Alt+ArrowDown']) {
      await select.focus();
      await page.keyboard.press(key);
      await expect.poll(() => isOpen(select), `${key} opens the list`).toBe(true);
      await page.keyboard.press('Escape');
      await expect.poll(() => isOpen(select)).toBe(false);
      await expect(select).toHaveValue(chosen);
    }
    await expect(page).toHaveURL(/view=all$/);
  },
);

test('the mouse on the drawing and the keyboard in the list give the same answer and the same mark', async ({
  page,
  newPerson,
  otherBrowser,
  database,
}) => {
  const withMouse = await layKindsBefore(database, (await newPerson({ course: 'read', legalName: 'Test Person' })).id);
  await page.goto(`${withMouse}?view=all`);
  const press = async (kind: 'hotspot' | 'hotspots', region: string) =>
    asked(page, kind).locator(`[data-region="${region}"] path`).last().click();
  await press('hotspot', 'llq');
  await expect(page.getByRole('radio', { name: 'Lower abdomen, left' })).toBeChecked();
  await press('hotspot', 'rlq');
  for (const region of ['lcalf', 'rheel', 'rcalf', 'rheel']) await press('hotspots', region);
  await expect(page.getByRole('radio', { name: 'Lower abdomen, right' })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: 'Right heel' })).not.toBeChecked();

  const drawing = await asked(page, 'hotspot').locator('svg').boundingBox();
  const right = await asked(page, 'hotspot').locator('[data-region="rlq"]').boundingBox();
  const rightCalf = await asked(page, 'hotspots').locator('[data-region="rcalf"]').boundingBox();
  if (!drawing || !right || !rightCalf) throw new Error('the drawing is there');
  const half = drawing.x + drawing.width / 2;
  expect(right.x + right.width, 'from the front, the client’s right is on the left').toBeLessThanOrEqual(half + 3);
  expect(rightCalf.x, 'from behind it is on the right').toBeGreaterThanOrEqual(half - 3);

  const other = await otherBrowser();
  const person = await newPerson({ course: 'read', legalName: 'Test Person' }, other);
  const withKeys = await layKindsBefore(database, person.id);
  const list = await other.newPage();
  await list.goto(`${withKeys}?view=all`);
  await tabTo(list, list.getByRole('radio', { name: 'Chest' }));
  while (
    !(await list
      .getByRole('radio', { name: 'Lower abdomen, right' })
      .evaluate((radio) => radio === document.activeElement))
  )
    await list.keyboard.press('ArrowDown');
  await list.keyboard.press('Space');
  for (const name of ['Left calf', 'Right calf']) {
    await tabTo(list, list.getByRole('checkbox', { name }));
    await list.keyboard.press('Space');
  }
  for (const shown of [page, list]) {
    for (const fieldset of await shown.locator('fieldset[data-position]').all())
      if (!/appendix|deep vein/.test(await fieldset.innerText())) await answer(fieldset, 'right');
    await handIn(shown);
    await expect(shown.getByText('100%', { exact: true })).toBeVisible();
  }
  const [one, two] = [await answersInLog(database, withMouse), await answersInLog(database, withKeys)];
  expect(one).toEqual(two);
  expect([one['kq-013'], one['kq-014']]).toEqual([['rlq'], ['lcalf', 'rcalf']]);
});

test(
  'without a script a number that cannot be read comes back with a word on how to write it',
  once,
  async ({ newPerson, otherBrowser, database }) => {
    const plainBrowser = await otherBrowser({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
    const person = await newPerson({ course: 'read' }, plainBrowser);
    const paper = await layKindsBefore(database, person.id);
    const page = await plainBrowser.newPage();
    await page.goto(`${paper}?view=all`);
    await asked(page, 'numeric').getByRole('textbox', { name: 'Number' }).fill('about 7');
    await asked(page, 'cloze').getByRole('textbox', { name: 'Gap 1 of 3' }).fill(' Abduction ');
    await asked(page, 'hotspot').getByRole('radio', { name: 'Groin' }).check();
    await page.getByRole('button', { name: 'Save and check' }).click();
    await expect(page.getByRole('link', { name: /\(the number cannot be read\)/ })).toBeVisible();
    await page.goto(`${paper}?view=all`);
    await expect(asked(page, 'numeric').getByText(/cannot be read as one number/)).toBeVisible();
    await expect(asked(page, 'numeric').getByRole('textbox')).toHaveValue('about 7');
    await expect(asked(page, 'cloze').getByRole('textbox', { name: 'Gap 1 of 3' })).toHaveValue('Abduction');
    await expect(asked(page, 'hotspot').getByRole('radio', { name: 'Groin' })).toBeChecked();
    const cloze = await asked(page, 'cloze').boundingBox();
    const list = await asked(page, 'cloze').getByRole('combobox').boundingBox();
    expect((list?.x ?? 999) + (list?.width ?? 0), 'the list of a gap fits the phone').toBeLessThanOrEqual(
      (cloze?.x ?? 0) + (cloze?.width ?? 0),
    );
  },
);
