import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { creditCode } from '#tests/features/organizations/tables.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, field, goTo, section, seen, shot, typeDate } from '#tests/support/clerk.ts';
import { PASSWORD } from '#tests/support/makeService.ts';
import { officeDay, officeYear } from '#tests/support/officeDay.ts';
import { look } from '#tests/support/pageScan.ts';

// The list of dormant organizations as a clerk works with it: rule, reasons with their records, outcome, settings.

const THIS_YEAR = officeYear();
let app: BrowserApp;
let page: Page;

beforeAll(async () => {
  app = await startBrowserApp();
  page = app.page;
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  await page.setViewportSize({ width: 1440, height: 900 });
  const names = ['云州市沉寂文化协会', '云州市河西书法研究会', '云州市石桥篮球协会', '云州市新成立志愿服务协会'];
  for (const [index, name] of names.entries()) {
    await app.call('organizations.save', {
      fields: {
        ...{
          name,
          registrationKind: 'registered',
          legalType: 'social_group',
          uscc: creditCode(index + 1, '51', '330106'),
        },
        ...{ registrationAuthority: '云州市民政局', townshipName: index === 1 ? '河西街道' : '城关街道' },
        establishedOn: index === 3 ? officeDay(-3) : '2015-06-12',
        ...(index === 0 ? { certificateValidTo: '2020-06-11' } : {}),
      },
      reason: '各为一家',
    });
  }
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-dormant-${task.name.slice(0, 40)}`);
});
afterAll(() => app.close());

test('the rule stands above the list, every line has its reasons, the young one is not listed', async () => {
  await goTo(page, '名录');
  await page.getByRole('link', { name: '僵尸型组织', exact: true }).click();
  await seen(page.getByText('按记录列出，供核查，不作认定。', { exact: false }));
  await seen(page.getByText('共 3 家'));
  await seen(page.getByText('云州市石桥篮球协会'));
  expect(await page.getByText('云州市新成立志愿服务协会').count()).toBe(0);
  const reason = await seen(page.getByRole('link', { name: '证书 2020-06-11 到期', exact: true }));
  expect(await reason.getAttribute('title')).toBe('登记证书 2020-06-11 到期');
  expect(await reason.getAttribute('href')).toMatch(/^#\/organizations\/[0-9a-f-]{36}$/);
  await look(page, 'dormant-list');
  await page.setViewportSize({ width: 1024, height: 700 });
  await seen(page.getByRole('link', { name: '长期无活动', exact: true }));
  await look(page, 'dormant-list-1024');
  await page.getByText('云州市河西书法研究会', { exact: true }).click();
  await seen(button(page, '查看组织'));
  expect(await section(page, '目前的列入情形').count()).toBe(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await choose(page, page.getByRole('combobox', { name: '街道（乡镇）' }), '河西街道');
  await seen(page.getByText('共 1 家'));
  await button(page, '清除筛选').click();
});

test('an outcome is recorded beside the list with the statement of the organization', async () => {
  await page.getByText('云州市沉寂文化协会', { exact: true }).click();
  const now = section(page, '目前的列入情形');
  await seen(now.getByText(/^连续 2 年未参加年检/));
  await seen(now.getByRole('link', { name: '登记信息' }).first());
  await button(now, '登记处置').click();
  const form = section(page, '登记处置');
  await button(form, '保存').click();
  await seen(form.getByText('请选择处置方式'));
  await seen(form.getByText('请填写文号或处置依据'));
  await form.getByText('整改', { exact: true }).click();
  await seen(form.getByText('激活、整改须填写落实期限'));
  await field(form, '文号').fill('云民发〔2026〕8号');
  await typeDate(field(form, '落实期限'), `${THIS_YEAR + 1}-06-30`);
  await field(form, '组织陈述').fill('因负责人变动停止活动，拟年内换届并恢复活动。');
  await look(page, 'dormant-form');
  await button(form, '保存').click();
  await seen(page.getByText('已登记处置。'));
  await seen(section(page, '处置记录').getByText('因负责人变动停止活动，拟年内换届并恢复活动。'));
  await look(page, 'dormant-recorded');
});

test('two people change one outcome: both versions are shown', async () => {
  const [review] = (await app.call('dormantOrganizations.reviews', {})).rows;
  if (review === undefined) throw new Error('no outcome');
  const { id, revision, organizationId, outcome, decidedOn, documentNo, basisText, statementText, dueOn } = review;
  await button(section(page, '处置记录'), '修改').click();
  const form = section(page, '修改处置');
  await field(form, '组织陈述').fill('本页');
  await app.call('dormantOrganizations.save', {
    ...{ id, expectedRevision: revision, organizationId, outcome, decidedOn, documentNo, basisText, dueOn },
    ...{ statementText: `${statementText}（别处）`, doneOn: null, doneNote: null },
  });
  await button(form, '保存').click();
  const dialog = await seen(page.getByRole('dialog', { name: '这条处置记录刚被别处改过' }));
  await seen(dialog.getByText('本页', { exact: true }));
  await look(page, 'dormant-conflict');
  await button(dialog, '选定').click();
  await button(form, '保存').click();
  await form.waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await app.call('dormantOrganizations.reviews', {})).rows[0]?.statementText)
    .toBe('本页');
});

test('the outcomes have a list of their own and stand on the page of the organization', async () => {
  await page.getByText('处置记录', { exact: true }).first().click();
  await seen(page.getByText('云民发〔2026〕8号'));
  await look(page, 'dormant-reviews');
  await page.setViewportSize({ width: 1024, height: 700 });
  await look(page, 'dormant-reviews-1024');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('row').filter({ hasText: '云州市沉寂文化协会' }).dblclick();
  await seen(page.getByRole('tab', { name: '僵尸型', exact: true }));
  await seen(page.getByText('登记处置时的情形'));
  await page.locator('summary', { hasText: '修改记录' }).click();
  await seen(page.getByText('落实期限', { exact: true }).last());
  await look(page, 'dormant-tab');
});

test('the administrator sets the rule', async () => {
  await app.call('session.login', { login: 'admin', password: PASSWORD });
  await page.reload();
  await goTo(page, '设置');
  const rule = section(page, '僵尸型组织列入规则');
  await seen(rule);
  await rule.getByRole('checkbox', { name: '未年检（年报）' }).uncheck();
  await rule.getByRole('checkbox', { name: '长期无活动' }).uncheck();
  await field(rule, '年检（年报）截止日（次年月-日）').fill('13-40');
  await seen(rule.getByText('不在可选范围内。'));
  await field(rule, '年检（年报）截止日（次年月-日）').fill('05-31');
  await rule.scrollIntoViewIfNeeded();
  await look(page, 'dormant-settings');
  await button(page, '保存').click();
  await seen(page.getByText('设置已保存。'));
  await app.call('session.login', { login: 'clerk', password: PASSWORD });
  const { rows } = await app.call('dormantOrganizations.list', {});
  expect(rows.map((row) => row.name)).toEqual(['云州市沉寂文化协会']);
  expect(app.complaints).toEqual([]);
});
