import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, goTo, openPlace, pictures, seen, shot } from '#tests/support/clerk.ts';
import { look, lookBoth } from '#tests/support/pageScan.ts';
import { paperHandedToPrinter } from '#tests/support/printedPages.ts';

// 今日 at the screen (features U4, U8).

let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
});
afterAll(async () => app?.close());

const heading = (name = '今日') => seen(app.page.getByRole('heading', { level: 1, name }));
const region = (name: string) => app.page.getByRole('region', { name, exact: true });

test('an empty office opens on 今日 with its first acts; what was never done is said in words', async () => {
  const { page, complaints } = app;
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  await heading();
  await seen(page.getByText('新台账，从这几件事开始'));
  const upkeep = region('运行情况');
  await seen(upkeep.getByText('尚未备份'));
  await seen(upkeep.getByText('尚未演练'));
  await seen(upkeep.getByText(/^第 \d+ 条 [0-9a-f]{12}$/));
  await seen(region('待我处理').getByText('没有待我处理的事项。'));
  await pictures(page, 'today-empty');
  expect(complaints).toEqual([]);
});

test('what is due stands by day over all modules; each line, walked by the arrows, is one press from the work', async () => {
  const { page, complaints } = app;
  const today = (await app.call('session.state', {})).today;
  const day = (days: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  for (const [text, days] of [
    ['报送年检结论', -3],
    ['核对联络员名册', 0],
    ['走访行业协会', 5],
    ['汇总换届材料', 20],
  ] as const)
    await app.call('actions.save', {
      fields: { text, dueOn: day(days), responsibleUnit: '社会组织管理股', sourceText: '局务会议定' },
    });
  const unit = { name: '社会组织管理股', shortName: null, level: 'section', workPhone: null } as const;
  const { id: responsibleOfficeId } = await app.call('duties.saveUnit', { fields: unit });
  const item = { year: Number(today.slice(0, 4)), text: '完成登记档案电子化', responsibleOfficeId };
  await app.call('planItems.save', { fields: { ...item, responsibleMemberId: null, dueOn: day(2) } });
  const due = region('到期事项');
  await seen(due.getByRole('button', { name: /逾期3天/ }).filter({ hasText: '报送年检结论' }));
  for (const [group, text] of [
    ['今天到期', '核对联络员名册'],
    ['7 日内到期', '走访行业协会'],
    ['即将到期', '汇总换届材料'],
  ] as const)
    await seen(region(group).getByRole('button').filter({ hasText: text }));
  await pictures(page, 'today');
  await look(page, '今日');
  const first = due.getByRole('button').filter({ hasText: '报送年检结论' });
  await first.focus();
  await page.keyboard.press('ArrowDown');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await expect.poll(focused).not.toContain('报送年检结论');
  await page.keyboard.press('ArrowUp');
  await expect.poll(focused).toContain('报送年检结论');
  await page.keyboard.press('Enter');
  await heading('任务');
  await seen(page.getByRole('heading', { name: '报送年检结论' }).or(page.getByText('报送年检结论').last()));
  await page.goBack();
  await heading();
  expect(complaints).toEqual([]);
});

test('a module on its own, and its list with what is overdue', async () => {
  const { page, complaints } = app;
  const due = region('到期事项');
  await (await seen(due.getByRole('link', { name: /^任务 4\s*其中逾期 1 项$/ }))).click();
  await seen(due.getByRole('link', { name: '返回全部事项' }));
  await expect.poll(() => due.getByRole('button').count()).toBe(4);
  await shot(page, 'today-module');
  await openPlace(page, '/today?module=actions&group=overdue');
  await expect.poll(() => due.getByRole('button').count()).toBe(1);
  await (await seen(due.getByRole('link', { name: '在“任务”中查看' }))).click();
  const grid = await seen(page.getByRole('grid', { name: '任务' }));
  await expect.poll(() => grid.getByRole('row').filter({ hasText: '局务会议定' }).count()).toBe(1);
  await seen(grid.getByRole('gridcell', { name: '报送年检结论', exact: true }));
  expect(complaints).toEqual([]);
});

test('the calendar of duties: a word in every cell, walked by the arrows, a press opens the period', async () => {
  const { page, complaints } = app;
  await goTo(page, '今日');
  const calendar = region('常规工作');
  const cell = (name: RegExp) => calendar.getByRole('button', { name });
  await cell(/^业务训练（每月一训），6月：/).focus();
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await page.keyboard.press('ArrowRight');
  await expect.poll(focused).toMatch(/^业务训练（每月一训），7月：/);
  await page.keyboard.press('ArrowUp');
  await expect.poll(focused).toMatch(/^集体学习，7月：/);
  const words = await calendar.getByRole('button').allTextContents();
  expect(words.every((word) => word.trim() !== '')).toBe(true);
  await page.keyboard.press('Enter');
  await heading('常规工作');
  await expect.poll(() => page.url()).toContain('duty=collective_study%207');
  expect(complaints).toEqual([]);
});

test('the list of the day is printed; from November on the calendar of the next year is one press away', async () => {
  const { page, complaints } = app;
  await goTo(page, '今日');
  const paper = await paperHandedToPrinter(page, async () => button(page, '打印今日清单').click());
  expect(paper.title).toContain('今日事项清单');
  expect(paper.inked).toBeGreaterThan(0.005);
  const { calendar } = (await app.call('today.get', {})).upkeep;
  const link = page.getByRole('link', { name: `录入${calendar.nextYear.year}年节假日安排` });
  expect(await link.count()).toBe(calendar.nextYear.remind ? 1 : 0);
  if (calendar.nextYear.remind) {
    await link.click();
    await heading('录入节假日安排');
  }
  await goTo(page, '今日');
  await lookBoth(page, '/today');
  expect(complaints).toEqual([]);
});
