import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { branchFields } from '#shared/features/branches/branches.contract.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, dialog, field, goTo, logIn, openPlace, section, seen, shot, typeDate } from '#tests/support/clerk.ts';
import { PASSWORD } from '#tests/support/makeService.ts';

// U5: what is typed into a dialog or a form beside a list outlives a lock, is offered in the same form only, and is gone once saved.

let app: BrowserApp;
let one: string;
let other: string;

const association = (name: string, number: string) => ({
  fields: {
    ...({ name, registrationKind: 'registered', legalType: 'social_group' } as const),
    ...{ registrationNo: number, registrationAuthority: '云州市民政局', establishedOn: '2015-06-12' },
  },
});

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  one = (await app.call('organizations.save', association('云州市茶文化促进会', '云社证字第0321号'))).id;
  other = (await app.call('organizations.save', association('云州市围棋协会', '云社证字第0322号'))).id;
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(app.page, `failed-drafts-${task.name.slice(0, 20)}`);
});
afterAll(async () => app?.close());

const kept = async () => (await app.call('drafts.list', {})).drafts.map((draft) => draft.title);
const offer = (place: Page | Locator) => place.getByText(/有一份 .* 保留的草稿，尚未保存。/);

async function openTab(id: string, tab: string, ready: Locator): Promise<void> {
  await openPlace(app.page, `/organizations/${id}?tab=${tab}`);
  await seen(ready);
}

/** Locks while something is typed, as an idle lock does, once the draft is kept; and logs in again. */
async function lockAndReturn(title: string): Promise<void> {
  await expect.poll(kept, { timeout: 20_000 }).toContain(title);
  await app.call('session.lock', {});
  await logIn(app.page, 'clerk', PASSWORD);
}

/** Goes on from the list of drafts on 今日. */
async function goOnFromToday(title: string): Promise<void> {
  await goTo(app.page, '今日');
  await (await seen(app.page.getByText(title, { exact: true }))).click();
}

test('a part form: kept over a lock, led to from 今日, offered there only, forgotten when saved', async () => {
  const { page, complaints } = app;
  const branches = section(page, '分支（代表）机构');
  await openTab(one, 'papers', branches);
  await button(branches, '新增机构').click();
  await field(dialog(page), '名称').fill('云州市茶文化促进会青茶分会');
  const title = '新增机构（云州市茶文化促进会）';
  await lockAndReturn(title);
  await openTab(other, 'papers', branches);
  await button(branches, '新增机构').click();
  await seen(field(dialog(page), '名称'));
  expect(await offer(dialog(page)).count()).toBe(0);
  await button(dialog(page), '取消').click();
  await goOnFromToday(title);
  await seen(offer(dialog(page)));
  await shot(page, 'drafts-part-offer');
  await button(dialog(page), '接着填写').click();
  expect(await field(dialog(page), '名称').inputValue()).toBe('云州市茶文化促进会青茶分会');
  await typeDate(field(dialog(page), '设立日期'), '2024-05-06');
  await button(dialog(page), '保存').click();
  await seen(branches.getByRole('row').filter({ hasText: '青茶分会' }));
  await expect.poll(kept).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a part form on an older record: what was saved elsewhere meanwhile is shown beside it, nothing overwritten', async () => {
  const { page, complaints } = app;
  const branches = section(page, '分支（代表）机构');
  await openTab(one, 'papers', branches);
  const [branch] = (await app.call('branches.list', { organizationId: one })).rows;
  if (branch === undefined) throw new Error('no branch');
  await branches.getByRole('row').filter({ hasText: '青茶分会' }).dblclick();
  await field(dialog(page), '备注').fill('办公地点待定');
  await lockAndReturn('修改机构（云州市茶文化促进会）');
  await app.call('branches.save', {
    id: branch.id,
    organizationId: one,
    expectedRevision: branch.revision,
    fields: branchFields.parse({ ...branch.fields, name: '云州市茶文化促进会绿茶分会', note: '设在绿茶分会原址' }),
    reason: null,
  });
  await goOnFromToday('修改机构（云州市茶文化促进会）');
  await button(dialog(page), '接着填写').click();
  await button(dialog(page), '保存').click();
  const conflict = await seen(page.getByRole('dialog').filter({ hasText: '设在绿茶分会原址' }));
  await seen(conflict.getByText('办公地点待定'));
  await shot(page, 'drafts-part-conflict');
  expect((await app.call('branches.list', { organizationId: one })).rows[0]?.fields.note).toBe('设在绿茶分会原址');
  expect(complaints).toEqual([]);
  await openPlace(page, '/today');
  await page.reload();
});

test('an event dialog: kept over a lock, and taken up again from 今日', async () => {
  const { page, complaints } = app;
  await openTab(one, 'events', page.getByRole('tab', { name: '登记事项', exact: true }));
  await seen(page.getByRole('heading', { level: 1, name: '云州市茶文化促进会', exact: true }));
  await seen(button(page, '登记事项'));
  await page.keyboard.press('Control+Alt+e');
  await page.getByRole('menuitem', { name: '列入活动异常名录' }).click();
  await field(dialog(page), '事由').fill('未按规定报送年度报告');
  const title = '列入活动异常名录（云州市茶文化促进会）';
  await lockAndReturn(title);
  await goOnFromToday(title);
  await seen(page.getByRole('dialog', { name: '列入活动异常名录' }));
  await button(dialog(page), '接着填写').click();
  expect(await field(dialog(page), '事由').inputValue()).toBe('未按规定报送年度报告');
  await field(dialog(page), '依据').fill('《社会组织信用信息管理办法》第十一条');
  await typeDate(field(dialog(page), '事实确定日期'), '2026-02-12');
  await shot(page, 'drafts-event');
  await button(dialog(page), '登记').click();
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await expect.poll(async () => (await kept()).includes(title)).toBe(false);
  expect(complaints).toEqual([]);
});

test('a unit form beside its list', async () => {
  const { page, complaints } = app;
  await openPlace(page, '/organizations/units?side=new');
  await field(page, '名称').fill('云州市体育局');
  const title = '新增单位（云州市体育局）';
  await lockAndReturn(title);
  await goOnFromToday(title);
  await seen(offer(page));
  await button(page, '接着填写').click();
  expect(await field(page, '名称').inputValue()).toBe('云州市体育局');
  await page.keyboard.press('Control+s');
  await seen(page.getByRole('row', { name: /云州市体育局/ }));
  await expect.poll(async () => (await kept()).includes(title)).toBe(false);
  expect(complaints).toEqual([]);
});

test('the list of materials of a matter', async () => {
  const { page, complaints } = app;
  await openPlace(page, '/organizations/materials/types');
  const name = page.getByRole('textbox', { name: /材料名称/ }).first();
  await (await seen(name)).fill('成立登记申请书（新式样）');
  const title = '材料（社会团体成立登记）';
  await lockAndReturn(title);
  await goOnFromToday(title);
  await (await seen(button(page, '接着填写'))).click();
  expect(await name.inputValue()).toBe('成立登记申请书（新式样）');
  expect(complaints).toEqual([]);
});

test('a case of materials, and the outcome of a dormant organization', async () => {
  const { page, complaints } = app;
  const { id } = await app.call('materialChecklists.open', {
    ...{ matterCode: 'filing', organizationId: null, applicantName: '城关街道舞蹈队', receivedOn: '2026-03-02' },
  });
  const { caseNo } = (await app.call('materialChecklists.get', { id })).case;
  await openPlace(page, `/organizations/materials/${id}`);
  const received = page.getByRole('checkbox', { name: /已收$/ }).first();
  await (await seen(received)).check();
  await lockAndReturn(`${caseNo} 城关街道舞蹈队`);
  await goOnFromToday(`${caseNo} 城关街道舞蹈队`);
  await (await seen(button(page, '接着填写'))).click();
  expect(await received.isChecked()).toBe(true);
  await openTab(other, 'dormant', button(page, '登记处置'));
  await button(page, '登记处置').click();
  await field(page, '处置依据').fill('连续两年未参加年检');
  const title = '登记处置（云州市围棋协会）';
  await lockAndReturn(title);
  await goOnFromToday(title);
  await (await seen(button(page, '接着填写'))).click();
  expect(await field(page, '处置依据').inputValue()).toBe('连续两年未参加年检');
  await shot(page, 'drafts-dormant');
  expect(complaints).toEqual([]);
});
