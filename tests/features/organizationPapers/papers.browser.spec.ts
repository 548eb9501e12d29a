import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
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

// R9 at the screen: certificates, articles, seals and branches of one organization, by pointer and by keys.

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
      ...{ legalRepresentativeName: '周赟', certificateValidFrom: '2019-06-12', certificateValidTo: '2023-06-11' },
    },
  });
  id = saved.id;
  await openPlace(app.page, `/organizations/${id}?tab=papers`);
  await seen(section(app.page, '登记证书'));
});

afterAll(async () => app?.close());

/** A list may hold what was saved before the dialog has closed, and until then keys are the dialog's own. */
const closed = (page: Page) => expect.poll(() => page.getByRole('dialog').count()).toBe(0);
const later = (days: number) => new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

test('a certificate is entered, its problems stand at their fields, and the organization follows it', async () => {
  const { page, complaints } = app;
  const certificates = section(page, '登记证书');
  await seen(certificates.getByText('还没有证书记录。'));
  await shot(page, 'empty');
  await button(certificates, '新增证书').click();
  const form = dialog(page);
  expect(await field(form, '证书编号').inputValue()).toBe('云社证字第0321号');
  await button(form, '保存').click();
  await seen(form.getByText('须填写。'));
  await typeDate(field(form, '发证日期'), '2023-6-12');
  await typeDate(field(form, '有效期起'), '2023-06-12');
  await typeDate(field(form, '有效期止'), '2023-06-11');
  await typeDate(field(form, '领取日期'), '2023-06-11');
  await field(form, '领取人').fill('王珺');
  await field(form, '领取人职务').fill('秘书长');
  await button(form, '保存').click();
  await seen(form.locator('[data-field=validTo]').getByText('有效期止不能早于有效期起'));
  await seen(form.locator('[data-field=collectedOn]').getByText('领取日期不能早于发证日期'));
  await pictures(page, 'certificate-problems');
  await typeDate(field(form, '有效期止'), later(60));
  await typeDate(field(form, '领取日期'), '2023-06-13');
  await form.locator('input[type=file]').setInputFiles({
    name: '..\\正本扫描\u202E件.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
  });
  await expect.poll(() => field(form, '证书扫描件').inputValue()).toBe('正本扫描件.pdf');
  await button(form, '保存').click();
  const line = await seen(row(certificates, '正本'));
  await seen(line.getByText(`2023-06-12 至 ${later(60)}`));
  await seen(line.getByText('2023-06-13'));
  await seen(line.getByText('秘书长 王珺'));
  await seen(line.getByText('即将到期'));
  await seen(button(line, '正本扫描件.pdf'));
  const { organization } = await app.call('organizations.get', { id });
  expect([organization.certificateValidFrom, organization.certificateValidTo]).toEqual(['2023-06-12', later(60)]);
  expect(complaints).toEqual([]);
});

test('articles, seals and branches by keys alone: Insert adds, arrows move, Enter changes, Delete voids', async () => {
  const { page, complaints } = app;
  const articles = section(page, '章程');
  await button(articles, '新增一版章程').click();
  let form = dialog(page);
  expect(await field(form, '版次').inputValue()).toBe('1');
  await typeDate(field(form, '表决通过日期'), '2015-05-20');
  await field(form, '核准文号').fill('云民许〔2015〕9号');
  await button(form, '保存').click();
  await seen(form.getByText('填了核准文号，也要填核准日期'));
  await seen(form.getByText('请选通过这版章程的会议；没有会议记录的，请写明原因'));
  await typeDate(field(form, '核准日期'), '2015-06-12');
  // What was said of a field holds no longer once it is changed.
  expect(await form.getByText('填了核准文号，也要填核准日期').count()).toBe(0);
  await field(form, '未选会议的原因').fill('成立大会通过，早于本系统启用');
  await field(form, '修改要点').fill('成立时的章程');
  await shot(page, 'articles-form');
  await button(form, '保存').click();
  await seen(row(articles, '云民许〔2015〕9号'));
  await closed(page);
  await row(articles, '云民许〔2015〕9号').focus();
  await page.keyboard.press('Insert');
  form = dialog(page);
  await expect.poll(() => field(form, '版次').inputValue()).toBe('2');
  await typeDate(field(form, '表决通过日期'), '2021-05-20');
  await field(form, '未选会议的原因').fill('会议资料在纸质档案中');
  await field(form, '修改要点').fill('业务范围增加公益服务，理事会任期改为五年');
  await field(form, '修改要点').press('Tab');
  await button(form, '保存').press('Enter');
  await seen(row(articles, '公益服务'));
  await closed(page);
  // The keyboard is back on the row; the newest version stands first.
  await row(articles, '公益服务').focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => row(articles, '成立时的章程').getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  form = dialog(page);
  await typeDate(field(form, '核准日期'), '2021-06-01');
  await field(form, '修改原因').fill('补录核准日期');
  await field(form, '修改原因').press('Enter');
  await seen(row(articles, '2021-06-01'));
  await closed(page);
  await row(articles, '成立时的章程').focus();
  await page.keyboard.press('Delete');
  await field(dialog(page), '作废原因').fill('扫描件录错');
  await button(dialog(page), '作废').click();
  await expect.poll(() => row(articles, '成立时的章程').count()).toBe(0);
  await articles.getByRole('checkbox', { name: '显示已作废（1）' }).check();
  const struck = await seen(row(articles, '成立时的章程'));
  await seen(struck.getByText('扫描件录错'));
  expect(
    await struck
      .locator('td')
      .first()
      .evaluate((cell) => getComputedStyle(cell).textDecorationLine),
  ).toBe('line-through');

  const seals = section(page, '印章备案');
  await button(seals, '新增印章').click();
  form = dialog(page);
  expect(await field(form, '印章名称').inputValue()).toBe('云州市茶文化促进会');
  await typeDate(field(form, '备案日期'), '2015-06-20');
  await field(form, '备案编号').fill('云公印备〔2015〕31号');
  await button(form, '保存').click();
  await seen(row(seals, '公章').getByText('在用'));
  await row(seals, '公章').dblclick();
  form = dialog(page);
  await choose(page, form.getByRole('combobox', { name: '缴回或销毁', exact: true }), '缴回');
  await typeDate(field(form, '缴回或销毁日期'), '2024-03-01');
  await button(form, '保存').click();
  await seen(row(seals, '公章').getByText('2024-03-01 缴回'));

  const branches = section(page, '分支（代表）机构');
  await button(branches, '新增机构').click();
  form = dialog(page);
  await field(form, '名称').fill('云州市茶文化促进会青年工作委员会');
  await typeDate(field(form, '设立日期'), '2022-01-10');
  await field(form, '负责人').fill('周赟');
  await field(form, '负责人职务').fill('主任');
  await button(form, '保存').click();
  await seen(row(branches, '青年工作委员会').getByText('主任 周赟'));
  await row(branches, '青年工作委员会').click();
  await pictures(page, 'papers');
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(complaints).toEqual([]);
});

test('a new version names the meeting that adopted it; its day follows', async () => {
  const { page, complaints } = app;
  await app.call('organizationMeetings.save', {
    organizationId: id,
    fields: { body: 'members', session: '第三届第一次', heldOn: today, due: 60, present: 52 },
  });
  const articles = section(page, '章程');
  await button(articles, '新增一版章程').click();
  const form = dialog(page);
  await typeDate(field(form, '表决通过日期'), today);
  await field(form, '未选会议的原因').fill('以后补录');
  await button(form, '保存').click();
  await seen(form.locator('[data-field=meetingId]').getByText(`这家组织 ${today} 起已录入台账`, { exact: false }));
  await shot(page, 'articles-need-meeting');
  await field(form, '表决通过日期').fill('');
  await field(form, '表决通过日期').press('Tab');
  await choose(page, form.getByRole('combobox', { name: '通过会议', exact: true }), `${today} 第三届第一次会员大会`);
  await expect.poll(() => field(form, '表决通过日期').inputValue()).toBe(today);
  expect(await field(form, '未选会议的原因').count()).toBe(0);
  await button(form, '保存').click();
  const line = await seen(row(articles, '第三届第一次会员大会'));
  expect(await line.locator('td').first().textContent()).toBe('3');
  expect(complaints).toEqual([]);
});

test('changed elsewhere meanwhile: both versions are shown, nothing is overwritten unseen; the history tells all', async () => {
  const { page, complaints } = app;
  const branches = section(page, '分支（代表）机构');
  await row(branches, '青年工作委员会').dblclick();
  const form = dialog(page);
  await field(form, '住所').fill('人民路88号');
  await field(form, '负责人').fill('林某某');
  const { rows } = await app.call('branches.list', { organizationId: id });
  const [stored] = rows;
  if (stored === undefined) throw new Error('no branch');
  await app.call('branches.save', {
    ...{ id: stored.id, expectedRevision: stored.revision, organizationId: id },
    fields: { ...stored.fields, headName: '陈某某', basis: '第三届理事会第二次会议' },
  });
  await button(form, '保存').click();
  const versions = await seen(page.getByRole('dialog', { name: '填写期间这条记录已被他人修改，没有保存' }));
  await seen(versions.getByRole('radio', { name: '林某某' }));
  await shot(page, 'conflict');
  await versions.getByRole('radio', { name: '陈某某' }).check();
  await button(versions, '选定').click();
  await expect.poll(() => field(form, '负责人').inputValue()).toBe('陈某某');
  expect(await field(form, '住所').inputValue()).toBe('人民路88号');
  expect(await field(form, '设立依据').inputValue()).toBe('第三届理事会第二次会议');
  await shot(page, 'conflict-merged');
  await button(form, '保存').click();
  await seen(row(branches, '主任 陈某某'));
  await row(branches, '青年工作委员会').click();
  await button(branches, '详情').click();
  const history = dialog(page);
  await seen(history.getByText('人民路88号'));
  await seen(history.getByText('陈某某').first());
  await shot(page, 'history');
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
});

test('a form with something typed asks before it is given up', async () => {
  const { page, complaints } = app;
  const branches = section(page, '分支（代表）机构');
  await button(branches, '新增机构').click();
  await field(dialog(page), '名称').fill('驻沪代表处');
  await page.keyboard.press('Escape');
  await seen(page.getByText('填写的内容还没有保存，要放弃吗？'));
  await shot(page, 'leave');
  await button(dialog(page), '继续填写').click();
  expect(await field(dialog(page), '名称').inputValue()).toBe('驻沪代表处');
  await page.keyboard.press('Escape');
  await button(dialog(page), '放弃').click();
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('cancelling lists live branches and what was not handed in first', async () => {
  const { page, complaints } = app;
  await button(page, '登记事项').click();
  await page.getByRole('menuitem', { name: /^注销/ }).click();
  const form = dialog(page);
  await seen(form.getByText('还有 2 项没有了结'));
  await seen(form.getByText('分支机构：云州市茶文化促进会青年工作委员会 2022-01-10 起'));
  await seen(form.getByText('证书：正本 云社证字第0321号 2023-06-12 起'));
  await shot(page, 'before-cancelling');
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
});
