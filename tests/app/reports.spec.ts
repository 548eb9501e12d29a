import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { creditCode } from '#tests/features/organizations/tables.ts';
import { button, dialog, field, section, seen, shot, toTextEnd } from '../support/clerk.ts';
import { judgeIssued } from '../support/judgeMinutes.ts';
import { type LaunchedApp, removeDataRoot, stubDialogs } from '../support/launchApp.ts';
import { officeDay, officeYear } from '../support/officeDay.ts';
import { startWalk, type Walk } from '../support/walkOffice.ts';

// A half-yearly report in the real program: created, counted, refreshed, made a document, approved, numbered, issued and signed, sent,
// reopened after records changed. Each test goes on where the one before stopped.

const OWN_WORDS = '各街道反映，部分社会组织负责人更换后未及时办理变更登记。';
const files = mkdtempSync(join(tmpdir(), 'taizhang-reports-walk-'));
const issuedFile = join(files, '报告.pdf');
let launched: LaunchedApp;
let page: Page;
let ask: Walk['ask'];

/** The half-year that ended last, as the program begins a report with it. */
const half = officeDay().slice(5) < '07' ? { year: officeYear() - 1, part: 2 } : { year: officeYear(), part: 1 };
const inPeriod = `${half.year}-${half.part === 1 ? '03' : '09'}-12`;

/** An organization registered on a day, with the event that says so. */
async function organization(number: number, establishedOn: string): Promise<string> {
  const fields = {
    ...{ name: `云州市第${number}研究会`, registrationKind: 'registered', legalType: 'social_group' },
    ...{ registrationNo: `云社证字第${number}号`, registrationAuthority: '云州市民政局', establishedOn },
    uscc: creditCode(number),
  };
  const { id } = await ask<{ id: string }>('organizations.save', { fields });
  return id;
}

/** The number of organizations registered at the end, as it stands in the table of figures. */
const registered = () =>
  page
    .getByRole('table', { name: '指标' })
    .getByRole('row')
    .filter({ hasText: '期末登记组织数' })
    .getByRole('button')
    .first();

beforeAll(async () => {
  ({ launched, page, ask } = await startWalk());
  for (const number of [11, 12, 13]) await organization(number, '2015-06-01');
  await organization(14, inPeriod);
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-reports-${task.name.slice(0, 30)}`);
});

afterAll(async () => {
  await launched?.app.close().catch(() => undefined);
  if (launched) await removeDataRoot(launched.dataRoot);
  rmSync(files, { recursive: true, force: true });
});

/** Goes to the list by the navigation. */
async function visitReports(): Promise<void> {
  await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '报告', exact: true }).click();
  await seen(page.getByRole('heading', { level: 1, name: '报告', exact: true }));
}

test('a half-yearly report is created from the template and counted; a number opens as many records', async () => {
  await visitReports();
  await seen(page.getByText('还没有报告', { exact: true }));
  await page.keyboard.press('Control+Alt+N');
  await seen(page.getByRole('dialog', { name: '新建半年工作报告' }));
  await button(dialog(page), '起草').click();
  await seen(page.getByText('数字已统计。'));
  await seen(page.getByRole('heading', { level: 1 }).filter({ hasText: '社会组织管理工作情况的报告' }));
  await (await seen(registered())).click();
  await seen(page.getByText('共 4 条', { exact: false }));
  for (const number of [11, 12, 13, 14]) await seen(page.getByText(`云州市第${number}研究会`).first());
  await shot(page, 'reports-1-records');
});

test('own words stay while a refresh changes the number of a record that came later', async () => {
  await toTextEnd(page.getByRole('textbox', { name: '正文' }));
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(OWN_WORDS);
  await page.keyboard.press('Control+S');
  await seen(page.getByText('已保存。'));
  await organization(15, inPeriod);
  await page.keyboard.press('F5');
  await seen(page.getByText('数字已刷新', { exact: false }));
  await seen(page.getByText('刷新后正文有', { exact: false }));
  await seen(page.getByRole('textbox', { name: '正文' }).getByText(OWN_WORDS));
  await expect.poll(() => registered().textContent()).toContain('5');
  await shot(page, 'reports-2-refreshed');
});

test('the gate asks for a reason, the document is approved, numbered, issued and signed', async () => {
  await button(page, '生成公文送审').click();
  const gate = await seen(page.getByRole('dialog', { name: '生成公文送审' }));
  await field(gate, '送审理由').fill('已逐项核对，按期报送。');
  await shot(page, 'reports-3-gate');
  await button(gate, '生成公文').click();
  await seen(page.getByText('公文已生成，请送审。'));
  await field(page, '主送').fill('云州市人民政府');
  await field(page, '签发人').fill('陈明');
  await page.keyboard.press('Control+S');
  await seen(page.getByText('已保存。'));
  await button(page, '送审').click();
  await seen(page.getByText('已送审。'));
  for (const step of ['审核', '签发']) {
    await (await seen(button(page, '同意').first())).click();
    await button(await seen(page.getByRole('dialog', { name: '同意', exact: true })), '同意').click();
    await expect.poll(() => dialog(page).count()).toBe(0);
    // The next step goes by what this one made of the document.
    const line = section(page, '审批')
      .getByRole('listitem')
      .filter({ has: page.getByText(step, { exact: true }) });
    await expect.poll(() => line.first().textContent()).not.toContain('未办');
  }
  await seen(page.getByText('已签发，接下来取号，然后印发。'));
  await button(page, '取号').first().click();
  await button(await seen(page.getByRole('dialog', { name: '取号' })), '取号').click();
  await seen(page.getByText('已签发，可以印发。'));
  await button(page, '印发').first().click();
  const issue = await seen(page.getByRole('dialog', { name: '印发文件' }));
  await expect.poll(() => button(issue, '印发').isEnabled(), { timeout: 30_000 }).toBe(true);
  await button(issue, '印发').click();
  await seen(page.getByText(/^已印发。签名有效/), 60_000);
  await shot(page, 'reports-4-issued');
});

test('reopened after the records changed the report is what was issued, and says what is another today', async () => {
  const { rows } = await ask<{ rows: { id: string; revision: number; name: string }[] }>('organizations.list', {});
  const gone = rows.find(({ name }) => name.includes('第14'));
  await ask('organizations.void', { id: gone?.id, expectedRevision: gone?.revision, reason: '重复录入' });
  await organization(16, inPeriod);
  await visitReports();
  const line = page.getByRole('row').filter({ hasText: '社会组织管理工作情况的报告' });
  await seen(line.getByText('已印发'));
  await line.dblclick();
  await seen(page.getByText('正文、数字和明细已封存', { exact: false }));
  await expect.poll(() => registered().textContent()).toContain('5');
  await button(page, '登记报送').click();
  // To whom the document was addressed stands there already.
  expect(await field(dialog(page), '报送单位').inputValue()).toBe('云州市人民政府');
  await button(dialog(page), '登记报送').click();
  await seen(page.getByText('报送已登记。'));
  await page.getByText('核对快照', { exact: true }).filter({ visible: true }).first().click();
  await button(page, '核对').click();
  await seen(page.getByText('快照与印发时封存的完全一致。'), 60_000);
  await seen(page.getByText('与报告中的数字全部相符', { exact: false }));
  await seen(page.getByText('云州市第14研究会').first());
  await seen(page.getByText('云州市第16研究会').first());
  await shot(page, 'reports-5-verified');
  await stubDialogs(launched.app, { save: issuedFile });
  await page.getByText('版面', { exact: true }).filter({ visible: true }).first().click();
  await button(page, '另存').first().click();
  await seen(page.getByText('文件已存好。'));
  judgeIssued(readFileSync(issuedFile), ['社会组织管理工作情况的报告', OWN_WORDS, '云州市人民政府']);
  expect(launched.consoleLines.filter((entry) => /^(error|warning)/.test(entry))).toEqual([]);
});
