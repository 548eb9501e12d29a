import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, dialog, field, openPlace, row, section, seen, shot, typeDate } from '#tests/support/clerk.ts';
import { officeDay } from '#tests/support/officeDay.ts';
import { look } from '#tests/support/pageScan.ts';

// A clerk enters what a section sent and where it was adopted, sets targets, reads the statistics; then collects material from two
// townships: sends the task, takes a return down, has a reminder drafted.

let app: BrowserApp;
let page: Page;
let today: string;

beforeAll(async () => {
  app = await startBrowserApp();
  page = app.page;
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  const unit = (name: string, level: 'section' | 'township') =>
    app.call('duties.saveUnit', { fields: { name, shortName: null, level, workPhone: null } });
  await unit('社会组织管理股', 'section');
  await unit('社会事务股', 'section');
  await unit('城西街道', 'township');
  await unit('城东街道', 'township');
  today = officeDay();
  await page.setViewportSize({ width: 1440, height: 900 });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-information-${task.name.slice(0, 40)}`);
});
afterAll(() => app.close());

test('a submission is entered by the keyboard, and each adoption with its points', async () => {
  await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '信息', exact: true }).click();
  await seen(page.getByText('还没有信息报送记录'));
  await page.keyboard.press('Control+Alt+N');
  await seen(page.getByRole('heading', { name: '登记信息报送' }));
  await page.keyboard.press('Control+s');
  await seen(page.getByText('请选择报送科室'));
  await choose(page, section(page, '登记信息报送').getByRole('combobox', { name: '报送科室' }), '社会组织管理股');
  await field(page, '标题').fill('我市开展社会组织年检工作');
  await field(page, '信息员').fill('周敏');
  await look(page, 'information-new');
  await page.keyboard.press('Control+s');
  await seen(page.getByRole('heading', { name: '我市开展社会组织年检工作' }));
  await button(page, '登记录用').click();
  await choose(page, field(page, '录用层级'), '省级');
  await field(page, '录用刊物（平台）').fill('省民政厅网站');
  await typeDate(field(page, '录用日期'), '2020-01-01');
  await button(page, '保存').click();
  await seen(page.getByText('录用日期早于报送日期').first());
  await typeDate(field(page, '录用日期'), today);
  await button(page, '保存').click();
  await seen(section(page, '录用情况').getByText('得 2 分'));
  await seen(row(page, 'XX-').getByText('省级'));
  await look(page, 'information-record');
});

test('targets are set for all sections at once and changed in a cell; the statistics open the list behind a figure', async () => {
  const { sections } = await app.call('information.overview', { year: Number(today.slice(0, 4)) });
  const sectionIds = sections.slice(0, 1).map(({ id }) => id);
  const asked = { year: Number(today.slice(0, 4)), sectionIds, target: 4, adoptionTarget: null };
  await app.call('information.addTargets', { ...asked, kind: 'year' });
  await page.getByRole('link', { name: '报送指标', exact: true }).click();
  // The page opens on the periods that have targets.
  await seen(page.getByRole('columnheader', { name: '第1季度' }));
  await button(page, '批量设定').click();
  await page.keyboard.type('1');
  expect(await field(dialog(page), '报送指标（篇）').inputValue()).toBe('1');
  await look(page, 'information-targets-add');
  await page.keyboard.press('Enter');
  await seen(page.getByText('已设定 24 项。'));
  const month = Number(today.slice(5, 7));
  const cell = page.getByRole('button', { name: `社会组织管理股　${today.slice(0, 4)}年${month}月` });
  await seen(cell.getByText('1/1'));
  await cell.click();
  await field(page, '报送指标（篇）').fill('3');
  await look(page, 'information-targets');
  await button(page, '保存').click();
  await seen(cell.getByText('1/3'));
  await page.getByRole('link', { name: '录用统计', exact: true }).click();
  const figures = row(page, '社会组织管理股');
  await seen(figures);
  await look(page, 'information-statistics');
  await figures.getByRole('link').first().click();
  await seen(row(page, '我市开展社会组织年检工作'));
});

test('a collection is sent, a return taken down, the same twice is told, a reminder drafted', async () => {
  await page.getByRole('link', { name: '材料征集', exact: true }).click();
  await seen(page.getByText('还没有征集任务'));
  await page.keyboard.press('Control+Alt+N');
  await field(page, '标题').fill('上半年社区社会组织工作情况');
  await typeDate(field(page, '截止日期'), today);
  await button(page, '全部街道（乡镇）').click();
  await look(page, 'collection-new');
  await page.keyboard.press('Control+s');
  await seen(page.getByRole('heading', { level: 1, name: '上半年社区社会组织工作情况' }));
  await button(page, '下发').click();
  await field(dialog(page), '下发日期').press('Enter');
  await seen(page.getByText('已报0/2'));
  await button(page, '登记城西街道的材料').click();
  await seen(field(page, '开展情况'));
  await page.keyboard.press('Control+s');
  await seen(page.getByText('还没有填写任何内容', { exact: false }));
  for (const heading of ['开展情况', '进展成效', '存在问题']) await field(page, heading).fill(`${heading}的内容`);
  await look(page, 'collection-return-new');
  await page.keyboard.press('Control+s');
  await seen(page.getByRole('heading', { name: '收到的材料' }));
  await look(page, 'collection-return');
  await button(page, '查看征集任务').click();
  await seen(row(page, '城西街道').getByText('意见建议'));
  await seen(row(page, '城西街道').getByText('按时'));
  await button(page, '登记城西街道的材料').click();
  for (const heading of ['开展情况', '进展成效', '存在问题']) await field(page, heading).fill(`${heading}的内容`);
  await page.keyboard.press('Control+s');
  await seen(page.getByText('完全一样').first());
  await look(page, 'collection-return-same');
  await page.getByRole('checkbox', { name: /仍然登记/ }).check();
  await page.keyboard.press('Control+s');
  await seen(page.getByRole('heading', { name: '收到的材料' }));
  await button(page, '查看征集任务').click();
  await seen(page.getByText('已报1/2'));
  await look(page, 'collection');
  await button(page, '拟催报通知').click();
  await seen(page.getByText('由材料征集“上半年社区社会组织工作情况”拟制'));
  await openPlace(page, '/information/collections');
  await seen(row(page, '上半年社区社会组织工作情况'));
  await look(page, 'collections');
  expect(app.complaints).toEqual([]);
});
