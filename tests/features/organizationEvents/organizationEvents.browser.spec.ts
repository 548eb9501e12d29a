import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, field, goTo, openPlace, seen, shot, typeDate } from '#tests/support/clerk.ts';
import { filedGroup, group } from './samples.ts';

let app: BrowserApp;
let id = '';

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  ({ id } = await app.call('organizations.save', { fields: group(1, { name: '云州市茶叶商会' }) }));
  await app.call('organizations.save', filedGroup(1));
});
afterAll(async () => app?.close());

const status = async () => (await app.call('organizations.get', { id })).organization.status;
const openIt = async (page: Page) => {
  await openPlace(page, `/organizations/${id}`);
  await seen(page.getByRole('heading', { level: 1, name: '云州市茶叶商会', exact: true }));
  await page.getByRole('tab', { name: '登记事项', exact: true }).click();
};
const menuItems = async (page: Page) => {
  await seen(button(page, '登记事项'));
  await page.keyboard.press('Control+Alt+e');
  await seen(page.getByRole('menuitem'));
  return page.getByRole('menuitem').allTextContents();
};

test('R5 changed items show from what to what, ask for day and reason, and become an event', async () => {
  const { page, complaints } = app;
  await openIt(page);
  await page.keyboard.press('F2');
  await (await seen(field(page, '住所'))).fill('新华路2号');
  await field(page, '法定代表人').fill('周某某');
  const change = page.locator('section').filter({ has: page.getByRole('heading', { name: '变更登记', exact: true }) });
  await seen(change.getByRole('row', { name: '住所 人民路1号 新华路2号' }));
  await seen(change.getByRole('row', { name: '法定代表人 陈某某 周某某' }));
  await page.keyboard.press('Control+s');
  await seen(page.getByText('有 2 处须改正，已在栏目下写明。'));
  await change.scrollIntoViewIfNeeded();
  await shot(page, 'events-form');
  await typeDate(field(change, '变更日期'), '2015-05-31');
  await field(change, '变更事由').fill('换届、迁址');
  await field(change, '文号').fill('云民许〔2026〕8号');
  await page.keyboard.press('Control+s');
  await seen(page.getByText('日期早于成立或备案日期（2015-06-01），没有保存；请核对日期'));
  await typeDate(field(change, '变更日期'), '2026-02-01');
  await page.keyboard.press('Control+s');
  await seen(page.getByRole('heading', { level: 1, name: '云州市茶叶商会', exact: true }));
  const line = await seen(page.locator('[data-event=changed]'));
  await seen(line.getByRole('row', { name: '住所 人民路1号 新华路2号' }));
  await seen(line.getByText('换届、迁址'));
  await shot(page, 'events-tab');
  expect(complaints).toEqual([]);
});

test('R5 an entry error is corrected without an event', async () => {
  const { page, complaints } = app;
  await page.keyboard.press('F2');
  await (await seen(field(page, '名称'))).fill('云州市茶业商会');
  await page.getByText('更正录入差错', { exact: true }).click();
  expect(await field(page, '变更日期').count()).toBe(0);
  await field(page, '更正原因').fill('录入时看错字');
  await shot(page, 'events-correction');
  await page.keyboard.press('Control+s');
  await seen(page.getByRole('heading', { level: 1, name: '云州市茶业商会', exact: true }));
  expect((await app.call('organizationEvents.list', { organizationId: id })).total).toBe(2);
  expect(complaints).toEqual([]);
});

test('R12 the abnormal list: basis, clock and two years; then only the removal is offered', async () => {
  const { page, complaints } = app;
  expect(await menuItems(page)).toEqual([
    ...['变更', '进入清算', '注销', '撤销', '吊销', '列入活动异常名录', '列入严重违法失信名单'],
  ]);
  await shot(page, 'events-menu');
  await page.getByRole('menuitem', { name: '列入活动异常名录' }).click();
  const dialog = await seen(page.getByRole('dialog'));
  await typeDate(field(dialog, '生效日期'), '2026-02-12');
  await button(dialog, '登记').click();
  await seen(dialog.getByText('请填写依据'));
  await typeDate(field(dialog, '事实确定日期'), '2026-02-12');
  await field(dialog, '依据').fill('《社会组织信用信息管理办法》第十一条第一项');
  await field(dialog, '事由').fill('未按规定报送年度报告');
  await shot(page, 'events-list-in');
  await button(dialog, '登记').click();
  await seen(page.getByText('2026-02-12 列入活动异常名录，2028-02-12 满两年'));
  // The five working days over the Spring Festival, with how they were counted.
  const due = page.getByText('录入期限').filter({ hasText: '2026-02-26' });
  await (await seen(due))
    .first()
    .getByRole('button', { name: /2026-02-26/ })
    .focus();
  await seen(page.getByText(/5个工作日/));
  await menuItems(page);
  await seen(page.getByRole('menuitem', { name: '移出活动异常名录' }));
  expect(await page.getByRole('menuitem', { name: '列入活动异常名录' }).count()).toBe(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('menuitem').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('R4 cancelling lists what is open, asks for certificate and seal, and can be voided with a reason', async () => {
  const { page, complaints } = app;
  await page.keyboard.press('Control+k');
  await (await seen(page.getByRole('combobox', { name: '查找记录或操作' }))).fill('注销');
  await seen(page.getByRole('option', { name: '登记事项 注销' }));
  await page.keyboard.press('Enter');
  const dialog = await seen(page.getByRole('dialog', { name: '注销' }));
  await seen(dialog.getByText('还有 1 项没有了结'));
  await seen(dialog.getByText('名录名单：活动异常名录 2026-02-12 起'));
  await button(dialog, '登记').click();
  await seen(dialog.getByText('请填写证书收回日期，没有收回的写明原因'));
  await shot(page, 'events-cancel-missing');
  await typeDate(field(dialog, '生效日期'), '2026-03-01');
  await field(dialog, '文号').fill('云民许〔2026〕12号');
  await field(dialog, '事由').fill('会员大会决议解散');
  await typeDate(field(dialog, '清算结束日期'), '2026-02-20');
  await typeDate(field(dialog, '证书收回日期'), '2026-03-01');
  await field(dialog, '未收回印章的原因').fill('遗失，已登报声明');
  await shot(page, 'events-cancel');
  await button(dialog, '登记').click();
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await expect.poll(status).toBe('cancelled');
  const line = await seen(page.locator('[data-event=cancelled]'));
  await seen(line.getByText('未收回：遗失，已登报声明'));
  await expect.poll(() => button(page, '登记事项').count()).toBe(0);
  await shot(page, 'events-cancelled');
  // A change that stands under others is not voided before them.
  await line.getByRole('button', { name: /^作废/ }).click();
  const asking = await seen(page.getByRole('dialog', { name: '作废登记事项' }));
  await field(asking, '作废原因').fill('误登');
  await button(asking, '作废').click();
  await expect.poll(status).toBe('normal');
  await page.getByRole('checkbox', { name: '含已作废' }).check();
  await seen(page.getByText('已作废：误登'));
  await shot(page, 'events-voided');
  expect(complaints).toEqual([]);
});

test('all events of a period by kind with counts, from the entry 名录', async () => {
  const { page, complaints } = app;
  await goTo(page, '名录');
  await page.getByRole('link', { name: '登记事项', exact: true }).click();
  const grid = await seen(page.getByRole('grid', { name: '登记事项列表' }));
  await typeDate(page.getByRole('textbox', { name: '自', exact: true }), '2026-01-01');
  await seen(button(page, '变更 1'));
  await expect.poll(() => grid.getByRole('row').count()).toBe(3);
  await shot(page, 'events-page');
  await button(page, '变更 1').click();
  await expect.poll(() => grid.getByRole('row').count()).toBe(2);
  await page.setViewportSize({ width: 1024, height: 700 });
  await shot(page, 'events-page-1024');
  await page.setViewportSize({ width: 1440, height: 900 });
  await grid.getByText('云州市茶业商会').dblclick();
  await seen(page.getByRole('heading', { level: 1, name: '云州市茶业商会', exact: true }));
  await seen(page.locator('[data-event=changed]'));
  expect(complaints).toEqual([]);
});

test('R4 one that is preparing needs little, counts nowhere, and is founded by its event', async () => {
  const { page, complaints } = app;
  await goTo(page, '名录');
  await page.keyboard.press('Control+n');
  await page.getByRole('checkbox', { name: '还没有登记或备案' }).check();
  await field(page, '名称').fill('云州市文旅商会');
  const kind = field(page, '组织类型');
  await kind.click();
  await page.getByRole('option', { name: '社会团体', exact: true }).click();
  await shot(page, 'events-preparing-form');
  await page.keyboard.press('Control+s');
  await seen(page.getByRole('heading', { level: 1, name: '云州市文旅商会', exact: true }));
  await seen(page.getByText('筹备中', { exact: true }));
  expect(await menuItems(page)).toEqual(['成立']);
  await page.getByRole('menuitem', { name: '成立' }).click();
  const dialog = await seen(page.getByRole('dialog', { name: '成立' }));
  await typeDate(field(dialog, '生效日期'), '2026-02-02');
  await button(dialog, '登记').click();
  await seen(dialog.getByText(/还缺登记所需的内容或有误：/));
  await shot(page, 'events-preparing-incomplete');
  await button(dialog, '取消').click();
  // What was typed is given up only when the clerk says so.
  await (await seen(button(page, '放弃'))).click();
  await goTo(page, '名录');
  await seen(page.getByRole('grid', { name: '社会组织名录' }).getByText('筹备中'));
  await shot(page, 'events-preparing-list');
  expect(complaints).toEqual([]);
});
