import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, field, goTo, row, section, seen, shot } from '#tests/support/clerk.ts';
import { lookBoth } from '#tests/support/pageScan.ts';

// A clerk prepares and holds a meeting: a template, a proposed item, attendance with coming and going, votes beside the quorum.

const GROUP = '社会组织管理工作领导小组';
let app: BrowserApp;
let page: Page;
let groupId = '';

beforeAll(async () => {
  app = await startBrowserApp();
  page = app.page;
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  groupId = (
    await app.call('duties.saveGroup', { fields: { name: GROUP, establishedOn: '2024-01-01', quorum: 'two_thirds' } })
  ).id;
  for (const [seq, name] of ['张建国', '李春梅', '王珺', '郑昇'].entries()) {
    const post = seq === 0 ? '局长' : '副局长';
    const { id } = await app.call('duties.saveMember', { fields: { name, post, unitName: '云州市民政局' } });
    const role = seq === 0 ? 'leader' : 'member';
    const fields = { leadingGroupId: groupId, memberId: id, role, seq, startOn: '2024-01-01' } as const;
    await app.call('duties.saveAssignment', { fields });
  }
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-conduct-${task.name.slice(0, 30)}`);
});
afterAll(() => app.close());

async function look(name: string): Promise<void> {
  // The page beside the form is drawn before it is looked at.
  await expect.poll(() => page.getByText('正在排版', { exact: true }).count(), { timeout: 30_000 }).toBe(0);
  await lookBoth(page, name);
}

test('a template is made, and a meeting begun from it by the keyboard alone', async () => {
  await goTo(page, '会议');
  await page.getByRole('link', { name: '模板', exact: true }).click();
  await seen(page.getByText('还没有会议模板'));
  await page.keyboard.press('Control+Alt+N');
  await field(page, '模板名称').fill('领导小组例会');
  await choose(page, field(page, '领导小组'), GROUP);
  await field(page, '会议名称').fill('{小组}{年}年第{次}次会议');
  await seen(page.getByText(new RegExp(`例：${GROUP}\\d{4}年第一次会议`)));
  await field(page, '地点').fill('二楼会议室');
  await field(page, '记录人').fill('张文员');
  await field(page, '固定议题').fill('学习有关文件\n研究本季度重点工作\n审议换届备案');
  await look('meeting-template');
  await page.keyboard.press('Control+S');
  await seen(page.getByText('模板已保存。'));
  await goTo(page, '会议');
  const started = Date.now();
  await page.keyboard.press('Control+Alt+N');
  const source = await seen(page.getByRole('combobox', { name: '新建方式' }).or(field(page, '新建方式')));
  await expect.poll(() => source.first().evaluate((control) => control === document.activeElement)).toBe(true);
  // In one piece, as an input method commits it.
  await page.keyboard.insertText('例会');
  await seen(page.locator('[role=option][data-combobox-selected]', { hasText: '领导小组例会' }));
  await page.keyboard.press('Enter');
  await expect.poll(() => field(page, '地点').inputValue(), { timeout: 20_000 }).toBe('二楼会议室');
  await seen(page.getByRole('heading', { level: 1, name: new RegExp(`${GROUP}\\d{4}年第一次会议`) }));
  await page.keyboard.press('Control+S');
  await seen(page.getByText('已保存'));
  // Features M2 gives it a minute; the machine alone takes a few seconds.
  expect(Date.now() - started).toBeLessThan(60_000);
  expect(await page.getByRole('textbox', { name: '议题', exact: true }).nth(1).inputValue()).toBe('研究本季度重点工作');
});

test('items are put on directly with a reason, and a person leaves before item 3', async () => {
  await seen(page.getByText('有 3 个议题没有审定，会议通知只印已审定的议题。'));
  await button(page, '全部直接列入').click();
  const dialog = await seen(page.getByRole('dialog', { name: '直接列入：3 个议题' }));
  await button(dialog, '直接列入').click();
  await seen(dialog.getByText('请填写'));
  await field(dialog, '事由').fill('主持人已当面审定');
  await button(dialog, '直接列入').click();
  await seen(page.getByText('已登记 3 个议题。'));
  await seen(page.getByRole('button', { name: '审定 已审定' }).nth(2));
  await page.getByRole('textbox', { name: '姓名（集体填名称）' }).nth(1).focus();
  await page.keyboard.press('Alt+Enter');
  const person = await seen(page.getByRole('dialog', { name: '李春梅：参会情况' }));
  await choose(page, field(person, '何时离会'), '第 3 项前：审议换届备案');
  await person.getByRole('textbox', { name: '时间' }).fill('1040');
  await look('meeting-person');
  await button(person, '确定').click();
  await seen(page.getByText('第 3 项前离会（10:40）'));
});

test('votes are held against those who were there; too many are refused with the name of the one who left', async () => {
  const decisions = section(page, '议定事项');
  await button(decisions, '添加议定事项').click();
  const decided = decisions.getByRole('textbox', { name: '议定内容' });
  await decided.fill('同意换届备案（330106199003077331）。');
  await seen(decisions.getByText('像是有居民身份证号', { exact: false }));
  await look('meeting-cell-warned');
  await decided.fill('同意换届备案。');
  await decisions.getByRole('combobox', { name: '对应议题' }).selectOption({ label: '3. 审议换届备案' });
  await seen(decisions.getByText('应到 4 人，实到 3 人'));
  await seen(decisions.getByText('不计 李春梅（离会）'));
  await seen(decisions.getByText('须到 3 人（三分之二以上），达到'));
  await decisions.getByRole('combobox', { name: '表决方式' }).selectOption({ label: '举手' });
  await field(decisions, '同意').fill('4');
  await seen(decisions.getByText('多 1 票'));
  await page.keyboard.press('Control+S');
  await seen(
    page.getByText(/合计 4 票，比有表决权的到会人数 3 多 1 票；李春梅在该议题时未到会、已离会或回避，不能表决/),
  );
  await look('meeting-votes');
  await field(decisions, '同意').fill('3');
  await field(decisions, '反对').fill('0');
  await field(decisions, '弃权').fill('0');
  await page.keyboard.press('Control+S');
  await seen(page.getByText('已保存'));
  await page.getByRole('textbox', { name: '议题', exact: true }).nth(2).focus();
  await page.keyboard.press('Alt+Enter');
  await page.getByRole('textbox', { name: '讨论情况' }).fill('与会人员审议了换届备案材料。');
  await look('meeting-agenda');
  await page.keyboard.press('Control+S');
  // The next test changes the same meeting behind the page's back.
  await expect.poll(() => page.getByText(/草稿已保留|有未保存内容/).count()).toBe(0);
});

test('two clerks on one draft: what only one changed is brought together, what both changed is asked for', async () => {
  const { rows } = await app.call('meetings.list', { filter: { recordState: 'draft' } });
  const id = rows[0]?.id ?? '';
  const got = await app.call('meetings.get', { id });
  const { kind, title, leadingGroupId, startAt, chairName, recorderName } = got.meeting;
  const fields = { kind, title, leadingGroupId, startAt, chairName, recorderName, place: '四楼会议室' };
  await field(page, '导语').fill('会议研究了有关事项。');
  await app.call('meetings.save', {
    ...{ id, expectedRevision: got.meeting.revision, fields, agenda: got.agenda, attendance: got.attendance },
    decisions: got.decisions.map(({ number: _number, ...row }) => ({ ...row, text: '同意换届备案，由他人改写。' })),
  });
  const decisions = section(page, '议定事项');
  await decisions.getByRole('textbox', { name: '议定内容' }).fill('同意换届备案，由我改写。');
  await page.keyboard.press('Control+S');
  await (await seen(button(page, '合并两边改动'))).click();
  const dialog = await seen(page.getByRole('dialog', { name: '会议刚被他人改过' }));
  await seen(dialog.getByText('同意换届备案，由他人改写。'));
  await look('meeting-merge');
  await button(dialog, '选定').click();
  await page.keyboard.press('Control+S');
  await expect
    .poll(async () => (await app.call('meetings.get', { id })).meeting.openingText, { timeout: 20_000 })
    .toBe('会议研究了有关事项。');
  const after = await app.call('meetings.get', { id });
  expect(after.meeting.place).toBe('四楼会议室');
  expect(after.decisions.map((row) => row.text)).toEqual(['同意换届备案，由我改写。']);
});

test('a section proposes an item; the office puts it into the draft; the notice is drafted', async () => {
  await goTo(page, '会议');
  await page.getByRole('link', { name: '议题', exact: true }).click();
  await seen(page.getByText('还没有征集议题'));
  await page.keyboard.press('Control+Alt+N');
  await field(page, '议题').fill('研究社区社会组织培育');
  await field(page, '提出单位').fill('基层政权科');
  await field(page, '提出人').fill('秦岚');
  await page.keyboard.press('Control+S');
  await seen(page.getByText('议题已保存。'));
  await look('proposals');
  await button(page, '记为同意').click();
  const dialog = await seen(page.getByRole('dialog', { name: '分管领导同意：1 个议题' }));
  await field(dialog, '审批人').fill('李春梅');
  await button(dialog, '分管领导同意').click();
  await seen(page.getByText('已登记 1 个议题。'));
  await seen(row(page, '研究社区社会组织培育').getByText('已同意'));
  await page.keyboard.press('Control+Alt+X');
  await page.keyboard.press('Control+Alt+M');
  const collate = await seen(page.getByRole('dialog', { name: '把 1 个议题列入会议' }));
  await look('proposals-collate');
  await button(collate, '列入会议').click();
  await seen(page.getByRole('heading', { level: 1, name: new RegExp(GROUP) }));
  await expect
    .poll(() => page.getByRole('textbox', { name: '议题', exact: true }).nth(3).inputValue(), { timeout: 20_000 })
    .toBe('研究社区社会组织培育');
  await button(page, '会议材料').click();
  await page.getByRole('menuitem', { name: '拟会议通知' }).click();
  const invite = await seen(page.getByRole('dialog', { name: '拟会议通知' }));
  await seen(invite.getByText('印入已审定议题 3 个，未审定的 1 个不印。'));
  await look('meeting-invite');
  await button(invite, '拟会议通知').click();
  await seen(page.getByText('会议通知已存入发文草稿。'));
  await look('meeting-notice');
  expect(app.complaints).toEqual([]);
});
