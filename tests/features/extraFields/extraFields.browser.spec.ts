import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '../../support/browserApp.ts';
import { button, choose, field, goTo, section, seen, shot, typeDate } from '../../support/clerk.ts';
import { PASSWORD } from '../../support/makeService.ts';
import { organizationFields } from './addedFields.ts';

/** R17 on the screen: the administrator adds fields, the clerk fills them in, finds them in list and history, one is retired. */

let app: BrowserApp;
beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
}, 60_000);
afterAll(() => app.close());

const as = async (login: string) => {
  await app.call('session.login', { login, password: PASSWORD });
  await app.page.reload();
};
const openSettings = async () => {
  const { page } = app;
  await goTo(page, '设置');
  await page.getByRole('tab', { name: '自定义字段', exact: true }).click();
  await seen(section(page, '自定义字段'));
};
const dialog = () => app.page.getByRole('dialog');
const add = async (label: string, type: string, more: () => Promise<void> = async () => undefined) => {
  const { page } = app;
  await button(page, '新增字段').click();
  await field(dialog(), '字段名称').fill(label);
  await choose(page, field(dialog(), '类型'), type);
  await more();
  await button(dialog(), '保存').click();
  await seen(page.getByRole('cell', { name: label }));
};

test('everybody reads the fields, the system administrator adds them', async () => {
  const { page } = app;
  await openSettings();
  await seen(page.getByText('只有系统管理员可以增加和修改。'));
  expect(await button(page, '新增字段').count()).toBe(0);
  await as('admin');
  await openSettings();
  await button(page, '新增字段').click();
  await field(dialog(), '字段名称').fill('负责人身份证号');
  await seen(dialog().getByText(/涉及个人信息，台账不登记；请改用/u));
  await shot(page, 'extra-1-personal');
  await field(dialog(), '字段名称').fill('住所');
  await seen(dialog().getByText('名录里已有“住所”这一项，请直接使用'));
  await page.keyboard.press('Escape');
  await add('会刊名称', '文字', () => field(dialog(), '填写说明').fill('没有会刊的不填'));
  await add('办公面积', '数字');
  await add('上次走访', '日期');
  await add('用房来源', '选择', async () => {
    await field(dialog(), '选项 1').fill('自有');
    await field(dialog(), '选项 2').fill('租用');
    await button(dialog(), '添加选项').click();
    await field(dialog(), '选项 3').fill('街道提供');
    await shot(page, 'extra-2-choices');
  });
  await page.getByRole('button', { name: '上移 用房来源', exact: true }).click();
  await expect.poll(() => page.getByRole('row').nth(3).textContent()).toContain('用房来源');
  await shot(page, 'extra-3-settings');
});

test('the clerk fills them in; what is wrong is said at the field', async () => {
  const { page } = app;
  await app.call('session.login', { login: 'clerk', password: PASSWORD });
  for (const index of [1, 2, 3]) await app.call('organizations.save', { fields: organizationFields(index) });
  await page.reload();
  await goTo(page, '名录');
  await page.getByText('云州市第1号慢跑协会').first().dblclick();
  await (await seen(button(page, '修改'))).click();
  const own = await seen(section(page, '自定义字段'));
  await seen(own.getByText('没有会刊的不填'));
  await field(own, '会刊名称').fill('110105196001011234');
  await seen(own.getByText(/像是居民身份证号码/u));
  await field(own, '办公面积').fill('很大');
  await seen(own.getByText(/须为数字，如 12 或 12.5/u));
  await own.scrollIntoViewIfNeeded();
  await shot(page, 'extra-4-wrong');
  await field(own, '会刊名称').fill('字'.repeat(501));
  await seen(own.getByText('最多 500 个字。'));
  await button(page, '保存').click();
  await seen(page.getByText(/有 2 处/u));
  await field(own, '会刊名称').fill('云州慢跑');
  await field(own, '办公面积').fill('120.5');
  await typeDate(field(own, '上次走访'), '2025-12-01');
  await choose(page, field(own, '用房来源'), '租用');
  await own.scrollIntoViewIfNeeded();
  await shot(page, 'extra-5-form');
  await page.keyboard.press('Control+s');
  const shown = await seen(section(page, '自定义字段'));
  for (const words of ['云州慢跑', '120.5', '2025-12-01', '租用']) await seen(shown.getByText(words, { exact: true }));
  await shown.scrollIntoViewIfNeeded();
  await shot(page, 'extra-6-view');
});

test('the history says the label and the choice', async () => {
  const { page } = app;
  await button(page, '修改').click();
  const own = await seen(section(page, '自定义字段'));
  await choose(page, field(own, '用房来源'), '自有');
  await page.keyboard.press('Control+s');
  await page.getByRole('tab', { name: '修改记录', exact: true }).click();
  const change = page.locator('dl > div').filter({ hasText: '用房来源' }).first();
  await expect.poll(() => change.textContent()).toBe('用房来源租用→自有');
  await shot(page, 'extra-7-history');
});

test('the list shows, sorts and filters by them', async () => {
  const { page } = app;
  const { rows } = await app.call('organizations.list', {});
  const { fields } = await app.call('extraFields.list', {});
  const area = fields.find((one) => one.label === '办公面积')?.id ?? '';
  for (const [index, value] of [2, 3].entries()) {
    const row = rows.find((one) => one.name.includes(`第${value}号`));
    await app.call('organizations.save', {
      id: row?.id ?? '',
      expectedRevision: 1,
      fields: organizationFields(value, { [area]: index === 0 ? 30 : 300 }),
    });
  }
  await goTo(page, '名录');
  await button(page, '列').click();
  for (const label of ['办公面积', '用房来源']) await page.getByRole('checkbox', { name: label, exact: true }).click();
  await page.keyboard.press('Escape');
  const grid = page.getByRole('grid');
  const names = async () => {
    const texts = await grid.getByRole('row').allInnerTexts();
    return texts.map((text) => /第(\d)号/u.exec(text)?.[1]).filter(Boolean);
  };
  await grid.getByRole('columnheader', { name: '办公面积' }).click();
  await expect.poll(names).toEqual(['2', '1', '3']);
  await button(page, '自定义字段').click();
  await shot(page, 'extra-8-filter');
  await page.getByLabel('办公面积 不小于', { exact: true }).fill('100');
  await expect.poll(names).toEqual(['1', '3']);
  await choose(page, field(page, '用房来源 为'), '自有');
  await expect.poll(names).toEqual(['1']);
  await seen(button(page, '自定义字段（2）'));
  await shot(page, 'extra-9-list');
  await button(page, '清除筛选').click();
  await expect.poll(names).toEqual(['2', '1', '3']);
});

test('a retired field stays where it is filled in, to read only', async () => {
  const { page } = app;
  await as('admin');
  await openSettings();
  await page.getByRole('button', { name: '停用 用房来源', exact: true }).click();
  await button(dialog(), '停用').click();
  await seen(page.getByRole('button', { name: '恢复 用房来源', exact: true }));
  await page.getByRole('button', { name: '修改 会刊名称', exact: true }).click();
  await expect.poll(() => field(dialog(), '类型').isDisabled()).toBe(true);
  await field(dialog(), '字段名称').fill('内部刊物');
  await button(dialog(), '保存').click();
  await seen(page.getByRole('cell', { name: '内部刊物' }));
  await shot(page, 'extra-10-retired');
  await as('clerk');
  await goTo(page, '名录');
  await page.getByText('云州市第1号慢跑协会').first().dblclick();
  await seen(section(page, '自定义字段').getByText('用房来源（已停用）'));
  await button(page, '修改').click();
  const own = await seen(section(page, '自定义字段'));
  expect(await field(own, '用房来源').getAttribute('readonly')).not.toBeNull();
  expect(await field(own, '用房来源').inputValue()).toBe('自有');
  await seen(own.getByText('字段已停用，内容保留，不能改动。'));
  await seen(own.getByText('内部刊物'));
  await own.scrollIntoViewIfNeeded();
  await shot(page, 'extra-11-kept');
  await button(page, '取消').click();
  await openSettings();
  await page.getByRole('button', { name: '内部刊物 的修改记录', exact: true }).click();
  await seen(dialog().getByText('会刊名称').first());
  await shot(page, 'extra-12-history');
  expect(app.complaints).toEqual([]);
});
