import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { pdfText } from '#tests/documents/pdfTools.ts';
import { findElectron } from '../../electron/findElectron.ts';
import {
  button,
  choose,
  createOffice,
  field,
  fillRows,
  goTo,
  lockByButton,
  logIn,
  section,
  seen,
  shot,
  typeDate,
} from '../support/clerk.ts';
import { ensureDisplay } from '../support/display.ts';
import { judgeIssued } from '../support/judgeMinutes.ts';
import { type LaunchedApp, launchApp, REPOSITORY, removeDataRoot, stubDialogs } from '../support/launchApp.ts';
import { officeYear } from '../support/officeDay.ts';
import { KNOWN_ORGANIZATION, LIST_COUNTS, PERSONAL_NUMBER, registryList } from '../support/registryList.ts';

// One clerk's day in the real program, in order: each test goes on where the one before stopped.

const PASSWORD = '测试口令2026abc';
const OFFICE = '云州市民政局';
const CLERK = { login: 'wenyuan', name: '张文员', password: PASSWORD };
const GROUP = '社会组织管理工作领导小组';
const TITLE = '社会组织管理工作领导小组第一次会议';
const NEW_ADDRESS = '云州市云山路18号三楼';
const DECISION = '由社会组织管理科于年底前完成登记档案数字化工作。';
const FIRST_TASK = '完成登记档案数字化';
/** What Word puts into the clipboard for two paragraphs. */
const WORD_HTML = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body><!--StartFragment-->
<p class=MsoNormal style='text-indent:32.0pt'><b><span style='font-size:16pt;font-family:黑体'>二、下步安排<span lang=EN-US><o:p></o:p></span></span></b></p>
<p class=MsoNormal><span style='font-size:16pt;font-family:仿宋_GB2312'>要压实责任，<span lang=EN-US>2026</span>年底前全部完成。</span></p><!--EndFragment--></body></html>`;
const YEAR_AHEAD = String(officeYear() + 1);

const files = mkdtempSync(join(tmpdir(), 'taizhang-walk-'));
const listFile = join(files, '名册.xlsx');
const savedPdf = join(files, '纪要.pdf');
let launched: LaunchedApp;
let page: Page;
let organizationId = '';
let documentId = '';

async function start(dataRoot?: string): Promise<void> {
  launched = await launchApp(dataRoot === undefined ? {} : { dataRoot });
  page = launched.page;
  page.setDefaultTimeout(20_000);
}

/** A call through the page's bridge that must succeed: for what a clerk would type thirty times. */
async function ask<Value>(name: string, input: unknown): Promise<Value> {
  const answer = await launched.call(name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.details)}`);
  return answer.value as Value;
}

const two = (index: number) => String(index).padStart(2, '0');

beforeAll(async () => {
  writeFileSync(listFile, registryList());
  await start();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await shot(page, `failed-app-${task.name.slice(0, 40)}`);
});

afterAll(async () => {
  await launched?.app.close().catch(() => undefined);
  if (launched) await removeDataRoot(launched.dataRoot);
  rmSync(files, { recursive: true, force: true });
});

test('a new office is created, its recovery sheets are typed in, the clerk logs in', async () => {
  await shot(page, '01-first-screen');
  await createOffice(page, {
    name: OFFICE,
    division: '330100',
    prefix: '云民社',
    people: [
      { login: 'guanli', name: '王管理', password: PASSWORD },
      { login: 'shenji', name: '李审计', password: PASSWORD },
      CLERK,
    ],
  });
  await shot(page, '02-lock-screen');
  await logIn(page, CLERK.login, PASSWORD);
  await seen(page.getByText('新台账，从这几件事开始'));
  await shot(page, '03-today-empty');
});

test('a registry list is imported: good rows are added, wrong ones named, personal data left out', async () => {
  await stubDialogs(launched.app, { open: listFile });
  await goTo(page, '名录');
  await button(page, '导入名册').first().click();
  await (await seen(button(page, '选择文件'))).click();
  await seen(page.getByRole('tab', { name: `可导入 ${LIST_COUNTS.good}` }));
  for (const name of [`有错误 ${LIST_COUNTS.invalid}`, '重复且不同 1', '完全重复 1', '已略过 1'])
    await seen(page.getByRole('tab', { name }));
  await shot(page, '04-import-check');
  await seen(page.getByText(/校验位不对/));
  await button(page, '列的对应').click();
  await seen(page.getByText('不导入（个人信息）'));
  await shot(page, '05-import-columns');
  await button(page, '列的对应').click();
  await button(page, '导入').click();
  await seen(page.getByText(`新增 ${LIST_COUNTS.good} 家`).last());
  await seen(page.getByRole('heading', { name: '导入完成' }));
  await shot(page, '06-import-done');
  await button(page, '查看名录').click();
  await seen(page.getByText(`显示 ${LIST_COUNTS.good} 家`));
  await seen(page.getByRole('gridcell', { name: KNOWN_ORGANIZATION, exact: true }));
  await shot(page, '07-list');
  const stored = await ask<{ rows: unknown[] }>('organizations.list', {});
  expect(JSON.stringify(stored)).not.toContain(PERSONAL_NUMBER);
});

test('the list is filtered, a record is edited as a draft, saved, and its history shows old and new', async () => {
  await field(page, '名称、代码、证号、法定代表人').fill('第3养老');
  await expect.poll(() => page.getByRole('gridcell', { name: /养老服务协会/ }).count()).toBe(1);
  await page.getByRole('gridcell', { name: KNOWN_ORGANIZATION, exact: true }).dblclick();
  await seen(page.getByRole('heading', { level: 1, name: KNOWN_ORGANIZATION }));
  organizationId = new URL(page.url()).hash.split('/').at(-1) ?? '';
  await shot(page, '08-record');
  await button(page, '修改').click();
  await field(page, '住所').fill(NEW_ADDRESS);
  await seen(page.getByText('草稿已保留'));
  await shot(page, '09-record-draft');
  await field(page, '法定代表人').fill('陈立新');
  // Registered items change with a date and a reason (R5).
  await typeDate(field(page, '变更日期'), '2026-01-05');
  await field(page, '变更事由').fill('换届选举、迁址');
  await button(page, '保存').click();
  await seen(page.getByRole('heading', { level: 1, name: KNOWN_ORGANIZATION, exact: true }));
  await page.getByRole('tab', { name: '修改记录', exact: true }).click();
  const history = await seen(section(page, '修改记录'));
  await seen(history.getByRole('deletion').filter({ hasText: '周明远' }));
  await seen(history.getByRole('insertion').filter({ hasText: '陈立新' }));
  await seen(history.getByRole('insertion').filter({ hasText: NEW_ADDRESS }));
  await shot(page, '10-record-history');
});

test('files are attached to an organization, found by their text and shown', async () => {
  await page.getByRole('tab', { name: '附件', exact: true }).click();
  await page.locator('input[type=file][multiple]').setInputFiles([
    { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('办公用房使用说明：期限三年。') },
    { name: '../../年报.txt', mimeType: 'text/plain', buffer: Buffer.from('上年度工作报告。') },
  ]);
  await seen(button(page, '说明.txt'));
  await seen(button(page, '年报.txt'));
  await expect.poll(() => page.getByText('可查找', { exact: true }).count(), { timeout: 20_000 }).toBe(2);
  await button(page, '说明.txt').click();
  await seen(page.getByRole('dialog').getByText('办公用房使用说明：期限三年。'));
  await shot(page, '10-record-files');
  await page.keyboard.press('Escape');
  const found = await ask<{ groups: { hits: { parentId: string }[] }[] }>('search.find', { text: '办公用房使用' });
  expect(found.groups.flatMap(({ hits }) => hits).map(({ parentId }) => parentId)).toEqual([organizationId]);
  await page.keyboard.press('Escape');
});

test('a leading group with thirty people is set up, the first two by the forms', async () => {
  await goTo(page, '职责');
  await button(page, '新建领导小组').first().click();
  await field(page, '小组名称').fill(GROUP);
  await typeDate(field(page, '成立日期'), '2026-01-05');
  await button(page, '保存').click();
  await seen(page.getByRole('heading', { name: GROUP }));
  for (const [name, post] of [
    ['赵国栋', '副局长'],
    ['钱文华', '社会组织管理科科长'],
  ]) {
    await button(page, '新增人员').click();
    await field(page, '姓名').fill(name ?? '');
    await field(page, '职务').fill(post ?? '');
    await button(page, '保存').click();
    await expect.poll(() => page.getByRole('heading', { name: '新增人员' }).count()).toBe(0);
  }
  await button(page, '新增分工').click();
  await choose(page, field(page, '人员'), '赵国栋　副局长');
  await choose(page, field(page, '组内职务'), '组长');
  await typeDate(field(page, '起始日期'), '2026-01-05');
  await shot(page, '11-duties-form');
  await button(page, '保存').click();
  await seen(page.getByText('现任 1 人'));

  const { groups, members } = await ask<{ groups: { id: string }[]; members: { id: string; name: string }[] }>(
    'duties.overview',
    {},
  );
  const leadingGroupId = groups[0]?.id ?? '';
  const term = { leadingGroupId, role: 'member', startOn: '2026-01-05' };
  const second = members.find((member) => member.name === '钱文华')?.id;
  await ask('duties.saveAssignment', { fields: { ...term, memberId: second, seq: 0 } });
  for (let index = 3; index <= 30; index += 1) {
    const fields = { name: `成员${two(index)}`, post: '科员', unitName: '云州市民政局' };
    const { id } = await ask<{ id: string }>('duties.saveMember', { fields });
    await ask('duties.saveAssignment', { fields: { ...term, memberId: id, seq: index } });
  }
  await seen(page.getByText('现任 30 人'));
  await shot(page, '12-duties-table');
});

test('a meeting is recorded: agenda, people, text typed and pasted, decisions, tasks, the page beside it', async () => {
  await goTo(page, '会议');
  await button(page, '新建会议').first().click();
  const title = await seen(field(page, '会议名称'));
  await title.fill(TITLE);
  await typeDate(field(page, '会议日期'), '2026-06-30');
  await field(page, '结束时间').fill('1130');
  await field(page, '地点').fill('局三楼会议室');
  await field(page, '主持人').fill('赵国栋');
  await field(page, '记录人').fill('张文员');
  await field(page, '导语').fill('会议听取了上半年社会组织管理工作情况汇报，现纪要如下。');
  await expect.poll(() => page.getByRole('group', { name: /^出席 \d+$/ }).count()).toBe(30);

  const agenda = Array.from({ length: 10 }, (_unused, index) => ({
    议题: `研究第${index + 1}项工作`,
    提出人: index === 0 ? '钱文华' : '',
  }));
  await fillRows(page, '议题', '添加议题', agenda);
  await shot(page, '13-meeting-agenda');

  const text = page.getByRole('textbox', { name: '纪要正文', exact: true });
  await text.click();
  await page.keyboard.type('一、总体情况\n会议认为，上半年工作扎实有效。\n（一）登记管理\n1. 完成年度检查');
  await seen(text.locator('h1,h2,h3,h4').filter({ hasText: '总体情况' }));
  await page.keyboard.press('Enter');
  await text.evaluate((element, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', '二、下步安排\n要压实责任。');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, WORD_HTML);
  await seen(text.getByText('要压实责任，2026年底前全部完成。'));
  const blocks = await text.evaluate((element) =>
    [...element.children].map((child) => `${child.tagName} ${child.textContent}`),
  );
  expect(blocks.filter((block) => block.trim().includes(' '))).toEqual([
    'H1 总体情况',
    'P 会议认为，上半年工作扎实有效。',
    'H2 登记管理',
    'H3 完成年度检查',
    'H1 下步安排',
    'P 要压实责任，2026年底前全部完成。',
  ]);
  await shot(page, '14-meeting-text');

  await fillRows(
    page,
    '议定事项',
    '添加议定事项',
    Array.from({ length: 10 }, (_unused, index) => ({
      议定内容: index === 0 ? DECISION : `同意第${index + 1}项意见。`,
    })),
  );
  await page
    .getByRole('group', { name: '议定事项 1', exact: true })
    .getByLabel('对应议题')
    .selectOption({ label: '1. 研究第1项工作' });
  await fillRows(
    page,
    '任务分工',
    '添加任务',
    Array.from({ length: 10 }, (_unused, index) => ({
      任务: index === 0 ? FIRST_TASK : `落实第${index + 1}项任务`,
      责任科室: '社会组织管理科',
      责任人: '钱文华',
      完成时限: `${YEAR_AHEAD}-03-${two(index + 1)}`,
    })),
  );
  await shot(page, '15-meeting-tasks');
  await seen(page.getByText('草稿已保留'));
  await seen(page.getByRole('region', { name: '纪要版面' }).getByText(/共 [1-9]\d* 页/));
  await page.keyboard.press('Control+S');
  await seen(page.getByText('已保存。'));
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#\/meetings\/[0-9a-f-]{36}$/);
  await expect.poll(() => page.getByText(/草稿已保留|有未保存内容/).count()).toBe(0);
  await shot(page, '16-meeting-saved');
});

test('the minutes are finalized, signed, saved to a file, and judged by independent programs', async () => {
  await button(page, '定稿').click();
  const dialog = await seen(page.getByRole('dialog', { name: '会议纪要定稿' }));
  await dialog.getByRole('checkbox', { name: /自核/ }).check();
  await shot(page, '17-finalize');
  await button(dialog, '定稿').click();
  await seen(page.getByText('已定稿，期号'));
  await button(page, '签名印发').click();
  await seen(page.getByText('已印发。签名有效，文件自签署后未改动'), 60_000);
  await stubDialogs(launched.app, { save: savedPdf });
  await button(page, '另存').click();
  await seen(page.getByText('文件已存好。'));
  await shot(page, '18-issued');
  await page.getByRole('link', { name: /^〔\d{4}〕1号$/ }).click();
  await seen(page.getByRole('document', { name: '文件版面' }));
  const pdf = readFileSync(savedPdf);
  judgeIssued(pdf, [TITLE, DECISION, '赵国栋', '成员30', '一、总体情况', '（一）登记管理', '二、下步安排', FIRST_TASK]);
  expect(pdfText(pdf)).not.toContain('未填');
  const { rows } = await ask<{ rows: { id: string; sha256: string }[] }>('documents.list', {});
  expect(rows).toHaveLength(1);
  documentId = rows[0]?.id ?? '';
  expect(await storedDocumentHash()).toBe(createHash('sha256').update(pdf).digest('hex'));
});

test('open tasks stand under 任务 and 今日', async () => {
  await goTo(page, '任务');
  await seen(page.getByRole('gridcell', { name: FIRST_TASK, exact: true }));
  await seen(page.getByText('未办结 10 项'));
  await shot(page, '19-actions');
  await goTo(page, '今日');
  await seen(page.getByRole('button', { name: new RegExp(FIRST_TASK) }));
  await shot(page, '20-today');
});

test('a second start on the same data ends and brings the first window to the front', async () => {
  await launched.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) throw new Error('no window');
    const counted = globalThis as { focused?: number };
    counted.focused = 0;
    const focus = window.focus.bind(window);
    window.focus = () => {
      counted.focused = (counted.focused ?? 0) + 1;
      focus();
    };
  });
  const second = spawn(findElectron() ?? '', ['.', '--disable-gpu'], {
    cwd: REPOSITORY,
    env: { ...process.env, DISPLAY: await ensureDisplay(), TAIZHANG_DATA_ROOT: launched.dataRoot },
    stdio: 'ignore',
  });
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);
  await expect.poll(() => launched.app.evaluate(() => (globalThis as { focused?: number }).focused)).toBe(1);
  expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('locking leaves no record text in the page', async () => {
  await goTo(page, '名录');
  await seen(page.getByRole('gridcell', { name: KNOWN_ORGANIZATION, exact: true }));
  await page.keyboard.press('Control+K');
  await page.getByRole('combobox', { name: '查找记录或操作' }).fill('锁定');
  await seen(page.getByRole('option', { name: /锁定台账/ }));
  await page.keyboard.press('Enter');
  await seen(button(page, '登录'));
  await shot(page, '21-locked');
  const whole = await page.evaluate(() => document.documentElement.outerHTML);
  for (const word of ['养老服务协会', '周明远', '陈立新', TITLE, FIRST_TASK]) expect(whole).not.toContain(word);
  const refused = await launched.call('organizations.list', {});
  expect(refused).toMatchObject({ ok: false, error: { code: 'locked' } });
  await logIn(page, CLERK.login, PASSWORD);
});

test('the service is killed while a form is open: a plain screen, login, what was saved and typed is there', async () => {
  await page.evaluate((id) => {
    location.hash = `#/organizations/${id}/edit`;
  }, organizationId);
  await (await seen(field(page, '刊物'))).fill('《养老服务》');
  await seen(page.getByText('草稿已保留'));
  await killService();
  const office = page.getByRole('button', { name: new RegExp(OFFICE) });
  await seen(office);
  await seen(page.getByText('后台服务意外停止，已保存的内容不受影响。'));
  await shot(page, '22-after-kill');
  await office.click();
  await logIn(page, CLERK.login, PASSWORD);
  await page.evaluate((id) => {
    location.hash = `#/organizations/${id}/edit`;
  }, organizationId);
  await (await seen(button(page, '接着填写'))).click();
  expect(await field(page, '刊物').inputValue()).toBe('《养老服务》');
  expect(await field(page, '住所').inputValue()).toBe(NEW_ADDRESS);
  await button(page, '保存').click();
  await seen(page.getByRole('heading', { level: 1, name: KNOWN_ORGANIZATION, exact: true }));
});

test('after a quit and a new start everything is still there, the document to the byte', async () => {
  const { dataRoot } = launched;
  const before = await storedDocumentHash();
  await launched.quit();
  await start(dataRoot);
  await (await seen(page.getByRole('button', { name: new RegExp(OFFICE) }))).click();
  await logIn(page, CLERK.login, PASSWORD);
  await goTo(page, '名录');
  await seen(page.getByText(`显示 ${LIST_COUNTS.good} 家`));
  await page.getByRole('gridcell', { name: KNOWN_ORGANIZATION, exact: true }).dblclick();
  await seen(page.getByText(NEW_ADDRESS));
  await goTo(page, '会议');
  await page.getByRole('gridcell', { name: TITLE, exact: true }).dblclick();
  await seen(page.getByText('要压实责任，2026年底前全部完成。'));
  expect(await page.getByRole('group', { name: /^出席 \d+$/ }).count()).toBe(30);
  expect(await storedDocumentHash()).toBe(before);
  await goTo(page, '文书');
  await page.getByRole('gridcell', { name: TITLE, exact: true }).click();
  await button(page, '核验').click();
  await seen(page.getByText('签名有效，文件自签署后未改动'));
  await shot(page, '23-document');
  expect(launched.consoleLines.filter((line) => /^(error|warning)/.test(line))).toEqual([]);
  await lockByButton(page);
});

/** SHA-256 of the kept document as its bytes reach the page. */
async function storedDocumentHash(): Promise<string> {
  const { file } = await ask<{ file: { $file: string } }>('documents.file', { id: documentId });
  return page.evaluate(async (ticket) => {
    const bytes = await (await fetch(`/_files/${ticket}`)).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }, file.$file);
}

async function killService(): Promise<void> {
  const pid = await launched.app.evaluate(
    ({ app }) =>
      app
        .getAppMetrics()
        .find((metric) => metric.serviceName === 'taizhang-service' || metric.name === 'taizhang-service')?.pid,
  );
  if (pid === undefined) throw new Error('no service process');
  process.kill(pid, 'SIGKILL');
}
