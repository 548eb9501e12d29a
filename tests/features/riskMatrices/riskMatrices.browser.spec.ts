import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bandsFrom } from '#shared/features/riskMatrices/matrix.rules.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, dialog, field, openPlace, section, seen, shot, typeDate } from '#tests/support/clerk.ts';
import { look, lookBoth } from '#tests/support/pageScan.ts';
import { filingFields } from '../activityFilings/filingOffice.ts';
import { addOrganization } from '../materialChecklists/materialOffice.ts';
import { approved, factorFields, riskPeople } from '../riskAssessments/picturesOffice.ts';

// Criteria and pictures of risk: the matrix read and changed, the heat map by cell, the trend, the last period copied and compared,
// proposals for an activity confirmed and changed.

let app: BrowserApp;
let page: Page;
let first = '';
let activity = '';

beforeAll(async () => {
  app = await startBrowserApp();
  page = app.page;
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  const people = await riskPeople(app);
  const chamber = await addOrganization(app, '云州市园艺协会', 1);
  const school = await addOrganization(app, '云州市少儿艺术教育与社区文化志愿服务联合促进会', 2);
  const one = await approved(app, people, chamber, '2025-04-10', [
    factorFields({}),
    factorFields({ factorCategory: 'finance', riskText: '报销手续不全', basisText: '2024年度审计报告' }, [
      [4, 3],
      [3, 3],
      [2, 3],
    ]),
  ]);
  first = one.id;
  await approved(app, people, school, '2025-11-20', [
    factorFields({ riskText: '排练厅只有一个出口' }, [
      [5, 5],
      [5, 4],
      [3, 4],
    ]),
  ]);
  const filing = await app.call('activityFilings.register', {
    fields: filingFields(chamber, {
      ...{ title: '春季园艺展', expectedParticipants: 1200, venueCapacity: 1000, budgetWan: '60' },
      receivedOn: '2026-01-05',
    }),
  });
  const made = await app.call('riskAssessments.create', {
    subject: { subjectKind: 'activity', subjectId: filing.id, venueName: null },
    fields: { periodLabel: null, assessedOn: '2026-01-05', assessorOfficeId: people.unitId, conclusionText: null },
  });
  activity = made.id;
  await page.setViewportSize({ width: 1440, height: 900 });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-matrices-${task.name.slice(0, 40)}`);
});
afterAll(() => app.close());

test('K1, K4: the criteria show 25 cells in word and colour, the wording and the proposal table', async () => {
  await openPlace(page, '/risk/criteria');
  await seen(page.getByRole('heading', { level: 1, name: '判定标准' }));
  const cells = page.getByRole('table', { name: '风险矩阵' }).locator('td[data-level]');
  expect(await cells.count()).toBe(25);
  expect(await cells.allInnerTexts()).toEqual(expect.arrayContaining([expect.stringMatching(/^重大\s*25$/u)]));
  await seen(page.getByText('预计人数超过核定容量，出入口只有一个；账户多次账实不符。'));
  await seen(page.getByText('评比达标表彰须列入批准的项目目录，不得收费。'));
  await lookBoth(page, 'risk-criteria');
});

test('K5: a new version keeps the old one; what was typed outlives a reload; the difference is listed', async () => {
  await button(page, '另立新版').click();
  await seen(page.getByRole('heading', { level: 1, name: '另立判定标准' }));
  await field(page, '名称').first().fill('2026年判定标准');
  await typeDate(field(page, '启用日期'), '2089-01-01');
  await field(page, '依据').fill('局长办公会纪要第3号');
  await field(page, '低至').fill('12');
  await seen(page.getByRole('alert').getByText(/区间/u));
  await look(page, 'risk-criteria-gap');
  await field(page, '低至').fill('3');
  await lookBoth(page, 'risk-criteria-new');
  // A draft was kept of what was typed first: it is the last word that counts.
  const kept = async () => (await app.call('drafts.get', { key: 'riskMatrix:new' })).draft?.content ?? '';
  await expect.poll(kept).toContain('"ends":[3,');
  await page.reload();
  await (await seen(button(page, '接着填写'))).click();
  expect(await field(page, '依据').inputValue()).toBe('局长办公会纪要第3号');
  expect(await field(page, '低至').inputValue()).toBe('3');
  await button(page, '确定新版').click();
  await seen(page.getByText('2026年判定标准', { exact: true }));
  await page.getByText('2026年判定标准', { exact: true }).click();
  await seen(section(page, '与上一版不同之处').getByText('低风险的分值：1至4分 → 1至3分'));
  await look(page, 'risk-criteria-two');
  const { rows } = await app.call('riskMatrices.list', {});
  expect(rows.map(({ version, inForce }) => [version, inForce])).toEqual([
    [2, false],
    [1, true],
  ]);
  expect(rows[0]?.definition.bands).toEqual(bandsFrom([3, 9, 16]));
});

test('K10: the heat map counts organizations in cells and opens them; the trend follows the records', async () => {
  await openPlace(page, '/risk/map');
  const cell = page.getByRole('button', { name: '可能性5、影响程度4：重大' });
  await seen(cell.getByText('1家'));
  await lookBoth(page, 'risk-map');
  await cell.click();
  await seen(page.getByRole('heading', { name: '可能性5×影响程度4' }));
  await look(page, 'risk-map-cell');
  await openPlace(page, '/risk/trend');
  await seen(page.getByRole('cell', { name: '2025年下半年' }));
  await lookBoth(page, 'risk-trend');
});

test('Beyond 11: proposals of an activity are confirmed or changed with a reason', async () => {
  await openPlace(page, `/risk/${activity}`);
  await (await seen(button(page, '采用建议'))).click();
  const box = await seen(dialog(page));
  await seen(box.getByText('人数占核定容量：120%'));
  await box.getByText('户外', { exact: true }).click();
  await seen(box.getByText('户外活动受天气影响，须定好延期和转移的办法。'));
  await lookBoth(page, 'risk-proposals');
  const crowd = box.getByRole('listitem').filter({ hasText: '人数占核定容量' });
  await crowd.getByRole('combobox', { name: '可能性' }).click();
  await page.getByRole('option', { name: '2 较少', exact: true }).click();
  expect(await box.getByRole('button', { name: /^采用\d+项$/u }).isDisabled()).toBe(true);
  await crowd.getByRole('textbox', { name: '改定理由' }).fill('分时段入园，现场限流');
  await box.getByRole('button', { name: /^采用\d+项$/u }).click();
  await seen(page.getByText(/建议表：超过100%，5×4.*分时段入园，现场限流/u));
  await lookBoth(page, 'risk-activity');
});

test('K9: the last period is copied with blank levels and compared; a pair is chosen by digits', async () => {
  await openPlace(page, `/risk/${first}`);
  await (await seen(button(page, '沿用上期'))).click();
  await look(page, 'risk-copy');
  await button(dialog(page), '开始评估').click();
  const differences = section(page, '与上期对照');
  await seen(differences.getByText('未评定').first());
  await button(page, '编辑 1').or(button(page, '修改 1')).first().click();
  const likelihood = page.getByRole('group', { name: /固有.*可能性/u });
  await likelihood.getByRole('radio').first().focus();
  await page.keyboard.press('3');
  await page
    .getByRole('group', { name: /固有.*影响程度/u })
    .getByRole('radio')
    .first()
    .focus();
  await page.keyboard.press('4');
  await seen(page.getByText('近三年发生过两三次，或者检查中发现过苗头。'));
  await lookBoth(page, 'risk-picker');
  await button(page, '保存').click();
  await (await seen(differences.getByText('有变化').first())).scrollIntoViewIfNeeded();
  await lookBoth(page, 'risk-difference');
});
