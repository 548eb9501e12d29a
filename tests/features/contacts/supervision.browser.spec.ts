import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import {
  button,
  choose,
  dialog,
  field,
  openPlace,
  pictures,
  row,
  section,
  seen,
  shot,
  typeDate,
} from '#tests/support/clerk.ts';

// R11, R12 and §3.3 at the screen: 监督管理 and 联系人 of one organization.

let app: BrowserApp;
let id: string;
let today: string;

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  today = (await app.call('session.state', {})).today;
  const saved = await app.call('organizations.save', {
    fields: {
      ...{ name: '云州市茶文化促进会', registrationKind: 'registered', legalType: 'social_group' },
      ...{ registrationNo: '云社证字第0321号', registrationAuthority: '云州市民政局', establishedOn: '2015-06-12' },
    },
    contacts: [
      { name: '王珺', post: '秘书长', role: 'liaison', workPhone: '0571-88886666', validFrom: '2022-03-01' },
      { name: '林某某', post: '干事', role: 'office', workPhone: '0571-88886667', validFrom: '2022-03-01' },
    ],
  });
  id = saved.id;
  await openPlace(app.page, `/organizations/${id}?tab=supervision`);
  await seen(section(app.page, '等级评估'));
});

afterAll(async () => app?.close());

const later = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

test('a grade is entered and the organization carries it', async () => {
  const { page, complaints } = app;
  const grades = section(page, '等级评估');
  await button(grades, '登记评估').click();
  const form = dialog(page);
  await choose(page, field(form, '评估等级'), '4A');
  await typeDate(field(form, '授予日期'), later(-1800));
  await typeDate(field(form, '有效期至'), later(-1900));
  await field(form, '文号').fill('云民发〔2021〕18号');
  expect(await field(form, '授予单位').inputValue()).toBe('云州市民政局');
  await button(form, '保存').click();
  await seen(form.getByText('有效期至不能早于授予日期'));
  await typeDate(field(form, '有效期至'), later(25));
  await shot(page, 'grade-form');
  await button(form, '保存').click();
  await seen(row(grades, '4A').getByText('即将到期'));
  const { organization } = await app.call('organizations.get', { id });
  expect([organization.assessmentGrade, organization.assessmentValidTo]).toEqual(['4A', later(25)]);
  expect(complaints).toEqual([]);
});

test('a penalty shows its clock and the statement beside it; a commitment its end', async () => {
  const { page, complaints } = app;
  const penalties = section(page, '行政处罚');
  await button(penalties, '登记处罚').click();
  let form = dialog(page);
  await choose(page, field(form, '处罚种类'), '罚款');
  await field(form, '决定书文号').fill('云民罚决字〔2026〕3号');
  await typeDate(field(form, '决定日期'), later(-40));
  await field(form, '罚没金额（元）').fill('3万');
  await field(form, '违法事实').fill('未按规定接受年度检查');
  await field(form, '法律依据').fill('《社会团体登记管理条例》第三十条第一款');
  await field(form, '陈述申辩').fill('因负责人更替漏报，愿意补报。');
  await button(form, '保存').click();
  await seen(form.locator('[data-field=amountYuan]').getByText('只写数字，最多两位小数'));
  await shot(page, 'penalty-form');
  await field(form, '罚没金额（元）').fill('30000');
  await button(form, '保存').click();
  const line = await seen(row(penalties, '云民罚决字〔2026〕3号'));
  await seen(line.getByText('罚款 30000 元'));
  await seen(line.getByText('愿意补报'));
  await seen(line.getByText('已超过期限'));
  await seen(line.getByText('录入期限'));
  await line.getByRole('button', { name: /怎样推算/ }).focus();
  await seen(page.getByText(/（作出处罚决定）的次日起算，第5个工作日/));
  const commitments = section(page, '承诺书');
  await button(commitments, '登记承诺').click();
  form = dialog(page);
  await choose(page, field(form, '承诺种类'), '安全承诺');
  await typeDate(field(form, '有效期至'), later(59));
  await button(form, '保存').click();
  await seen(row(commitments, '安全承诺').getByText('即将到期'));
  await seen(section(page, '年检年报'));
  await pictures(page, 'supervision');
  await commitments.scrollIntoViewIfNeeded();
  await shot(page, 'supervision-end');
  expect(complaints).toEqual([]);
});

test('a liaison is followed by another; who was liaison on a day stays known; the quarter is confirmed', async () => {
  const { page, complaints } = app;
  await page.getByRole('tab', { name: '联系人', exact: true }).click();
  const contacts = section(page, '联系人');
  await seen(page.getByText('还没有核对'));
  await row(contacts, '王珺').click();
  await shot(page, 'contacts-before');
  await button(contacts, '修改').click();
  let form = dialog(page);
  await field(form, '姓名').fill('周赟');
  await button(form, '保存').click();
  await seen(form.getByText('联络员换人不能直接改写'));
  await button(form, '取消').click();
  await button(page, '放弃').click();
  await button(contacts, '变更联络员').click();
  form = dialog(page);
  await seen(form.getByText('现任联络员王珺截止到变更日期的前一天'));
  await typeDate(field(form, '变更日期'), '2022-03-01');
  await field(form, '新联络员姓名').fill('周赟');
  await button(form, '保存').click();
  await seen(form.getByText('变更日期须晚于现任联络员的开始日期（2022-03-01）'));
  await typeDate(field(form, '变更日期'), later(-1));
  await shot(page, 'liaison-change');
  await button(form, '保存').click();
  await seen(row(contacts, '周赟').getByText('在期限内'));
  await seen(row(contacts, '王珺').getByText('已离任'));
  const who = section(page, '按日期查联络员');
  await seen(who.getByText('秘书长 周赟'));
  await typeDate(who.getByLabel('日期'), later(-2));
  await seen(who.getByText(`${later(-2)} 的联络员：秘书长 王珺`));
  const confirmations = section(page, '季度核对');
  await button(confirmations, '登记核对').click();
  form = dialog(page);
  expect(await field(form, '答复人').inputValue()).toBe('周赟');
  await button(form, '保存').click();
  await seen(page.getByText(`已于 ${today} 核对`));
  await pictures(page, 'contacts');
  // The form of the organization holds the present liaison alone and says what a new name does.
  await openPlace(page, `/organizations/${id}/edit`);
  const note = await seen(page.getByText('联络员改了姓名或身份'));
  await note.scrollIntoViewIfNeeded();
  await shot(page, 'form-contacts');
  expect(await page.getByRole('textbox', { name: '姓名', exact: true }).count()).toBe(2);
  expect(complaints).toEqual([]);
});

test('the liaison roster lists, narrows and opens an organization', async () => {
  const { page, complaints } = app;
  await app.call('organizations.save', {
    fields: {
      ...{
        name: '云州市书法协会',
        registrationKind: 'registered',
        legalType: 'social_group',
        townshipName: '城关街道',
      },
      ...{ registrationNo: '云社证字第0322号', registrationAuthority: '云州市民政局', establishedOn: '2015-06-12' },
    },
  });
  await openPlace(page, '/organizations/liaisons');
  await seen(page.getByRole('row').filter({ hasText: '秘书长 周赟' }));
  await seen(page.getByRole('row').filter({ hasText: '云州市书法协会' }).getByText('没有联络员'));
  await pictures(page, 'roster');
  await page.getByText('没有联络员（1）').click();
  await expect.poll(() => page.getByRole('row').filter({ hasText: '秘书长 周赟' }).count()).toBe(0);
  await page.getByRole('row').filter({ hasText: '云州市书法协会' }).dblclick();
  await seen(section(page, '季度核对'));
  expect(complaints).toEqual([]);
});

test('the register of penalties lists, narrows and opens an organization', async () => {
  const { page, complaints } = app;
  await openPlace(page, '/organizations/penalties');
  const line = await seen(page.getByRole('row').filter({ hasText: '云民罚决字〔2026〕3号' }));
  await seen(line.getByText('已超过期限'));
  await pictures(page, 'penalties');
  await choose(page, field(page, '处罚种类'), '警告');
  await seen(page.getByText('没有符合条件的处罚'));
  await button(page, '清除筛选').first().click();
  await line.dblclick();
  await seen(section(page, '行政处罚'));
  expect(complaints).toEqual([]);
});
