import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, field, goTo, section, seen, shot } from '#tests/support/clerk.ts';
import { lookBoth } from '#tests/support/pageScan.ts';

// A leading group is regrouped: one leaves, one takes over, the order changes; the notice is drafted, the act is voided again.

const GROUP = '社会组织综合监管领导小组';
let app: BrowserApp;
let page: Page;
let groupId = '';

beforeAll(async () => {
  app = await startBrowserApp();
  page = app.page;
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  const group = { name: GROUP, establishedOn: '2024-01-01', officeLocation: '社会组织管理科' };
  groupId = (await app.call('duties.saveGroup', { fields: group })).id;
  const people = [
    ['周文斌', '副市长', 'leader', '全面负责'],
    ['陈立新', '市民政局局长', 'deputy_leader', '统筹登记管理和日常监管'],
    ['林国栋', '市公安局副局长', 'deputy_leader', '查处违法犯罪案件'],
    ['吴红霞', '市委组织部副部长', 'member', '指导党的组织和工作覆盖'],
    ['潘永福', '市教育局副局长', 'member', '教育类社会组织业务主管工作'],
    ['曹明亮', '市财政局副局长', 'member', '票据和财务监督'],
    ['黄爱民', '市民政局副局长', 'office_director', '办公室日常工作'],
    ['徐敏', '社会组织管理科科长', 'liaison', '文电、会务、信息报送'],
  ] as const;
  for (const [seq, [name, post, role, scopeText]] of people.entries()) {
    const { id: memberId } = await app.call('duties.saveMember', { fields: { name, post } });
    await app.call('duties.saveAssignment', {
      fields: { leadingGroupId: groupId, memberId, role, seq: seq + 1, scopeText, startOn: '2024-06-01' },
    });
  }
  await app.call('duties.saveMember', { fields: { name: '沈丽华', post: '市教育局副局长' } });
  await page.setViewportSize({ width: 1440, height: 900 });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-regroupings-${task.name.slice(0, 40)}`);
});
afterAll(() => app.close());

test('the present line-up is there in official order; nothing is changed yet', async () => {
  await goTo(page, '职责');
  await page.getByRole('link', { name: '调整', exact: true }).click();
  await seen(page.getByText('还没有办理过调整'));
  await page.keyboard.press('Control+Alt+N');
  await seen(page.getByRole('heading', { level: 1, name: '办理领导小组调整' }));
  await choose(page, field(page, '领导小组'), GROUP);
  await seen(page.getByText('与原名单相同，还没有变动。'));
  const names = await page
    .getByRole('table', { name: '调整后的名单' })
    .locator('tbody tr td:nth-child(2)')
    .allTextContents();
  expect(names).toEqual(['周文斌', '陈立新', '林国栋', '吴红霞', '潘永福', '曹明亮', '黄爱民', '徐敏']);
  expect(await button(page, '办理').isDisabled()).toBe(true);
});

test('one leaves, one takes over, the order changes; what changes stands beside', async () => {
  await button(page, '移出潘永福').click();
  await button(page, '添加人员').click();
  const dialog = await seen(page.getByRole('dialog', { name: '添加人员' }));
  await choose(page, field(dialog, '姓名'), '沈丽华　市教育局副局长');
  await choose(page, field(dialog, '接替'), '潘永福　成员');
  expect(await field(dialog, '社会组织工作分工').inputValue()).toBe('教育类社会组织业务主管工作');
  await lookBoth(page, 'regroupings-line');
  await button(dialog, '确定').click();
  await button(page, '上移林国栋').click();
  const changes = section(page, '变动情况');
  // Of two who change places one goes on as he is.
  for (const words of ['沈丽华', '潘永福', '陈立新']) await seen(changes.getByText(words, { exact: true }));
  expect(await changes.getByText('林国栋', { exact: true }).count()).toBe(0);
  const names = page.getByRole('table', { name: '调整后的名单' }).locator('tbody tr td:nth-child(2)');
  expect(await names.allTextContents()).toEqual([
    ...['周文斌', '林国栋', '陈立新', '吴红霞', '沈丽华', '曹明亮', '黄爱民', '徐敏'],
  ]);
  await field(page, '调整原因').fill('市教育局负责同志变动');
  await lookBoth(page, 'regroupings-form');
});

test('two leaders are refused before anything is sent', async () => {
  await button(page, '修改林国栋的分工').click();
  const dialog = await seen(page.getByRole('dialog', { name: '修改林国栋' }));
  await choose(page, field(dialog, '组内职务'), '组长');
  await button(dialog, '确定').click();
  await seen(page.getByText('有几位组长，没有全部标为并列，不能办理。'));
  expect(await button(page, '办理').isDisabled()).toBe(true);
  await button(page, '修改林国栋的分工').click();
  await choose(page, field(page.getByRole('dialog'), '组内职务'), '副组长');
  await button(page.getByRole('dialog'), '确定').click();
  const up = button(page, '上移林国栋');
  if (await up.isEnabled()) await up.click();
});

test('somebody else changed the group meanwhile: nothing typed is lost, nothing is overwritten unseen', async () => {
  const { id: memberId } = await app.call('duties.saveMember', { fields: { name: '郭志强', post: '市司法局副局长' } });
  await app.call('duties.saveAssignment', {
    fields: { leadingGroupId: groupId, memberId, role: 'member', seq: 20, startOn: '2024-06-01' },
  });
  await seen(page.getByText('填写期间分工已有变动', { exact: false }));
  await lookBoth(page, 'regroupings-stale');
  await button(page, '按现在的名单对照').click();
  await seen(page.getByRole('table', { name: '调整后的名单' }).getByText('郭志强'));
  expect(await field(page, '调整原因').inputValue()).toBe('市教育局负责同志变动');
});

test('carried out by the keyboard, the notice is drafted and leads back', async () => {
  await field(page, '调整原因').press('Control+s');
  const dialog = await seen(page.getByRole('dialog', { name: '办理这次调整吗？' }));
  await seen(dialog.getByText('新增 1，离开 1，调整 1', { exact: false }));
  await page.keyboard.press('Enter');
  await seen(page.getByText('调整已办理。'));
  await seen(section(page, '调整情况').getByText('沈丽华', { exact: true }));
  await lookBoth(page, 'regroupings-side');
  await button(page, '起草通知').click();
  await seen(page.getByRole('heading', { level: 1, name: `关于调整${GROUP}成员的通知` }));
  await seen(page.getByText(`由${GROUP}的调整`, { exact: false }));
  await lookBoth(page, 'regroupings-notice');
  await page.getByRole('link', { name: '查看调整' }).click();
  await seen(page.getByRole('link', { name: /^打开通知/ }));
});

test('voided with a reason: the duties are again as before', async () => {
  await button(page, '作废这次调整').click();
  const dialog = await seen(page.getByRole('dialog', { name: '作废这次调整' }));
  await dialog.getByRole('textbox').fill('文件未获批准');
  await button(dialog, '作废').click();
  await seen(page.getByText('调整已作废，分工已恢复。'));
  const { assignments } = await app.call('duties.overview', {});
  const names = assignments.map(({ memberName }) => memberName);
  expect(names).toContain('潘永福');
  expect(names).not.toContain('沈丽华');
});
