import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { creditCode } from '#tests/features/organizations/tables.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, dialog, field, openPlace, row, seen, shot, toTextEnd } from '#tests/support/clerk.ts';
import { look, lookBoth } from '#tests/support/pageScan.ts';
import { paperHandedToPrinter } from '#tests/support/printedPages.ts';

// A clerk makes a template of the office, begins a half-yearly report with it, puts a number into the text, refreshes after a record
// changed, opens the records behind the number, and makes the official document with a reason.

const TYPED = '上半年各项工作平稳有序。';

let app: BrowserApp;
let page: Page;

const found = (number: number, establishedOn: string) =>
  app.call('organizations.save', {
    fields: {
      ...{
        name: `云州市第${'一二三四五六七八九'[number - 1] ?? ''}书法协会`,
        registrationKind: 'registered',
        establishedOn,
      },
      ...{ legalType: 'social_group', uscc: creditCode(number), registrationAuthority: '云州市民政局' },
    },
  });
const text = () => page.getByRole('textbox', { name: '正文', exact: true });
/** A marked place in the text by its name. */
const place = (name: string) => text().getByRole('button', { name: new RegExp(`^${name}：`) });
const stored = async () => {
  const { rows } = await app.call('reports.list', {});
  return app.call('reports.get', { id: rows[0]?.id ?? '' });
};
const focused = (control: Locator) => control.evaluate((element) => element === document.activeElement);
/** What the program reads when somebody pastes plain text. */
const paste = (words: string) =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, words);

beforeAll(async () => {
  app = await startBrowserApp();
  page = app.page;
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  for (const number of [1, 2, 3]) await found(number, '2019-11-07');
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-reports-${task.name.slice(0, 40)}`);
});
afterAll(() => app.close());

test('a template of the office: an unknown place is named with its line and the nearest name, and mended before it is kept', async () => {
  await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '报告', exact: true }).click();
  await seen(page.getByText('还没有报告'));
  await lookBoth(page, 'reports-empty');
  await page.getByRole('link', { name: '报告模板', exact: true }).click();
  await seen(row(page, '半年工作报告'));
  await page.keyboard.press('Control+Alt+N');
  await field(page, '名称').fill('本单位半年报告');
  await field(page, '标题').fill('{{单味}}关于{{期间}}工作情况的报告');
  await page.getByRole('textbox', { name: '模板正文', exact: true }).click();
  await paste('一、开展情况\n期末登记{{期末登记组织树}}家，召开会议{{召开会议次数}}次，新成立{新成立登记数}家。');
  await seen(page.getByText('模板中有 3 处位置的名称不对'));
  await seen(page.getByText('标题中“单味”，最接近的是“单位”'));
  await seen(page.getByText('第 2 行“期末登记组织树”，最接近的是“期末登记组织数”'));
  await lookBoth(page, 'report-template-unknown');
  await page.keyboard.press('Control+s');
  expect((await app.call('reportTemplates.list', {})).templates.filter(({ id }) => id !== null)).toEqual([]);
  await button(page, '改为“单位”').click();
  await button(page, '改为“期末登记组织数”').click();
  await button(page, '改为“新成立登记数”').click();
  await page.getByText('处位置的名称不对').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+s');
  await seen(row(page, '本单位半年报告'));
  const { templates } = await app.call('reportTemplates.list', {});
  expect(templates.find(({ name }) => name === '本单位半年报告')).toMatchObject({
    title: '{{单位}}关于{{期间}}工作情况的报告',
    content: {
      blocks: [
        { kind: 'heading', text: '开展情况' },
        {
          kind: 'paragraph',
          text: '期末登记{{期末登记组织数}}家，召开会议{{召开会议次数}}次，新成立{{新成立登记数}}家。',
        },
      ],
    },
  });
});

test('a template is found by its name; the hit opens it', async () => {
  await openPlace(page, '/today');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('本单位半年');
  await page.getByRole('option', { name: '本单位半年报告' }).first().click();
  await seen(page.getByRole('heading', { level: 1, name: '报告模板' }));
  await expect.poll(() => field(page, '名称').inputValue()).toBe('本单位半年报告');
  await lookBoth(page, 'report-template-found');
});

test('a report begins with the last period that ended and is counted at once; a place is put in by the first letters of its name', async () => {
  await page.getByRole('link', { name: '报告', exact: true }).last().click();
  await page.keyboard.press('Control+Alt+N');
  await expect.poll(() => focused(dialog(page).getByRole('combobox', { name: '统计期间' }))).toBe(true);
  await choose(page, dialog(page).getByRole('combobox', { name: '模板' }), '本单位半年报告');
  await look(page, 'report-new');
  await button(dialog(page), '起草').click();
  const year = Number((await app.call('session.state', {})).today.slice(0, 4));
  await seen(
    page.getByRole('heading', {
      level: 1,
      name: new RegExp(`云州市民政局关于${year}|${year - 1}年.半年工作情况的报告`),
    }),
  );
  await expect.poll(() => place('期末登记组织数').textContent()).toBe('3');
  await toTextEnd(text());
  await page.keyboard.press('Enter');
  await page.keyboard.type(`${TYPED}其中新成立{{`);
  await seen(dialog(page));
  await page.keyboard.type('xcldjs');
  await seen(page.getByRole('option', { name: '新成立登记数' }));
  await look(page, 'report-picker');
  await page.keyboard.press('Enter');
  await expect.poll(() => place('新成立登记数').last().textContent()).toBe('0');
  expect(await place('新成立登记数').count()).toBe(2);
  await page.keyboard.type('家。');
  await page.keyboard.press('Control+s');
  await seen(page.getByText('已保存。', { exact: true }));
  await expect
    .poll(async () => (await stored()).content.blocks.at(-1))
    .toEqual({ kind: 'paragraph', text: `${TYPED}其中新成立{{新成立登记数}}家。` });
});

test('after a record changed a refresh marks the changed number alone and leaves the typed text', async () => {
  await found(4, '2019-11-08');
  await expect.poll(() => button(page, '刷新数字').isEnabled()).toBe(true);
  await page.keyboard.press('F5');
  await seen(page.getByText('刷新后正文有 1 处数字变动'));
  await seen(page.getByRole('heading', { name: '依据的决议' }));
  const changed = place('期末登记组织数');
  await expect.poll(() => changed.textContent()).toBe('4');
  await expect.poll(() => changed.getAttribute('aria-label')).toBe('期末登记组织数：4（刷新前为 3）');
  await expect.poll(() => text().locator('[data-tone="changed"]').count()).toBe(1);
  expect(await text().textContent()).toContain(TYPED);
  await page.keyboard.press('F7');
  await expect.poll(() => changed.getAttribute('data-selected')).toBe('true');
  await lookBoth(page, 'report-changed');
  await button(page, '知道了').click();
  await expect.poll(() => text().locator('[data-tone="changed"]').count()).toBe(0);
});

test('what two people changed at once is shown side by side; nothing is overwritten', async () => {
  const { id, revision, ...now } = await stored();
  const { kind, periodStart, periodEnd, content, templateId, collectionTaskId } = now;
  const fields = { kind, periodStart, periodEnd, content, templateId, collectionTaskId, recipients: '云州市人民政府' };
  await field(page, '主送').fill('省民政厅');
  await app.call('reports.save', { id, expectedRevision: revision, fields: { ...fields, title: now.title } });
  await page.keyboard.press('Control+s');
  const versions = dialog(page);
  await seen(versions.getByText('省民政厅'));
  await seen(versions.getByText('云州市人民政府'));
  await look(page, 'report-conflict');
  await button(versions, '全用别处的').click();
  await button(versions, '选定').click();
  expect(await field(page, '主送').inputValue()).toBe('云州市人民政府');
  expect(await text().textContent()).toContain(TYPED);
});

test('a number in the text and in the panel opens the list of its records, as long as the number', async () => {
  await place('期末登记组织数').click();
  const records = page.getByRole('region', { name: '数字的明细' });
  await seen(records.getByText('共 4 条'));
  await seen(records.getByText('与数字相符'));
  expect(await records.getByRole('row').count()).toBe(5);
  await lookBoth(page, 'report-records');
  const panel = page.getByRole('table', { name: '指标' });
  await button(page, '展开各期数字').click();
  await seen(panel.getByRole('button', { name: '期末登记组织数，上年同期：4家' }));
  await look(page, 'report-figures-wide');
  await button(page, '收起，显示正文').click();
  const none = panel.getByRole('button', { name: '新成立登记数，本期：0家' });
  await none.press('Enter');
  await seen(records.getByText('没有记录，数字为零'));
  await button(records, '关闭').click();
  await expect.poll(() => focused(none)).toBe(true);
  // On a small window the list takes the place of the numbers and leaves it again.
  await page.setViewportSize({ width: 1024, height: 700 });
  await page.getByRole('main').getByText('指标', { exact: true }).first().click();
  await none.press('Enter');
  await seen(records);
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(none)).toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });
  await none.press('ArrowUp');
  const period = () => page.evaluate(() => document.activeElement?.getAttribute('data-period') ?? '');
  await expect.poll(period).toBe('current');
  await place('期末登记组织数').click();
  await records.getByRole('link', { name: /第四书法协会/ }).click();
  await seen(page.getByRole('heading', { level: 1, name: '云州市第四书法协会' }));
  await page.goBack();
  // The page is printed as it is now, also while the records stand beside the text.
  await (await seen(place('期末登记组织数'))).click();
  await seen(records.getByText('共 4 条'));
  const paper = await paperHandedToPrinter(page, () => page.keyboard.press('Control+p'));
  expect(paper.title).toContain('工作情况的报告');
  expect(paper.inked).toBeGreaterThan(0.005);
});

test('the gate names what is missing; going on needs a reason and leads to the document', async () => {
  await page.getByRole('main').getByText('检查', { exact: true }).last().click();
  const gate = page.getByRole('region', { name: '检查' });
  await seen(gate.getByText(/发现 \d+ 个问题/));
  await lookBoth(page, 'report-check');
  await page.keyboard.press('F9');
  await seen(dialog(page).getByText(/发现 \d+ 个问题/));
  await expect.poll(() => focused(field(dialog(page), '送审理由'))).toBe(true);
  await button(dialog(page), '生成公文').click();
  await seen(dialog(page).getByText('请写明理由，至少两个字'));
  await field(dialog(page), '送审理由').fill('已逐项核对，按期报送。');
  await look(page, 'report-document');
  await button(dialog(page), '生成公文').click();
  await expect.poll(() => page.url(), { timeout: 20_000 }).toContain('/official/');
  await seen(page.getByRole('heading', { level: 1, name: /^云州市民政局关于.*工作情况的报告$/ }));
  const { id, documentId, warningReason } = await stored();
  expect(warningReason).toBe('已逐项核对，按期报送。');
  expect(page.url()).toContain(`/official/${documentId}`);
  await seen(page.getByText(/^由报告“云州市民政局关于.*”生成/));
  await lookBoth(page, 'report-official');
  await page.getByRole('link', { name: '打开报告' }).click();
  await seen(page.getByText('公文已生成，尚未送审'));
  await expect.poll(() => page.url()).toContain(`/reports/${id}`);
  await openPlace(page, '/reports');
  await seen(row(page, '工作情况的报告'));
  await lookBoth(page, 'reports');
  expect(app.complaints).toEqual([]);
});
