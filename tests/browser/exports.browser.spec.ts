import { readFileSync } from 'node:fs';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildViewer } from '../features/exports/dumps.ts';
import { cellsOf, textOf } from '../features/exports/exportedLists.ts';
import { creditCode } from '../features/organizations/tables.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '../support/browserApp.ts';
import { button, openPlace, seen, shot } from '../support/clerk.ts';

// 导出 on every list, and the dump in the settings, as a clerk uses them.

/** Places of the lists, and the name of the file that comes from each. */
const LISTS = [
  ['/organizations', '社会组织名录'],
  ['/meetings', '会议'],
  ['/actions', '任务'],
  ['/documents', '印发文件'],
  ['/official', '发文'],
  ['/official/numbers', '发文字号登记'],
  ['/official/seals', '用印登记'],
  ['/duties', '责任分工表'],
] as const;
let app: BrowserApp;

beforeAll(async () => {
  await buildViewer();
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  for (const [index, name] of ['茶叶协会', '书法协会', '篮球协会'].entries()) {
    await app.call('organizations.save', {
      fields: {
        name: `云州市${name}`,
        registrationKind: 'registered',
        legalType: 'social_group',
        uscc: creditCode(index + 1, '51', '330106'),
        registrationAuthority: '云州市民政局',
        establishedOn: '2015-06-12',
        domicile: '云州市人民路1号',
      },
    });
  }
});

afterAll(async () => app?.close());

const open = (place: string) => openPlace(app.page, place);

async function exportAs(words: '导出 Excel' | '导出 CSV'): Promise<Download> {
  const { page } = app;
  await (await seen(button(page, '导出'))).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: words }).click(),
  ]);
  return download;
}

test('every list has 导出 and answers with a file of its own name', async () => {
  for (const [place, name] of LISTS) {
    await open(place);
    const download = await exportAs('导出 CSV');
    expect(download.suggestedFilename()).toMatch(new RegExp(`^${name}_\\d{4}-\\d{2}-\\d{2}\\.csv$`));
    expect(readFileSync(await download.path()).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  }
});

test('the registry: what is typed filters, and the columns on the screen are those of the file', async () => {
  const { page } = app;
  await open('/organizations');
  const grid = await seen(page.getByRole('grid', { name: '社会组织名录' }));
  await page.getByLabel('名称、代码、证号、法定代表人').fill('书法');
  await grid.getByText('云州市茶叶协会').waitFor({ state: 'detached' });
  const shown = await grid.getByRole('columnheader').allTextContents();
  const { rows } = cellsOf(readFileSync(await (await exportAs('导出 Excel')).path()));
  expect(rows.map((row) => textOf(row[0]))).toEqual(['名称', '云州市书法协会']);
  expect(rows[0]?.map(textOf)).toEqual(shown.map((text) => text.trim()));
  await shot(page, 'exports-list');
});

test('the settings: the dump warns that it is not encrypted, and comes as one file', async () => {
  const { page } = app;
  await open('/settings');
  await (await seen(page.getByRole('tab', { name: '数据导出' }))).click();
  await shot(page, 'exports-dump');
  await (await seen(button(page, '导出全部数据'))).click();
  const dialog = await seen(page.getByRole('dialog'));
  expect(await dialog.textContent()).toContain('没有加密');
  const [download] = await Promise.all([page.waitForEvent('download'), button(dialog, '导出').click()]);
  expect(download.suggestedFilename()).toMatch(/^云州市民政局_全部数据_.*\.zip$/);
  const bytes = readFileSync(await download.path());
  expect(bytes.readUInt32LE(0)).toBe(0x04034b50);
  // Only the end record of a whole archive stands there.
  expect(bytes.readUInt32LE(bytes.length - 22)).toBe(0x06054b50);
  expect(app.complaints).toEqual([]);
});
