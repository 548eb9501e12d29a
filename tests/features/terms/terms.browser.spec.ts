import type { Locator } from 'playwright-core';
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
  typeDate,
} from '#tests/support/clerk.ts';

// R7 and R8 at the screen: terms, officers and postponements of one organization, its own meetings, and the page 换届.

let app: BrowserApp;
let id: string;
let today: string;

const later = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
/** The day of the month so many years from now; the test is not run on a 29 February only. */
const inYears = (years: number, from = today) => `${Number(from.slice(0, 4)) + years}${from.slice(4)}`;
const select = (form: Locator, name: string) => form.getByRole('combobox', { name: new RegExp(`^${name}`) });

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  today = (await app.call('session.state', {})).today;
  const fields = {
    registrationKind: 'registered',
    legalType: 'social_group',
    registrationAuthority: '云州市民政局',
    establishedOn: '2015-06-12',
  } as const;
  const own = { name: '云州市茶文化促进会', registrationNo: '云社证字第0321号', townshipName: '青云街道' };
  id = (await app.call('organizations.save', { fields: { ...fields, ...own } })).id;
  for (const [index, days] of [-20, 12, 75, 160].entries()) {
    const name = `云州市第${index + 1}号行业协会`;
    const other = await app.call('organizations.save', {
      fields: {
        ...fields,
        name,
        registrationNo: `云社证字第${index}号`,
        townshipName: index < 2 ? '石桥镇' : '青云街道',
      },
      reason: '另一家组织',
    });
    const startOn = inYears(-5, later(days));
    await app.call('terms.save', {
      organizationId: other.id,
      fields: { number: index + 1, electedOn: startOn, startOn, years: 5 },
    });
  }
  await openPlace(app.page, `/organizations/${id}?tab=terms`);
  await seen(section(app.page, '届期'));
});
afterAll(async () => app?.close());

test('R7 a term is recorded, its last day follows from the rule; officers and an approved postponement', async () => {
  const { page, complaints } = app;
  const terms = section(page, '届期');
  await seen(terms.getByText('还没有届期记录', { exact: false }));
  await seen(page.getByText('《民法典》第二百零二条', { exact: false }));
  await pictures(page, 'terms-empty');
  await button(terms, '登记新一届').click();
  let form = dialog(page);
  expect(await field(form, '第几届').inputValue()).toBe('1');
  await typeDate(field(form, '选举日期'), later(1));
  await button(form, '保存').click();
  await seen(form.locator('[data-field=electedOn]').getByText('日期不能晚于今天'));
  const elected = inYears(-5, later(40));
  await field(form, '选举日期').fill('');
  await typeDate(field(form, '选举日期'), elected);
  await field(form, '起始日期').fill('');
  await typeDate(field(form, '起始日期'), elected);
  await field(form, '理事人数').fill('21');
  await field(form, '监事人数').fill('3');
  await field(form, '换届报告文号').fill('云茶协〔2021〕6号');
  await pictures(page, 'terms-form');
  await button(form, '保存').click();
  const line = await seen(row(terms, '第 1 届'));
  await seen(line.getByText(`本届，${later(40)} 届满`));

  const officers = section(page, '负责人');
  for (const [post, name] of [
    ['会长', '周某某'],
    ['秘书长', '王某某'],
  ] as const) {
    await button(officers, '新增负责人').click();
    form = dialog(page);
    await field(form, '职务').fill(post);
    await field(form, '姓名').fill(name);
    await field(form, '办公电话').fill('0571-88001234');
    await button(form, '保存').click();
    await seen(row(officers, name).getByText(post));
  }

  const postponements = section(page, '延期换届');
  await button(postponements, '登记延期').click();
  form = dialog(page);
  expect(await field(form, '原届满日期').inputValue()).toBe(later(40));
  await typeDate(field(form, '延期至'), later(30));
  await field(form, '批准单位').fill('云州市民政局');
  await typeDate(field(form, '批准日期'), today);
  await button(form, '保存').click();
  await seen(form.locator('[data-field=approvalNumber]').getByText('须填写。'));
  await field(form, '批准文号').fill('云民社〔2026〕3号');
  await button(form, '保存').click();
  await seen(form.locator('[data-field=newDueOn]').getByText('延期后的日期应晚于原届满日期'));
  await pictures(page, 'postponement-problems');
  await field(form, '延期至').fill('');
  await typeDate(field(form, '延期至'), inYears(2, later(40)));
  await button(form, '保存').click();
  await seen(row(postponements, `${later(40)} → ${inYears(2, later(40))}`));
  await seen(row(terms, '第 1 届').getByText(`本届，${inYears(2, later(40))} 届满`));
  await seen(row(terms, '第 1 届').getByText('延期合计超过 1 年，请核对批准文件'));
  await pictures(page, 'terms');
  expect(complaints).toEqual([]);
});

test('R8 meetings and resolutions: what cannot be is refused at its field, too few is a warning', async () => {
  const { page, complaints } = app;
  await page.getByRole('tab', { name: '会议', exact: true }).click();
  const meetings = section(page, '会议');
  await button(meetings, '新增会议').click();
  let form = dialog(page);
  await choose(page, select(form, '会议种类'), '会员大会');
  await field(form, '届次').fill('第二届第一次');
  await typeDate(field(form, '召开日期'), today);
  await field(form, '地点').fill('云州饭店二楼');
  await field(form, '主持人').fill('周某某');
  await field(form, '主持人职务').fill('会长');
  await field(form, '应到人数').fill('100');
  await field(form, '实到人数').fill('101');
  await button(form, '保存').click();
  await seen(form.locator('[data-field=present]').getByText('实到 101 人多于应到 100 人，请核对'));
  await pictures(page, 'meeting-problems');
  await field(form, '实到人数').fill('60');
  await button(form, '保存').click();
  await seen(row(meetings, '第二届第一次').getByText('不足 67 人（三分之二以上）'));

  const resolutions = section(page, '决议');
  const resolve = async (subject: string, title: string, votes: readonly [string, string, string]) => {
    await button(resolutions, '新增决议').click();
    form = dialog(page);
    await choose(page, select(form, '事项'), subject);
    await field(form, '决议名称').fill(title);
    await field(form, '同意').fill(votes[0]);
    await field(form, '反对').fill(votes[1]);
    await field(form, '弃权').fill(votes[2]);
  };
  await resolve('会费标准', '会费标准修订办法', ['55', '3', '3']);
  await button(form, '保存').click();
  await seen(form.locator('[data-field=votesFor]').getByText('同意、反对、弃权合计 61 票，与实到 60 人不符，请核对'));
  await pictures(page, 'resolution-problems');
  await field(form, '弃权').fill('2');
  await field(form, '决议内容').fill('单位会员每年 2000 元，个人会员每年 100 元');
  await button(form, '保存').click();
  await seen(row(resolutions, '会费标准修订办法').getByText('同意已达 30 票（到会人数二分之一以上）'));
  await seen(page.getByText(`最近的会费标准决议：${today}`, { exact: false }));
  await resolve('章程修改', '修改章程第六条', ['39', '20', '1']);
  await button(form, '保存').click();
  await seen(row(resolutions, '修改章程第六条').getByText('同意不足 40 票（到会人数三分之二以上）'));
  await seen(page.getByText('章程另有规定的从其规定', { exact: false }));

  await app.call('meetings.save', {
    fields: {
      ...{ kind: 'council', title: '第二届理事会第四次会议', startAt: `${today}T09:00`, place: '协会会议室' },
      ...{ chairName: '周某某', recorderName: '王某某', organizationId: id },
    },
    ...{ agenda: [], attendance: [], decisions: [], actions: [] },
  });
  await seen(page.getByRole('link', { name: '第二届理事会第四次会议' }));
  await pictures(page, 'meetings');
  expect(complaints).toEqual([]);
});

test('R7 the page 换届: steps, townships, unrecorded ones, and the organization behind a line', async () => {
  const { page, complaints } = app;
  await openPlace(page, '/organizations/terms');
  await seen(row(page, '云州市第1号行业协会').getByText('逾期20天'));
  expect(await row(page, '行业协会').count()).toBe(4);
  await pictures(page, 'terms-page');
  await page.getByText('30 日内（1）').click();
  await seen(row(page, '云州市第2号行业协会').getByText('还有12天'));
  await page.getByText('未登记届期（0）').click();
  await seen(page.getByText('没有符合条件的社会组织'));
  await page.getByText('全部届期（5）').click();
  await seen(row(page, '云州市茶文化促进会').getByText('延期 1 次，云民社〔2026〕3号'));
  await pictures(page, 'terms-page-all');
  await row(page, '云州市茶文化促进会').dblclick();
  await seen(section(page, '届期'));
  await expect.poll(() => page.url()).toContain(`/organizations/${id}?tab=terms`);
  expect(complaints).toEqual([]);
});
