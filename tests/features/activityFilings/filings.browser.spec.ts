import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, field, openPlace, seen, shot, typeDate } from '#tests/support/clerk.ts';
import { officeYear } from '#tests/support/officeDay.ts';
import { look } from '#tests/support/pageScan.ts';
import { addOrganization } from '../materialChecklists/materialOffice.ts';

// A clerk takes down an activity: registered with its verdict while typing, its plan attached, complete, agreed, accepted, moved.

const NAME = '云州市花卉协会';
const OTHER = '云州市茶叶协会';
const TITLE = '金秋菊花展';
/** Of the activity: its days lie ahead, and its holidays are not known yet. */
const YEAR = officeYear() + 1;
let app: BrowserApp;
let page: Page;

beforeAll(async () => {
  app = await startBrowserApp();
  page = app.page;
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  await addOrganization(app, NAME, 1);
  await addOrganization(app, OTHER, 2);
  await page.setViewportSize({ width: 1440, height: 900 });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-filings-${task.name.slice(0, 40)}`);
});
afterAll(() => app.close());

const small = async (name: string) => {
  await page.setViewportSize({ width: 1024, height: 700 });
  await look(page, name);
  await page.setViewportSize({ width: 1440, height: 900 });
};
const hasKeyboard = (place: Locator) => place.evaluate((element) => element === document.activeElement);
const filing = async () => {
  const [row] = (await app.call('activityFilings.list', { filter: { text: TITLE } })).rows;
  if (row === undefined) throw new Error('no filing');
  return (await app.call('activityFilings.get', { id: row.id })).filing;
};

test('a filing is registered by the keyboard, and its verdict is said while it is typed', async () => {
  await openPlace(page, '/filings');
  await seen(page.getByText('还没有活动报备'));
  await page.keyboard.press('Control+Alt+N');
  await seen(page.getByRole('heading', { level: 1, name: '登记活动报备' }));
  await expect.poll(() => hasKeyboard(field(page, '主办组织'))).toBe(true);
  await field(page, '主办组织').fill('花卉');
  await page.getByRole('option', { name: NAME, exact: true }).click();
  await field(page, '业务主管单位').fill('市园林局');
  await field(page, '活动名称').fill(TITLE);
  await choose(page, field(page, '活动类型'), '展览展销');
  await typeDate(field(page, '开始时间'), `${YEAR}-03-20`);
  await field(page, '地点').fill('青云公园');
  await field(page, '预计人数').fill('800');
  await field(page, '场地核定容量').fill('600');
  await seen(page.getByText('预计人数超过场地核定容量', { exact: false }));
  await seen(
    page.getByText(`须在活动开始前7天（自然日）报备，活动${YEAR}-03-20开始，最迟应于${YEAR}-03-13报备`, {
      exact: false,
    }),
  );
  await field(page, '现场负责人').fill('周启明');
  await field(page, '负责人职务').fill('秘书长');
  await field(page, '负责人办公电话').fill('0571-88012345');
  await look(page, 'filings-form');
  await small('filings-form-1024');
  await page.keyboard.press('Control+S');
  await seen(page.getByRole('heading', { level: 1, name: TITLE }));
  await seen(page.getByText('下一步：核对材料，齐备后确认齐备日期'));
  await seen(page.getByText('5项材料，还有5项不齐'));
  await seen(page.getByText('节假日安排未录入').first());
  await look(page, 'filings-record');
  await small('filings-record-1024');
});

test('what is missing keeps it from being complete; the plan is attached and named', async () => {
  await button(page, '确认材料齐备').first().click();
  const dialog = await seen(page.getByRole('dialog', { name: '确认材料齐备' }));
  await button(dialog, '确认材料齐备').click();
  await seen(dialog.getByText('还有 5 项材料不齐', { exact: false }));
  await look(page, 'filings-incomplete');
  await page.keyboard.press('Escape');
  const stored = await filing();
  const { case: list } = await app.call('materialChecklists.get', { id: stored.materialCaseId ?? '' });
  const items = list.items.map(
    ({ key, applies, copies, requirement, receivedOn, copiesReceived, isSealed, isSigned, defect, remark }) =>
      requirement === 'required'
        ? {
            key,
            applies,
            receivedOn: stored.receivedOn,
            copiesReceived: copies,
            isSealed: true,
            isSigned: true,
            defect,
            remark,
          }
        : { key, applies, receivedOn, copiesReceived, isSealed, isSigned, defect, remark },
  );
  await app.call('materialChecklists.save', {
    ...{ id: list.id, expectedRevision: list.revision, receivedOn: list.receivedOn, note: null, items },
  });
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '添加附件' }).click();
  await (await chooser).setFiles({ name: '应急预案.txt', mimeType: 'text/plain', buffer: Buffer.from('疏散路线两条') });
  await choose(page, page.getByRole('combobox', { name: '应急预案' }), '应急预案.txt');
  await seen(page.getByText('已指定应急预案。'));
  await button(page, '确认材料齐备').first().click();
  await button(await seen(page.getByRole('dialog', { name: '确认材料齐备' })), '确认材料齐备').click();
  await seen(page.getByText('下一步：等业务主管单位意见'));
  await seen(page.getByText('属按时报备', { exact: false }));
});

test('the unit agrees, the filing is accepted, then moved twice; every former day stays', async () => {
  await button(page, '登记主管单位意见').first().click();
  const unit = await seen(page.getByRole('dialog', { name: '登记主管单位意见' }));
  // What the unit said is never proposed: without a choice nothing is saved.
  await button(unit, '登记主管单位意见').click();
  await seen(unit.getByText('须填写。'));
  await choose(page, field(unit, '意见'), '同意');
  await button(unit, '登记主管单位意见').click();
  await seen(page.getByText('下一步：登记办理结果'));
  await button(page, '登记办理结果').first().click();
  const decide = await seen(page.getByRole('dialog', { name: '登记办理结果' }));
  await choose(page, field(decide, '办理结果'), '准予备案');
  await look(page, 'filings-decide');
  await button(decide, '登记办理结果').click();
  await seen(page.getByText('下一步：等活动举办', { exact: false }));
  for (const [day, reason] of [
    [`${YEAR}-03-27`, '场地检修'],
    [`${YEAR}-04-03`, '预报有大风'],
  ] as const) {
    await button(page, '活动改期').first().click();
    const move = await seen(page.getByRole('dialog', { name: '活动改期' }));
    await expect.poll(() => hasKeyboard(field(move, '开始时间'))).toBe(true);
    await typeDate(field(move, '开始时间'), day);
    await field(move, '改期原因').fill(reason);
    await button(move, '活动改期').click();
    await seen(page.getByRole('cell', { name: reason, exact: true }));
  }
  await seen(page.getByText(`${YEAR}-03-20 09:00`, { exact: false }).first());
  await look(page, 'filings-accepted');
  await small('filings-accepted-1024');
  await button(page, '起草备案回执').click();
  await seen(page.getByRole('heading', { level: 1 }).filter({ hasText: '活动备案回执' }));
});

test('it stands in the list, on the page of its organization, and in the rules an office reads', async () => {
  await openPlace(page, '/filings');
  await seen(page.getByRole('row').filter({ hasText: TITLE }).getByText('待举办'));
  await look(page, 'filings-list');
  await small('filings-list-1024');
  const asked = page.getByRole('combobox', { name: '主办组织', exact: true });
  await asked.fill('茶叶');
  await page.getByRole('option', { name: OTHER, exact: true }).click();
  await seen(page.getByText('没有符合条件的报备'));
  await asked.fill('花卉');
  await page.getByRole('option', { name: NAME, exact: true }).click();
  await seen(page.getByRole('row').filter({ hasText: TITLE }));
  await look(page, 'filings-list-organization');
  await button(page, '清除筛选').click();
  await expect.poll(() => asked.inputValue()).toBe('');
  const { organizationId } = await filing();
  await openPlace(page, `/organizations/${organizationId}?tab=filings`);
  await seen(page.getByRole('link', { name: TITLE }));
  await look(page, 'filings-tab');
  await openPlace(page, '/settings');
  await seen(page.getByText('须在活动开始前7天（自然日）报备'));
  expect(await page.getByRole('heading', { name: '活动报备期限' }).count()).toBe(1);
});
