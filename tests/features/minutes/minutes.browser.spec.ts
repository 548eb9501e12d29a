import { afterAll, beforeAll, expect, test } from 'vitest';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, dialog, field, openPlace, pictures, section, seen, shot } from '#tests/support/clerk.ts';

// M13, M14, M16, M17 at the screen: review with remarks, versions side by side, finalizing, correction sheet, excerpts, register.

let app: BrowserApp;
let today: string;
let id: string;

const at = (place: string) => openPlace(app.page, `${place}`);

function meeting(percentage: string) {
  const blocks = [
    { kind: 'heading', level: 1, text: '关于年度检查' } as const,
    ...Array.from({ length: 12 }, (_, index) => ({
      kind: 'paragraph' as const,
      text: `会议听取了第${index + 1}项工作汇报，要求各责任单位按时限抓好落实。`,
    })),
    { kind: 'paragraph', text: `会议指出，全区登记社会组织共1286家，参检率${percentage}。` } as const,
  ];
  return sampleMeeting({ startAt: `${today}T09:00`, endAt: `${today}T11:30`, minutesText: { blocks } });
}

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  today = (await app.call('session.state', {})).today;
  const first = await app.call('meetings.save', meeting('92.6%'));
  id = first.id;
  await at(`/meetings/${id}`);
  await seen(section(app.page, '送审'));
});
afterAll(async () => app?.close());

test('M13 the draft is handed in, gets a remark at its place, is returned; today and the list say whose turn it is', async () => {
  const { page } = app;
  await button(section(page, '送审'), '送审').click();
  await field(dialog(page), '说明').fill('请审阅');
  await button(dialog(page), '送审').click();
  await seen(section(page, '送审').getByText('待审核', { exact: true }));
  await button(section(page, '送审'), '提出意见').click();
  await field(dialog(page), '意见').fill('参检率请与年检台账核对');
  await choose(page, field(dialog(page), '段落'), '14. 会议指出，全区登记社会组织共1286家，参检率92.6%。');
  await button(dialog(page), '提出意见').click();
  const remark = section(page, '送审').getByRole('listitem').filter({ hasText: '参检率请与年检台账核对' });
  await seen(remark.getByText('纪要正文', { exact: false }));
  await button(section(page, '送审'), '退回').click();
  await dialog(page).getByRole('checkbox', { name: '本单位没有第二人可审核' }).check();
  await button(dialog(page), '退回').click();
  await seen(section(page, '送审').getByText('已退回', { exact: true }));
  await pictures(page, 'minutes-review');
  await button(remark, '转到').click();
  await expect
    .poll(() =>
      page
        .locator('#meeting-text')
        .getByText('参检率92.6%', { exact: false })
        .first()
        .evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return top >= 0 && bottom <= window.innerHeight;
        }),
    )
    .toBe(true);
  await at('/meetings');
  await seen(page.getByRole('row').filter({ hasText: '第1次会议' }).getByText('已退回'));
  await pictures(page, 'minutes-list');
  await at('/today');
  await seen(page.getByText('纪要退回修改').first());
  await pictures(page, 'minutes-today');
});

test('M13 two versions side by side, from difference to difference by keyboard, and the former taken back', async () => {
  const { page } = app;
  const { meeting: stored } = await app.call('meetings.get', { id });
  const changed = meeting('95.1%');
  await app.call('meetings.save', {
    ...changed,
    id,
    expectedRevision: stored.revision,
    fields: { ...changed.fields, place: '四楼会议室' },
    decisions: [{ text: '同意年度检查方案，印发执行。' }],
  });
  await at(`/meetings/${id}/versions`);
  const view = page.getByRole('region', { name: '对照' });
  await seen(view.locator('del', { hasText: '92.6' }));
  await seen(view.locator('ins', { hasText: '95.1' }));
  await seen(view.getByText(/相同 \d+ 段/).first());
  await page.keyboard.press('F7');
  await seen(page.getByText(/第 1 处，共 \d+ 处/));
  await page.keyboard.press('Shift+F7');
  await expect.poll(() => page.getByText(/第 (\d+) 处，共 \1 处/).count()).toBe(1);
  await pictures(page, 'minutes-compare');
  await button(page, '取回这一版').click();
  await button(dialog(page), '取回这一版').click();
  await seen(section(page, '送审'));
  expect((await app.call('meetings.get', { id })).meeting.place).toBe('三楼会议室');
  const { versions } = await app.call('minutes.versions', { meetingId: id });
  expect(versions[0]?.reason).toBe('before_restore');
});

test('finalizing asks while remarks are open; a remark is ticked as dealt with', async () => {
  const { page } = app;
  await at('/today');
  await at(`/meetings/${id}`);
  await button(page, '定稿').click();
  await seen(dialog(page).getByText('还有 1 条审核意见没有办理。'));
  await shot(page, 'minutes-finalize-open');
  await button(dialog(page), '定稿').click();
  await seen(dialog(page).getByText('还有 1 条审核意见没有办理，没有定稿', { exact: false }));
  await button(dialog(page), '取消').click();
  await page.getByRole('checkbox', { name: '已办理 参检率请与年检台账核对' }).click();
  await seen(section(page, '送审').getByText('未办理 0 条'));
  await button(page, '定稿').click();
  await button(dialog(page), '定稿').click();
  await seen(section(page, '签署情况'));
  await seen(page.getByText('定稿校验码', { exact: false }));
});

test('M14 a correction sheet is written, approved, issued; both open from the meeting and the list says 已更正', async () => {
  const { page } = app;
  await app.call('meetings.issue', { id });
  await button(section(page, '更正'), '新建更正').click();
  await choose(page, field(page, '所属议定事项'), '2. 同意对37家社会组织启动撤销登记程序。');
  await field(page, '原文').fill('38家');
  await field(page, '更正为').fill('36家');
  await button(page, '保存').click();
  await seen(page.getByText('第 1 处的原文不在所选的议定事项中，请核对'));
  await field(page, '原文').fill('37家');
  await field(page, '理由').fill('核对后少一家');
  await button(page, '保存').click();
  await button(page, '批准').click();
  await dialog(page).getByRole('checkbox', { name: '本单位没有第二人可批准' }).check();
  await button(dialog(page), '批准').click();
  await seen(page.getByRole('heading', { name: '更正第 1 号' }));
  await button(page, '签名印发').click();
  await seen(section(page, '印发的文件').getByText('云州市民政局', { exact: false }));
  await pictures(page, 'minutes-correction');
  await button(page, '原纪要').click();
  await seen(section(page, '更正').getByRole('link', { name: '更正第 1 号' }));
  await seen(section(page, '议定事项').getByText('更正后（第 1 号）：同意对36家社会组织启动撤销登记程序。'));
  await seen(section(page, '议定事项').getByText('同意对37家', { exact: false }).first());
  await pictures(page, 'minutes-final');
  await at('/meetings');
  await seen(page.getByRole('row').filter({ hasText: '第1次会议' }).getByText('已更正'));
  await at('/meetings/register');
  await seen(page.getByRole('row').filter({ hasText: '第1次会议' }).getByText('领导小组各成员单位', { exact: false }));
  await pictures(page, 'minutes-register');
});

test('M17 an excerpt is chosen by unit or item', async () => {
  const { page, complaints } = app;
  await at(`/meetings/${id}`);
  await button(page, '更多').click();
  await page.getByRole('menuitem', { name: '纪要摘录' }).click();
  await choose(page, field(dialog(page), '摘录对象'), '执法大队（议定事项 0 项，任务 1 项）');
  await shot(page, 'minutes-excerpt');
  const [download] = await Promise.all([page.waitForEvent('download'), button(dialog(page), '另存').click()]);
  expect(download.suggestedFilename()).toMatch(/摘录 执法大队\.pdf$/);
  expect(complaints).toEqual([]);
});
