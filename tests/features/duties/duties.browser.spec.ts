import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, field, openPlace, seen, shot, typeDate } from '#tests/support/clerk.ts';
import { cutControls } from '#tests/support/pageScan.ts';

const PEOPLE = 40;
const DUTIES = [
  '研究制定社会组织管理年度工作要点',
  '统筹登记管理机关、业务主管单位和有关部门的综合监管',
  '组织社会组织年度检查和等级评估',
  '排查整治非法社会组织和僵尸型社会组织',
  '指导行业协会商会规范收费',
  '审核社会组织重大活动报告',
];

/** The head of the group has a name of the usual length, the others one that is told apart. */
const nameOf = (index: number) => (index === 0 ? '林国栋' : `某${String.fromCodePoint(0x4e59 + index * 3)}`);

let app: BrowserApp;
let group = '';

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  group = (
    await app.call('duties.saveGroup', {
      fields: { name: '云州市社会组织管理工作领导小组', establishedOn: '2024-01-01', documentNo: '云政办〔2024〕12号' },
    })
  ).id;
  const items: string[] = [];
  for (const [index, text] of DUTIES.entries()) {
    const fields = {
      leadingGroupId: group,
      text,
      seq: index + 1,
      kind: 'organization_work',
      startOn: '2024-01-01',
    } as const;
    items.push((await app.call('duties.saveItem', { fields })).id);
  }
  for (let index = 0; index < PEOPLE; index += 1) {
    const name = nameOf(index);
    const post = index === 0 ? '副市长' : '社会组织管理局副局长';
    const member = await app.call('duties.saveMember', { fields: { name, post } });
    const role = index === 0 ? 'leader' : index < 3 ? 'deputy_leader' : index === 39 ? 'office_director' : 'member';
    await app.call('duties.saveAssignment', {
      fields: {
        ...{ leadingGroupId: group, memberId: member.id, role, seq: index, startOn: '2025-01-01' },
        scopeText: index === 5 ? null : '负责本领域社会组织业务主管工作，督促落实年度检查和安全生产要求。',
        postDutyText: index === 5 ? null : '履行岗位职责，与分管业务一同部署。',
        dutyIds: index === 5 ? [] : [items[index % 5] ?? ''],
        sectionNames: index % 4 === 0 ? ['社会组织管理科'] : [],
      },
    });
  }
  await app.call('duties.saveMember', { fields: { name: '陈新任', post: '副市长' } });
}, 120_000);
afterAll(() => app.close());

async function open(part: string): Promise<void> {
  await openPlace(app.page, `/duties${part}`);
}

test('D1–D3 the duties of 40 people: table, findings, matrix, items, succession, at 1024 and 1440', async () => {
  const { page } = app;
  await open('');
  await seen(page.getByRole('heading', { level: 1, name: '职责', exact: true }));
  await seen(page.getByText('“审核社会组织重大活动报告”没有责任人。'));
  await seen(page.getByText(/没有职责。/));
  expect(await page.getByRole('row').count()).toBe(PEOPLE + 1);
  for (const head of ['序号', '姓名', '职务', '组内职务', '社会组织工作职责', '岗位业务职责', '分管科室', '起止日期']) {
    await seen(page.getByRole('columnheader', { name: head, exact: true }));
  }
  for (const width of [1024, 1440]) {
    await page.setViewportSize({ width, height: width === 1024 ? 700 : 900 });
    for (const view of ['table', 'matrix', 'items', 'succession', 'members', 'units']) {
      await open(view === 'table' ? '' : `?view=${view}`);
      await seen(page.getByRole('heading', { level: 1, name: '职责', exact: true }));
      await page.waitForTimeout(300);
      await expect.poll(() => cutControls(page)).toEqual([]);
      await shot(page, `duties-${width}-${view}`);
    }
  }
});

test('D3 a duty without owner gets one from the finding itself', async () => {
  const { page } = app;
  await open('');
  await (await seen(button(page, '指定责任人'))).first().click();
  await choose(page, field(page.getByRole('dialog'), '责任人'), `${nameOf(1)}　副组长`);
  await shot(page, 'duties-owner');
  await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('“审核社会组织重大活动报告”没有责任人。').waitFor({ state: 'detached' });
  await open('?view=matrix');
  const cell = page.getByRole('button', { name: `${nameOf(1)} 审核社会组织重大活动报告 负责`, exact: true });
  await seen(cell);
  // The keyboard goes from cell to cell and opens the assignment of the person.
  await page.getByRole('button', { name: new RegExp(`^${nameOf(1)} 研究制定`) }).focus();
  await page.keyboard.press('End');
  await expect.poll(() => cell.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await seen(page.getByRole('heading', { name: '修改分工', exact: true }));
  await shot(page, 'duties-matrix-form');
  await page.keyboard.press('Escape');
});

test('D2 a holder is replaced from the row; the succession says who held the post on a day', async () => {
  const { page } = app;
  await open('');
  await (await seen(button(page, '林国栋的操作'))).click();
  await page.getByRole('menuitem', { name: '接任', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await choose(page, field(dialog, '接任人'), '陈新任　副市长');
  await typeDate(field(dialog, '接任日期'), '2025-06-01');
  await shot(page, 'duties-replace');
  await dialog.getByRole('button', { name: '接任', exact: true }).click();
  await seen(page.getByText('已接任，两条任期均已记入历史。'));
  await open('?view=succession&at=2025-05-31');
  await seen(page.getByText('2025-05-31 在任：林国栋'));
  await open('?view=succession&at=2025-06-01');
  await seen(page.getByText('2025-06-01 在任：陈新任'));
  const { id: other } = await app.call('duties.saveGroup', {
    fields: { name: '评估工作领导小组', establishedOn: '2024-01-01' },
  });
  const { members } = await app.call('duties.overview', {});
  for (const [index, startOn, endOn] of [
    [0, '2025-01-01', '2025-01-31'],
    [1, '2025-03-01', null],
  ] as const) {
    const memberId = members[index]?.id ?? '';
    const held = { leadingGroupId: other, memberId, role: 'leader', scopeText: '主持' } as const;
    await app.call('duties.saveAssignment', { fields: { ...held, startOn, endOn } });
  }
  await open(`?group=${other}`);
  await (await seen(button(page, '查看沿革'))).click();
  await seen(page.getByText('空缺 2025-02-01 至 2025-02-28（28 天）'));
  await shot(page, 'duties-succession');
  await app.call('duties.void', { collection: 'leading_group', id: other, expectedRevision: 1, reason: '测试用' });
});

test('what is typed is kept, and a record changed elsewhere shows both versions', async () => {
  const { page } = app;
  await open('?view=items');
  await (await seen(page.getByRole('button', { name: DUTIES[2] ?? '', exact: true }))).click();
  await field(page, '事项内容').fill('组织年度检查、等级评估和信用信息归集');
  const { dutyItems } = await app.call('duties.overview', {});
  const item = dutyItems.find(({ text }) => text === DUTIES[2]);
  if (item === undefined) throw new Error('no item');
  const { id, revision, leadingGroupId, kind, seq, startOn } = item;
  const fields = { leadingGroupId, kind, seq, startOn, text: '组织年度检查' };
  await app.call('duties.saveItem', { id, expectedRevision: revision, fields });
  await button(page, '保存').click();
  await seen(page.getByRole('dialog', { name: '这条记录刚被别处改过，没有保存' }));
  await seen(page.getByRole('dialog').getByText('组织年度检查', { exact: true }));
  await shot(page, 'duties-conflict');
  await page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }).click();
  // The draft stays when the page is left, and comes back with the form.
  await expect.poll(async () => (await app.call('drafts.list', {})).drafts.length, { timeout: 20_000 }).toBe(1);
  await page.reload();
  await openPlace(app.page, `/duties?form=dutyItem:${id}`);
  await seen(page.getByRole('heading', { name: '修改职责事项', exact: true }));
  await shot(page, 'duties-draft');
  expect(app.complaints).toEqual([]);
});

test('responsibility letters and the duty table come as files', async () => {
  const { page } = app;
  await page.keyboard.press('Escape');
  await open('');
  await (await seen(button(page, '打印'))).click();
  await shot(page, 'duties-print-menu');
  const table = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: '责任分工表存为文件（A3 横排）', exact: true }).click();
  expect((await table).suggestedFilename()).toMatch(/责任分工表 \d{4}-\d{2}-\d{2}\.pdf$/);
  await button(page, '打印').click();
  await page.getByRole('menuitem', { name: '生成责任书', exact: true }).click();
  await seen(page.getByText(`已选 ${PEOPLE} 人`));
  await shot(page, 'duties-letters');
  const letters = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: '生成责任书', exact: true }).click();
  expect((await letters).suggestedFilename()).toMatch(/责任书 \d{4}-\d{2}-\d{2}\.pdf$/);
});
