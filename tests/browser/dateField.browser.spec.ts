import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, field, openPlace, seen } from '#tests/support/clerk.ts';

// A day is typed without the calendar in the way, or chosen from the calendar by pointer or keys.

let app: BrowserApp;
beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  await openPlace(app.page, '/organizations/units?side=new');
});
afterAll(async () => app?.close());

test('a day typed in a form: no calendar, and Enter or Tab leaves it shut', async () => {
  const { page, complaints } = app;
  const day = await seen(field(page, '设立日期'));
  const calendar = page.getByRole('table').filter({ has: page.getByRole('button', { name: /2024/ }) });
  await day.focus();
  await day.pressSequentially('2024.5.6');
  expect(await calendar.count()).toBe(0);
  await page.keyboard.press('Tab');
  await expect.poll(() => day.inputValue()).toBe('2024-05-06');
  expect(await calendar.count()).toBe(0);
  await day.click();
  await seen(calendar);
  await page.keyboard.press('Escape');
  await expect.poll(() => calendar.count()).toBe(0);
  // Escape shut the calendar, not the form.
  await seen(button(page, '保存'));
  await day.press('ArrowDown');
  await seen(calendar);
  await calendar.getByRole('button', { name: /8/ }).first().click();
  await expect.poll(() => calendar.count()).toBe(0);
  await expect.poll(() => day.inputValue()).toBe('2024-05-08');
  expect(complaints).toEqual([]);
});
