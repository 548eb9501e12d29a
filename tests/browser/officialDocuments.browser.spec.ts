import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sealPicture } from '#tests/documents/sealPicture.ts';
import type { BrowserApp } from '../support/browserApp.ts';
import { button, field, goTo, section, seen, shot } from '../support/clerk.ts';
import { become, NUMBER, startOfficialOffice, TITLE } from './officialScreen.ts';

// One 通知 from its first word to the registers, by two people, in order. What comes after: officialAfterwards.

let app: BrowserApp;
let page: Page;

beforeAll(async () => {
  app = await startOfficialOffice();
  page = app.page;
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-official-${task.name.slice(0, 40)}`);
});

afterAll(async () => app?.close());

test('a seal is added by its picture', async () => {
  await goTo(page, '发文');
  await page.getByRole('link', { name: '用印登记', exact: true }).click();
  await (await seen(button(page, '印章'))).click();
  await button(page, '新增印章').click();
  await field(page, '名称').fill('云州市民政局印章');
  await page.getByLabel('选择印章图片').setInputFiles({
    name: '印章.png',
    mimeType: 'image/png',
    buffer: Buffer.from(sealPicture(), 'base64'),
  });
  await seen(page.getByText('已选 印章.png'));
  await button(page, '保存').click();
  const picture = await seen(page.getByRole('img', { name: '云州市民政局印章的图片' }));
  await expect
    .poll(() => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth))
    .toBe(500);
  await shot(page, 'official-seals');
});

test('a notice is written by the keyboard alone, with its page beside it', async () => {
  // The tenth place has no digit of its own: it is two keys away.
  await page.keyboard.press('Control+K');
  await page.keyboard.type('发文');
  await seen(page.getByRole('option').first());
  await page.keyboard.press('Enter');
  await seen(page.getByRole('heading', { level: 1, name: '发文', exact: true }));
  await page.keyboard.press('Control+Alt+N');
  await seen(page.getByRole('heading', { level: 1, name: '新建发文' }));
  await seen(page.getByRole('document', { name: '文件版面' }));
  await field(page, '标题').focus();
  await page.keyboard.type(TITLE);
  await field(page, '主送').focus();
  await page.keyboard.type('各县（市、区）民政局');
  await page.getByRole('textbox', { name: '正文', exact: true }).focus();
  await page.keyboard.type('现就做好年度检查工作通知如下：');
  await page.keyboard.press('Enter');
  await page.keyboard.type('一、检查范围');
  await page.keyboard.press('Enter');
  await page.keyboard.type('（一）社会团体');
  // The editor gives the keyboard back, so that saving is one key away.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+S');
  await seen(page.getByText('已保存。'));
  await seen(page.getByRole('heading', { level: 1, name: TITLE }));
  await shot(page, 'official-written');
});

test('attachment and 抄送 are added, the page follows', async () => {
  await button(page, '添加附件').click();
  await field(page, '附件1名称').fill('年度检查材料清单');
  await page.getByRole('textbox', { name: '附件1正文' }).fill('法人登记证书副本');
  await field(page, '抄送').fill('市委办公室\n市人大常委会办公室');
  await expect.poll(pageCount, { timeout: 30_000 }).toBe(3);
  await button(page, '保存').click();
  await expect.poll(() => unsavedMark(), { timeout: 20_000 }).toBe(false);
  await shot(page, 'official-attachment');
});

test('what is typed survives a page that dies; a second version is never overwritten', async () => {
  const [row] = (await app.call('officialDocuments.list', {})).rows;
  if (row === undefined) throw new Error('no document');
  const { document } = await app.call('officialDocuments.get', { id: row.id });
  if (document.content.form !== 'document') throw new Error('another form');
  const data = { ...document.content.data, title: `${TITLE}（别处）`, note: '联系人：王某' };
  await field(page, '标题').fill(`${TITLE}（本页）`);
  await field(page, '处理标识').fill('内部资料');
  // It is kept within moments (features U5; a busy machine takes longer), and the status line says so; then the page is gone.
  const kept = async () => (await app.call('drafts.get', { key: `official:${row.id}` })).draft?.content ?? '';
  await expect.poll(kept, { timeout: 15_000 }).toContain('内部资料');
  await seen(page.getByText(/^草稿已保留/));
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await (await seen(button(page, '接着填写'))).click();
  await expect.poll(() => field(page, '标题').inputValue()).toBe(`${TITLE}（本页）`);
  await app.call('officialDocuments.save', {
    id: row.id,
    expectedRevision: row.revision,
    content: { form: 'document', data },
    copies: 1,
  });
  await page.keyboard.press('Control+S');
  const dialog = await seen(page.getByRole('dialog', { name: '这份发文刚被别处改过' }));
  for (const words of [`${TITLE}（本页）`, `${TITLE}（别处）`]) await seen(dialog.getByText(words, { exact: true }));
  expect((await app.call('officialDocuments.get', { id: row.id })).document.title).toBe(`${TITLE}（别处）`);
  await shot(page, 'official-conflict');
  await button(dialog, '选定').click();
  expect(await field(page, '附注').inputValue()).toBe('联系人：王某');
  await field(page, '标题').fill(TITLE);
  await page.keyboard.press('Control+S');
  await seen(page.getByText('已保存。'));
  const after = await app.call('officialDocuments.get', { id: row.id });
  expect(after.document.title).toBe(TITLE);
  expect(after.document.content.data.handlingMark).toBe('内部资料');
  // What was saved is no draft any more.
  await expect.poll(kept).toBe('');
});

test('a document that lacks something is not handed in and says where', async () => {
  const recipients = await field(page, '主送').inputValue();
  await field(page, '主送').fill('');
  await button(page, '送审').click();
  await seen(page.getByText('请填写主送机关'));
  await expect.poll(() => field(page, '主送').evaluate((element) => element === document.activeElement)).toBe(true);
  await field(page, '主送').fill(recipients);
  await button(page, '送审').click();
  await seen(page.getByText('已送审。'));
  await expect.poll(() => stepState('拟稿')).toContain('张文员');
  expect(await stepState('审核')).toContain('未办');
});

test('nobody approves his own draft; a second person does', async () => {
  await button(page, '同意').first().click();
  await button(await seen(page.getByRole('dialog')), '同意').click();
  await seen(page.getByText('本人拟的稿应由他人审核、签发'));
  await page.keyboard.press('Escape');
  await become(app, 'leader');
  await goTo(page, '今日');
  // What waits for him stands there with the act that is due; one press leads to it.
  const line = await seen(page.getByRole('button').filter({ hasText: TITLE }).filter({ hasText: '待审核' }));
  await shot(page, 'official-today');
  await line.click();
  await seen(page.getByRole('heading', { level: 1, name: TITLE }));
  await button(page, '退回').click();
  const back = await seen(page.getByRole('dialog', { name: '退回修改' }));
  expect(await button(back, '退回').isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  for (const step of ['审核', '签发']) {
    await (await seen(button(page, '同意').first())).click();
    const dialog = await seen(page.getByRole('dialog', { name: '同意', exact: true }));
    await expect.poll(() => field(dialog, '环节').inputValue()).toBe(step);
    await button(dialog, '同意').click();
    await expect.poll(() => stepState(step), { timeout: 20_000 }).toContain('李局长');
  }
  await seen(page.getByText('已签发，接下来取号，然后印发。'));
  await shot(page, 'official-approved');
});

test('it takes the next number and is issued; the kept file is valid', async () => {
  await button(page, '取号').first().click();
  const dialog = await seen(page.getByRole('dialog', { name: '取号' }));
  await seen(dialog.getByText(`将取得 ${NUMBER}`));
  await button(dialog, '取号').click();
  await seen(page.getByText('已签发，可以印发。'));
  await button(page, '印发').first().click();
  const issue = await seen(page.getByRole('dialog', { name: '印发文件' }));
  const confirm = button(issue, '印发');
  await expect.poll(() => confirm.isEnabled(), { timeout: 30_000 }).toBe(true);
  await shot(page, 'official-issue');
  await confirm.click();
  await seen(page.getByText(/^已印发。签名有效/), 60_000);
  await seen(page.getByText('印发的文件原样'));
  await shot(page, 'official-issued');
  await section(page, '印发的文件').getByRole('link', { name: NUMBER }).click();
  await (await seen(button(page, '核验'))).click();
  await seen(page.getByText('签名有效，文件自签署后未改动'));
});

test('both registers hold it', async () => {
  await goTo(page, '发文');
  await page.getByRole('link', { name: '文号登记', exact: true }).click();
  const numbers = await seen(page.getByRole('grid', { name: '发文字号登记' }));
  const line = numbers.getByRole('row').filter({ hasText: NUMBER });
  await seen(line.getByText('已印发'));
  await seen(line.getByText(TITLE));
  await shot(page, 'official-numbers');
  await page.getByRole('link', { name: '用印登记', exact: true }).click();
  const uses = await seen(page.getByRole('grid', { name: '用印登记' }));
  const use = uses.getByRole('row').filter({ hasText: NUMBER });
  await seen(use.getByText('云州市民政局印章'));
  await seen(use.getByText('李局长').first());
  await shot(page, 'official-uses');
});

test('the page had nothing to complain about', () => {
  expect(app.complaints).toEqual([]);
});

/** Pages of the preview as its head says. */
async function pageCount(): Promise<number> {
  const words =
    (await page
      .getByText(/^第 \d+ 页，共 \d+ 页$/)
      .first()
      .textContent()) ?? '';
  return Number(/共 (\d+) 页/.exec(words)?.[1] ?? 0);
}

async function unsavedMark(): Promise<boolean> {
  return (await page.getByRole('contentinfo').getByText('有未保存内容').count()) > 0;
}

/** The words of one step of the approval chain. */
async function stepState(step: string): Promise<string> {
  const item = section(page, '审批')
    .getByRole('listitem')
    .filter({ has: page.getByText(step, { exact: true }) });
  return (await item.first().textContent()) ?? '';
}
