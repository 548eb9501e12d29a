import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { footRects } from '#service/signing/footPlace.ts';
import { createOfficeIdentity, officeSigner } from '#service/signing/identity.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { forge } from '../signing/attackVectors.ts';
import { replaceContent } from '../signing/pdfEdits.ts';
import { FONT, samplePdf } from '../signing/samplePdf.ts';
import { workFolder } from '../signing/tools.ts';
import { buildVerifierPage } from './builtPage.ts';
import { makeNationalKey, nationalSigner } from './nationalKey.ts';

const folder = workFolder();
const AT = new Date(Date.now() - 60_000);
let app: BrowserApp;
let signed: Buffer;
let changed: Buffer;
let national: Buffer;
let three: Buffer;
let covering: Buffer;

beforeAll(async () => {
  await buildVerifierPage();
  const identity = createOfficeIdentity({ officeName: '云州市民政局', divisionCode: '330100', at: AT });
  signed = Buffer.from(await signPdf(await samplePdf(2), officeSigner(identity), { at: AT, fieldName: '签发人' }));
  changed = await replaceContent(signed, 1);
  const key = makeNationalKey(folder.path, '国密签名');
  const foot = { pageIndex: 1, rect: footRects(2)[0] ?? { left: 0, top: 0, width: 0, height: 0 }, fontPath: FONT };
  const two = await signPdf(signed, officeSigner(identity), { at: AT, fieldName: '会签1', appearance: foot });
  three = Buffer.from(await signPdf(two, officeSigner(identity), { at: AT, fieldName: '会签2' }));
  const over = { ...foot, rect: { left: 60, top: 100, width: 60, height: 25 } };
  covering = Buffer.from(
    await signPdf(signed, officeSigner(identity), { at: AT, fieldName: '会签1', appearance: over }),
  );
  national = await forge(await samplePdf(1), nationalSigner(folder.path, key), new Date());
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  await app.page.waitForSelector('main');
});
afterAll(async () => {
  await app?.close();
  folder.remove();
});

/** Drops a PDF on the middle of the window. */
async function drop(name: string, bytes: Buffer): Promise<void> {
  await app.page.evaluate(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(content)], fileName, { type: 'application/pdf' }));
      const target = document.querySelector('main') ?? document.body;
      target.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [name, [...bytes]] as const,
  );
}

/** Presses a button that hands a file out. */
async function download(button: string): Promise<{ name: string; path: string; bytes: Buffer }> {
  const [file] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.getByRole('button', { name: button }).first().click(),
  ]);
  const path = folder.path(file.suggestedFilename());
  await file.saveAs(path);
  return { name: file.suggestedFilename(), path, bytes: readFileSync(path) };
}

it('a PDF dropped anywhere opens its verification; its report and signed version can be had', async () => {
  expect(new URL(app.page.url()).hash).not.toContain('documents');
  await drop('改过的文件.pdf', changed);
  await app.page.getByText('签署后文件内容被改动').first().waitFor();
  expect(new URL(app.page.url()).hash).toContain('/documents');
  const panel = (await app.page.textContent('[role=status]:has(section)')) ?? '';
  for (const part of ['改过的文件.pdf', '第 2 页', '不允许', '未知，没有颁发者的吊销列表'])
    expect(panel).toContain(part);
  const report = await download('导出核验报告');
  expect(report.name).toBe('核验报告 改过的文件.pdf');
  expect(report.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const version = await download('查看签署时的版本');
  expect(version.bytes.equals(signed.subarray(0, version.bytes.length))).toBe(true);
  expect(signed.length - version.bytes.length).toBeLessThan(3);
});

it('a second file dropped takes the place of the first; SM2 is named as such', async () => {
  await drop('国密文件.pdf', national);
  await app.page.getByText('国密签名，仅本系统与支持国密的阅读器可验').first().waitFor();
  expect(await app.page.getByText('改过的文件.pdf').count()).toBe(0);
});

it('added signatures are listed in plain words; only one over the text is an alarm', async () => {
  const panel = app.page.locator('[role=status]:has(section)');
  await drop('三人签名.pdf', three);
  await panel.getByText('三人签名.pdf').waitFor();
  const text = (await panel.textContent()) ?? '';
  expect(text).toContain('新增签名栏　第 2 页　允许');
  expect(text).toContain('新增不可见签名　允许');
  expect(text).not.toContain('可能遮住原文');
  await drop('遮住正文.pdf', covering);
  await panel.getByText('遮住正文.pdf').waitFor();
  expect(await panel.textContent()).toContain('可能遮住原文');
});

it('SM2 certificates have no lists, and that is no gap', async () => {
  await drop('国密文件.pdf', national);
  await app.page.getByText('国密证书不设吊销列表').first().waitFor();
  expect(await app.page.getByText('没有颁发者的吊销列表').count()).toBe(0);
});

it('a file that cannot be taken in clears the result before it and says so beside it', async () => {
  const { page } = app;
  const side = page.locator('aside');
  await drop('改过的文件.pdf', changed);
  await side.getByText('改过的文件.pdf').waitFor();
  // Made in the page: 300 MB would not go through the wire of the test.
  const huge = () => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new ArrayBuffer(300 * 1_048_576)], '很大.pdf', { type: 'application/pdf' }));
    const target = document.querySelector('main') ?? document.body;
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  };
  await page.evaluate(huge);
  await side.getByRole('alert').waitFor();
  expect(await side.textContent()).toContain('file_too_large');
  expect(await side.getByText('改过的文件.pdf').count()).toBe(0);

  // The same by the button: the place for files of the panel itself.
  await drop('改过的文件.pdf', changed);
  await side.getByText('改过的文件.pdf').waitFor();
  expect(await side.getByRole('alert').count()).toBe(0);
  await page.evaluate(() => {
    const input = document.querySelector('aside input[type=file]');
    if (!(input instanceof HTMLInputElement)) throw new Error('no place for files');
    const transfer = new DataTransfer();
    transfer.items.add(new File([new ArrayBuffer(300 * 1_048_576)], '很大.pdf', { type: 'application/pdf' }));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await side.getByRole('alert').waitFor();
  expect(await side.getByText('改过的文件.pdf').count()).toBe(0);
});

it('the offline verifier is handed out and works from its file', async () => {
  const page = await download('导出离线验真页');
  expect(page.name).toBe('文件验真.html');
  const opened = await app.context.newPage();
  await opened.goto(pathToFileURL(page.path).href);
  await opened.setInputFiles('input[type=file]', folder.write('改过.pdf', changed));
  await opened.waitForSelector('article[data-answer=changed]');
  expect(await opened.textContent('footer')).toContain('云州市民政局');
  await opened.close();
});

it('the pages complain of nothing', () => {
  expect(app.complaints).toEqual([]);
});
