import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addFreeText } from '#tests/signing/pdfEdits.ts';
import { type BrowserApp, startBrowserApp } from '../support/browserApp.ts';
import { button, field, fillRows, goTo, seen, shot, typeDate } from '../support/clerk.ts';
import { judgeIssued } from '../support/judgeMinutes.ts';
import { KNOWN_ORGANIZATION, LIST_COUNTS, registryList } from '../support/registryList.ts';

// The main path in a browser on the practice office, in order; the long way in Electron is tests/app/walk.spec.ts.

const TITLE = '练习用的专题会';
const files = mkdtempSync(join(tmpdir(), 'taizhang-browser-walk-'));
const issuedPdf = join(files, '纪要.pdf');
let app: BrowserApp;
let page: Page;
let practicePassword = '';

beforeAll(async () => {
  app = await startBrowserApp();
  page = app.page;
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-browser-${task.name.slice(0, 40)}`);
});

afterAll(async () => {
  await app?.close();
  rmSync(files, { recursive: true, force: true });
});

test('the practice office opens by one click and is marked', async () => {
  await (await seen(button(page, '打开练习用机构'))).click();
  await seen(page.getByRole('navigation', { name: '导航' }), 90_000);
  await seen(page.getByRole('heading', { level: 1, name: '今日' }));
  for (const name of ['名录', '职责', '会议', '任务', '文书', '设置']) {
    await goTo(page, name);
    await seen(page.getByRole('banner').getByText('练习用机构'));
  }
});

test('a list is imported, a name is found in the list', async () => {
  await goTo(page, '名录');
  const before = await count();
  await button(page, '导入名册').first().click();
  await handIn('名册.xlsx', registryList());
  await seen(page.getByRole('tab', { name: `可导入 ${LIST_COUNTS.good}` }));
  await button(page, '导入').click();
  await seen(page.getByRole('heading', { name: '导入完成' }));
  await button(page, '查看名录').click();
  await expect.poll(count).toBe(before + LIST_COUNTS.good);
  await field(page, '名称、代码、证号、法定代表人').fill('第3养老');
  await seen(page.getByRole('gridcell', { name: KNOWN_ORGANIZATION, exact: true }));
  await button(page, '清除筛选').click();
});

test('files that are no list get one plain sentence and change nothing', async () => {
  await goTo(page, '名录');
  const before = await count();
  await button(page, '导入名册').first().click();
  await seen(button(page, '选择文件'));
  const text = (words: string) => new TextEncoder().encode(words);
  for (const [name, bytes, sentence] of [
    ['照片.xlsx', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), '这不是能读取的表格文件'],
    ['空.xlsx', new Uint8Array(0), '没有找到表头行'],
    ['通知.csv', text('关于召开会议的通知\n请各单位按时参加\n'), '没有找到表头行'],
    ['坏.xlsx', registryList().subarray(0, 2000), '这不是能读取的表格文件'],
  ] as const) {
    await drop(name, bytes);
    await seen(page.getByRole('alert').getByText(sentence));
    await shot(page, `browser-bad-${name}`);
    await goTo(page, '名录');
    await button(page, '导入名册').first().click();
  }
  await goTo(page, '名录');
  expect(await count()).toBe(before);
});

test('list, record and back by the keyboard alone: the place is kept', async () => {
  await page.keyboard.press('Alt+1');
  await seen(page.getByRole('heading', { level: 1, name: '今日' }));
  await page.keyboard.press('Alt+2');
  const grid = await seen(page.getByRole('grid', { name: '社会组织名录' }));
  await expect.poll(() => grid.evaluate((element) => element === document.activeElement)).toBe(true);
  await seen(grid.getByRole('gridcell'));
  for (const key of ['PageDown', 'PageDown', 'PageDown', 'ArrowDown', 'ArrowUp', 'ArrowDown'])
    await page.keyboard.press(key);
  const chosen = grid.getByRole('row', { selected: true });
  await seen(chosen);
  const name = (await chosen.getByRole('gridcell').first().textContent()) ?? '';
  const top = await grid.evaluate((element) => element.scrollTop);
  expect(top).toBeGreaterThan(0);
  await page.keyboard.press('Enter');
  await seen(page.getByRole('heading', { level: 1, name, exact: true }));
  await page.keyboard.press('Escape');
  await seen(grid);
  await expect.poll(() => grid.evaluate((element) => element.scrollTop)).toBe(top);
  await expect.poll(() => chosen.getByRole('gridcell').first().textContent()).toBe(name);
  await expect.poll(() => grid.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => chosen.getByRole('gridcell').first().textContent()).not.toBe(name);
});

test('the command palette finds a record and a command', async () => {
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: '查找记录或操作' }).fill('第3养老');
  await seen(page.getByRole('option', { name: new RegExp(KNOWN_ORGANIZATION) }));
  await shot(page, 'browser-palette');
  await page.keyboard.press('Enter');
  await seen(page.getByRole('heading', { level: 1, name: KNOWN_ORGANIZATION }));
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: '查找记录或操作' }).fill('转到 任务');
  await seen(page.getByRole('option', { name: '转到 任务', selected: true }));
  await page.keyboard.press('Enter');
  await seen(page.getByRole('heading', { level: 1, name: '任务' }));
});

test('a short meeting is recorded, finalized, signed, downloaded and judged', async () => {
  await goTo(page, '会议');
  await page.keyboard.press('Control+Alt+N');
  await (await seen(field(page, '会议名称'))).fill(TITLE);
  await typeDate(field(page, '会议日期'), '2026-06-30');
  for (const [label, text] of [
    ['开始时间', '0900'],
    ['地点', '局二楼会议室'],
    ['主持人', '赵国栋'],
    ['记录人', '张文员'],
  ] as const)
    await field(page, label).fill(text);
  await fillRows(page, '议题', '添加议题', [{ 议题: '研究下半年工作' }]);
  const text = page.getByRole('textbox', { name: '纪要正文', exact: true });
  await text.click();
  await page.keyboard.type('一、工作安排\n会议要求，抓紧落实。');
  await fillRows(page, '议定事项', '添加议定事项', [{ 议定内容: '同意下半年工作安排。' }]);
  await page.keyboard.press('Control+S');
  await seen(page.getByText('已保存。'));
  await seen(button(page, '定稿'));
  await button(page, '定稿').click();
  const dialog = await seen(page.getByRole('dialog', { name: '会议纪要定稿' }));
  await dialog.getByRole('checkbox', { name: /自核/ }).check();
  await button(dialog, '定稿').click();
  await (await seen(button(page, '签名印发'))).click();
  await seen(page.getByText('已印发。签名有效，文件自签署后未改动'), 60_000);
  const downloading = page.waitForEvent('download');
  await button(page, '另存').click();
  await (await downloading).saveAs(issuedPdf);
  judgeIssued(readFileSync(issuedPdf), [TITLE, '同意下半年工作安排。', '赵国栋', '一、工作安排']);
});

test('the verification tells a right file from a tampered one', async () => {
  const issued = readFileSync(issuedPdf);
  const flipped = Buffer.from(issued);
  const stream = flipped.indexOf('stream\n') + 40;
  flipped[stream] = (flipped[stream] ?? 0) ^ 1;
  await goTo(page, '文书');
  await button(page, '核验文件').click();
  for (const [name, bytes, words] of [
    ['原件.pdf', issued, '签名有效，文件自签署后未改动'],
    ['改动.pdf', flipped, '签名无效：文件内容与签名不符'],
    ['加注.pdf', await addFreeText(issued), '签署后文件内容被改动'],
  ] as const) {
    writeFileSync(join(files, name), bytes);
    await page.getByLabel('核验 PDF 签名').setInputFiles(join(files, name));
    await seen(page.getByText(name));
    await seen(page.getByText(words));
    await shot(page, `browser-verify-${name}`);
  }
  await page
    .getByLabel('核验 PDF 签名')
    .setInputFiles({ name: '假.pdf', mimeType: 'application/pdf', buffer: Buffer.from('hello') });
  await seen(page.getByText('这不是能读取的 PDF 文件'));
});

test('a wrong password opens nothing and says so; the right one does', async () => {
  await page.keyboard.press('Control+L');
  await seen(button(page, '登录'));
  practicePassword = ((await page.getByText(/^练习用密码：/).textContent()) ?? '')
    .replace(/^练习用密码：|填入$/g, '')
    .trim();
  await field(page, '密码').fill('不对的密码1a');
  await field(page, '密码').press('Enter');
  await seen(page.getByRole('alert').getByText('登录名或密码不对，没有打开台账。请重新输入。'));
  await shot(page, 'browser-wrong-password');
  await expect.poll(() => field(page, '密码').inputValue()).toBe('');
  await field(page, '密码').fill(practicePassword);
  await field(page, '密码').press('Enter');
  await seen(page.getByRole('navigation', { name: '导航' }));
});

test('the page had nothing to complain about', () => {
  expect(app.complaints).toEqual([]);
});

/** Organizations that the head of the list counts. */
async function count(): Promise<number> {
  const words = (await (await seen(page.getByText(/^显示 [\d,]+ 家$/))).first().textContent()) ?? '';
  return Number(words.replaceAll(/\D/g, ''));
}

async function handIn(name: string, bytes: Uint8Array): Promise<void> {
  await seen(button(page, '选择文件'));
  await page.getByLabel('选择名册文件').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) });
}

/** Drops a file on the place for files, as with the mouse. */
async function drop(name: string, bytes: Uint8Array): Promise<void> {
  const place = page.getByText('把文件拖到这里，或');
  await seen(place);
  const dataTransfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], fileName));
      return transfer;
    },
    [name, [...bytes]] as const,
  );
  await place.dispatchEvent('drop', { dataTransfer });
}
