import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, field, goTo, openPlace, pictures, section, seen, shot, typeDate } from '#tests/support/clerk.ts';

// The page of one organization at the screen: its tabs in the address, a past day, the time line, attached files; and what falls due.

let app: BrowserApp;
let id: string;

const FIELDS = {
  registrationKind: 'registered',
  legalType: 'social_group',
  registrationNo: '云社字1',
  registrationAuthority: '云州市民政局',
  establishedOn: '2015-06-01',
  legalRepresentativeName: '陈某某',
  townshipName: '城关街道',
  domicile: '人民路88号',
  assessmentGrade: '4A',
  assessmentValidTo: '2027-01-10',
  certificateValidFrom: '2022-12-20',
} as const;

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  const today = (await app.call('session.state', {})).today;
  const soon = new Date(Date.parse(today) + 20 * 86_400_000).toISOString().slice(0, 10);
  const fields = { ...FIELDS, name: '云州市商会', certificateValidTo: soon };
  const saved = await app.call('organizations.save', {
    fields,
    contacts: [{ name: '王某', role: 'liaison', workPhone: '0571-88886666', validFrom: '2020-03-01' }],
    annualReviews: [{ year: 2024, regime: 'report', conclusion: 'report_submitted', submittedOn: '2025-03-02' }],
  });
  id = saved.id;
  await app.call('organizations.save', {
    id,
    expectedRevision: saved.revision,
    fields: { ...fields, name: '云州市总商会', legalRepresentativeName: '王某某' },
    effectiveOn: '2025-09-01',
    reason: '换届',
    documentNo: '云民许〔2025〕9号',
  });
  await app.call('organizations.save', {
    fields: {
      ...FIELDS,
      name: '云州市书法家协会',
      registrationNo: '云社字2',
      certificateValidTo: '2026-01-31',
      townshipName: '河西街道',
      assessmentGrade: null,
      assessmentValidTo: null,
    },
  });
});

afterAll(async () => app?.close());

const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });
const address = (page: Page) => new URL(page.url()).hash;

/** Pictures of the page at the sizes and in the colours that the look asks for. */
test('the tabs stand in the address, are reached by keys, and are remembered', async () => {
  const { page, complaints } = app;
  await goTo(page, '名录');
  await page.getByRole('gridcell', { name: '云州市总商会', exact: true }).dblclick();
  await seen(page.getByRole('heading', { level: 1, name: '云州市总商会', exact: true }));
  await expect.poll(() => address(page)).toBe(`#/organizations/${id}`);
  expect(await tab(page, '基本情况').getAttribute('aria-selected')).toBe('true');
  await pictures(page, 'facts');
  await page.keyboard.press('Control+2');
  await expect.poll(() => address(page)).toMatch(/\?tab=/);
  expect(await tab(page, '基本情况').getAttribute('aria-selected')).toBe('false');
  await tab(page, '修改记录').click();
  await expect.poll(() => address(page)).toBe(`#/organizations/${id}?tab=history`);
  const history = await seen(section(page, '修改记录'));
  await seen(history.getByRole('deletion').filter({ hasText: '陈某某' }));
  // Arrow keys go from tab to tab.
  await tab(page, '修改记录').focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => address(page)).toBe(`#/organizations/${id}?tab=attachments`);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(() => address(page)).toBe(`#/organizations/${id}?tab=facts`);
  await tab(page, '修改记录').click();
  // Left and opened again: the same tab, also after the window was loaded anew.
  await page.keyboard.press('Escape');
  await seen(page.getByRole('heading', { level: 1, name: '名录', exact: true }));
  await page.getByRole('gridcell', { name: '云州市总商会', exact: true }).dblclick();
  await seen(section(page, '修改记录'));
  await openPlace(page, `/organizations/${id}?tab=timeline`);
  await seen(page.getByRole('heading', { name: '时间线', exact: true }));
  // The tabs keep one line on the smallest window, and the chosen one is in sight.
  await page.setViewportSize({ width: 1024, height: 700 });
  await tab(page, '修改记录').click();
  const bar = page.getByRole('tablist');
  await expect.poll(async () => (await bar.boundingBox())?.height ?? 99).toBeLessThan(48);
  const end = async () => {
    const box = await tab(page, '修改记录').boundingBox();
    return (box?.x ?? 9999) + (box?.width ?? 0);
  };
  await expect.poll(end).toBeLessThanOrEqual(1024);
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(complaints).toEqual([]);
});

test('R16 the time line: newest first, filtered by kind, each line opens its record', async () => {
  const { page, complaints } = app;
  await tab(page, '时间线').click();
  const lines = await seen(page.getByRole('tabpanel').locator('ol > li'));
  const days = await lines.locator('time').allTextContents();
  expect(days).toEqual([...days].sort().reverse());
  expect(days).toContain('2025-09-01');
  await seen(page.getByRole('link', { name: '2024 年度年报：已年报' }));
  await pictures(page, 'timeline');
  await page.getByText('年检年报 1', { exact: true }).click();
  await expect.poll(() => lines.count()).toBe(1);
  await page.getByRole('link', { name: '2024 年度年报：已年报' }).click();
  await expect.poll(() => address(page)).toBe(`#/organizations/${id}?tab=supervision`);
  expect(complaints).toEqual([]);
});

test('R6 a past day is chosen on the page itself and stands in the address', async () => {
  const { page, complaints } = app;
  await typeDate(field(page, '截至日期'), '2025-6-30');
  await seen(page.getByRole('heading', { level: 1, name: '云州市商会', exact: true }));
  await seen(page.getByText('截至 2025-06-30 的内容（只读）'));
  await expect.poll(() => address(page)).toContain('day=2025-06-30');
  expect(await button(page, '修改').count()).toBe(0);
  await tab(page, '时间线').click();
  await seen(page.getByRole('heading', { name: '2025-06-30 及以前的记录' }));
  expect(await page.getByRole('tabpanel').getByText('2025-09-01').count()).toBe(0);
  await page.reload();
  await seen(page.getByText('截至 2025-06-30 的内容（只读）'));
  await shot(page, 'past-day');
  // A day that is none, or lies ahead, shows the present.
  for (const wrong of ['2025-02-30', '2999-01-01', 'x']) {
    await openPlace(page, `/organizations/${id}?day=${wrong}`);
    await seen(page.getByRole('heading', { level: 1, name: '云州市总商会', exact: true }));
  }
  expect(complaints).toEqual([]);
});

test('several files at once: kept, previewed, refused in words, voided', async () => {
  const { page, complaints } = app;
  await tab(page, '附件').click();
  await seen(page.getByText('还没有附件。登记材料、章程、年报等文件可存放在这里。'));
  const sheet = await app.call('organizations.sheets', { ids: [id] });
  const pdf = app.service.files.read(sheet.file.$file).bytes;
  const picture = readFileSync(
    createRequire(import.meta.url)
      .resolve('playwright-core/package.json')
      .replace('package.json', 'lib/server/chromium/appIcon.png'),
  );
  await page.locator('input[type=file][multiple]').setInputFiles([
    { name: '档案页.pdf', mimeType: 'application/pdf', buffer: pdf },
    { name: '会址.png', mimeType: 'image/png', buffer: picture },
    { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('关于办公用房的说明：使用期限三年。') },
    {
      name: '标志.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="x"</script></svg>'),
    },
    { name: '空.docx', mimeType: 'application/octet-stream', buffer: Buffer.alloc(0) },
    { name: '坏.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK\u0003\u0004xxxxxxxxxxxx') },
  ]);
  await seen(page.getByText('没有添加：空.docx'));
  await seen(page.getByText('文件是空的（0 字节）', { exact: false }).first());
  const rows = page.getByRole('tabpanel').locator('tbody tr');
  await expect.poll(() => rows.count()).toBe(5);
  await seen(rows.filter({ hasText: '坏.docx' }).getByText('无法读取'));
  await seen(rows.filter({ hasText: '档案页.pdf' }).getByText('可查找'));
  await seen(rows.filter({ hasText: '会址.png' }).getByText('不含文字'));
  await pictures(page, 'attachments');
  await page.setViewportSize({ width: 1440, height: 900 });

  await button(page, '档案页.pdf').click();
  const dialog = page.getByRole('dialog');
  await seen(dialog.locator('canvas'));
  await expect.poll(() => dialog.getByText('第 1 页').count()).toBeGreaterThan(0);
  await shot(page, 'preview-pdf');
  await page.keyboard.press('Escape');
  await button(page, '会址.png').click();
  await expect
    .poll(() => dialog.locator('img').evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0))
    .toBe(true);
  await shot(page, 'preview-picture');
  await page.keyboard.press('Escape');
  await button(page, '标志.svg').click();
  await seen(dialog.locator('pre').getByText('<script>', { exact: false }));
  expect(await dialog.locator('img, svg script, iframe').count()).toBe(0);
  await page.keyboard.press('Escape');
  await button(page, '坏.docx').click();
  await seen(dialog.getByText('这种文件不能在这里显示。请另存后用相应的程序打开。'));
  await page.keyboard.press('Escape');

  await button(page, '修改说明 说明.txt').click();
  await field(page, '标题').fill('办公用房使用说明');
  await button(dialog, '保存').click();
  await seen(button(page, '办公用房使用说明'));
  await button(page, '作废 坏.docx').click();
  await field(page, '作废原因').fill('文件损坏，另行补交');
  await button(dialog, '作废').click();
  await expect.poll(() => rows.count()).toBe(4);
  await page.getByRole('checkbox', { name: '含已作废' }).check();
  await seen(page.getByText('已作废：文件损坏，另行补交'));
  await shot(page, 'attachments-voided');
  expect(complaints).toEqual([]);
});

test('a file dropped on the tab is added; one that is too large is refused before it is sent', async () => {
  const { page, complaints } = app;
  const drop = (name: string, size: number) =>
    page
      .getByRole('tabpanel')
      .locator('> div')
      .evaluate(
        (element, file) => {
          const data = new DataTransfer();
          const dropped = new File([`内容 ${file.name}`], file.name);
          if (file.size > 0) Object.defineProperty(dropped, 'size', { value: file.size });
          data.items.add(dropped);
          const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data });
          if (file.size > 0) Object.defineProperty(event, 'dataTransfer', { value: { files: [dropped] } });
          element.dispatchEvent(event);
        },
        { name, size },
      );
  await drop('拖入.txt', 0);
  await seen(button(page, '拖入.txt'));
  await drop('录像.mp4', 2 * 1024 ** 3);
  await seen(page.getByText('文件太大（2048.0 MB，上限 100 MB）', { exact: false }));
  expect(complaints).toEqual([]);
});

test('adding many files is stopped: what is done stays, the rest is not added', async () => {
  const { page, complaints } = app;
  const rows = page.getByRole('tabpanel').locator('tbody tr');
  const before = await rows.count();
  const files = Array.from({ length: 40 }, (_unused, index) => ({
    name: `材料${index + 1}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(`第 ${index + 1} 份材料`),
  }));
  await page.locator('input[type=file][multiple]').setInputFiles(files);
  await seen(page.getByText(/^正在添加第 \d+ 个，共 40 个：/));
  await button(page, '停止添加').click();
  await seen(page.getByText(/^已停止。已添加 \d+ 个，其余 \d+ 个没有添加。$/));
  const said = (await page.getByText(/^已停止。/).textContent()) ?? '';
  const added = Number(/已添加 (\d+) 个/.exec(said)?.[1]);
  expect(added).toBeGreaterThan(0);
  expect(added).toBeLessThan(40);
  await expect.poll(() => rows.count()).toBe(before + added);
  expect(complaints).toEqual([]);
});

test('R9 R12 due items: sorted by day, rule beside each, filtered, and opened', async () => {
  const { page, complaints } = app;
  await goTo(page, '名录');
  await page.getByRole('link', { name: '到期事项', exact: true }).click();
  await seen(page.getByRole('heading', { level: 1, name: '到期事项', exact: true }));
  const grid = await seen(page.getByRole('grid', { name: '到期事项清单' }));
  await seen(grid.getByText('云州市书法家协会'));
  const days = await grid
    .getByRole('gridcell')
    .filter({ hasText: /^\d{4}-\d\d-\d\d$/ })
    .allTextContents();
  expect(days).toEqual([...days].sort());
  await seen(grid.getByText('4A 等级有效期届满日，提前 90 日提醒'));
  await pictures(page, 'due');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('radiogroup').getByText(/^逾期/).click();
  await expect.poll(() => grid.getByText('云州市总商会').count()).toBe(0);
  await button(page, '清除筛选').click();
  await grid.getByText('云州市书法家协会').dblclick();
  await seen(page.getByRole('heading', { level: 1, name: '云州市书法家协会', exact: true }));
  await page.goBack();
  await seen(page.getByRole('heading', { level: 1, name: '到期事项', exact: true }));
  expect(complaints).toEqual([]);
});
