import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sealPicture } from '#tests/documents/sealPicture.ts';
import { notice } from '#tests/features/officialDocuments/sampleDocument.ts';
import type { BrowserApp } from '../support/browserApp.ts';
import { button, choose, field, goTo, seen, shot } from '../support/clerk.ts';
import { contrasts, cutControls, wordsOf } from '../support/pageScan.ts';
import {
  become,
  numberedDocument,
  OFFICE,
  openDocument,
  show,
  startOfficialOffice,
  TITLE,
  YEAR,
} from './officialScreen.ts';

// After the first 通知 is issued: other numbers, deviations, Word, what is done while something is being saved, every page of 发文.

/** What the ruler says of a title broken before 的. */
const BREAK = /^标题回行不当：/;
/** Latin words that may stand in the Chinese interface: formats, keys, the version, and what Chromium's own words are. */
const LATIN_ALLOWED = /PDF|PNG|SVG|Word|\bCtrl\b|\bAlt\b|\bShift\b|\bTab\b|\bEsc\b|\bF\d+\b|\bKB\b|0\.0\.0-test/gu;

let app: BrowserApp;
let page: Page;

beforeAll(async () => {
  app = await startOfficialOffice();
  page = app.page;
  const bytes = Buffer.from(sealPicture(), 'base64');
  const { $file } = await app.call('files.upload', { name: '印章.png', size: bytes.length });
  app.service.files.accept($file, bytes);
  await app.call('seals.save', { name: `${OFFICE}印章`, agencyName: OFFICE, picture: { $file, name: '印章.png' } });
  const attachments = [
    { title: '年度检查材料清单', blocks: [{ kind: 'paragraph' as const, text: '法人登记证书副本' }] },
  ];
  const content = notice({ title: TITLE, attachments, copyTo: ['市委办公室', '市人大常委会办公室'] });
  const document = await numberedDocument(app, { content, copies: 1 });
  await app.call('officialDocuments.issue', { ...document, issuedOn: (await app.call('session.state', {})).today });
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-official-${task.name.slice(0, 40)}`);
});

afterAll(async () => app?.close());

test('a number is reserved, marked as issued outside, and another one voided', async () => {
  await goTo(page, '发文');
  await page.getByRole('link', { name: '文号登记', exact: true }).click();
  for (const title of ['程序外拟写的通知', '不发了的通知']) {
    await (await seen(button(page, '留号'))).click();
    const dialog = await seen(page.getByRole('dialog', { name: '留一个文号' }));
    await field(dialog, '机关代字').fill('云民发');
    await field(dialog, '标题').fill(title);
    await button(dialog, '留号').click();
    await dialog.waitFor({ state: 'hidden' });
  }
  const grid = page.getByRole('grid', { name: '发文字号登记' });
  await (await seen(grid.getByText('程序外拟写的通知'))).click();
  await button(page, '登记印发').click();
  const mark = await seen(page.getByRole('dialog', { name: `登记 云民发〔${YEAR}〕2号 已印发` }));
  await button(mark, '登记印发').click();
  await seen(grid.getByRole('row').filter({ hasText: '程序外拟写的通知' }).getByText('已印发'));
  await grid.getByText('不发了的通知').click();
  await button(page, '作废').click();
  const reason = await seen(page.getByRole('dialog', { name: `作废 云民发〔${YEAR}〕3号` }));
  await field(reason, '作废原因').fill('文件不发了');
  await button(reason, '作废').click();
  await seen(grid.getByRole('row').filter({ hasText: '不发了的通知' }).getByText('已作废'));
  await choose(page, field(page, '机关代字'), '云民发');
  await seen(page.getByText(`下一个号 云民发〔${YEAR}〕4号`));
});

test('what deviates from the standard is listed beside the page and needs a reason to be issued', async () => {
  const former = await app.call('officialDocuments.list', { filter: { stage: 'issued' } });
  const copied = await app.call('officialDocuments.prefill', { form: 'document', copyOf: former.rows[0]?.id ?? '' });
  if (copied.content.form !== 'document') throw new Error('another form');
  // Broken by hand in a place where no title may be broken.
  const data = { ...copied.content.data, title: '云州市民政局关于开展年度检查\n的通知' };
  const { id } = await numberedDocument(app, { ...copied, content: { form: 'document', data } });
  await show(app, `/official/${id}`);
  const ruler = await seen(page.getByRole('region', { name: '标准核对' }), 30_000);
  await seen(ruler.getByText(/处不符$/));
  await seen(ruler.getByText(BREAK));
  await shot(page, 'official-ruler');
  await page.keyboard.press('F10');
  const issue = await seen(page.getByRole('dialog', { name: '印发文件' }));
  await seen(issue.getByText(BREAK));
  expect(await button(issue, '印发').isDisabled()).toBe(true);
  await field(issue, '印发理由').fill('领导要求按此分行');
  await shot(page, 'official-deviation');
  await button(issue, '印发').click();
  await seen(page.getByText(/^已印发。签名有效/), 60_000);
});

test('a document goes out as a Word file, and a Word draft comes in as a new letter', async () => {
  await become(app, 'clerk');
  await openDocument(app);
  await button(page, '更多').click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: '导出 Word 文件' }).click();
  const path = await (await download).path();
  await show(app, '/official/word');
  await page.getByLabel('选择 Word 稿').setInputFiles({
    name: '稿.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: readFileSync(path),
  });
  await seen(page.getByText('现就做好年度检查工作通知如下：'));
  await shot(page, 'official-word');
  await page.getByRole('radio', { name: '信函' }).check();
  await button(page, '采用').click();
  await seen(page.getByRole('textbox', { name: '正文', exact: true }).getByText('现就做好年度检查工作通知如下：'));
  expect(await field(page, '标题').inputValue()).not.toBe('');
  await page.keyboard.press('Control+S');
  await seen(page.getByText('已保存。'));
  const [newest] = (await app.call('officialDocuments.list', { filter: { form: 'letter' } })).rows;
  expect(newest?.kind).toBe('函');
});

test('what is done while a new document is being saved is kept', async () => {
  await goTo(page, '发文');
  await seen(page.getByRole('grid', { name: '发文' }));
  await show(app, '/official/new-letter');
  await seen(page.getByRole('heading', { level: 1, name: '新建发文' }));
  await field(page, '标题').fill('边保存边填写的函');
  // The draft of the new page is forgotten slowly, as on a busy machine.
  await page.route('**/rpc/drafts.discard', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  const forgotten = page.waitForRequest('**/rpc/drafts.discard');
  await page.keyboard.press('Control+S');
  await forgotten;
  await button(page, '添加附件').click();
  await field(page, '主送').fill('各县（市、区）民政局');
  await page.waitForFunction(() => /^#\/official\/[0-9a-f-]{36}$/.test(location.hash));
  await page.unrouteAll({ behavior: 'wait' });
  await field(page, '附件1名称').fill('随函附送的清单');
  expect(await field(page, '主送').inputValue()).toBe('各县（市、区）民政局');
  await page.keyboard.press('Control+S');
  const stored = async () => {
    const { rows } = await app.call('officialDocuments.list', { filter: { text: '边保存边填写' } });
    const { document } = await app.call('officialDocuments.get', { id: rows[0]?.id ?? '' });
    return JSON.stringify(document.content);
  };
  await expect.poll(stored).toContain('随函附送的清单');
  expect(await stored()).toContain('各县（市、区）民政局');
});

test('1024×700, light and dark, no foreign words: every page of 发文', async () => {
  await become(app, 'clerk');
  const draft = await app.call('officialDocuments.prefill', { form: 'letter' });
  const saved = await app.call('officialDocuments.save', draft);
  const issued = (await app.call('officialDocuments.list', { filter: { stage: 'issued' } })).rows[0]?.id ?? '';
  const paths = [
    '/official',
    '/official/numbers',
    '/official/seals',
    '/official/word',
    '/official/new-document',
    '/official/new-order',
    '/official/new-report',
    `/official/${saved.id}`,
    `/official/${issued}`,
  ];
  const found: string[] = [];
  for (const theme of ['light', 'dark']) {
    await page.evaluate((scheme) => localStorage.setItem('mantine-color-scheme-value', scheme), theme);
    await page.reload();
    for (const path of paths) {
      await show(app, path);
      if (/[0-9a-f-]{36}$|new-/.test(path)) await seen(page.getByRole('document').locator('canvas'));
      for (const size of [
        { width: 1024, height: 700 },
        { width: 1280, height: 800 },
        { width: 1920, height: 1080 },
      ]) {
        await page.setViewportSize(size);
        const cut = await cutControls(page);
        found.push(...cut.map((line) => `${theme} ${size.width} ${path} cut: ${line}`));
        await shot(
          page,
          `official-${theme}-${size.width}${path.replaceAll(/[0-9a-f-]{36}/g, 'id').replaceAll('/', '-')}`,
        );
      }
      found.push(...(await contrasts(page)).poor.map((line) => `${theme} ${path}: ${line}`));
      const foreign = (await wordsOf(page)).filter((line) => /[A-Za-z]{2,}/u.test(line.replaceAll(LATIN_ALLOWED, '')));
      found.push(...foreign.map((line) => `${path} words: ${line}`));
    }
  }
  await page.evaluate(() => localStorage.removeItem('mantine-color-scheme-value'));
  await page.setViewportSize({ width: 1440, height: 900 });
  expect([...new Set(found)]).toEqual([]);
});

test('the page had nothing to complain about', () => {
  expect(app.complaints).toEqual([]);
});
