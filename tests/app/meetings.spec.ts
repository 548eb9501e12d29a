import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { button, choose, field, fillRows, goTo, section, seen, shot, typeDate } from '../support/clerk.ts';
import { judgeIssued } from '../support/judgeMinutes.ts';
import { type LaunchedApp, removeDataRoot, stubDialogs } from '../support/launchApp.ts';
import { officeYear } from '../support/officeDay.ts';
import { startWalk, type Walk } from '../support/walkOffice.ts';

// The round of a meeting in the real program: prepare, hold, issue, sign, follow up, strike off; the next meeting shows what is
// open. Each test goes on where the one before stopped.

const GROUP = '社会组织管理工作领导小组';
/** In January the year before: what this round holds to be past is past. */
const YEAR = officeYear(-31);
const FIRST = `${YEAR}-01-12`;
const NEXT = `${YEAR}-01-26`;
const TITLE = `${GROUP}${YEAR}年第一次会议`;
const DECISION = '原则同意《年度检查工作方案》，由社会组织管理科组织实施。';
const DONE_TASK = '印发年度检查通知';
const OPEN_TASK = '完成名录核对';
const LATE_TASK = '报送一季度小结';

const files = mkdtempSync(join(tmpdir(), 'taizhang-round-'));
const minutesFile = join(files, '纪要.pdf');
let launched: LaunchedApp;
let page: Page;
let ask: Walk['ask'];
/** Place of the first meeting. */
let meeting = '';

beforeAll(async () => {
  ({ launched, page, ask } = await startWalk());
  const group = { name: GROUP, shortName: '社组', establishedOn: `${YEAR - 1}-01-05`, quorum: 'two_thirds' };
  const { id: leadingGroupId } = await ask<{ id: string }>('duties.saveGroup', { fields: group });
  for (const [seq, [name, post, role]] of (
    [
      ['赵国栋', '副局长', 'leader'],
      ['钱文华', '社会组织管理科科长', 'member'],
      ['孙立群', '办公室主任', 'member'],
      ['李若兰', '财务科科长', 'member'],
    ] as const
  ).entries()) {
    const fields = { name, post, unitName: '云州市民政局' };
    const { id: memberId } = await ask<{ id: string }>('duties.saveMember', { fields });
    const term = { leadingGroupId, memberId, role, seq, startOn: `${YEAR - 1}-01-05` };
    await ask('duties.saveAssignment', { fields: term });
  }
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-round-${task.name.slice(0, 30)}`);
});

afterAll(async () => {
  await launched?.app.close().catch(() => undefined);
  if (launched) await removeDataRoot(launched.dataRoot);
  rmSync(files, { recursive: true, force: true });
});

test('prepare: the group fills the attendance, items are put on, the notice is drafted', async () => {
  await goTo(page, '会议');
  await page.keyboard.press('Control+Alt+N');
  const title = await seen(field(page, '会议名称'));
  await typeDate(field(page, '会议日期'), FIRST);
  await field(page, '结束时间').fill('1130');
  await title.fill(TITLE);
  await field(page, '地点').fill('局三楼会议室');
  await field(page, '主持人').fill('赵国栋');
  await field(page, '记录人').fill('张文员');
  await expect.poll(() => page.getByRole('group', { name: /^出席 \d+$/ }).count()).toBe(4);
  await fillRows(page, '议题', '添加议题', [{ 议题: '审议年度检查工作方案' }, { 议题: '研究名录核对工作' }]);
  await page.keyboard.press('Control+S');
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#\/meetings\/[0-9a-f-]{36}$/);
  meeting = new URL(page.url()).hash;
  await button(page, '全部直接列入').click();
  const dialog = await seen(page.getByRole('dialog', { name: /^直接列入/ }));
  await field(dialog, '事由').fill('主持人已当面审定');
  await button(dialog, '直接列入').click();
  await seen(page.getByText('已登记 2 个议题。'));
  await button(page, '会议材料').click();
  await page.getByRole('menuitem', { name: '拟会议通知' }).click();
  const invite = await seen(page.getByRole('dialog', { name: '拟会议通知' }));
  await button(invite, '拟会议通知').click();
  await seen(page.getByText('会议通知已存入发文草稿。'));
  await shot(page, 'round-1-prepared');
});

test('hold: one leaves before the second item, votes are counted against who was there, tasks have owners', async () => {
  await page.evaluate((place) => {
    location.hash = place;
  }, meeting);
  await seen(page.getByRole('heading', { level: 1, name: TITLE }));
  await page.getByRole('textbox', { name: '姓名（集体填名称）' }).nth(3).focus();
  await page.keyboard.press('Alt+Enter');
  const person = await seen(page.getByRole('dialog', { name: '李若兰：参会情况' }));
  await choose(page, field(person, '何时离会'), '第 2 项前：研究名录核对工作');
  await button(person, '确定').click();
  await seen(page.getByText(/第 2 项前离会/));
  const text = page.getByRole('textbox', { name: '纪要正文', exact: true });
  await text.click();
  await page.keyboard.type('一、关于年度检查\n会议听取了社会组织管理科的汇报，认为方案可行。');
  await fillRows(page, '议定事项', '添加议定事项', [{ 议定内容: DECISION }]);
  const decision = page.getByRole('group', { name: '议定事项 1', exact: true });
  await decision.getByLabel('对应议题').selectOption({ label: '1. 审议年度检查工作方案' });
  const decisions = section(page, '议定事项');
  await decisions.getByRole('combobox', { name: '表决方式' }).selectOption({ label: '举手' });
  await field(decisions, '同意').fill('4');
  await field(decisions, '反对').fill('0');
  await field(decisions, '弃权').fill('0');
  await fillRows(
    page,
    '任务分工',
    '添加任务',
    [
      { 任务: DONE_TASK, 完成时限: `${YEAR}-12-20` },
      { 任务: OPEN_TASK, 完成时限: `${YEAR}-12-25` },
      { 任务: LATE_TASK, 完成时限: `${YEAR}-01-20` },
    ].map((row) => ({ ...row, 责任科室: '社会组织管理科', 责任人: '钱文华' })),
  );
  await page.keyboard.press('Control+S');
  await expect.poll(() => page.getByText(/草稿已保留|有未保存内容/).count()).toBe(0);
  await shot(page, 'round-2-held');
});

test('issue and sign: the minutes are final under a number, signed, and judged by independent programs', async () => {
  await button(page, '定稿').click();
  const dialog = await seen(page.getByRole('dialog', { name: '会议纪要定稿' }));
  await dialog.getByRole('checkbox', { name: /自核/ }).check();
  await button(dialog, '定稿').click();
  await seen(page.getByText('已定稿，期号'));
  await button(page, '签名印发').click();
  await seen(page.getByText('已印发。签名有效，文件自签署后未改动'), 60_000);
  await stubDialogs(launched.app, { save: minutesFile });
  await button(page, '另存').first().click();
  await seen(page.getByText('文件已存好。'));
  judgeIssued(readFileSync(minutesFile), [TITLE, DECISION, '赵国栋', DONE_TASK, OPEN_TASK, LATE_TASK]);
  await shot(page, 'round-3-issued');
});

test('follow up and strike off: handed over, reported, done with proof, struck off', async () => {
  await goTo(page, '任务');
  await (await seen(page.getByRole('row', { name: new RegExp(DONE_TASK) }))).first().click();
  await (await seen(button(page, '交办'))).click();
  await button(page.getByRole('region', { name: '交办任务' }), '交办').click();
  await seen(page.getByText('已交办。'));
  await button(page, '反馈').click();
  await field(page, '进展情况').fill('通知已拟好，正在会签');
  await button(page.getByRole('region', { name: '反馈进展' }), '反馈').click();
  await seen(page.getByText('已反馈。'));
  await button(page, '办结').click();
  const done = page.getByRole('region', { name: '报办结' });
  await field(done, '办结情况').fill('云民发〔2026〕3号已印发');
  await button(done, '办结').click();
  await (await seen(button(page, '销号'))).click();
  await button(page.getByRole('region', { name: '销号' }), '销号').click();
  await seen(page.getByText('已销号。'));
  await shot(page, 'round-4-struck-off');
  const { rows } = await ask<{ rows: { text: string; status: string; stage: string }[] }>('actions.list', {
    show: 'all',
  });
  expect(rows.map(({ text, status, stage }) => [text, status, stage])).toEqual(
    expect.arrayContaining([
      [DONE_TASK, 'done', 'struck_off'],
      [OPEN_TASK, 'open', 'set_up'],
      [LATE_TASK, 'open', 'set_up'],
    ]),
  );
});

test('the chain from decision to proof is one sheet', async () => {
  await goTo(page, '会议');
  await page.getByRole('link', { name: '决议台账', exact: true }).click();
  await (await seen(page.getByText(`社组决〔${YEAR}〕1号`, { exact: true }))).dblclick();
  await seen(page.getByRole('heading', { level: 1, name: `社组决〔${YEAR}〕1号` }));
  await seen(section(page, '决议').getByText('赞成 4，反对 0，弃权 0'));
  await shot(page, 'round-5-decision');
});

test('the next meeting shows what is open, the overdue one first, and nothing that was struck off', async () => {
  await goTo(page, '会议');
  await page.keyboard.press('Control+Alt+N');
  await seen(field(page, '会议名称'));
  await typeDate(field(page, '会议日期'), NEXT);
  const open = await seen(
    section(page, '上次会议未办结任务').or(page.locator('section').filter({ hasText: LATE_TASK })),
  );
  await seen(open.getByText(OPEN_TASK));
  const words = (await open.first().textContent()) ?? '';
  expect(words.indexOf(LATE_TASK)).toBeGreaterThanOrEqual(0);
  expect(words.indexOf(LATE_TASK)).toBeLessThan(words.indexOf(OPEN_TASK));
  expect(words).not.toContain(DONE_TASK);
  await shot(page, 'round-6-next');
  expect(launched.consoleLines.filter((line) => /^(error|warning)/.test(line))).toEqual([]);
});
