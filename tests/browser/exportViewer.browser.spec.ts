import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildViewer, issueMinutes, unpackedDump } from '../features/exports/dumps.ts';
import { saveOddOrganizations } from '../features/exports/exportedLists.ts';
import { findChromium } from '../support/findChromium.ts';
import { makeService, type TestService } from '../support/makeService.ts';

// The page of a dump as it is handed out: opened from a file, without a network, in a real browser.

let office: TestService;
let folder = '';
let unpacked = '';
let browser: Browser;
let page: Page;
const requests: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium (apt-get install chromium, or set CHROMIUM_PATH)');
  await buildViewer();
  office = await makeService();
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-viewer-'));
  await saveOddOrganizations(office);
  await issueMinutes(office);
  ({ unpacked } = await unpackedDump(office, folder));
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const context = await browser.newContext({ offline: true });
  page = await context.newPage();
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(path.join(unpacked, '浏览.html')).href);
});

afterAll(async () => {
  await browser?.close();
  await office?.close();
  rmSync(folder, { recursive: true, force: true });
});

const rows = () => page.locator('tbody tr');

test('lists every table with its rows, from the file alone and without a complaint', async () => {
  expect(await page.title()).toBe('云州市民政局 数据浏览');
  await page.getByRole('button', { name: /^社会组织（5）$/ }).click();
  expect(await rows().count()).toBe(5);
  expect(await rows().first().textContent()).toContain('云州市𠮷祥茶文化协会');
  // Codes are shown as words.
  expect(await rows().first().textContent()).toContain('社会团体');
  expect(requests.every((address) => address.startsWith('file://'))).toBe(true);
  expect(requests).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test('searches by several words and sorts by a column both ways', async () => {
  await page.getByRole('button', { name: /^社会组织（5）$/ }).click();
  await page.getByRole('searchbox').fill('云州 围棋');
  expect(await rows().count()).toBe(1);
  expect(await page.getByRole('status').textContent()).toBe('共 5 条，符合 1 条');
  await page.getByRole('searchbox').fill('没有这样的');
  expect(await page.getByText('没有符合条件的记录').count()).toBe(1);
  await page.getByRole('searchbox').fill('');
  const names = () => rows().locator('td:first-child').allTextContents();
  await page.getByRole('button', { name: '名称', exact: true }).click();
  const ascending = await names();
  await page.getByRole('button', { name: '名称 ↑' }).click();
  expect(await names()).toEqual(ascending.toReversed());
});

test('shows a whole record as text, whatever it holds, and opens its attachment', async () => {
  await page.getByRole('button', { name: /^任务（1）$/ }).click();
  await rows().first().click();
  const record = page.locator('aside');
  expect(await record.textContent()).toContain('完成年检 <b>汇总</b></script><!--');
  expect(await record.locator('b').count()).toBe(0);
  await page.getByRole('button', { name: /^文件（1）$/ }).click();
  await rows().first().press('Enter');
  const href = await record.getByRole('link', { name: '打开附件' }).evaluate((link: HTMLAnchorElement) => link.href);
  const file = fileURLToPath(href);
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file).toString('latin1', 0, 5)).toBe('%PDF-');
  expect(complaints).toEqual([]);
});
