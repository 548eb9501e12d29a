import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, field, goTo, openPlace, seen, shot } from '#tests/support/clerk.ts';
import { lookBoth } from '#tests/support/pageScan.ts';

// A member leaves: the hand-over is begun from his row, every piece gets its owner, the sheet is printed and signed, and the hand-over
// closes only when nothing is left.

let app: BrowserApp;
let page: Page;

beforeAll(async () => {
  app = await startBrowserApp();
  page = app.page;
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  const member = async (name: string, post: string) =>
    (await app.call('duties.saveMember', { fields: { name, post } })).id;
  const [from, to, third] = [
    await member('周离任', '社会组织管理科科长'),
    await member('吴接任', '社会组织管理科副科长'),
    await member('郑分担', '办公室主任'),
  ];
  const leadingGroupId = (
    await app.call('duties.saveGroup', { fields: { name: '社会组织综合监管领导小组', establishedOn: '2024-01-01' } })
  ).id;
  const assign = (memberId: string, role: 'leader' | 'member' | 'office_director', scopeText: string, seq: number) =>
    app.call('duties.saveAssignment', {
      fields: {
        leadingGroupId,
        memberId,
        role,
        scopeText,
        seq,
        startOn: '2024-06-01',
        sectionNames: ['社会组织管理科'],
      },
    });
  await assign(third, 'leader', '全面负责', 1);
  await assign(from, 'member', '牵头登记管理、年度检查', 1);
  await assign(from, 'office_director', '领导小组办公室日常工作', 1);
  await assign(to, 'member', '配合执法检查', 2);
  for (const [text, dueOn] of [
    ['修订《社会组织登记办事指南》，报局务会审定', '2026-12-20'],
    ['汇总年度检查情况，形成分析报告', '2026-12-31'],
    ['督促三家协会完成换届', '2027-01-15'],
  ] as const)
    await app.call('actions.save', { fields: { sourceText: '局务会', text, dueOn, ownerMemberId: from } });
  await app.call('contactAssignments.save', {
    fields: { memberId: from, townshipName: '城东街道', startOn: '2025-01-01' },
  });
  await page.setViewportSize({ width: 1440, height: 900 });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-handovers-${task.name.slice(0, 40)}`);
});
afterAll(() => app.close());

test('an empty list says what a hand-over is for; the keyboard begins one', async () => {
  await goTo(page, '职责');
  await page.getByRole('link', { name: '交接', exact: true }).click();
  await seen(page.getByText('还没有办理过交接'));
  await lookBoth(page, 'handovers-empty');
  await page.keyboard.press('Control+Alt+N');
  await seen(page.getByRole('heading', { level: 1, name: '办理工作交接' }));
});

test('the parties: what is missing is said, and what is open is counted', async () => {
  await page.keyboard.press('Control+s');
  await seen(page.getByText('请选择移交人'));
  await choose(page, field(page, '移交人'), '周离任　社会组织管理科科长');
  await choose(page, field(page, '接收人'), '吴接任　社会组织管理科副科长');
  await field(page, '监交人').fill('郑分担');
  await field(page, '监交人职务').fill('办公室主任');
  await field(page, '交接原因').fill('调离');
  await seen(page.getByText('任务 3 项'));
  await seen(page.getByText('责任分工 2 项'));
  await lookBoth(page, 'handovers-parties');
  await page.keyboard.press('Control+s');
  await seen(page.getByRole('heading', { level: 1, name: '周离任 → 吴接任' }));
});

test('each piece has its receiver, changed for one line or for several', async () => {
  await seen(page.getByRole('heading', { name: '移交事项（6 项）' }));
  await choose(page, page.getByRole('combobox', { name: /汇总年度检查情况.*的接收人/ }), '郑分担');
  await page.getByRole('checkbox', { name: /选择 修订/ }).check();
  await page.getByRole('checkbox', { name: /选择 督促/ }).check();
  await choose(page, page.getByRole('combobox', { name: '已选 2 项，接收人改为' }), '郑分担');
  await button(page, '添加一行').click();
  await page.getByRole('textbox', { name: '第 1 行名称' }).fill('档案室钥匙');
  await page.getByRole('textbox', { name: '第 1 行数量' }).fill('2 把');
  await lookBoth(page, 'handovers-work');
  await page.keyboard.press('Control+s');
  await seen(page.getByText('已保存。'));
  expect(await page.getByRole('combobox', { name: /修订.*的接收人/ }).inputValue()).toBe('郑分担');
});

test('everything is handed over in one act', async () => {
  await button(page, '全部移交').click();
  const dialog = await seen(page.getByRole('dialog', { name: '移交全部 6 项吗？' }));
  await shot(page, 'handovers-confirm');
  await button(dialog, '全部移交').click();
  await seen(page.getByText('6 项已经移交。'));
  await seen(page.getByRole('heading', { name: '签字清单扫描件' }));
  await lookBoth(page, 'handovers-sheet');
  await button(page, '上一步').click();
  await seen(page.getByRole('heading', { name: '已移交（6 项）' }));
  await lookBoth(page, 'handovers-given');
});

test('it does not close while something is not ticked, or new work came up', async () => {
  const { rows } = await app.call('handovers.list', {});
  const member = (await app.call('handovers.people', {})).members.find(({ name }) => name === '周离任');
  if (!member) throw new Error('no member');
  await app.call('actions.save', {
    fields: { sourceText: '专题会', text: '新交办的一件', dueOn: '2027-02-01', ownerMemberId: member.id },
  });
  await seen(page.getByText('又有新的事项到了移交人名下'));
  await button(page, '下一步').or(button(page, '全部移交')).first().waitFor();
  await openPlace(page, `/duties/handovers/${rows[0]?.id}?step=close`);
  await seen(page.getByText('1 项没有移交'));
  await seen(page.getByText('1 行其他移交没有勾选'));
  await lookBoth(page, 'handovers-not-yet');
  await button(page, '办结交接').click();
  const dialog = await seen(page.getByRole('dialog', { name: '办结这次交接' }));
  await button(dialog, '办结交接').click();
  await seen(dialog.getByText('名下还有 1 项没有移交'));
  await shot(page, 'handovers-close-refused');
  await page.keyboard.press('Escape');
  await button(page, '去处理').click();
  await page.getByRole('checkbox', { name: '档案室钥匙 已交到' }).check();
  await button(page, '全部移交').click();
  await button(await seen(page.getByRole('dialog', { name: '移交全部 1 项吗？' })), '全部移交').click();
  await seen(page.getByText('1 项已经移交。'));
});

test('signed and closed; the giver is no longer active, the list says so', async () => {
  await button(page, '下一步').click();
  await seen(page.getByText('已经交清，可以办结。'));
  await button(page, '办结交接').click();
  const dialog = await seen(page.getByRole('dialog', { name: '办结这次交接' }));
  await lookBoth(page, 'handovers-close');
  await button(dialog, '办结交接').press('Enter');
  await seen(page.getByText('交接已办结。'));
  await lookBoth(page, 'handovers-closed');
  await button(page, '返回列表').click();
  await seen(page.getByRole('grid', { name: '工作交接' }).getByText('已办结'));
  await lookBoth(page, 'handovers-list');
  const { members } = await app.call('handovers.people', {});
  expect(members.find(({ name }) => name === '周离任')?.active).toBe(false);
});
