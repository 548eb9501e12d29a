import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#shared/lib/workingDays.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, dialog, field, pictures, row, section, seen, shot, typeDate } from '#tests/support/clerk.ts';
import { look } from '#tests/support/pageScan.ts';

// 风险评估 at the screen: a draft with a risk, its basis and measures, what is missing, approval, acceptance, what falls due (K2–K7, K11).

let app: BrowserApp;
let today: string;
let origin: string;
let organizationId: string;

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  today = (await app.call('session.state', {})).today;
  origin = new URL(app.page.url()).origin;
  const fields = { name: '云州市茶文化协会', registrationKind: 'registered', legalType: 'social_group' } as const;
  const numbers = {
    registrationNo: '云社证字第7号',
    registrationAuthority: '云州市民政局',
    establishedOn: '2015-06-01',
  };
  organizationId = (await app.call('organizations.save', { fields: { ...fields, ...numbers } })).id;
  const unit = { name: '社会组织管理股', shortName: null, level: 'section', workPhone: null } as const;
  await app.call('duties.saveUnit', { fields: unit });
  await app.call('duties.saveMember', { fields: { name: '周明', post: '副局长' } });
});

afterAll(async () => app?.close());

const open = async (place: string, heading: string) => {
  await app.page.goto(`${origin}/#${place}`);
  await seen(app.page.getByRole('heading', { level: 1, name: heading }));
};
/** Chooses a degree of a pair by its digit. */
const rate = async (pair: string, likelihood: string, severity: string) => {
  const { page } = app;
  for (const [words, digit] of [
    ['可能性', likelihood],
    ['影响程度', severity],
  ] as const) {
    await page
      .getByRole('group', { name: `${pair} ${words}` })
      .getByRole('radio')
      .first()
      .focus();
    await page.keyboard.press(digit);
  }
};

test('a clerk begins an assessment, writes a risk with its basis, and sees what is missing', async () => {
  const { page, complaints } = app;
  await open('/risk', '风险评估');
  await seen(page.getByText('还没有风险评估'));
  await shot(page, 'risk-empty');
  await page.keyboard.press('Control+Alt+n');
  const organization = field(dialog(page), '社会组织');
  await organization.fill('茶文化');
  await page.getByRole('option', { name: '云州市茶文化协会' }).click();
  await choose(page, field(dialog(page), '评估单位'), '社会组织管理股');
  await shot(page, 'risk-new');
  await button(dialog(page), '新建评估').click();
  await seen(page.getByRole('heading', { level: 1, name: /^FX-\d{4}-0001$/ }));
  await seen(page.getByText('还没有风险点，不能批准'));
  await section(page, '风险点').getByRole('button', { name: '添加风险点' }).click();
  await button(page, '保存').click();
  await seen(page.getByText('请写明事实依据：检查、报备、处罚或现场看到的情况'));
  await choose(page, field(page, '风险因素'), '消防');
  await field(page, '风险描述').fill('三楼培训教室只有一个疏散出口');
  await button(page, '从记录中选择').click();
  await seen(dialog(page).getByText('成立', { exact: false }));
  await shot(page, 'risk-basis');
  await page.keyboard.press('Escape');
  await field(page, '事实依据').fill('3月2日检查时看到东侧出口上锁');
  await rate('固有风险', '3', '5');
  await rate('现有风险', '3', '4');
  await rate('剩余风险', '4', '5');
  await seen(field(page, '剩余高于现有的说明'));
  await rate('剩余风险', '1', '4');
  await pictures(page, 'risk-factor');
  await look(page, 'factor');
  await page.keyboard.press('Control+s');
  await seen(page.getByText('第1个风险点的剩余风险低于现有风险', { exact: false }));
  expect(await button(page, '批准').isDisabled()).toBe(true);
  expect(complaints).toEqual([]);
});

test('measures with owner and day make it ready; approved, it is locked and says when it is reviewed and why', async () => {
  const { page, complaints } = app;
  await button(page, '添加措施').click();
  await button(page, '保存').click();
  await seen(page.getByText('请填写责任人，或选择本单位人员'));
  await field(page, '措施内容').fill('打开东侧出口并张贴疏散图');
  await field(page, '责任人').fill('刘某');
  await field(page, '责任人职务').fill('秘书长');
  await typeDate(field(page, '完成期限'), addDays(today, 10));
  await pictures(page, 'risk-measure');
  await page.keyboard.press('Control+s');
  await button(page, '添加措施').click();
  await page.getByText('已落实', { exact: true }).first().click();
  await field(page, '措施内容').fill('配齐灭火器并每月检查');
  await field(page, '责任人').fill('刘某');
  await typeDate(field(page, '落实日期'), addDays(today, -40));
  await page.keyboard.press('Control+s');
  await seen(row(page, '配齐灭火器并每月检查'));
  await button(page, '修改评估').click();
  await field(page, '评估结论').fill('主要风险为疏散出口，限期整改后可控。');
  await page.keyboard.press('Control+s');
  await seen(page.getByText('主要风险为疏散出口'));
  await pictures(page, 'risk-draft');
  await button(page, '批准').click();
  await choose(page, field(dialog(page), '批准人'), '周明 副局长');
  await shot(page, 'risk-approve');
  await button(dialog(page), '批准').click();
  await seen(page.getByText('较大风险每3个月复评一次'));
  expect(await page.getByRole('button', { name: '添加风险点' }).count()).toBe(0);
  await pictures(page, 'risk-approved');
  await look(page, 'approved');
  expect(complaints).toEqual([]);
});

test('a risk is accepted until a day and revoked; what falls due is listed; the organization shows it', async () => {
  const { page, complaints } = app;
  const record = page.url();
  await page.keyboard.press('Escape');
  await seen(page.getByRole('heading', { level: 1, name: '风险评估', exact: true }));
  await page.goto(record);
  await button(page, '接受风险').click();
  await choose(page, field(dialog(page), '批准人'), '周明 副局长');
  await typeDate(field(dialog(page), '有效期至'), addDays(today, -1));
  await field(dialog(page), '接受的理由').fill('改造须待拨款');
  await button(dialog(page), '接受风险').click();
  await seen(page.getByText('有效期不能早于接受日期', { exact: false }));
  await typeDate(field(dialog(page), '有效期至'), addDays(today, 20));
  await button(dialog(page), '接受风险').click();
  await seen(page.getByText('已接受', { exact: true }));
  await button(page, '登记陈述').click();
  await field(dialog(page), '陈述内容').fill('东侧出口已联系物业。');
  await field(dialog(page), '陈述人职务').fill('秘书长');
  await button(dialog(page), '保存').click();
  await seen(page.getByText('东侧出口已联系物业。'));
  await button(page, '撤销接受').click();
  await field(dialog(page), '撤销原因').fill('情况变化');
  await button(dialog(page), '撤销接受').click();
  await seen(page.getByText('重新打开', { exact: true }));
  await pictures(page, 'risk-reopened');
  await open('/risk/due', '到期事项');
  await seen(row(page, '打开东侧出口并张贴疏散图'));
  await pictures(page, 'risk-due');
  await open('/risk', '风险评估');
  await seen(row(page, '云州市茶文化协会'));
  await pictures(page, 'risk-list');
  await look(page, 'list');
  await page.goto(`${origin}/#/organizations/${organizationId}?tab=risk`);
  await seen(row(page, 'FX-'));
  await shot(page, 'risk-tab');
  expect(complaints).toEqual([]);
});
