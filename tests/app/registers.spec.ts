import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { creditCode } from '#tests/features/organizations/tables.ts';
import { button, choose, dialog, field, row, section, seen, shot, typeDate } from '../support/clerk.ts';
import { type LaunchedApp, removeDataRoot, stubDialogs } from '../support/launchApp.ts';
import { officeYear } from '../support/officeDay.ts';
import { paperHandedToPrinter } from '../support/printedPages.ts';
import { startWalk, type Walk } from '../support/walkOffice.ts';

// The registers of an office in the real program: an activity from its filing to the receipt, an inspection from the checklist to the
// close-out, an assessment from the first risk to its sheet. Each test goes on where the one before stopped.

const NAME = '云州市花卉协会';
const TITLE = '金秋菊花展';
const YEAR = officeYear();
const PROBLEM = '实际办公地点为人民路18号，与登记住所不一致';
const RISK = '三楼培训教室只有一个疏散出口';

const files = mkdtempSync(join(tmpdir(), 'taizhang-registers-'));
const planFile = join(files, '应急预案.txt');
let launched: LaunchedApp;
let page: Page;
let ask: Walk['ask'];

beforeAll(async () => {
  writeFileSync(planFile, '疏散路线两条，医疗点一处。');
  ({ launched, page, ask } = await startWalk());
  await ask('organizations.save', {
    fields: {
      ...{ name: NAME, registrationKind: 'registered', legalType: 'social_group', registrationNo: '云社证字第7号' },
      ...{ registrationAuthority: '云州市民政局', establishedOn: '2015-06-01', uscc: creditCode(7) },
    },
  });
  await ask('duties.saveUnit', {
    fields: { name: '社会组织管理股', shortName: null, level: 'section', workPhone: null },
  });
  for (const [name, post] of [
    ['王珺', '科长'],
    ['李喆', '科员'],
    ['周明', '副局长'],
  ] as const)
    await ask('duties.saveMember', { fields: { name, post } });
});

/** Goes to a place by the navigation; its heading may say more than the entry. */
async function visit(entry: string, heading: string): Promise<void> {
  await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: entry, exact: true }).click();
  await seen(page.getByRole('heading', { level: 1, name: heading, exact: true }));
}

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-registers-${task.name.slice(0, 30)}`);
});

afterAll(async () => {
  await launched?.app.close().catch(() => undefined);
  if (launched) await removeDataRoot(launched.dataRoot);
  rmSync(files, { recursive: true, force: true });
});

test('an activity is filed, its materials are complete, it is accepted; sheet and receipt', async () => {
  await visit('报备', '活动报备');
  await page.keyboard.press('Control+Alt+N');
  await seen(page.getByRole('heading', { level: 1, name: '登记活动报备' }));
  await field(page, '主办组织').fill('花卉');
  await page.getByRole('option', { name: NAME, exact: true }).click();
  await field(page, '业务主管单位').fill('市园林局');
  await field(page, '活动名称').fill(TITLE);
  await choose(page, field(page, '活动类型'), '展览展销');
  await typeDate(field(page, '开始时间'), `${YEAR + 1}-03-20`);
  await field(page, '地点').fill('青云公园');
  await field(page, '预计人数').fill('800');
  await field(page, '场地核定容量').fill('1000');
  await field(page, '现场负责人').fill('周启明');
  await field(page, '负责人职务').fill('秘书长');
  await field(page, '负责人办公电话').fill('0571-88012345');
  await page.keyboard.press('Control+S');
  await seen(page.getByRole('heading', { level: 1, name: TITLE }));
  await seen(page.getByText('下一步：核对材料，齐备后确认齐备日期'));
  await materialsReceived();
  await stubDialogs(launched.app, { open: planFile });
  await attachPlan();
  await choose(page, page.getByRole('combobox', { name: '应急预案' }), '应急预案.txt');
  await seen(page.getByText('已指定应急预案。'));
  await button(page, '确认材料齐备').first().click();
  await button(await seen(page.getByRole('dialog', { name: '确认材料齐备' })), '确认材料齐备').click();
  await seen(page.getByText('属按时报备', { exact: false }));
  await button(page, '登记主管单位意见').first().click();
  const unit = await seen(page.getByRole('dialog', { name: '登记主管单位意见' }));
  await choose(page, field(unit, '意见'), '同意');
  await button(unit, '登记主管单位意见').click();
  await seen(page.getByText('下一步：登记办理结果'));
  await button(page, '登记办理结果').first().click();
  const decide = await seen(page.getByRole('dialog', { name: '登记办理结果' }));
  await choose(page, field(decide, '办理结果'), '准予备案');
  await button(decide, '登记办理结果').click();
  await seen(page.getByText('下一步：等活动举办', { exact: false }));
  await shot(page, 'registers-1-filing');
  const sheet = await paperHandedToPrinter(page, () => button(page, '打印报备表').click());
  expect(sheet.title).toContain('活动报备表');
  expect(sheet.pages).toEqual(['a4']);
  expect(sheet.inked).toBeGreaterThan(0.005);
  await button(page, '起草备案回执').click();
  await seen(page.getByRole('heading', { level: 1 }).filter({ hasText: '活动备案回执' }));
  await shot(page, 'registers-2-receipt');
});

/** Every material that is asked for lies here, sealed and signed: entered on its own page at another time. */
async function materialsReceived(): Promise<void> {
  type Item = Readonly<Record<string, unknown>> & { readonly requirement: string; readonly copies: number };
  const { rows } = await ask<{ rows: { id: string }[] }>('activityFilings.list', { filter: { text: TITLE } });
  const { filing } = await ask<{ filing: { materialCaseId: string; receivedOn: string } }>('activityFilings.get', {
    id: rows[0]?.id,
  });
  const { case: list } = await ask<{ case: { id: string; revision: number; receivedOn: string; items: Item[] } }>(
    'materialChecklists.get',
    { id: filing.materialCaseId },
  );
  const items = list.items.map(({ key, applies, copies, requirement, defect, remark }) => {
    const here = requirement === 'required';
    return {
      ...{ key, applies, defect, remark, isSealed: here, isSigned: here },
      ...{ receivedOn: here ? filing.receivedOn : null, copiesReceived: here ? copies : 0 },
    };
  });
  await ask('materialChecklists.save', {
    ...{ id: list.id, expectedRevision: list.revision, receivedOn: list.receivedOn, note: null, items },
  });
}

/** The plan is chosen in the dialog of the system, or by the page where it has its own. */
async function attachPlan(): Promise<void> {
  const chooser = page.waitForEvent('filechooser', { timeout: 5000 }).catch(() => null);
  await button(page, '添加附件').click();
  await (await chooser)?.setFiles(planFile);
}

test('an inspection is filled in by keys, concluded with the statement beside the problem, rectified and struck off', async () => {
  await visit('检查', '检查');
  await button(page, '新建检查').first().click();
  await seen(page.getByRole('heading', { level: 1, name: '新建检查' }));
  await field(page, '被检查组织').fill('花卉');
  await page.getByRole('option', { name: NAME, exact: true }).click();
  const { today } = await ask<{ today: string }>('session.state', {});
  await typeDate(field(page, '检查日期'), today);
  await field(page, '检查地点').fill('云州市人民路12号');
  for (const who of ['王珺 科长', '李喆 科员']) {
    await button(page, '添加检查人员').click();
    await choose(page, page.getByRole('combobox', { name: '本局人员' }).last(), who);
  }
  await button(page, '保存').click();
  await seen(page.getByRole('heading', { level: 1, name: NAME }));
  await row(page, '登记证书正本在办公场所显著位置悬挂').focus();
  for (const key of ['1', '1', '2', '1', '1', '3', '1', '1']) await page.keyboard.press(key);
  await page.keyboard.press('Control+S');
  await seen(page.getByText('检查表已保存。'));
  await page.getByRole('button', { name: '登记问题' }).first().click();
  await field(dialog(page), '存在问题').fill(PROBLEM);
  await field(dialog(page), '整改要求').fill('办理住所变更登记');
  await button(dialog(page), '保存').click();
  await seen(page.getByText('问题已保存。'));
  await button(page, '登记陈述申辩').click();
  await field(dialog(page), '陈述申辩').fill('新址刚启用，正在准备变更材料。');
  await field(dialog(page), '陈述人职务').fill('会长');
  await button(dialog(page), '保存').click();
  await seen(page.getByText('新址刚启用，正在准备变更材料。'));
  await button(page, '作出结论并定稿').click();
  await choose(page, dialog(page).getByRole('combobox', { name: '检查结论' }), '限期整改');
  await field(dialog(page), '结论依据').fill('社会组织登记管理法规关于变更登记的规定');
  await button(dialog(page), '作出结论并定稿').click();
  await seen(page.getByText('检查已定稿。'));
  await shot(page, 'registers-3-inspection');
  await button(page, '打印').click();
  const record = await paperHandedToPrinter(page, () => page.getByRole('menuitem', { name: '现场检查记录' }).click());
  expect(record.title).toContain('检查记录');
  expect(record.pages.every((paper) => paper === 'a4')).toBe(true);
  expect(record.inked).toBeGreaterThan(0.005);
  await button(page, '登记整改').click();
  await field(dialog(page), '整改情况').fill('已办理住所变更登记，新证书已领取。');
  await button(dialog(page), '保存').click();
  await seen(page.getByText('整改已登记，待复查。'));
  await button(page, '登记复查').click();
  await choose(page, dialog(page).getByRole('combobox', { name: '复查结果' }), '复查合格');
  await button(dialog(page), '保存').click();
  await seen(page.getByText('复查结果已登记。'));
  await button(page, '销号').click();
  await button(dialog(page), '销号').click();
  await expect.poll(() => dialog(page).count()).toBe(0);
  await shot(page, 'registers-4-closed');
  const { total } = await ask<{ total: number }>('inspections.findings', { show: 'open' });
  expect(total).toBe(0);
});

test('a risk is written with its basis and measures, approved, and printed on one sheet', async () => {
  await visit('风险', '风险评估');
  await seen(page.getByText('还没有风险评估'));
  await page.keyboard.press('Control+Alt+N');
  await field(dialog(page), '社会组织').fill('花卉');
  await page.getByRole('option', { name: NAME, exact: true }).click();
  await choose(page, field(dialog(page), '评估单位'), '社会组织管理股');
  await button(dialog(page), '新建评估').click();
  await seen(page.getByRole('heading', { level: 1, name: /^FX-\d{4}-0001$/ }));
  await section(page, '风险点').getByRole('button', { name: '添加风险点' }).click();
  await choose(page, field(page, '风险因素'), '消防');
  await field(page, '风险描述').fill(RISK);
  await field(page, '事实依据').fill('现场检查时看到东侧出口上锁');
  for (const [pair, likelihood, severity] of [
    ['固有风险', '3', '5'],
    ['现有风险', '3', '5'],
    ['剩余风险', '1', '4'],
  ] as const)
    for (const [words, digit] of [
      ['可能性', likelihood],
      ['影响程度', severity],
    ] as const) {
      const degrees = page.getByRole('group', { name: `${pair} ${words}` });
      await degrees.getByRole('radio').first().focus();
      await page.keyboard.press(digit);
    }
  await page.keyboard.press('Control+S');
  await seen(page.getByText('第1个风险点的剩余风险低于现有风险', { exact: false }));
  await button(page, '添加措施').click();
  await field(page, '措施内容').fill('打开东侧出口并张贴疏散图');
  await field(page, '责任人').fill('刘建设');
  await field(page, '责任人职务').fill('秘书长');
  await typeDate(field(page, '完成期限'), `${YEAR + 1}-01-20`);
  await page.keyboard.press('Control+S');
  await seen(row(page, '打开东侧出口并张贴疏散图'));
  await button(page, '修改评估').click();
  await field(page, '评估结论').fill('主要风险为疏散出口，限期整改后可控。');
  await page.keyboard.press('Control+S');
  await seen(page.getByText('主要风险为疏散出口'));
  await button(page, '批准').click();
  await choose(page, field(dialog(page), '批准人'), '周明 副局长');
  await button(dialog(page), '批准').click();
  await seen(page.getByText('较大风险每3个月复评一次'));
  await shot(page, 'registers-5-assessment');
  const sheet = await paperHandedToPrinter(page, () => button(page, '打印评估单').click());
  expect(sheet.title).toContain('风险评估单');
  expect(sheet.pages).toEqual(['a4']);
  expect(sheet.inked).toBeGreaterThan(0.01);
});

test('the year’s calendar stands in the program, and nothing contradicts what was entered', async () => {
  await visit('今日', '今日');
  await page.getByRole('link', { name: '数据核对', exact: true }).click();
  await seen(page.getByText('没有发现矛盾', { exact: true }));
  await shot(page, 'registers-6-consistency');
  expect(launched.consoleLines.filter((line) => /^(error|warning)/.test(line))).toEqual([]);
});
