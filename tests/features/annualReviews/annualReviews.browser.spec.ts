import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#shared/lib/workingDays.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, goTo, seen, shot, typeDate } from '#tests/support/clerk.ts';
import { officeDay, officeYear } from '#tests/support/officeDay.ts';
import { group } from '../organizationEvents/samples.ts';

let app: BrowserApp;
const year = officeYear() - 1;
/** A day of spring, or today when that still lies ahead. */
const concluded = [`${year + 1}-03-03`, officeDay()].sort()[0] ?? '';

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  for (let number = 1; number <= 6; number += 1)
    await app.call('organizations.save', { fields: group(number), reason: '另一家组织' });
});
afterAll(async () => app?.close());

const counts = async () => (await app.call('annualReviews.overview', { year })).total;

test('R11 conclusions are entered down the list by the keyboard, and every number opens its organizations', async () => {
  const { page, complaints } = app;
  await goTo(page, '名录');
  await page.getByRole('link', { name: '年检年报', exact: true }).click();
  const grid = await seen(page.getByRole('grid', { name: '年检年报' }));
  await seen(grid.getByText('未登记').first());
  await grid.focus();
  await page.keyboard.press('Home');
  for (const [key, name] of [
    ['Control+1', '已登记 云州市第1号商会：合格'],
    ['Control+1', '已登记 云州市第2号商会：合格'],
    ['Control+3', '已登记 云州市第3号商会：不合格'],
  ] as const) {
    await page.keyboard.press(key);
    await seen(page.getByText(name));
  }
  expect(await counts()).toMatchObject({ due: 6, took_part: 3, qualified: 2, unqualified: 1, missing: 3 });
  // The fourth is chosen now; its dates are entered beside the list.
  const side = page.getByRole('complementary').filter({ hasText: '云州市第4号商会' });
  await seen(side);
  await shot(page, 'reviews');
  await button(page, '基本合格').click();
  const day = side.getByLabel(/^结论日期/).and(page.locator('input'));
  await typeDate(day, addDays(concluded, -2));
  await typeDate(side.getByLabel(/^报送日期/).and(page.locator('input')), addDays(concluded, -1));
  await button(page, '保存，转下一家').click();
  await seen(side.getByText('结论日期不能早于报送日期'));
  await typeDate(day, concluded);
  await button(page, '保存，转下一家').click();
  await seen(page.getByText('已登记 云州市第4号商会：基本合格'));
  const table = page.getByRole('table', { name: '各类社会组织参加情况' });
  await seen(table.getByRole('row', { name: /合计 6 4 2 1 1 2 0 66.7% 50%/ }));
  await table.getByRole('row', { name: /合计/ }).getByRole('button').nth(5).click();
  await expect.poll(() => grid.getByRole('row').count()).toBe(3);
  await seen(grid.getByText('云州市第6号商会'));
  await page.setViewportSize({ width: 1024, height: 700 });
  await shot(page, 'reviews-small');
  expect(complaints).toEqual([]);
});
