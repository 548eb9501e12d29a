import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#shared/lib/workingDays.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, field, logIn, openPlace, seen, shot, typeDate } from '#tests/support/clerk.ts';
import { PASSWORD } from '#tests/support/makeService.ts';
import { cutControls } from '#tests/support/pageScan.ts';
import { sampleMeeting } from '../meetings/sampleMeeting.ts';

let app: BrowserApp;
let today = '';
const ids: string[] = [];

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  today = (await app.call('session.state', {})).today;
  const members = [];
  for (const [name, post] of [
    ['王珺', '科长'],
    ['李强', '科员'],
  ] as const)
    members.push((await app.call('duties.saveMember', { fields: { name, post } })).id);
  const plans = [
    ['整治名称不规范的社会组织，逐家通知并督促在规定期限内完成名称变更登记', -12],
    ['核查未参检名单', -3],
    ['汇总行业协会收费自查表', 2],
    ['走访枢纽型社会组织', 9],
    ['印发培训通知', 20],
    ['编制下半年检查计划', 40],
  ] as const;
  for (const [index, [text, days]] of plans.entries()) {
    const fields = {
      text,
      sourceText: '局长批示',
      responsibleUnit: index % 2 === 0 ? '社会组织管理科' : '执法大队',
      ownerMemberId: members[index % 2] ?? null,
      doneWhen: '全部完成',
      dueOn: addDays(today, days),
    };
    ids.push((await app.call('actions.save', { fields })).id);
  }
  const meeting = sampleMeeting();
  const { id } = await app.call('meetings.save', {
    ...meeting,
    actions: meeting.actions?.map((task) => ({ ...task, dueOn: addDays(today, 6) })),
  });
  await app.call('meetings.finalize', { id, expectedRevision: 1 });
  const target = async (at: number) => {
    const actionId = ids[at] ?? '';
    return { id: actionId, expectedRevision: (await app.call('actions.get', { id: actionId })).action.revision };
  };
  await app.call('actions.assign', await target(0));
  await app.call('actions.assign', await target(1));
  await app.call('actions.assign', await target(3));
  await app.call('actions.report', { ...(await target(3)), progress: 'late', note: '两家还没有联系上' });
  await app.call('actions.complete', { ...(await target(4)), doneOn: today, evidence: '云民发〔2026〕9号' });
});
afterAll(() => app.close());

const go = async (place: string) => {
  await openPlace(app.page, `${place}`);
};

test('M7–M12 a clerk reports, asks for more time, approves, reports done with a file, and strikes off', async () => {
  const { page } = app;
  await go('/actions');
  await seen(page.getByText('未办结 7 项，逾期 2 项，滞后 1 项'));
  await seen(page.getByText('逾期12天').first());
  await seen(page.getByText('反馈为滞后').first());
  await shot(page, 'actions-1-list');
  await page
    .getByRole('row', { name: /核查未参检名单/ })
    .first()
    .click();
  await seen(button(page, '反馈'));
  await shot(page, 'actions-2-panel');
  await button(page, '反馈').click();
  await button(page.getByRole('region', { name: '反馈进展' }), '反馈').click();
  await seen(page.getByText('请写明办结情况'));
  await field(page, '进展情况').fill('已核查 12 家，其余 3 家下周完成');
  await button(page.getByRole('region', { name: '反馈进展' }), '反馈').click();
  await seen(page.getByText('已反馈。'));
  await seen(page.getByText('已核查 12 家，其余 3 家下周完成'));

  await button(page, '申请延期').click();
  await typeDate(field(page, '新的时限'), addDays(today, 15));
  await field(page, '延期原因').fill('三家负责人外出');
  await button(page.getByRole('region', { name: '申请延期' }), '申请延期').click();
  await seen(page.getByText('已提交延期申请，批准前仍按原时限。'));
  await seen(page.getByText('延期待批').first());
  await button(page, '延期审批').click();
  await seen(page.getByText('单位没有其他可以审批的人，由本人登记，记为自核。'));
  await field(page, '审批人').fill('周明');
  await field(page, '职务').fill('局长');
  await shot(page, 'actions-3-extension');
  await button(page, '批准延期').click();
  await seen(page.getByText(/延期 1 次，原定/));

  await page.setInputFiles('input[type=file][aria-label=佐证材料]', {
    name: '核查报告.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('核查情况'),
  });
  await seen(page.getByText('已添加佐证材料。'));
  await seen(
    page
      .getByRole('button', { name: /核查报告/ })
      .or(page.getByRole('link', { name: /核查报告/ }))
      .first(),
  );
  await button(page, '办结').click();
  await button(page.getByRole('region', { name: '报办结' }), '办结').click();
  await seen(button(page, '销号'));
  await seen(page.getByText('佐证材料：核查报告.txt'));
  await button(page, '销号').click();
  await seen(page.getByText('单位没有其他可以核对的人，由本人销号，记为自核。'));
  await button(page.getByRole('region', { name: '销号' }), '销号').click();
  await seen(page.getByText('已销号。'));
  await shot(page, 'actions-4-struck-off');
  const got = await app.call('actions.get', { id: ids[1] ?? '' });
  expect(got.steps.map((step) => step.kind)).toEqual([
    'set_up',
    'assigned',
    'reported',
    'extended',
    'completed',
    'struck_off',
  ]);
  expect(got.steps[4]?.attachmentIds).toHaveLength(1);
});

test('two clerks on one action: the second sees what it is now, keeps what was typed, and goes on', async () => {
  const { page } = app;
  await go(`/actions?action=${ids[5]}&act=assign`);
  await field(page, '说明').fill('请于月底前报初稿');
  const { action } = await app.call('actions.get', { id: ids[5] ?? '' });
  await app.call('actions.report', {
    ...{ id: action.id, expectedRevision: action.revision },
    ...{ progress: 'on_track', note: '另一位先反馈' },
  });
  await button(page.getByRole('region', { name: '交办任务' }), '交办').click();
  await seen(page.getByText(/这项任务刚被别处改过，没有保存/));
  await seen(page.getByText('另一位先反馈'));
  expect(await field(page, '说明').inputValue()).toBe('请于月底前报初稿');
  await shot(page, 'actions-5-conflict');
  await button(page.getByRole('region', { name: '交办任务' }), '交办').click();
  await seen(page.getByText('已交办。'));
  const after = await app.call('actions.get', { id: ids[5] ?? '' });
  expect(after.steps.map((step) => step.kind)).toEqual(['set_up', 'reported', 'assigned']);
});

test('what was typed into an act is offered again', async () => {
  const { page } = app;
  await go(`/actions?action=${ids[3]}&act=report`);
  await field(page, '进展情况').fill('已走访三家');
  await seen(page.getByText(/草稿已保留/).first());
  await app.call('session.lock', {});
  // The page starts anew by itself when it hears of the lock.
  await logIn(page, 'clerk', PASSWORD);
  await go(`/actions?action=${ids[3]}&act=report`);
  await (await seen(button(page, '接着填写'))).click();
  await expect.poll(() => field(page, '进展情况').inputValue()).toBe('已走访三家');
  await button(page.getByRole('region', { name: '反馈进展' }), '取消').click();
  await (await seen(page.getByRole('dialog').getByRole('button').last())).click();
});

test('board, calendar and my items, by keyboard too, at two sizes', async () => {
  const { page } = app;
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ]) {
    await page.setViewportSize(size);
    for (const [place, heading, name] of [
      ['/actions', '任务', 'list'],
      ['/actions/board', '看板', 'board'],
      ['/actions/calendar', '日历', 'calendar'],
      ['/actions/mine', '我的事项', 'mine'],
    ] as const) {
      await go(place);
      await seen(page.getByRole('heading', { level: 1, name: heading }));
      await seen(page.getByText('核查未参检名单').or(page.getByText('印发培训通知')).first());
      await shot(page, `actions-6-${name}-${size.width}`);
      expect(await cutControls(page), `${name} ${size.width}`).toEqual([]);
    }
    await go(`/actions?action=${ids[0]}`);
    await seen(page.getByText('办理记录'));
    await shot(page, `actions-7-panel-${size.width}`);
    expect(await cutControls(page), `panel ${size.width}`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await go('/actions/board');
  const first = page.locator('[data-place="0 0"]');
  await (await seen(first)).focus();
  await page.keyboard.press('ArrowRight');
  const place = () => page.evaluate(() => document.activeElement?.getAttribute('data-place') ?? '');
  await expect.poll(place).toMatch(/^[1-5] 0$/);
  await page.keyboard.press('Enter');
  await seen(page.getByText('办理记录'));
});

test('M9 slips are printed for all that is overdue, then recorded', async () => {
  const { page } = app;
  await page.evaluate(() => {
    window.print = () => setTimeout(() => window.dispatchEvent(new Event('afterprint')), 50);
  });
  await go('/actions');
  await (await seen(button(page, '催办'))).click();
  await seen(page.getByText('全部逾期任务（1 项）'));
  await shot(page, 'actions-8-slips');
  await page.getByRole('dialog').getByRole('button', { name: '打印', exact: true }).click();
  await (await seen(button(page, '已打印，登记催办'))).click();
  await seen(page.getByText('已登记催办 1 项。'));
  const { action, steps } = await app.call('actions.get', { id: ids[0] ?? '' });
  expect(action.stage).toBe('urged');
  expect(steps.at(-1)?.number).toMatch(/^催办〔\d{4}〕1号$/);
  expect(app.complaints).toEqual([]);
});
