import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readDays } from '#shared/features/workingCalendars/days.rules.ts';
import { addDays, isWeekend } from '#shared/lib/workingDays.ts';
import { addOrganization } from '#tests/features/materialChecklists/materialOffice.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, field, goTo, openPlace, section, seen, shot } from '#tests/support/clerk.ts';
import { officeDay } from '#tests/support/officeDay.ts';
import { lookBoth } from '#tests/support/pageScan.ts';

// A clerk sees how a day was counted, that a year's holidays are not known, loads them, decides what becomes of what was already told,
// and takes them back.

let app: BrowserApp;
let page: Page;
let caseId: string;
const today = officeDay();
/** In the last days of a year the next one: what is left of the old year may be a weekend. */
const year = addDays(today, 3).slice(0, 4);

/** The next three weekdays, made a holiday: whatever is counted from today moves. */
const nextWeekdays = [1, 2, 3, 4, 5, 6, 7]
  .map((days) => addDays(today, days))
  .filter((day) => !isWeekend(day) && day.startsWith(year))
  .slice(0, 3);
const OFF = `1月1日至3日、2月15日至23日、4月4日至6日、5月1日至5日、10月1日至7日、${nextWeekdays.join('、')}`;
const SOURCE = '关于调整部分节假日安排的通知（云政办〔2026〕3号）';

beforeAll(async () => {
  app = await startBrowserApp();
  page = app.page;
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  const organizationId = await addOrganization(app, '云州市茶文化促进会', 1);
  const input = { matterCode: 'filing', organizationId, applicantName: null };
  caseId = (await app.call('materialChecklists.open', { ...input, receivedOn: today })).id;
  const old = await app.call('materialChecklists.open', { ...input, receivedOn: '2019-06-03' });
  await openPlace(page, `/organizations/materials/${old.id}`);
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-calendars-${task.name.slice(0, 40)}`);
});
afterAll(async () => {
  expect(app.complaints).toEqual([]);
  await app.close();
});

test('a day says how it was counted, and without being opened that the holidays of its year are not known', async () => {
  await seen(page.getByText('2019-06-10 星期一'));
  await seen(page.getByText('节假日安排未录入', { exact: true }));
  const mark = page.getByRole('button', { name: '说明2019-06-10是怎样推算的' });
  await mark.focus();
  const words = await seen(page.getByRole('tooltip'));
  await seen(words.getByText('自2019-06-03 星期一（接收材料）的次日起算，第5个工作日'));
  await seen(words.getByText('期间的2个休息日不计'));
  await seen(words.getByText('2019年节假日安排未录入，该年按周一至周五为工作日推算'));
  await lookBoth(page, 'calendars-reason');
  await page.keyboard.press('Escape');
  await words.waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await seen(page.getByRole('tooltip'));
  await page.keyboard.press('Escape');
});

test('a year is seen with its days off and make-up days; one without says so', async () => {
  await goTo(page, '设置');
  await page.getByRole('tab', { name: '节假日安排' }).click();
  // What is loaded is as a rule the year that is missing: this one, else the next.
  const { thisYear, nextYear } = await app.call('workingCalendars.standing', {});
  const missing = thisYear.isVerified && !nextYear.isVerified ? nextYear.year : thisYear.year;
  await seen(page.getByRole('table').first());
  await expect
    .poll(async () => {
      await page.keyboard.press('Control+Alt+N');
      return page.url();
    })
    .toContain(`/settings/calendars/load?year=${missing}`);
  expect(await field(page, '年度').inputValue()).toBe(String(missing));
  await openPlace(page, '/settings/calendars?year=2026');
  await seen(page.getByText('国务院办公厅关于2026年部分节假日安排的通知'));
  const february = page.getByRole('table').filter({ hasText: '2月' }).first();
  expect(await february.locator('td[data-kind=off]').allTextContents()).toEqual(
    [15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `${day}休`),
  );
  expect(await february.locator('td[data-kind=makeup]').allTextContents()).toEqual(['14班', '28班']);
  await lookBoth(page, 'calendars-year');
  await openPlace(page, '/settings/calendars?year=2031');
  await seen(page.getByText('2031年节假日安排未录入，该年按周一至周五为工作日推算'));
  await lookBoth(page, 'calendars-none');
});

test('a file that cannot be read is told line by line; the notice may be typed instead', async () => {
  await button(page, '录入节假日安排').click();
  const csv = Buffer.from(`日期,安排\n${year}-01-01,休\n${year}-02-30,休\n${year}-05-09,\n`);
  await page.locator('input[type=file]').setInputFiles({ name: '安排.csv', mimeType: 'text/csv', buffer: csv });
  await seen(page.getByText(`第3行的“${year}-02-30”不是日期`, { exact: false }));
  await seen(page.getByText('第4行没有注明“休”或“班”', { exact: false }));
  // A table that does not name its notice leaves the one that was typed.
  await field(page, '依据').fill(SOURCE);
  const days = Buffer.from(`${year}-01-01,休\n`);
  await page.locator('input[type=file]').setInputFiles({ name: '日期.csv', mimeType: 'text/csv', buffer: days });
  await expect.poll(() => field(page, '放假日期').inputValue()).toBe('1月1日');
  expect(await field(page, '依据').inputValue()).toBe(SOURCE);
  await field(page, '依据').fill('');
  await field(page, '年度').fill(year);
  await field(page, '放假日期').fill(`${OFF}、元旦`);
  await seen(page.getByText('看不懂“元旦”', { exact: false }));
  await field(page, '放假日期').fill(OFF);
  await field(page, '调休上班日期').fill(`${year}-06-02`);
  await seen(page.getByText('没有注明依据，请填写通知的名称'));
  await field(page, '依据').fill(SOURCE);
  if (!isWeekend(`${year}-06-02`)) await seen(page.getByText('调休上班的日期不是周六、周日', { exact: false }));
  expect(await button(page, '核对无误，录入').isDisabled()).toBe(true);
  await lookBoth(page, 'calendars-wrong');
});

test('what moves is listed before it is stored; a stored day is moved only by choice', async () => {
  await field(page, '调休上班日期').fill('');
  const stored = await seen(section(page, '已定的期限（1个）'));
  await seen(stored.getByText('材料一次性告知'));
  expect(await button(page, '核对无误，录入').isDisabled()).toBe(true);
  const before = (await app.call('materialChecklists.get', { id: caseId })).case.inform.date;
  await stored.getByRole('radio', { name: '改期' }).check();
  await lookBoth(page, 'calendars-moves');
  await button(page, '核对无误，录入').click();
  await seen(page.getByText(`${year}年节假日安排已录入，期限按新的安排推算`));
  await seen(page.getByText('本单位录入', { exact: true }));
  await seen(section(page, '本单位录入的安排').getByText('使用中'));
  const { edition } = await app.call('workingCalendars.year', { year: Number(year) });
  expect(edition?.off).toEqual([...readDays(OFF, Number(year)).days].sort());
  const { inform } = (await app.call('materialChecklists.get', { id: caseId })).case;
  expect(inform.date > before).toBe(true);
  await lookBoth(page, 'calendars-loaded');
});

test('an edition is taken back with a reason, and the days with it', async () => {
  await button(page, '撤回').click();
  await seen(page.getByText(`撤回“${SOURCE}”后`, { exact: false }));
  await field(page, '撤回原因').fill('文件录错');
  await seen(section(page, '已定的期限（1个）'));
  await button(page, '全部保留').click();
  await lookBoth(page, 'calendars-revert');
  await button(page, '撤回').click();
  await seen(page.getByText(`${year}年节假日安排已撤回`));
  await seen(section(page, '本单位录入的安排').getByText('文件录错'));
  const { origin } = await app.call('workingCalendars.year', { year: Number(year) });
  expect(origin).not.toBe('loaded');
});
