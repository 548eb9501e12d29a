import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '../../support/browserApp.ts';
import { button, goTo, seen, shot } from '../../support/clerk.ts';
import { creditCode, csvOf } from './tables.ts';

/** The screens of importing: corrections by keyboard, a choice for one duplicate, layouts, the log and its undo. */

const HEAD = ['社会组织名称', '统一社会信用代码', '登记管理机关', '成立登记日期', '住所', '联系人', '办公电话'];

let app: BrowserApp;
beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
}, 60_000);
afterAll(() => app.close());

const row = (index: number, part: Readonly<Record<number, string>> = {}) =>
  [`屏幕第${index}号协会`, creditCode(index), '云州市民政局', '2018-01-02', '云山路1号', '吕某某', '0571-88112233'].map(
    (value, column) => part[column] ?? value,
  );
const handIn = async (name: string, rows: readonly (readonly string[])[]) => {
  const { page } = app;
  await goTo(page, '名录');
  await button(page, '导入名册').first().click();
  const chooser = page.waitForEvent('filechooser');
  await button(page, '选择文件').click();
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csvOf([HEAD, ...rows]), 'utf8') });
};
const tab = (name: string) => app.page.getByRole('tab', { name, exact: true });
const panel = () => app.page.getByRole('complementary', { name: /^第 \d+ 行$/u });
const cell = (name: string) => panel().getByRole('textbox', { name, exact: true });

test('a clerk corrects, leaves out and imports with the keyboard', async () => {
  const { page } = app;
  await handIn('季度名册.csv', [
    row(1, { 1: '5111010500000', 3: '2019-02-30' }),
    row(2),
    row(3, { 1: 'x' }),
    row(2, { 4: '另一处' }),
  ]);
  await seen(tab('有错误 2'));
  await page.keyboard.press('F8');
  const code = await seen(cell('统一社会信用代码'));
  await expect.poll(() => code.evaluate((one) => one === document.activeElement)).toBe(true);
  await shot(page, 'import-1-errors');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('51');
  await page.keyboard.press('Escape');
  expect(await code.inputValue()).toBe('5111010500000');
  await code.fill(creditCode(1));
  await page.keyboard.press('Enter');
  const date = cell('成立登记日期');
  await expect.poll(() => date.evaluate((one) => one === document.activeElement)).toBe(true);
  await date.fill('2019-02-28');
  await page.keyboard.press('Tab');
  await seen(tab('有错误 1'));
  await seen(tab('可导入 2'));
  await shot(page, 'import-2-corrected');
  await page.keyboard.press('F8');
  await seen(page.getByRole('complementary', { name: '第 4 行', exact: true }));
  await button(page, '剔除本行').click();
  await seen(tab('有错误 0'));
  await seen(tab('已略过 1'));

  await tab('重复且不同 1').click();
  await page.getByRole('gridcell', { name: '屏幕第2号协会', exact: true }).click();
  await panel().getByRole('radio', { name: '更新' }).click();
  await seen(panel().getByRole('checkbox', { name: '采用文件中的住所' }));
  await shot(page, 'import-3-conflict');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, 'import-3-conflict-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await button(page, '导入').click();
  await seen(page.getByText('新增 2 家，更新 0 家，未动 1 家。'));
  const { rows } = await app.call('organizations.list', { filter: { text: '屏幕第' } });
  expect(rows.map(({ name, domicile, establishedOn }) => [name, domicile, establishedOn])).toEqual([
    ['屏幕第1号协会', '云山路1号', '2019-02-28'],
    ['屏幕第2号协会', '另一处', '2018-01-02'],
  ]);
}, 90_000);

test('one duplicate is updated field by field', async () => {
  const { page } = app;
  await handIn('更正.csv', [row(1, { 4: '新址', 6: '0571-99990000' }), row(2, { 4: '不要的址' })]);
  await seen(tab('名录中不同 2'));
  await tab('名录中不同 2').click();
  await page.getByRole('gridcell', { name: '屏幕第1号协会', exact: true }).click();
  await panel().getByRole('radio', { name: '更新' }).click();
  await panel().getByRole('checkbox', { name: '采用文件中的成立登记日期' }).click();
  await seen(page.getByText('新增 0 家，更新 1 家'));
  await shot(page, 'import-4-compare');
  await button(page, '导入').click();
  await seen(page.getByRole('heading', { name: '导入完成' }));
  const { rows } = await app.call('organizations.list', { filter: { text: '屏幕第' } });
  expect(rows.map(({ domicile, establishedOn }) => [domicile, establishedOn])).toEqual([
    ['新址', '2019-02-28'],
    ['另一处', '2018-01-02'],
  ]);
}, 90_000);

test('the log names each import and undoes it, own later edits first', async () => {
  const { page } = app;
  await page.getByRole('link', { name: '导入记录', exact: true }).click();
  await page.getByRole('gridcell', { name: '季度名册.csv', exact: true }).click();
  await seen(page.getByText('核对时改正 2 处'));
  await shot(page, 'import-5-log');
  await button(page, '撤销导入').click();
  const dialog = await seen(page.getByRole('dialog'));
  await seen(dialog.getByText('导入后又有人改过的 1 家'));
  await seen(dialog.getByText('将作废的新增组织 1 家'));
  await shot(page, 'import-6-undo');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, 'import-6-undo-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await button(dialog, '撤销导入').click();
  await seen(page.getByText('已撤销：作废 1 家，恢复 0 家，保留 1 家。'));
  await seen(page.getByRole('gridcell', { name: '已撤销' }));
  const { rows } = await app.call('organizations.list', { filter: { text: '屏幕第' } });
  expect(rows.map(({ name }) => name)).toEqual(['屏幕第1号协会']);
}, 90_000);

test('a remembered layout is announced, renamed and forgotten', async () => {
  const { page } = app;
  const bytes = Buffer.from(
    csvOf([
      ['甲', ...HEAD.slice(0, 3)],
      ['附注', ...row(9).slice(0, 3)],
    ]),
    'utf8',
  );
  const { $file } = await app.call('files.upload', { name: '区局.csv', size: bytes.length });
  app.service.files.accept($file, bytes);
  const mapping = { '0': 'note', '1': 'name', '2': 'uscc', '3': 'registrationAuthority' };
  await app.call('organizations.importApply', { source: { $file, name: '区局.csv' }, mapping });
  await goTo(page, '名录');
  await button(page, '导入名册').first().click();
  await button(page, '改名').click();
  await page.getByRole('textbox', { name: '列对应的名称' }).fill('区局季度表');
  await page.keyboard.press('Enter');
  await seen(page.getByText('区局季度表'));
  await shot(page, 'import-7-layouts');
  const chooser = page.waitForEvent('filechooser');
  await button(page, '选择文件').click();
  await (await chooser).setFiles({ name: '区局2.csv', mimeType: 'text/csv', buffer: bytes });
  await seen(page.getByText('已按“区局季度表”的列对应读取', { exact: false }));
  await shot(page, 'import-8-layout-used');
  await button(page, '换一个文件').click();
  await button(page, '删除').click();
  await button(await seen(page.getByRole('dialog')), '删除').click();
  await expect.poll(() => page.getByText('区局季度表').count()).toBe(0);
  expect(app.complaints).toEqual([]);
}, 90_000);
