import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import {
  button,
  dialog,
  field,
  openPlace,
  pictures,
  row,
  section,
  seen,
  shot,
  typeDate,
} from '#tests/support/clerk.ts';
import { officeDay } from '#tests/support/officeDay.ts';
import { look } from '#tests/support/pageScan.ts';
import { edited, filled } from './rollUpOffice.ts';

// A clerk asks three townships for figures, types one return by the keyboard, reads another one from the form that came back, sees who is
// missing, and looks at the table by office and at what a sum is made of.

const TITLE = '上半年社会组织工作数据';
let app: BrowserApp;
let page: Page;
let today: string;
const folder = mkdtempSync(join(tmpdir(), 'taizhang-rollup-'));

beforeAll(async () => {
  app = await startBrowserApp();
  page = app.page;
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  for (const name of ['城西街道', '城东街道', '南桥镇'])
    await app.call('duties.saveUnit', { fields: { name, shortName: null, level: 'township', workPhone: null } });
  today = officeDay();
  await page.setViewportSize({ width: 1440, height: 900 });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-rollUp-${task.name.slice(0, 40)}`);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.close();
});

test('figures are asked for with their period, beside no text at all', async () => {
  await openPlace(page, '/reports/rollup');
  await seen(page.getByText('还没有征集数据的任务'));
  await shot(page, 'rollup-empty');
  await button(page, '去材料征集').click();
  await seen(page.getByText('还没有征集任务'));
  await page.keyboard.press('Control+Alt+N');
  await field(page, '标题').fill(TITLE);
  await typeDate(field(page, '截止日期'), today);
  await button(page, '全部街道（乡镇）').click();
  await field(page, '提纲').fill('');
  await field(page, '查找指标').fill('活动报备');
  await page.getByRole('checkbox', { name: '活动报备数（项）' }).check();
  await field(page, '查找指标').fill('服务时长');
  await page.getByRole('checkbox', { name: /服务时长/ }).check();
  await field(page, '查找指标').fill('联络员');
  await page.getByRole('checkbox', { name: /有联络员组织数/ }).check();
  await page.getByRole('checkbox', { name: '联络员覆盖率' }).check();
  await field(page, '查找指标').fill('期末登记组织数');
  await page.getByRole('checkbox', { name: '期末登记组织数（家）' }).check();
  await page.keyboard.press('Control+s');
  await seen(page.getByText('选了指标，还没有填统计期间').first());
  await page.getByRole('button', { name: /^\d{4}年(上|下)半年$/ }).click();
  await field(page, '查找指标').fill('');
  await pictures(page, 'rollup-ask');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Control+s');
  await seen(page.getByRole('heading', { level: 1, name: TITLE }));
  await button(page, '下发').click();
  await button(dialog(page), '下发').click();
  await seen(page.getByText('已报0/3'));
  await look(page, 'rollup-task');
});

test('one return is typed line by line, another one read from its form; the same file again is refused', async () => {
  await button(page, '登记城西街道的材料').click();
  await page.getByRole('textbox', { name: '期末登记组织数' }).click();
  for (const value of ['8', '1o', '7.5']) {
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.type('6');
  await page.keyboard.press('Control+s');
  await seen(page.getByText('要填数字'));
  await shot(page, 'rollup-typed-wrong');
  await page.getByRole('textbox', { name: '活动报备数' }).fill('10');
  await page.keyboard.press('Control+s');
  await seen(page.getByRole('heading', { name: '收到的材料' }));
  await seen(row(page, '联络员覆盖率').getByText('%'));
  await look(page, 'rollup-return');
  await button(page, '查看征集任务').click();
  const { rows } = await app.call('collectionTasks.list', {});
  const id = rows[0]?.id ?? '';
  const { offices } = await app.call('collectionTasks.offices', {});
  const officeId = offices.find(({ name }) => name === '南桥镇')?.id ?? '';
  const { file } = await app.call('collectionTasks.form', { id, officeId });
  const form = edited(app.service.files.read(file.$file).bytes, (cells) => {
    filled({ 'HF01.registered': 4, 'HF10.filed': 5, 'HF17.hours': 2.5, 'HF20.withLiaison': 1 })(cells);
    for (const cell of cells) if (cell[0] === '数据中已包含的单位') cell[1] = '城东街道';
  });
  const place = join(folder, '南桥镇.xlsx');
  writeFileSync(place, form);
  await button(page, '登记南桥镇的材料').click();
  await page.getByLabel('从报送表读入').last().setInputFiles(place);
  await seen(page.getByText('已读入4项，请核对后保存。'));
  await pictures(page, 'rollup-read');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Control+s');
  await seen(page.getByText('已包含：城东街道'));
  await seen(section(page, '附件').getByText('南桥镇.xlsx'));
  await button(page, '查看征集任务').click();
  await button(page, '登记南桥镇的材料').click();
  await page.getByLabel('从报送表读入').last().setInputFiles(place);
  await seen(page.getByText(/已于 .* 作为南桥镇的数据登记过/));
  await button(page, '取消').click();
});

test('the table names who is contained; a sum shows its offices, a value opens its return', async () => {
  await button(page, '查看汇总表').click();
  await seen(page.getByRole('heading', { level: 1, name: TITLE }));
  const filed = row(page, '活动报备数（项）');
  await seen(filed.getByRole('button', { name: /合计 15/ }));
  await seen(page.getByText('由南桥镇一并报送').first());
  await pictures(page, 'rollup-table');
  // A small window shows one of both: what closes gives the keyboard back to the sum that opened it.
  await page.setViewportSize({ width: 1024, height: 700 });
  const sum = filed.getByRole('button', { name: /合计 15/ });
  await sum.press('Enter');
  await seen(page.getByRole('heading', { name: '计入合计的单位' }));
  await page.keyboard.press('Escape');
  await expect.poll(() => sum.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });
  await sum.click();
  await seen(page.getByRole('heading', { name: '计入合计的单位' }));
  await look(page, 'rollup-sum');
  await page.getByRole('checkbox', { name: '本单位列入合计' }).check();
  await seen(page.getByText('本单位台账').first());
  await shot(page, 'rollup-own');
  // Escape closes what the sum is made of, and leaves the table where it is.
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: '计入合计的单位' }).waitFor({ state: 'detached' });
  await seen(page.getByRole('heading', { level: 1, name: TITLE }));
  await filed.getByRole('link', { name: /南桥镇活动报备数 5/ }).click();
  await seen(page.getByText('已包含：城东街道'));
  await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '报告', exact: true }).click();
  await page.getByRole('link', { name: '汇总', exact: true }).click();
  await row(page, TITLE).dblclick();
  await seen(filed);
  await button(page, '返回汇总').click();
  await seen(row(page, TITLE));
  await pictures(page, 'rollup-list');
  await button(page, '填写上级的表').click();
  await seen(page.getByText('还没有已印发的报告'));
  await shot(page, 'rollup-fill');
  expect(app.complaints).toEqual([]);
});
