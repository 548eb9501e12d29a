import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, field, goTo, openPlace, section, seen, shot } from '#tests/support/clerk.ts';
import { look, lookBoth } from '#tests/support/pageScan.ts';
import { addOrganization } from '../materialChecklists/materialOffice.ts';
import { sampleMeeting } from '../meetings/sampleMeeting.ts';

// The decision log: found by number, opened, linked with an action, changed by a later decision, cited, its chain of proof read.

let app: BrowserApp;
let page: Page;
const LONG =
  '同意将《云州市社会组织等级评估工作方案》按会议意见修改后印发，由市民政局会同各业务主管单位组织实施，并于年底前将实施情况报领导小组。';

beforeAll(async () => {
  app = await startBrowserApp();
  page = app.page;
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  const group = { name: '云州市社会组织工作领导小组', shortName: '社组', establishedOn: '2020-01-01' };
  const { id: leadingGroupId } = await app.call('duties.saveGroup', { fields: group });
  for (const [place, startAt] of ['2026-02-03T09:00', '2026-03-03T09:00'].entries()) {
    const sample = sampleMeeting({ leadingGroupId, startAt, endAt: null, title: `领导小组第${place + 1}次会议` });
    const votes = { votesFor: 2, votesAgainst: 0, votesAbstain: 0 };
    const { id, revision } = await app.call('meetings.save', {
      ...sample,
      decisions: [
        { text: '原则同意年度检查方案。', agendaIndex: 0, ...votes },
        { text: LONG, agendaIndex: 1 },
      ],
      actions: (sample.actions ?? []).map((action, index) => ({
        ...action,
        dueOn: index === 0 ? '2026-03-31' : '2089-06-30',
        decisionIndex: index,
      })),
    });
    await app.call('meetings.finalize', { id, expectedRevision: revision, selfChecked: true });
  }
  await app.call('actions.save', {
    fields: { sourceText: '局长批示', text: '跟进年度检查方案的落实', responsibleUnit: '办公室', dueOn: '2089-04-30' },
  });
  await page.setViewportSize({ width: 1440, height: 900 });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-decisions-${task.name.slice(0, 40)}`);
});
afterAll(() => app.close());

test('the log shows every decision with its state and is narrowed by number, however it is typed', async () => {
  await goTo(page, '会议');
  await page.getByRole('link', { name: '决议台账', exact: true }).click();
  await seen(page.getByRole('heading', { level: 1, name: '决议台账' }));
  await seen(page.getByText('社组决〔2026〕4号', { exact: true }));
  await seen(page.getByText('逾期', { exact: true }));
  await lookBoth(page, 'decisions-log');
  await field(page, '查找决议').fill('社组决(2026)1');
  await seen(page.getByText('共 1 条'));
  await page.getByText('社组决〔2026〕1号', { exact: true }).dblclick();
  await seen(page.getByRole('heading', { level: 1, name: '社组决〔2026〕1号' }));
});

test('a decision shows its meeting, votes, actions and what is missing of its chain', async () => {
  await seen(section(page, '决议').getByText('赞成 2，反对 0，弃权 0'));
  await seen(section(page, '决议').getByRole('link', { name: /领导小组第1次会议/ }));
  await seen(section(page, '落实任务').getByText('印发年度检查通知'));
  await seen(section(page, '闭环情况').getByText('纪要没有签名印发。'));
  await seen(section(page, '闭环情况').getByText('没有办结。'));
  await lookBoth(page, 'decisions-one');
});

test('an action of another source is linked, found by words', async () => {
  await button(page, '关联任务').click();
  const dialog = await seen(page.getByRole('dialog', { name: '关联任务' }));
  await field(dialog, '查找任务').fill('跟进');
  await page.getByRole('option', { name: /跟进年度检查方案的落实/ }).click();
  await look(page, 'decisions-link');
  await button(dialog, '关联任务').click();
  await seen(section(page, '落实任务').getByText('跟进年度检查方案的落实'));
});

test('a later decision repeals an earlier one: refused the other way round, kept while typing, shown on both', async () => {
  await button(page, '登记修改或废止').click();
  const dialog = await seen(page.getByRole('dialog', { name: '登记本决议对以前决议的修改' }));
  await field(dialog, '以前的决议').fill('社组决〔2026〕3');
  await page.getByRole('option', { name: /社组决〔2026〕3号/ }).click();
  await dialog.getByText('废止', { exact: true }).click();
  await field(dialog, '说明').fill('以第二次会议的方案为准');
  await button(dialog, '保存').click();
  await seen(dialog.getByText(/以前的决议不能修改后来的/));
  await look(page, 'decisions-change-refused');
  await button(dialog, '取消').click();
  await button(page, '放弃').click();
  // From the later one it is right.
  await page.goBack();
  await field(page, '查找决议').fill('社组决〔2026〕3');
  await page.getByText('社组决〔2026〕3号', { exact: true }).dblclick();
  await seen(page.getByRole('heading', { level: 1, name: '社组决〔2026〕3号' }));
  await button(page, '登记修改或废止').click();
  const again = await seen(page.getByRole('dialog', { name: '登记本决议对以前决议的修改' }));
  await field(again, '以前的决议').fill('社组决【2026】1');
  await page.getByRole('option', { name: /社组决〔2026〕1号/ }).click();
  await again.getByText('废止', { exact: true }).click();
  await look(page, 'decisions-change');
  await button(again, '保存').click();
  await seen(section(page, '修改、废止和补充').getByText(/本决议自 2026-03-03 起废止 社组决〔2026〕1号/));
  await section(page, '修改、废止和补充').getByRole('link').click();
  await seen(page.getByRole('heading', { level: 1, name: '社组决〔2026〕1号' }));
  await seen(page.getByText('已废止', { exact: true }));
  await lookBoth(page, 'decisions-repealed');
});

test('a document cites a decision and each leads to the other', async () => {
  const { rows } = await app.call('decisions.list', { filter: { text: '社组决〔2026〕4' } });
  const decision = rows[0];
  await goTo(page, '发文');
  await button(page, '新建').first().click();
  await page.getByRole('menuitem').first().click();
  await field(page, '标题').first().fill('关于印发等级评估工作方案的通知');
  await page.keyboard.press('Control+S');
  await button(page, '引用决议').click();
  const dialog = await seen(page.getByRole('dialog', { name: '引用决议' }));
  await field(dialog, '决议').fill('等级评估');
  await page.getByRole('option', { name: /社组决〔2026〕4号/ }).click();
  await look(page, 'decisions-cite');
  await button(dialog, '引用决议').click();
  await page.getByRole('link', { name: decision?.number ?? '', exact: true }).click();
  await seen(section(page, '被引用').getByRole('link', { name: /关于印发等级评估工作方案的通知/ }));
  await look(page, 'decisions-cited');
});

test('an event of an organization rests on a decision, and the decision leads back to it', async () => {
  const organizationId = await addOrganization(app, '云州市茶业协会', 1);
  await openPlace(page, `/organizations/${organizationId}?tab=events`);
  const line = await seen(page.locator('[data-event=established]'));
  await line.getByRole('button', { name: /^依据的决议/ }).click();
  await seen(line.getByText('没有引用决议。'));
  await button(line, '引用决议').click();
  const dialog = await seen(page.getByRole('dialog', { name: '引用决议' }));
  await field(dialog, '决议').fill('等级评估');
  await page.getByRole('option', { name: /社组决〔2026〕4号/ }).click();
  await button(dialog, '引用决议').click();
  await seen(line.getByRole('link', { name: '社组决〔2026〕4号', exact: true }));
  await look(page, 'decisions-event');
  await line.getByRole('link', { name: '社组决〔2026〕4号', exact: true }).click();
  await section(page, '被引用').getByRole('link', { name: /成立/ }).click();
  await seen(page.getByRole('heading', { level: 1, name: '云州市茶业协会', exact: true }));
});

test('the one box finds a decision by its number', async () => {
  await page.keyboard.press('Control+K');
  await page.keyboard.type('社组决(2026)2');
  await page
    .getByRole('option', { name: /社组决〔2026〕2号/ })
    .first()
    .click();
  await seen(page.getByRole('heading', { level: 1, name: '社组决〔2026〕2号' }));
  expect(app.complaints).toEqual([]);
});

test('a task of a meeting names the decision that it carries out', async () => {
  await openPlace(page, '/meetings/new');
  await seen(page.getByRole('heading', { name: '议定事项', exact: true }));
  await button(page, '添加议定事项').click();
  await page
    .getByRole('group', { name: '议定事项 1', exact: true })
    .getByLabel('议定内容', { exact: true })
    .fill('同意。');
  await button(page, '添加任务').click();
  const task = await seen(page.getByRole('group', { name: '任务分工 1', exact: true }));
  await task.getByLabel('落实的决议').selectOption({ index: 1 });
  await task.scrollIntoViewIfNeeded();
  await look(page, 'decisions-task');
});
