import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, field, goTo, section, seen, shot } from '#tests/support/clerk.ts';
import { look } from '#tests/support/pageScan.ts';
import { addOrganization } from './materialOffice.ts';

// A clerk receives materials: the case is opened, checked line by line, a notice given and handed into 发文, the case completed;
// then the office changes its list.

const NAME = '云州市茶文化促进会';
let app: BrowserApp;
let page: Page;
let organizationId: string;

beforeAll(async () => {
  app = await startBrowserApp();
  page = app.page;
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  organizationId = await addOrganization(app, NAME, 1);
  await page.setViewportSize({ width: 1440, height: 900 });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-materials-${task.name.slice(0, 40)}`);
});
afterAll(() => app.close());

const box = (material: string, what: string) =>
  page.getByRole('checkbox', { name: `${material} ${what}`, exact: true });
const line = (material: string) =>
  page.getByRole('row').filter({ has: page.getByRole('checkbox', { name: `${material} 已收`, exact: true }) });

test('a case is opened by the keyboard and starts with everything missing', async () => {
  await goTo(page, '名录');
  await page.getByRole('link', { name: '材料受理', exact: true }).click();
  await seen(page.getByText('还没有受理件'));
  await page.keyboard.press('Control+Alt+N');
  const dialog = await seen(page.getByRole('dialog', { name: '新建受理' }));
  await choose(page, field(dialog, '办理事项'), '法定代表人变更登记');
  await field(dialog, '社会组织').fill('茶文化');
  await page.getByRole('option', { name: NAME, exact: true }).click();
  await look(page, 'materials-new');
  await button(dialog, '新建受理').click();
  await seen(page.getByRole('heading', { level: 1, name: NAME }));
  await seen(page.getByRole('heading', { name: '材料（还缺 5 项）' }));
  expect(await line('变更登记申请表').getAttribute('data-missing')).toBe('true');
  await seen(line('变更登记申请表').getByText('未收到'));
  await look(page, 'materials-opened');
});

test('what is received, sealed and signed is ticked line by line; the rest stays red with its word', async () => {
  await button(page, '全部收齐').click();
  await seen(page.getByText('材料已齐全，可以确认齐备。'));
  await box('变更登记申请表', '已签字').uncheck();
  await page.getByRole('textbox', { name: '变更登记申请表 份数' }).fill('1');
  await box('按章程规定作出的会议决议', '已盖章').uncheck();
  await page.getByRole('textbox', { name: '按章程规定作出的会议决议 须补正的内容' }).fill('没有写明表决结果');
  await box('原法定代表人离任审计报告', '已收').uncheck();
  await box('业务主管单位审查意见', '需要').check();
  for (const [material, words] of [
    ['变更登记申请表', ['份数不足', '缺签字']],
    ['按章程规定作出的会议决议', ['缺盖章', '须补正']],
    ['原法定代表人离任审计报告', ['未收到']],
    ['业务主管单位审查意见', ['未收到']],
  ] as const)
    for (const word of words) await seen(line(material).getByText(word, { exact: true }));
  expect(await button(page, '补正通知').isDisabled()).toBe(true);
  await page.keyboard.press('Control+S');
  await seen(page.getByText('受理件已保存。'));
  await look(page, 'materials-filled');
  await page.setViewportSize({ width: 1024, height: 700 });
  await look(page, 'materials-filled-1024');
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('two people change one case: both versions are shown, nothing is overwritten', async () => {
  const [row] = (await app.call('materialChecklists.list', {})).rows;
  if (row === undefined) throw new Error('no case');
  const { case: stored } = await app.call('materialChecklists.get', { id: row.id });
  await field(page, '备注').fill('经办人周二再来');
  const items = stored.items.map(
    ({ key, applies, receivedOn, copiesReceived, isSealed, isSigned, defect, remark }) => ({
      ...{ key, applies, receivedOn, copiesReceived, isSealed, isSigned, defect },
      remark: key === 'certificates' ? '正本在办公室' : remark,
    }),
  );
  await app.call('materialChecklists.save', {
    ...{ id: row.id, expectedRevision: stored.revision, receivedOn: stored.receivedOn, note: '经办人周三再来', items },
  });
  await page.keyboard.press('Control+S');
  const dialog = await seen(page.getByRole('dialog', { name: '刚被别处改过' }));
  for (const words of ['经办人周二再来', '经办人周三再来']) await seen(dialog.getByText(words, { exact: true }));
  await look(page, 'materials-conflict');
  await button(dialog, '选定').click();
  expect(await page.getByRole('textbox', { name: '登记证书正本、副本 备注' }).inputValue()).toBe('正本在办公室');
  await page.keyboard.press('Control+S');
  await expect
    .poll(async () => (await app.call('materialChecklists.get', { id: row.id })).case.note)
    .toBe('经办人周二再来');
});

test('a notice says what is missing and by when, and becomes a draft in 发文 with the way back', async () => {
  await button(page, '补正通知').click();
  const dialog = await seen(page.getByRole('dialog', { name: '出具补正通知' }));
  await seen(dialog.getByText('一次告知以下 4 项', { exact: false }));
  await seen(dialog.getByText('补正期限'));
  await dialog.getByRole('button', { name: /怎样推算/ }).focus();
  await seen(page.getByText(/（通知补正）的次日起算，第5个工作日/));
  await look(page, 'materials-notice');
  await button(dialog, '出具补正通知').click();
  await seen(page.getByText(/^补正通知已记入，期限/));
  const notices = section(page, '补正通知');
  await seen(notices.getByText('变更登记申请表：份数不足，应交2份，已交1份，还差1份；未签字'));
  await look(page, 'materials-noticed');
  await button(notices, '转发文').click();
  await seen(page.getByRole('heading', { level: 1, name: '关于补正法定代表人变更登记材料的通知' }));
  await seen(page.getByText(/由材料受理 SL-\d{4}-0001（云州市茶文化促进会）的补正通知生成。/));
  await seen(page.getByRole('document', { name: '文件版面' }));
  await look(page, 'materials-document');
  await page.getByRole('link', { name: '查看受理件' }).click();
  await seen(page.getByRole('heading', { level: 1, name: NAME }));
  await seen(button(section(page, '补正通知'), '发文草稿 拟稿'));
});

test('when everything is there the clerk confirms it by name', async () => {
  await button(page, '全部收齐').click();
  await page.getByRole('textbox', { name: '按章程规定作出的会议决议 须补正的内容' }).fill('');
  await page.keyboard.press('Control+S');
  await (await seen(button(page, '确认齐备'))).click();
  const dialog = await seen(page.getByRole('dialog', { name: '确认材料齐备' }));
  await seen(dialog.getByText('由 张文员 确认材料齐备', { exact: false }));
  await button(dialog, '确认齐备').click();
  await seen(page.getByText('已确认齐备。'));
  await seen(page.getByText('已齐备', { exact: true }));
  await page.locator('summary', { hasText: '修改记录' }).click();
  await seen(page.getByText('确认材料齐备', { exact: true }));
  await seen(page.getByText('变更登记申请表：未提交', { exact: false }));
  await look(page, 'materials-complete');
  await app.call('materialChecklists.open', {
    ...{ matterCode: 'filing', organizationId: null, applicantName: '城关街道舞蹈队', receivedOn: '2026-01-05' },
  });
  await page.keyboard.press('Escape');
  await seen(page.getByRole('heading', { level: 1, name: '材料受理' }));
  await seen(page.getByText(/^告知逾期\d+天$/));
  await seen(page.getByText('未办结 1 件，逾期 1 件'));
  await look(page, 'materials-list');
  await page.setViewportSize({ width: 1024, height: 700 });
  await look(page, 'materials-list-1024');
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('the list of a matter is changed as its next version; the case opened before stays', async () => {
  await button(page, '材料清单').click();
  await (await seen(page.getByRole('button', { name: /^社区社会组织备案/ }))).click();
  await seen(page.getByRole('heading', { name: '社区社会组织备案', exact: true }));
  await button(page, '添加材料').click();
  await page.getByRole('textbox', { name: '材料 6 材料名称' }).fill('成员签到表');
  await page.getByRole('checkbox', { name: '材料 6 签字' }).check();
  await page.keyboard.press('Control+S');
  await seen(page.getByText('材料清单已保存为第 1 版，已建立的受理件不变。'));
  await seen(page.getByText('第 1 版 · 未办结 1 件'));
  await look(page, 'materials-types');
  await page.setViewportSize({ width: 1024, height: 700 });
  await look(page, 'materials-types-1024');
  await page.setViewportSize({ width: 1440, height: 900 });
  const { rows } = await app.call('materialChecklists.list', {});
  expect(rows.map(({ needed }) => needed)).toEqual([5]);
  await page.goto(page.url().replace(/#.*$/, `#/organizations/${organizationId}?tab=materials`));
  await seen(page.getByRole('link', { name: /^SL-\d{4}-0001$/ }));
  await look(page, 'materials-tab');
  expect(app.complaints).toEqual([]);
});
